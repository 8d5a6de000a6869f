"""The types of the format, and how each value is read; what is published against the format is read too, and said."""

import re
from collections.abc import Callable, Sequence

from adapter.tokens.color_values import read_color
from adapter.tokens.colors import hex_components
from adapter.tokens.following import Following, known, part, wrong
from adapter.tokens.node import Json, Node
from adapter.words.mistake import nearest

# Design Tokens Format Module 2025.10, section 8 and 9.
TYPES = (
    "color", "dimension", "fontFamily", "fontWeight", "duration", "cubicBezier", "number",
    "strokeStyle", "border", "transition", "shadow", "gradient", "typography",
)  # fmt: skip
# What publishers state although the format has no such type; the value is kept as it is.
FOREIGN = frozenset(("string", "boolean", "percentage", "opacity", "other", "link"))
FOREIGN_UNITS = frozenset(("em", "%", "dp", "sp", "pt", "vw", "vh", "ch"))
WEIGHTS = {
    "thin": 100, "hairline": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400, "regular": 400,
    "book": 400, "medium": 500, "semi-bold": 600, "demi-bold": 600, "bold": 700, "extra-bold": 800, "ultra-bold": 800,
    "black": 900, "heavy": 900, "extra-black": 950, "ultra-black": 950,
}  # fmt: skip
STROKES = ("solid", "dashed", "dotted", "double", "groove", "ridge", "outset", "inset")
CAPS = ("round", "butt", "square")
MEASURE = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-z%]*)", re.I)
# The parts of composite types; those with a default may be absent in published files.
PARTS: dict[str, dict[str, str]] = {
    "border": {"color": "color", "width": "dimension", "style": "strokeStyle"},
    "transition": {"duration": "duration", "delay": "duration", "timingFunction": "cubicBezier"},
    "shadow": {
        "color": "color", "offsetX": "dimension", "offsetY": "dimension", "blur": "dimension", "spread": "dimension",
        "inset": "boolean",
    },
    "gradient": {"color": "color", "position": "number"},
    "typography": {
        "fontFamily": "fontFamily", "fontSize": "dimension", "fontWeight": "fontWeight",
        "letterSpacing": "letterSpacing", "lineHeight": "lineHeight",
    },
}  # fmt: skip
DEFAULTS: dict[tuple[str, str], Json] = {
    ("transition", "delay"): {"value": 0, "unit": "ms"},
    ("typography", "letterSpacing"): {"value": 0, "unit": "px"},
    ("shadow", "spread"): {"value": 0, "unit": "px"},
    ("shadow", "blur"): {"value": 0, "unit": "px"},
}


def stated_type(node: Node, where: str, to: Following) -> str | None:
    """The type that a ``$type`` names; raises Unfit for an unknown one."""
    name = node.text
    if name is None:
        return None  # said where the property stands
    if name in TYPES:
        return name
    if name in FOREIGN or name.startswith("custom-"):
        to.told.add("T908", node, f"{where} is a {name}, which is no type of the format; its value is kept as it is")
        return name
    near = nearest(name, TYPES)
    hint = f"did you mean {near}?" if near else f"there are: {', '.join(TYPES)}"
    raise to.unfit("T201", node, f"{where} is of the unknown type {name}; {hint}")


def guessed_type(node: Node, where: str, to: Following) -> str:
    """The type of a value that can be of one alone; raises Unfit for any other."""
    found, members = "", node.members
    text = node.text or ""
    if "colorSpace" in members or hex_components(text) is not None:
        found = "color"
    unit = members["unit"].text if "unit" in members else _unit(text)
    if unit in ("ms", "s"):
        found = "duration"
    elif unit in ("px", "rem"):
        found = "dimension"
    if not found:
        raise to.unfit("T202", node, f"{where} has no type: neither $type of its own nor of a group around it")
    to.told.add("T903", node, f"{where} has no type; its value can only be a {found}")
    return found


