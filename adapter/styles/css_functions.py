"""The functions that Tailwind carries out itself: ``--spacing()``, ``--alpha()``, ``--theme()`` and ``theme()``."""

import re

from adapter.source.brackets import closing, pieces
from adapter.styles.theme import Theme

CALL = re.compile(r"(?<![\w-])(--spacing|--alpha|--theme|theme)\(")
NUMBER = re.compile(r"([+-]?\d*\.?\d+(?:[eE][+-]?\d+)?)[a-z%]*")


# The steps that version 3 names, which stay what they were.
STEPS = (*(it / 2 for it in range(1, 9)), *range(5, 13), 14, *range(16, 65, 4), 72, 80, 96)
SCALE = {"px": "1px", "0": "0px", **{f"{it:g}": f"{it / 4:g}rem" for it in STEPS}}


def substituted(value: str, theme: Theme) -> str | None:
    """A value with these functions carried out, None where one of them cannot be."""
    if "--spacing(" not in value and "--alpha(" not in value and "theme(" not in value:
        return value
    while (found := CALL.search(value)) is not None:
        end = closing(value, found.end())
        arguments = [it.strip() for it in pieces(value[found.end() : end].strip(), ",")]
        made = _called(found[1], arguments, theme)
        if made is None:
            return None
        value = value[: found.start()] + made + value[end + 1 :]
    return value


def _called(name: str, arguments: list[str], theme: Theme) -> str | None:
    first, *fallback = arguments
    match name:
        case "--spacing":
            return None if fallback or not first else spacing(first, theme)
        case "--alpha":
            color, _, alpha = first.partition("/")
            return with_alpha(color.strip(), alpha.strip()) if alpha.strip() else None
        case "--theme":
            path, inline = first.removesuffix(" inline"), first.endswith(" inline")
            return (_variable(path, inline, theme) or ", ".join(fallback) or None) if path[:2] == "--" else None
    return _path(first.strip("\"'"), theme) or ", ".join(fallback) or None


def share(alpha: str) -> str:
    """An alpha value as a percentage, if it is a number."""
    try:
        number = float(alpha)
    except ValueError:
        return alpha
    return f"{number * 100:.15g}%"


def with_alpha(color: str, alpha: str) -> str:
    """A colour mixed with nothing, so that a share of it is left."""
    part = share(alpha)
    return color if part == "100%" else f"color-mix(in oklab, {color} {part}, transparent)"


def spacing(step: str, theme: Theme) -> str | None:
    """So many steps of the theme's spacing, None where it states none."""
    if "--spacing" not in theme.values:
        return None
    unit = theme.use("--spacing")
    found = NUMBER.fullmatch(step)
    if found and float(found[1]) in (0, 1):
        return unit if float(found[1]) else "0px"
    return f"calc({unit} * {step})"


def _variable(name: str, inline: bool, theme: Theme) -> str:
    if name not in theme.values:
        return ""
    return theme.value(name) if inline else theme.use(name)


def _path(path: str, theme: Theme) -> str:
    """``theme(spacing.4)``: the value of a path of version 3 in a theme of version 4."""
    path, _, alpha = (it.strip() for it in path.partition("/"))
    if path.startswith("--"):
        found = theme.value(path)
    else:
        names = re.sub(r"\[([^\]]*)\]", r".\1", path).split(".")
        name = {"colors": "color", "fontFamily": "font", "borderRadius": "radius", "screens": "breakpoint"}
        key = "-".join((name.get(names[0], _kebab(names[0])), *names[1:]))
        found = theme.value(f"--{key}") or theme.value(f"--{key.replace('-DEFAULT', '')}")
        if not found and names[0] == "spacing":
            found = SCALE.get(".".join(names[1:]), "")
    return with_alpha(found, alpha) if found and alpha else found


def _kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda it: f"-{it[0].lower()}", name)
