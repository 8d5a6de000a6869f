"""What a value is for: the role of a CSS property, and the roles, states and component that a token's name states."""

import re
from collections.abc import Mapping

from msgspec import Struct

from adapter.tokens.node import Json

COLORS = ("fg", "bg", "border", "outline", "icon")
# The role of a property, and the token types that fill it.
ROLES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(COLORS, ("color",)),
    **dict.fromkeys(("gap", "padding", "margin", "size", "radius", "border-width", "font-size"), ("dimension",)),
    "letter-spacing": ("dimension",),
    "line-height": ("number", "dimension"),
    "font-weight": ("fontWeight",),
    "font-family": ("fontFamily",),
    "shadow": ("shadow",),
    "duration": ("duration",),
    "easing": ("cubicBezier",),
    "z-index": ("number",),
}
PROPERTIES: tuple[tuple[str, str], ...] = (
    (r"color|text-decoration-color|caret-color|-webkit-text-fill-color", "fg"),
    (r"background-color", "bg"),
    (r"border(?:-[a-z]+)*-color|column-rule-color", "border"),
    (r"outline-color", "outline"),
    (r"fill|stroke", "icon"),
    (r"(?:row-|column-)?gap", "gap"),
    (r"(?:scroll-)?padding(?:-[a-z-]+)?", "padding"),
    (r"(?:scroll-)?margin(?:-[a-z-]+)?", "margin"),
    (r"(?:min-|max-)?(?:width|height|inline-size|block-size)", "size"),
    (r"border(?:-[a-z]+)*-radius", "radius"),
    (r"border(?:-[a-z]+)*-width|outline-width", "border-width"),
    (r"box-shadow", "shadow"),
    (r"(?:transition|animation)-duration", "duration"),
    (r"(?:transition|animation)-timing-function", "easing"),
    (r"font-size|line-height|font-weight|font-family|letter-spacing|z-index", ""),
)
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# Words of a token's name, and the roles that they are for; a name with none of them is for any.
WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("text", "foreground", "fg", "link"), ("fg",)),
    **dict.fromkeys(("background", "bg", "surface", "layer", "field", "canvas", "paper", "overlay"), ("bg",)),
    **dict.fromkeys(("border", "divider", "separator", "stroke", "rule"), ("border", "outline", "border-width")),
    "focus": ("outline", "border"),
    "outline": ("outline", "border"),
    **dict.fromkeys(("icon", "glyph"), ("icon", "size")),
    **dict.fromkeys(("spacing", "space", "gap", "padding", "margin", "inset"), ("gap", "padding", "margin")),
    **dict.fromkeys(("size", "sizing", "width", "height", "container", "breakpoint"), ("size",)),
    **dict.fromkeys(("radius", "rounded", "corner"), ("radius",)),
    **dict.fromkeys(("shadow", "shadows", "elevation"), ("shadow",)),
    **dict.fromkeys(("index", "zindex", "z"), ("z-index",)),
}
STATES: dict[str, str] = {
    **dict.fromkeys(("hover", "hovered"), "hover"),
    **dict.fromkeys(("active", "pressed"), "active"),
    **dict.fromkeys(("disabled", "inactive"), "disabled"),
    **dict.fromkeys(("selected", "checked"), "selected"),
    **dict.fromkeys(("focus", "focused", "focusvisible"), "focus"),
    "visited": "visited",
}
COMPONENTS = frozenset((
    "accordion", "alert", "avatar", "badge", "banner", "breadcrumb", "button", "buttons", "card", "chat", "checkbox",
    "chip", "chips", "code", "dialog", "drawer", "field", "input", "linearprogress", "menu", "modal", "notification",
    "popover", "progress", "radio", "select", "skeleton", "slider", "snackbar", "snackbarcontent", "status",
    "stepconnector", "stepcontent", "switch", "syntax", "tab", "table", "tabs", "tag", "toast", "toggle", "tooltip",
))  # fmt: skip
# Names of their own for the roles, in what design tools and Primer write beside a token.
SCOPES: dict[str, tuple[str, ...]] = {
    "bgColor": ("bg",), "fgColor": ("fg", "icon"), "borderColor": ("border", "outline"),
    "gap": ("gap", "padding", "margin"),
    "size": ("size",), "radius": ("radius",), "borderWidth": ("border-width",), "all": tuple(ROLES),
    "ALL_SCOPES": tuple(ROLES), "ALL_FILLS": ("bg", "fg", "icon"), "FRAME_FILL": ("bg",), "SHAPE_FILL": ("icon", "bg"),
    "TEXT_FILL": ("fg",), "STROKE_COLOR": ("border", "outline", "icon"), "CORNER_RADIUS": ("radius",),
    "WIDTH_HEIGHT": ("size",), "GAP": ("gap", "padding", "margin"), "FONT_SIZE": ("font-size",),
}  # fmt: skip
EXTENSIONS = (("org.primer.figma", "scopes"), ("com.figma", "scopes"))


class Purpose(Struct, frozen=True):
    """What a token says that it is for; no roles and no state mean any role, and rest."""

    roles: frozenset[str]
    state: str
    component: str


def role_of(name: str) -> str:
    """The role of a CSS longhand, empty for one that no token fills."""
    for pattern, role in PROPERTIES:
        if re.fullmatch(pattern, name):
            return role or name
    return ""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: at capitals, digits and signs."""
    return tuple(it.lower() for it in WORD.findall(name))


def purpose_of(name: str, extensions: Mapping[str, Json]) -> Purpose:
    """What a token is for, by the scopes written beside it, else by the words of its name."""
    words = words_of(name)
    state = next((STATES[it] for it in reversed(words) if it in STATES and it != "focus"), "")
    component = next((it for it in words if it in COMPONENTS and it not in WORDS), "")
    joined = f"-{'-'.join(words)}-"
    stated = {role for scope in _scopes(extensions) for role in SCOPES.get(scope, ())}
    if not stated:
        stated = {it for it in ROLES if "-" in it and f"-{it}-" in joined}
    if not stated:
        found = [frozenset(WORDS[it]) for it in words if it in WORDS]
        stated = set(_narrowest(found))
    return Purpose(frozenset(stated), state, component)


def _narrowest(found: list[frozenset[str]]) -> frozenset[str]:
    """What all words are for, `border-radius`; of words that have nothing in common, the first, `text-on-layer`."""
    if not found:
        return frozenset()
    if {"radius"} in found:
        return frozenset(("radius",))
    common = frozenset.intersection(*found)
    return common or found[0]


def _scopes(extensions: Mapping[str, Json]) -> list[str]:
    for name, part in EXTENSIONS:
        inside = extensions.get(name)
        listed = inside.get(part) if isinstance(inside, dict) else extensions.get(f"{name}.{part}")
        if isinstance(listed, list):
            return [it for it in listed if isinstance(it, str)]
    return []
