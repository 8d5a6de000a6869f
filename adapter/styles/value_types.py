"""What kind of value a written one is, by its syntax; after `infer-data-type` of Tailwind 4."""

import re
from collections.abc import Callable, Sequence

from adapter.source.brackets import pieces
from adapter.styles.arbitrary import has_math

NUMBER = r"[+-]?\d*\.?\d+(?:[eE][+-]?\d+)?"
UNITS = (
    "cm|mm|Q|in|pc|pt|px|em|ex|ch|rem|lh|rlh|vw|vh|vmin|vmax|vb|vi|svw|svh|lvw|lvh|dvw|dvh|cqw|cqh|cqi|cqb|cqmin|cqmax"
)
IS_LENGTH = re.compile(rf"{NUMBER}(?:{UNITS})|--spacing\(.*", re.S)
IS_COLOR_CALL = re.compile(r"(?:rgba?|hsla?|hwb|color|(?:ok)?(?:lab|lch)|light-dark|color-mix|--alpha)\(", re.I)
IS_GRADIENT = re.compile(r"(?:(?:repeating-)?(?:conic|linear|radial)-gradient|element|image|cross-fade|image-set)\(")


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


GENERIC = words(
    """
    serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji
    fangsong
    """
)
SIZES = words("xx-small x-small small medium large x-large xx-large xxx-large")
PLACES = words("center top right bottom left")
# CSS Color 4, named colors and system colors.
COLORS = words(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
    darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
    darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray
    dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
    greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon
    lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
    lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta
    maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen
    mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
    olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
    pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen
    seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato
    turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor canvas canvastext linktext
    visitedtext activetext buttonface buttontext buttonborder field fieldtext highlight highlighttext selecteditem
    selecteditemtext mark marktext graytext accentcolor accentcolortext
    """
)


def infer(value: str, types: Sequence[str]) -> str:
    """The first of some types that a value has the syntax of, empty for none; nobody knows what ``var()`` is."""
    if value.startswith("var("):
        return ""
    return next((it for it in types if it in CHECKS and CHECKS[it](value)), "")


def is_number(value: str) -> bool:
    """A number, or whatever a mathematical function gives."""
    return re.fullmatch(NUMBER, value) is not None or has_math(value)


def is_length(value: str) -> bool:
    """A number with a unit of length."""
    return IS_LENGTH.fullmatch(value) is not None or has_math(value)


def is_percentage(value: str) -> bool:
    """A number with ``%``."""
    return re.fullmatch(f"{NUMBER}%", value) is not None or has_math(value)


def is_color(value: str) -> bool:
    """A hash, a colour function or a colour's name."""
    return value[:1] == "#" or IS_COLOR_CALL.match(value) is not None or value.lower() in COLORS


def is_whole(value: str) -> bool:
    """A whole number as it is printed: no sign, no leading zero."""
    return value.isascii() and value.isdigit() and (value == "0" or value[0] != "0")


def is_quarter(value: str) -> bool:
    """A multiple of a quarter as it is printed."""
    whole, point, rest = value.partition(".")
    return is_whole(whole) and (rest in ("25", "5", "75") if point else True)


def _is_image(value: str) -> bool:
    parts = [it for it in pieces(value, ",") if not it.startswith("var(")]
    return bool(parts) and all(_is_url(it) or IS_GRADIENT.match(it) for it in parts)


def _is_url(value: str) -> bool:
    return value.startswith("url(") and value.endswith(")")


def _is_position(value: str) -> bool:
    parts = [it for it in pieces(value, " ") if not it.startswith("var(")]
    return bool(parts) and all(it in PLACES or is_length(it) or is_percentage(it) for it in parts)


def _is_size(value: str) -> bool:
    found = 0
    for layer in pieces(value, ","):
        parts = pieces(layer, " ")
        if layer in ("cover", "contain"):
            found += 1
        elif len(parts) > 2:
            return False
        elif all(it == "auto" or is_length(it) or is_percentage(it) for it in parts):
            found += 1
    return found > 0


def _is_family(value: str) -> bool:
    parts = pieces(value, ",")
    return not any(it[:1].isdigit() for it in parts) and any(not it.startswith("var(") for it in parts)


def _is_line_width(value: str) -> bool:
    return all(is_length(it) or is_number(it) or it in ("thin", "medium", "thick") for it in pieces(value, " "))


CHECKS: dict[str, Callable[[str], bool]] = {
    "color": is_color,
    "length": is_length,
    "percentage": is_percentage,
    "ratio": lambda it: re.fullmatch(rf"{NUMBER}\s*/\s*{NUMBER}", it) is not None or has_math(it),
    "number": is_number,
    "integer": is_whole,
    "url": _is_url,
    "position": _is_position,
    "bg-size": _is_size,
    "line-width": _is_line_width,
    "image": _is_image,
    "family-name": _is_family,
    "generic-name": GENERIC.__contains__,
    "absolute-size": SIZES.__contains__,
    "relative-size": ("larger", "smaller").__contains__,
    "angle": lambda it: re.fullmatch(f"{NUMBER}(?:deg|rad|grad|turn)", it) is not None,
    "vector": lambda it: re.fullmatch(f"{NUMBER} +{NUMBER} +{NUMBER}", it) is not None,
}
