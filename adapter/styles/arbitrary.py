"""Values in brackets: underscores are spaces, operators get spaces, and brackets must close.

After `decode-arbitrary-value`, `math-operators` and `is-valid-arbitrary` of Tailwind 4.
"""

import re

MATH = tuple(
    re.findall(r"\w+", "calc min max clamp mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp round")
)
HAS_MATH = re.compile(rf"(?:{'|'.join(MATH)})\(")
NAMED = re.compile(r"[a-zA-Z0-9_.%-]+")
CLOSES = {")": "(", "]": "["}
OPERATORS = "+-*/"


def named_value(text: str) -> bool:
    """Whether text may be the name of a value."""
    return NAMED.fullmatch(text) is not None


def has_math(value: str) -> bool:
    """Whether a mathematical function is called."""
    return "(" in value and HAS_MATH.search(value) is not None


def is_valid(value: str) -> bool:
    """Whether brackets close in order and no ``;`` stands outside of them."""
    open_ones: list[str] = []
    at = 0
    while at < len(value):
        mark = value[at]
        if mark == "\\":
            at += 1
        elif mark in "'\"":
            at = _closing_quote(value, at)
        elif mark in "([":
            open_ones.append(mark)
        elif mark in ")]}":
            if not open_ones:
                return False
            if open_ones[-1] == CLOSES.get(mark):
                open_ones.pop()
        elif mark == ";" and not open_ones:
            return False
        at += 1
    return True


def _closing_quote(value: str, at: int) -> int:
    quote, at = value[at], at + 1
    while at < len(value) and value[at] != quote:
        at += 2 if value[at] == "\\" else 1
    return at


def decode(text: str) -> str:
    """What a value in brackets means; ``\\_`` is an underscore, and those in ``url()`` stay."""
    if "(" not in text:
        return _spaced(text)
    return space_operators(_decoded(text))


def _spaced(text: str) -> str:
    return text.replace("\\_", "\0").replace("_", " ").replace("\0", "_")


def _decoded(text: str) -> str:
    found: list[str] = []
    calls: list[str] = []
    name = ""
    at = 0
    while at < len(text):
        mark, inside = text[at], calls[-1] if calls else ""
        if mark == "\\" and text[at + 1 : at + 2] == "_" and inside != "url":
            found.append("_")
            at += 2
            continue
        found.append(" " if mark == "_" and inside not in ("url", "var") else mark)
        if mark == "(":
            calls.append(_keeping(name, inside))
        elif mark == ")" and calls:
            calls.pop()
        elif mark == "," and inside == "var":
            calls[-1] = "rest"
        name = name + mark if mark.isalnum() or mark in "-_" else ""
        at += 1
    return "".join(found)


def _keeping(name: str, inside: str) -> str:
    """What a call keeps of its underscores: all (``url``), those of its first argument (``var``), or none."""
    last = name.rpartition("_")[2]
    if inside == "url" or last == "url":
        return "url"
    return "var" if last in ("var", "theme") else "rest"


def space_operators(text: str) -> str:
    """Spaces around the operators in mathematical functions, where they cannot be part of a word."""
    if not any(it in text for it in MATH):
        return text
    found = ""
    formats: list[bool] = []
    value_at: int | None = None
    last_value: int | None = None
    for at, mark in enumerate(text):
        if mark.isascii() and (mark.isdigit() or (value_at is not None and (mark.isalpha() or mark == "%"))):
            value_at = at
        else:
            last_value, value_at = value_at, None
        if mark == "(":
            found += mark
            called = re.search(r"[a-z0-9]*$", text[:at])
            name = called[0] if called else ""
            formats.append(name in MATH or (bool(formats) and formats[-1] and not name))
        elif mark == ")":
            found += mark
            if formats:
                formats.pop()
        elif not formats or not formats[-1]:
            found += mark
        elif mark == ",":
            found += ", "
        elif mark == " " and found.endswith(" "):
            continue
        elif mark in OPERATORS:
            found += _operator(found, text, at, last_value == at - 1)
        else:
            found += mark
    return found


def _operator(found: str, text: str, at: int, after_value: bool) -> str:
    """An operator with the spaces that it needs where it stands."""
    mark, before, after = text[at], found.rstrip(), text[at + 1 : at + 2]
    last = before[-1:]
    if last in ("e", "E") and before[-2:-1].isdigit():
        return mark
    if last and last in f"{OPERATORS}(,":
        return mark
    if text[at - 1 : at] == " ":
        return f"{mark} "
    near = last.isdigit() or after.isdigit() or last == ")" or (after and after in f"({OPERATORS}")
    return f" {mark} " if near or after_value else mark
