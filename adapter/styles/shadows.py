"""Shadows, whose colours Tailwind 4 takes apart so that another utility can set them; after `replace-shadow-colors`."""

import re
from collections.abc import Callable

from adapter.source.brackets import pieces
from adapter.styles.css_functions import share, with_alpha
from adapter.styles.declarations import Line
from adapter.styles.value_types import COLORS

# Utilities that set a shadow: the property that holds it, and the variable that its colours come from.
SHADOWS = {
    "shadow": ("--tw-shadow", "--tw-shadow-color"),
    "inset-shadow": ("--tw-inset-shadow", "--tw-inset-shadow-color"),
    "text-shadow": ("text-shadow", "--tw-text-shadow-color"),
    "drop-shadow": ("--tw-drop-shadow-size", "--tw-drop-shadow-color"),
}
KEYWORDS = ("inset", "inherit", "initial", "revert", "unset")
LENGTH_CALL = re.compile(r"(?:calc|clamp|max|min|--spacing)\(", re.I)
COLOR_CALL = re.compile(
    r"(?:color|color-mix|contrast-color|device-cmyk|hsla?|hwb|lab|lch|light-dark|oklab|oklch|rgba?|--alpha)\(", re.I
)
LENGTH = re.compile(r"-?(?:\d+|\.\d+)")


def shadowed(line: Line, value: str, root: str, alpha: str) -> tuple[Line, ...]:
    """A declaration of a shadow with its colours replaced by their variable; any other as it is.

    A colour that only the browser knows is made translucent in a rule of its own.
    """
    name, variable = SHADOWS[root]
    if line.property != name or not value:
        return (line,)
    dynamic = False

    def plain(color: str) -> str:
        return f"var({variable}, {color})"

    def faded(color: str) -> str:
        nonlocal dynamic
        if not alpha or color.startswith("current"):
            return plain(with_alpha(color, alpha) if alpha else color)
        dynamic = dynamic or color.startswith("var(") or alpha.startswith("var(")
        return plain(f"oklab(from {color} l a b / {share(alpha)})")

    made = _layers(value, line.value, root, faded)
    if not dynamic:
        return (Line(name, made, line.conditions),)
    return (
        Line(name, _layers(value, line.value, root, plain), line.conditions),
        Line(name, made, (*line.conditions, "@supports (color: lab(from red l a b))")),
    )


def _layers(value: str, template: str, root: str, replacement: Callable[[str], str]) -> str:
    if root == "drop-shadow":
        return " ".join(f"drop-shadow({_replaced(it.strip(), replacement)})" for it in pieces(value, ","))
    layers = [_replaced(it.strip(), replacement) for it in pieces(value, ",")]
    inset = "inset " if template == f"inset {value}" else ""
    return ", ".join(f"{inset}{it}" for it in layers)


def _replaced(shadow: str, replacement: Callable[[str], str]) -> str:
    words = pieces(shadow, " ")
    lengths, unknown = 0, []
    for at, word in enumerate(words):
        if not word or word.lower() in KEYWORDS:
            continue
        if LENGTH.match(word) or LENGTH_CALL.match(word):
            lengths += 1
        elif word[0] == "#" or word.lower() in COLORS or COLOR_CALL.match(word):
            return " ".join((*words[:at], replacement(word), *words[at + 1 :]))
        else:
            unknown.append(at)
    if lengths < 2 or len(unknown) > 1:
        return shadow
    if not unknown:
        return f"{shadow} {replacement('currentcolor')}"
    at = unknown[0]
    return " ".join((*words[:at], replacement(words[at]), *words[at + 1 :]))
