"""Shorthands taken apart into the properties that they set; writing is from left to right and from top to bottom."""

import re

from adapter.source.brackets import pieces
from adapter.styles.value_types import is_color

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
# Properties that follow the direction of writing, by what they are where it is the usual one.
LOGICAL = {
    "inline-size": ("width",),
    "block-size": ("height",),
    "min-inline-size": ("min-width",),
    "max-inline-size": ("max-width",),
    "min-block-size": ("min-height",),
    "max-block-size": ("max-height",),
}
EDGES = {
    "inline": ("left", "right"),
    "block": ("top", "bottom"),
    "inline-start": ("left",),
    "inline-end": ("right",),
    "block-start": ("top",),
    "block-end": ("bottom",),
}
ROUNDED = {"start-start": "top-left", "start-end": "top-right", "end-end": "bottom-right", "end-start": "bottom-left"}
STYLES = frozenset(("none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"))
WIDTH = re.compile(r"thin|medium|thick|-?\d*\.?\d+[a-z]*|calc\(.*\)")
PAIRS = {
    "gap": ("row-gap", "column-gap"),
    "overflow": ("overflow-x", "overflow-y"),
    "overscroll-behavior": ("overscroll-behavior-x", "overscroll-behavior-y"),
    "place-items": ("align-items", "justify-items"),
    "place-content": ("align-content", "justify-content"),
    "place-self": ("align-self", "justify-self"),
}
BOXED = re.compile(r"(margin|padding|inset)(?:-(.+))?")
BORDER = re.compile(r"border(?:-(top|right|bottom|left|inline|block|inline-start|inline-end|block-start|block-end))?")
BORDER_PART = re.compile(r"border-(?:(.+)-)?(width|style|color)")
Longhand = tuple[str, str]


def longhands(name: str, value: str) -> list[Longhand]:
    """What a declaration sets; one that cannot be taken apart stays as it is."""
    if name in LOGICAL:
        return [(it, value) for it in LOGICAL[name]]
    if name in PAIRS:
        parts = pieces(value, " ")
        return [*zip(PAIRS[name], (parts[0], parts[-1]), strict=True)] if len(parts) < 3 else [(name, value)]
    if name == "border-radius":
        return [(f"border-{corner}-radius", it) for corner, it in zip(CORNERS, _four(value), strict=True)]
    if name[:7] == "border-" and name[-7:] == "-radius" and name[7:-7] in ROUNDED:
        return [(f"border-{ROUNDED[name[7:-7]]}-radius", value)]
    if name == "background" and is_color(value):
        return [("background-color", value)]
    if name == "flex":
        return _flex(value)
    return _edged(name, value)


def _edged(name: str, value: str) -> list[Longhand]:
    boxed = BOXED.fullmatch(name)
    if boxed and (boxed[2] is None or boxed[2] in EDGES):
        shape = "{}" if boxed[1] == "inset" else f"{boxed[1]}-{{}}"
        return [(shape.format(side), it) for side, it in _sided(boxed[2], value)]
    part = BORDER_PART.fullmatch(name)
    if part and (part[1] is None or part[1] in EDGES):
        return [(f"border-{side}-{part[2]}", it) for side, it in _sided(part[1], value)]
    border = BORDER.fullmatch(name)
    if border:
        return _border(_edges(border[1]), value) or [(name, value)]
    return _border(("",), value, "outline") or [(name, value)] if name == "outline" else [(name, value)]


def _edges(which: str | None) -> tuple[str, ...]:
    return SIDES if which is None else EDGES.get(which, (which,))


def _sided(which: str | None, value: str) -> list[Longhand]:
    if which is None:
        return list(zip(SIDES, _four(value), strict=True))
    parts = pieces(value, " ")
    edges = EDGES[which]
    return list(zip(edges, (parts[0], parts[-1])[: len(edges)], strict=True))


def _four(value: str) -> tuple[str, str, str, str]:
    """One to four values for four sides."""
    parts = [it for it in pieces(value.partition("/")[0].strip(), " ") if it]
    match parts:
        case [a, b, c, d]:
            return a, b, c, d
        case [a, b, c]:
            return a, b, c, b
        case [a, b]:
            return a, b, a, b
    return value, value, value, value


def _border(edges: tuple[str, ...], value: str, name: str = "border") -> list[Longhand]:
    """Width, style and colour in any order; what is not said is what it is at first."""
    said = {"width": "medium", "style": "none", "color": "currentcolor"}
    for it in (part for part in pieces(value, " ") if part):
        kind = "style" if it in STYLES else "width" if WIDTH.fullmatch(it) else "color" if is_color(it) else ""
        if not kind:
            return []
        said[kind] = it
    return [(f"{name}-{side}-{kind}" if side else f"{name}-{kind}", it) for side in edges for kind, it in said.items()]


def _flex(value: str) -> list[Longhand]:
    parts = pieces({"auto": "1 1 auto", "none": "0 0 auto", "initial": "0 1 auto"}.get(value, value), " ")
    if len(parts) == 1 and parts[0].isdigit():
        parts = [parts[0], "1", "0%"]
    if len(parts) != 3:
        return [("flex", value)]
    return list(zip(("flex-grow", "flex-shrink", "flex-basis"), parts, strict=True))