def _unit(text: str) -> str:
    found = MEASURE.fullmatch(text)
    return found[2] if found else ""


def read_value(node: Node, kind: str, where: str, to: Following) -> Json:
    """A value of a type, in the format's own form; raises Unfit, having said why."""
    reader = READERS.get(kind)
    if reader is not None:
        return reader(node, where, to)
    if kind in PARTS:
        return _composite(node, kind, where, to)
    return node.plain()


def _measure(node: Node, units: Sequence[str], what: str, where: str, to: Following) -> Json:
    """A number with one of some units; as a string, and with other tools' units, too."""
    if node.text is not None:
        found = MEASURE.fullmatch(node.text.strip())
        if found is None or not (found[2] or float(found[1]) == 0):
            raise wrong(node, where, f"a {what} is an object with value and unit", to)
        to.told.add("T902", node, f'{where} writes "{node.text}" as a string')
        return {"value": _plain(float(found[1])), "unit": _checked_unit(found[2] or units[0], units, node, where, to)}
    if not node.members:
        raise wrong(node, where, f"a {what} is an object with value and unit", to)
    known(node, ("value", "unit"), where, to)
    value = to.follow(part(node, "value", where, to), "number", f"value of {where}")
    unit = part(node, "unit", where, to)
    return {"value": value, "unit": _checked_unit(unit.text or "", units, unit, where, to)}


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def _checked_unit(unit: str, units: Sequence[str], node: Node, where: str, to: Following) -> str:
    if unit in units:
        return unit
    if unit in FOREIGN_UNITS and "px" in units:
        to.told.add("T905", node, f"{where} is in {unit}; the format has {' and '.join(units)}")
        return unit
    raise to.unfit("T206", node, f'{where} has the unit "{unit}"; the format has {" and ".join(units)}')


def _dimension(node: Node, where: str, to: Following) -> Json:
    return _measure(node, ("px", "rem"), "dimension", where, to)


def _duration(node: Node, where: str, to: Following) -> Json:
    return _measure(node, ("ms", "s"), "duration", where, to)


def _number(node: Node, where: str, to: Following) -> Json:
    if node.number is not None:
        return node.number
    found = MEASURE.fullmatch(node.text or "")
    if found is None or found[2]:
        raise wrong(node, where, "it takes a number", to)
    to.told.add("T912", node, f'{where} writes the number "{node.text}" as a string')
    return _plain(float(found[1]))


def _boolean(node: Node, where: str, to: Following) -> Json:
    if not isinstance(node.data, bool):
        raise wrong(node, where, "it takes true or false", to)
    return node.data


def _family(node: Node, where: str, to: Following) -> Json:
    if node.text is not None:
        return [node.text]
    found: list[Json] = []
    for it in node.items:
        one = [it.text] if it.text is not None and it.text[:1] != "{" else to.follow(it, "fontFamily", where)
        if not isinstance(one, list) or len(one) != 1:
            raise wrong(it, where, "a name in a list of fonts is one name", to)
        found += one
    if not found:
        raise wrong(node, where, "it takes the name of a font, or a list of them", to)
    return found


