"""What there is to say about one class: its form, where its colour comes from, what is written."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from adapter.source.brackets import pieces
from adapter.styles.declarations import Declared
from adapter.styles.project_styles import ProjectStyles
from adapter.styles.splitting import roots
from adapter.styles.tailwind3 import Tailwind3
from adapter.styles.value_types import is_color

LENGTH = re.compile(r"(?<![\w.-])-?\d*\.?\d+(?:px|rem|em|pt)\b")
COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch)\(\s*[\d.]")
WORD = re.compile(r"-?[a-z][a-z0-9]*(?:-[a-z0-9.%]+)*")


def suggestion(styles: ProjectStyles, text: str) -> str | None:
    """The class that an unknown one most likely means: empty if none is near, None if it may be no class of Tailwind.

    A class that is not of Tailwind's own form (``sidebar``, ``js-open``) is somebody's own name, and not judged.
    """
    *before, base = pieces(text, ":")
    base = base.strip("!")
    plain, slash, modifier = base.partition("/")
    if not WORD.fullmatch(plain):
        return "" if before and styles.resolve(":".join((*before, "flex"))) is not None and plain[-1:] == "]" else None
    named = [(root, name) for root, name in roots(plain, styles.tailwind.roots) if name is not None]
    near = _near(styles, *named[0]) if named else None
    if not named:
        near = _nearly_static(styles, plain)
        if near is None:
            return None
    elif any(styles.resolve(":".join((it, "flex"))) is None for it in before):
        return None  # the variant is what is not known, and it may be a plug-in's
    return ":".join((*before, f"{near}{slash}{modifier}")) if near else ""


def _near(styles: ProjectStyles, root: str, name: str) -> str | None:
    """The class of a root whose name is close, by number or by letters."""
    names = {it[len(root) + 1 :]: it for it in _names(styles, root) if it != root}
    if name.isdigit():
        numbers = [it for it in names if it.isdigit()]
        return names[min(numbers, key=lambda it: abs(int(it) - int(name)))] if numbers else None
    close = get_close_matches(name, sorted(names), n=1, cutoff=0.75)
    return names[close[0]] if close else None


def _names(styles: ProjectStyles, root: str) -> Iterator[str]:
    """The classes of a root that have a name in the theme, and those without a value."""
    yield from styles.tailwind.named(root)
    yield from (it for it in styles.tailwind.statics if it.startswith(f"{root}-"))


def _nearly_static(styles: ProjectStyles, plain: str) -> str | None:
    """The class without a value that differs by one slip of the hand, for names of some length."""
    if len(plain) < 8 or "-" not in plain:
        return None
    close = (it for it in styles.tailwind.statics if abs(len(it) - len(plain)) < 2 and it[:2] == plain[:2])
    return next((it for it in close if _is_slip(it, plain)), None)


def _is_slip(right: str, wrong: str) -> bool:
    """One character more, less or other, or two neighbours in the wrong order."""
    start = next(
        (at for at, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b), min(len(right), len(wrong))
    )
    a, b = right[start:], wrong[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def was_known(styles: ProjectStyles, text: str) -> bool:
    """Whether a class that version 4 does not know is one of version 3."""
    return styles.version == 4 and _version_3().resolve(text) is not None


@lru_cache(maxsize=1)
def _version_3() -> Tailwind3:
    """Version 3 with its own theme, made once."""
    return Tailwind3()


def palette_color(styles: ProjectStyles, found: Declared) -> str:
    """The value of Tailwind's own palette that a class takes, empty if it takes none or the project's theme sets it."""
    return styles.tailwind.palette_color(found.key)


def written_value(found: Declared) -> str:
    """The colour or the length that stands in a class itself, empty if there is none or it comes from a variable."""
    if not found.is_written:
        return ""
    _, bracket, written = found.base.partition("[")
    value = written.rpartition("]")[0].replace("_", " ") if bracket else ""
    if "var(" in value or "--" in value or "theme(" in value or "url(" in value:
        return ""
    said = COLOR.search(value) or LENGTH.search(value)
    return value if said is not None or (is_color(value) and value not in ("transparent", "currentcolor")) else ""


def same_class(styles: ProjectStyles, found: Declared) -> str:
    """The class of the scale that declares the same as one with a written length, empty if there is none."""
    root, bracket, written = found.base.partition("-[")
    size = re.fullmatch(r"(-?\d*\.?\d+)(px|rem)\]", written) if bracket else None
    if size is None:
        return ""
    pixels = float(size[1]) * (16 if size[2] == "rem" else 1)
    for name in (f"{pixels / 4:g}", *_scale(styles, root, f"{pixels:g}px")):
        other = styles.resolve(f"{root}-{name}")
        if (
            other is not None
            and not other.is_open
            and [_in_pixels(styles, it.value) for it in other.lines]
            == [_in_pixels(styles, it.value) for it in found.lines]
        ):
            return ":".join((*found.variants, f"{root}-{name}"))
    return ""


def _scale(styles: ProjectStyles, root: str, size: str) -> Iterator[str]:
    """The names of a root whose value in the theme is a size in pixels."""
    values = styles.tailwind.scale(root)
    return (name for name, value in values if _in_pixels(styles, value) == size and name != "DEFAULT")


def _in_pixels(styles: ProjectStyles, value: str) -> str:
    """A value with lengths in pixels and the theme's variables followed, to compare with another."""
    value = styles.tailwind.followed(value)
    return re.sub(r"(-?\d*\.?\d+)rem\b", lambda it: f"{float(it[1]) * 16:g}px", value)
