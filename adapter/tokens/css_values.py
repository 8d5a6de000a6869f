"""The value of a custom property in the format's own form: what type it can only be, by value and by name."""

import re

from adapter.tokens.color import Color
from adapter.tokens.css_color import parse_color
from adapter.tokens.lengths import Length, parse_length
from adapter.tokens.node import Json
from adapter.tokens.split import split

Typed = tuple[str, Json]

# The channels of a colour without its function, as shadcn/ui writes them for Tailwind 3.
CHANNELS = re.compile(r"[\d.]+(?:deg)? +[\d.]+% +[\d.]+%(?: */ *[\d.]+%?)?")
WEIGHT = re.compile(r"weight", re.I)
MEASURE = re.compile(r"radius|spacing|space|gap|width|size|height|padding|margin|inset|blur|border|shape|length", re.I)
FAMILY = re.compile(r"font-?(?:family|sans|serif|mono)|(?:^|-)font(?:$|-(?!size|weight|style))|typeface", re.I)
# A font's name: quoted, or words that start with no digit.
FONT = re.compile(r"\"[^\"]*\"|'[^']*'|-?[A-Za-z_][\w-]*(?: +[A-Za-z_][\w-]*)*")
BEZIER = re.compile(r"cubic-bezier\(([^()]*)\)")
# CSS Easing Functions Level 1, 2.2.1.
EASINGS: dict[str, list[Json]] = {
    "linear": [0, 0, 1, 1],
    "ease": [0.25, 0.1, 0.25, 1],
    "ease-in": [0.42, 0, 1, 1],
    "ease-out": [0, 0, 0.58, 1],
    "ease-in-out": [0.42, 0, 0.58, 1],
}
FOREIGN_WORDS = frozenset(("none", "auto", "inherit", "initial", "unset", "revert", "normal"))


def typed(name: str, text: str) -> Typed | None:
    """The type and value of a property's text without ``var()``; None for what the format has no word for."""
    text = text.strip()
    if not text or text.lower() in FOREIGN_WORDS:
        return None
    color = parse_color(f"hsl({text})" if CHANNELS.fullmatch(text) else text)
    if color is not None:
        return "color", color_value(color)
    length = parse_length(text)
    if length is not None:
        return _measured(name, length)
    return _easing(text) or _shadow(text) or _family(name, text)


def color_value(color: Color) -> Json:
    """A colour in the format's form; what a hash can say has the hash as its fallback."""
    value: dict[str, Json] = {
        "colorSpace": color.space,
        "components": [_short(it) for it in color.components],
        "alpha": _short(color.alpha),
    }
    shown = color.hash()
    if color.space == "srgb" and shown is not None:
        value["hex"] = shown[:7]
    return value


def _short(number: float) -> float:
    """A number without the noise behind its seventh place."""
    short = round(number, 7)
    return int(short) if short == int(short) else short


def _measured(name: str, length: Length) -> Typed | None:
    value = _short(length.value)
    if length.unit in ("px", "rem"):
        return "dimension", {"value": value, "unit": length.unit}
    if length.unit in ("ms", "s"):
        return "duration", {"value": value, "unit": length.unit}
    if length.unit:
        return None
    if WEIGHT.search(name) and 1 <= value <= 1000:
        return "fontWeight", value
    if not value and MEASURE.search(name):
        return "dimension", {"value": 0, "unit": "px"}
    return "number", value


def _easing(text: str) -> Typed | None:
    if text in EASINGS:
        return "cubicBezier", EASINGS[text]
    found = BEZIER.fullmatch(text)
    if found is None:
        return None
    numbers = [parse_length(it) for it in found[1].split(",")]
    points: list[Json] = [_short(it.value) for it in numbers if it is not None and not it.unit]
    return ("cubicBezier", points) if len(points) == 4 else None


def _shadow(text: str) -> Typed | None:
    """A list of shadows, each with two to four lengths and a colour."""
    layers: list[Json] = []
    for it in split(text, ","):
        layer = _layer(split(it, " "))
        if layer is None:
            return None
        layers.append(layer)
    return ("shadow", layers) if layers else None


def _layer(words: list[str]) -> Json:
    lengths = [it for word in words if (it := parse_length(word)) is not None]
    colors = [color for word in words if (color := parse_color(word)) is not None]
    insets = words.count("inset")
    if not 2 <= len(lengths) <= 4 or len(colors) != 1 or len(lengths) + 1 + insets != len(words):
        return None
    if any(it.unit not in ("px", "rem") and (it.unit or it.value) for it in lengths):
        return None
    sizes = [*lengths, *[Length(0.0, "px")] * (4 - len(lengths))]
    value: dict[str, Json] = {"color": color_value(colors[0])}
    for part, size in zip(("offsetX", "offsetY", "blur", "spread"), sizes, strict=True):
        value[part] = {"value": _short(size.value), "unit": size.unit or "px"}
    return {**value, "inset": bool(insets)}


def _family(name: str, text: str) -> Typed | None:
    names = split(text, ",")
    if not FAMILY.search(name) or not all(FONT.fullmatch(it) for it in names):
        return None
    return "fontFamily", [it.strip("\"'") for it in names]