def _weight(node: Node, where: str, to: Following) -> Json:
    if node.number is not None and 1 <= node.number <= 1000:
        return node.number
    if node.text in WEIGHTS:
        return WEIGHTS[node.text or ""]
    text = re.sub(r"[ _]", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", node.text or "")).lower()
    found = next((it for it in WEIGHTS if it.replace("-", "") == text.replace("-", "")), None)
    number = MEASURE.fullmatch(text)
    if found is None and not (number and not number[2] and 1 <= float(number[1]) <= 1000):
        raise to.unfit("T207", node, f"{where} is {node.kind()}: a font weight is 1 to 1000, or {', '.join(WEIGHTS)}")
    to.told.add("T913", node, f'{where} writes the font weight "{node.text}"')
    return WEIGHTS[found] if found else _plain(float(text))


def _bezier(node: Node, where: str, to: Following) -> Json:
    values = [to.follow(it, "number", f"a number of {where}") for it in node.items]
    numbers = [it for it in values if isinstance(it, int | float)]
    if len(numbers) != 4 or not (0 <= numbers[0] <= 1 and 0 <= numbers[2] <= 1):
        raise wrong(node, where, "a cubicBezier is four numbers, the first and third from 0 to 1", to)
    return list(numbers)


def _stroke(node: Node, where: str, to: Following) -> Json:
    if node.text in STROKES:
        return node.text
    if not node.members:
        raise wrong(node, where, f"a strokeStyle is an object with dashArray and lineCap, or {', '.join(STROKES)}", to)
    known(node, ("dashArray", "lineCap"), where, to)
    dashes, cap = part(node, "dashArray", where, to), part(node, "lineCap", where, to)
    if cap.text not in CAPS or not dashes.items:
        raise wrong(cap, where, f"lineCap is one of {', '.join(CAPS)}, dashArray a list of dimensions", to)
    return {"dashArray": [to.follow(it, "dimension", where) for it in dashes.items], "lineCap": cap.text}


def _shadow(node: Node, where: str, to: Following) -> Json:
    """A list of shadows; one alone is a list of one."""
    if node.members:
        return [_composite(node, "shadow", where, to)]
    if not node.items:
        raise wrong(node, where, "a shadow is an object, or a list of them", to)
    found: list[Json] = []
    for it in node.items:
        one = to.follow(it, "shadow", where)
        if not isinstance(one, list) or len(one) != 1:
            raise wrong(it, where, "a reference in a list of shadows leads to one shadow", to)
        found += one
    return found


def _gradient(node: Node, where: str, to: Following) -> Json:
    if not node.items:
        raise wrong(node, where, "a gradient is a list of stops with color and position", to)
    stops = [_composite(it, "gradient", f"a stop of {where}", to) for it in node.items]
    for it in stops:
        if isinstance(position := it["position"], int | float):
            it["position"] = min(1, max(0, position))
    return list(stops)


def _spacing(node: Node, where: str, to: Following) -> Json:
    if node.number == 0:
        to.told.add("T910", node, f"{where} is 0: a letter spacing has a unit")
        return {"value": 0, "unit": "px"}
    return _dimension(node, where, to)


def _line_height(node: Node, where: str, to: Following) -> Json:
    if node.members or _unit(node.text or ""):
        to.told.add("T910", node, f"{where} is a dimension; the format takes a multiple of the font's size")
        return _dimension(node, where, to)
    return _number(node, where, to)


def _composite(node: Node, kind: str, where: str, to: Following) -> dict[str, Json]:
    parts = PARTS[kind]
    if not node.members:
        raise wrong(node, where, f"a {kind} is an object with {', '.join(parts)}", to)
    known(node, tuple(parts), where, to)
    found: dict[str, Json] = {}
    for name, of in parts.items():
        if name in node.members:
            found[name] = to.follow(node.members[name], of, f"{name} of {where}")
        elif name == "inset":
            found[name] = False
        elif (kind, name) in DEFAULTS:
            to.told.add("T909", node, f"{where} lacks {name}; its default is taken")
            found[name] = DEFAULTS[kind, name]
        else:
            raise to.unfit("T205", node, f"{where} lacks {name}")
    return found


READERS: dict[str, Callable[[Node, str, Following], Json]] = {
    "color": read_color,
    "dimension": _dimension,
    "duration": _duration,
    "number": _number,
    "boolean": _boolean,
    "fontFamily": _family,
    "fontWeight": _weight,
    "cubicBezier": _bezier,
    "strokeStyle": _stroke,
    "shadow": _shadow,
    "gradient": _gradient,
    "letterSpacing": _spacing,
    "lineHeight": _line_height,
}
