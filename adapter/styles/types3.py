"""Written values of Tailwind 3: what they mean, and which types they are of; after `util/dataTypes` of the package."""

import re
from collections.abc import Callable, Mapping

from adapter.source.brackets import pieces
from adapter.styles.arbitrary import space_operators
from adapter.styles.colors3 import parse
from adapter.styles.value_types import GENERIC, NUMBER, PLACES, SIZES, UNITS

CALLS = re.compile(r"(?:min|max|clamp|calc)\(.*\)")
LENGTH = re.compile(rf"{NUMBER}(?:{UNITS})")
URL = re.compile(r"(url\(.*?\))")
GRADIENT = re.compile(
    r"(?:repeating-)?(?:conic|linear|radial)-gradient\(|(?:element|image|cross-fade|image-set)\(|url\("
)
CLOSING = {")": "(", "]": "[", "}": "{"}


def normalize(value: str, is_root: bool = True) -> str:
    """What a written value means: underscores are spaces, a bare variable is used."""
    if value.startswith("--"):
        return f"var({value})"
    if "url(" in value:
        return "".join(it if URL.fullmatch(it) else normalize(it, False) for it in URL.split(value) if it)
    value = re.sub(r"(?<!\\)_", " ", value).replace("\\_", "_")
    return space_operators(value.strip() if is_root else value)


def is_written_well(value: str) -> bool:
    """Whether brackets close in order and no colon or semicolon stands outside of them."""
    waiting: list[str] = []
    quoted = False
    for at, mark in enumerate(value):
        escaped = value[at - 1 : at] == "\\"
        if mark in ":;" and not quoted and not waiting:
            return False
        if mark in "'\"`" and not escaped:
            quoted = not quoted
        if quoted or escaped:
            continue
        if mark in "([{":
            waiting.append(mark)
        elif mark in CLOSING and (not waiting or waiting.pop() != CLOSING[mark]):
            return False
    return not waiting


def is_of(kind: str, value: str, names: Mapping[str, str]) -> bool:
    """Whether a written value, not yet normalized, is of a type."""
    if kind == "color":
        return _is_color(value, names)
    check = CHECKS.get(kind)
    return check is not None and check(value)


def _is_color(value: str, names: Mapping[str, str]) -> bool:
    found = 0
    for it in map(normalize, pieces(value, "_")):
        if not it.startswith("var("):
            if parse(it, names, loose=True) is None:
                return False
            found += 1
    return found > 0


def _is_number(value: str) -> bool:
    return not value or re.fullmatch(NUMBER, value) is not None or CALLS.match(value) is not None


def _is_percentage(value: str) -> bool:
    return (value.endswith("%") and _is_number(value[:-1])) or CALLS.match(value) is not None


def _is_length(value: str) -> bool:
    return value == "0" or LENGTH.fullmatch(value) is not None or CALLS.match(value) is not None


def _is_image(value: str) -> bool:
    parts = [it for it in map(normalize, pieces(value, ",")) if not it.startswith("var(")]
    return bool(parts) and all(GRADIENT.match(it) for it in parts)


def _is_position(value: str) -> bool:
    parts = [it for it in map(normalize, pieces(value, "_")) if not it.startswith("var(")]
    return bool(parts) and all(it in PLACES or _is_length(it) or _is_percentage(it) for it in parts)


def _is_family(value: str) -> bool:
    parts = [it for it in map(normalize, pieces(value, ",")) if not it.startswith("var(")]
    quoted = re.compile(r"(['\"])([^\"']+)\1")
    return bool(parts) and all(not it[:1].isdigit() and (" " not in it or quoted.search(it)) for it in parts)


def _is_size(value: str) -> bool:
    for layer in pieces(value, ","):
        sizes = [it for it in pieces(layer, "_") if it]
        if len(sizes) == 1 and sizes[0] in ("cover", "contain"):
            continue
        if len(sizes) not in (1, 2) or not all(it == "auto" or _is_length(it) or _is_percentage(it) for it in sizes):
            return False
    return True


def _is_shadow(value: str) -> bool:
    return all(len(lengths(it)) > 1 for it in pieces(normalize(value), ","))


def lengths(shadow: str) -> list[str]:
    """The words of one shadow that are lengths."""
    return [it for it in re.split(r" +(?![^(]*\))", shadow.strip()) if re.match(r"-?(?:\d+|\.\d+)", it)]


CHECKS: dict[str, Callable[[str], bool]] = {
    "url": lambda it: it.startswith("url("),
    "image": _is_image,
    "length": _is_length,
    "percentage": _is_percentage,
    "position": _is_position,
    "generic-name": GENERIC.__contains__,
    "family-name": _is_family,
    "number": _is_number,
    "line-width": ("thin", "medium", "thick").__contains__,
    "absolute-size": SIZES.__contains__,
    "relative-size": ("larger", "smaller").__contains__,
    "shadow": _is_shadow,
    "size": _is_size,
}
TYPES = frozenset((*CHECKS, "any", "color", "lookup"))
