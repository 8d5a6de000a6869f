"""Values in the form in which two compare: lengths in pixels, `calc()` counted, opaque colours of sRGB as a hash."""

import re

CALL = re.compile(r"calc\(([^()]*)\)")
SIZE = re.compile(r"(?<![\w.#-])(-?\d*\.?\d+)(rem|px)\b")
TERM = re.compile(r"\s*(-?\d*\.?\d+(?:[eE][+-]?\d+)?)([a-z%]*)\s*")
RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*(?:[,/]\s*(?:1(?:\.0)?|100%)\s*)?\)")
HASH = re.compile(r"#([0-9a-fA-F]{3})(?![0-9a-fA-F\w-])")
LONG_HASH = re.compile(r"#[0-9a-fA-F]{6}(?![\w-])")
ROOT_SIZE = 16
# What `calc(infinity * 1px)` comes to in a browser.
INFINITE = "33554400px"


def folded(value: str) -> str:
    """A value with what can be counted counted; a rem is 16 px."""
    value = " ".join(value.split())
    if "infinity" in value:
        value = re.sub(r"calc\(infinity \* 1px\)", INFINITE, value)
    if "calc(" in value:
        value = _counted(value)
    if "rgb" in value:
        value = RGB.sub(lambda it: "#" + "".join(f"{min(int(each), 255):02x}" for each in it.groups()), value)
    if "#" in value:
        value = HASH.sub(lambda it: "#" + "".join(each * 2 for each in it[1].lower()), value)
        value = LONG_HASH.sub(lambda it: it[0].lower(), value)
    return SIZE.sub(_pixels, value) if "rem" in value or "px" in value else value


def _pixels(found: re.Match[str]) -> str:
    size = float(found[1]) * (ROOT_SIZE if found[2] == "rem" else 1)
    return f"{size:.10g}px"


def _counted(value: str) -> str:
    """Every ``calc()`` of plain numbers replaced by its result, from the inside out."""
    while True:
        found = CALL.search(value)
        said = _result(found[1]) if found else None
        if found is None or said is None:
            return value
        value = value[: found.start()] + said + value[found.end() :]


def _result(text: str) -> str | None:
    """What a chain of `* / + -` without brackets comes to, None where units do not go together."""
    parts = re.split(r"\s+([+-])\s+", text)
    total, unit = _product(parts[0]) or (0.0, "?")
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        term = _product(part)
        if term is None or term[1] != unit:
            return None
        total += term[0] if sign == "+" else -term[0]
    return None if unit == "?" else f"{total:.10g}{unit}"


def _product(text: str) -> tuple[float, str] | None:
    factors = re.split(r"([*/])", text)
    first = _term(factors[0])
    if first is None:
        return None
    size, unit = first
    for sign, part in zip(factors[1::2], factors[2::2], strict=True):
        term = _term(part)
        if term is None or (unit and term[1]) or (sign == "/" and (term[1] or not term[0])):
            return None
        size = size * term[0] if sign == "*" else size / term[0]
        unit = unit or term[1]
    return size, unit


def _term(text: str) -> tuple[float, str] | None:
    found = TERM.fullmatch(text)
    if found is None:
        return None
    if found[2] == "rem":
        return float(found[1]) * ROOT_SIZE, "px"
    return float(found[1]), found[2]
