"""Lengths and times as CSS writes them, calculations of constants worked out."""

import re
from collections.abc import Mapping

from msgspec import Struct

from adapter.source.brackets import closing

# What a browser takes one rem for, as long as nobody says otherwise.
ROOT_SIZE = 16.0
PLAIN = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]*)")
PRIORITY = {"+": 1, "-": 1, "*": 2, "/": 2}
LONGEST = 300


class Length(Struct, frozen=True):
    """A number with its unit in lower case; without a unit, a bare number."""

    value: float
    unit: str = ""

    def pixels(self, root_size: float = ROOT_SIZE) -> float | None:
        """CSS pixels of px, rem and a bare 0; None for a unit that depends on where it is used."""
        match self.unit:
            case "px":
                return self.value
            case "rem":
                return self.value * root_size
        return 0.0 if not self.unit and not self.value else None


def parse_length(text: str) -> Length | None:
    """A number with or without unit, or a ``calc()`` of such; None for anything else.

    A calculation with both px and rem is worked out in pixels, with a root font size of 16.
    """
    text = text.strip()
    found = PLAIN.fullmatch(text)
    if found:
        return Length(float(found[1]), found[2].lower())
    if not text.lower().startswith("calc(") or len(text) > LONGEST or "var(" in text:
        return None
    from tinycss2 import parse_one_component_value

    return _worked_out(parse_one_component_value(text, skip_comments=True))


def _worked_out(token: object) -> Length | None:
    match getattr(token, "type", ""):
        case "number":
            return Length(float(getattr(token, "value", 0)))
        case "dimension":
            return Length(float(getattr(token, "value", 0)), str(getattr(token, "lower_unit", "")))
        case "function" if getattr(token, "lower_name", "") == "calc":
            return _sum(list(getattr(token, "arguments", ())))
        case "() block":
            return _sum(list(getattr(token, "content", ())))
    return None


def _sum(tokens: list[object]) -> Length | None:
    """Operands and operators by their priority, from left to right."""
    values: list[Length] = []
    waiting: list[str] = []
    for token in tokens:
        kind = getattr(token, "type", "")
        if kind in ("whitespace", "comment"):
            continue
        sign = str(getattr(token, "value", "")) if kind == "literal" else ""
        if sign in PRIORITY:
            while waiting and PRIORITY[waiting[-1]] >= PRIORITY[sign]:
                if not _reduce(values, waiting.pop()):
                    return None
            waiting.append(sign)
            continue
        value = _worked_out(token)
        if value is None or len(values) != len(waiting):
            return None
        values.append(value)
    while waiting:
        if not _reduce(values, waiting.pop()):
            return None
    return values[0] if len(values) == 1 else None


def _reduce(values: list[Length], sign: str) -> bool:
    if len(values) < 2:
        return False
    other, one = values.pop(), values.pop()
    made = _times(one, other, sign) if sign in "*/" else _plus(one, other, 1 if sign == "+" else -1)
    if made is not None:
        values.append(made)
    return made is not None


def _times(one: Length, other: Length, sign: str) -> Length | None:
    if sign == "/":
        return Length(one.value / other.value, one.unit) if not other.unit and other.value else None
    if one.unit and other.unit:
        return None
    return Length(one.value * other.value, one.unit or other.unit)


def _plus(one: Length, other: Length, sign: int) -> Length | None:
    if one.unit == other.unit:
        return Length(one.value + sign * other.value, one.unit)
    here, there = one.pixels(), other.pixels()
    return (
        Length(here + sign * there, "px")
        if here is not None and there is not None and one.unit and other.unit
        else None
    )


def substituted(text: str, names: Mapping[str, str], deep: int = 0) -> str | None:
    """A value with every ``var()`` followed to its end, fallbacks included; None where one leads nowhere."""
    while (at := text.find("var(")) >= 0:
        end = closing(text, at + 4)
        name, comma, fallback = text[at + 4 : end].partition(",")
        value = names.get(name.strip())
        if value is None:
            value = fallback.strip() if comma else None
        if value is None or deep > 20 or len(text) > 5_000:
            return None
        inner = substituted(value, names, deep + 1)
        if inner is None:
            return None
        text = text[:at] + inner + text[end + 1 :]
    return text
