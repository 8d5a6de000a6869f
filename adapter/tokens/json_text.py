"""JSON with the line of every value; JSON5's comments, commas, quotes and bare names are read and said."""

import json
import re
from bisect import bisect_right

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Node

# Deeper than any token file; whoever writes deeper wants to harm.
DEEPEST = 64
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
LEXEME = re.compile(
    r"""(?P<mark>[{}\[\]:,])
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[A-Za-z_$][\w$]*)""",
    re.X | re.S,
)
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
WORDS = {"true": True, "false": False, "null": None}


class BadJson(Exception):
    """The text is no JSON, or nested too deep; it was said."""


def read(text: str, file: str, told: Diagnostics) -> Node | None:
    """The value of a text, None where it has none; what is wrong with the text is said."""
    reader = _Reader(text, file, told)
    try:
        return reader.whole()
    except BadJson:
        return None


class _Reader:
    def __init__(self, text: str, file: str, told: Diagnostics) -> None:
        self._text, self._file, self._told = text, file, told
        self._at = 0
        self._lines = [0, *(it.end() for it in re.finditer("\n", text))]

    def whole(self) -> Node:
        node = self._value(0)
        self._skip()
        if self._at < len(self._text):
            raise self._bad("more follows after the end")
        return node

    def _line(self) -> int:
        return bisect_right(self._lines, self._at)

    def _bad(self, what: str, code: str = "T101") -> BadJson:
        self._told.at(code, self._file, self._line(), what)
        return BadJson()

    def _loose(self, what: str) -> None:
        self._told.at("T906", self._file, self._line(), f"{what}: JSON has none")

    def _skip(self) -> None:
        while True:
            found = SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            comment = COMMENT.match(self._text, self._at)
            if comment is None:
                return
            self._loose("a comment")
            self._at = comment.end()

    def _next(self) -> re.Match[str]:
        self._skip()
        found = LEXEME.match(self._text, self._at)
        if found is None:
            seen = self._text[self._at : self._at + 1]
            raise self._bad(f"unexpected {seen!r}" if seen else "the text ends too early")
        return found

    def _takes(self, mark: str) -> bool:
        self._skip()
        if self._text[self._at : self._at + 1] != mark:
            return False
        self._at += 1
        return True

    def _value(self, depth: int) -> Node:
        found = self._next()
        line = self._line()
        if depth > DEEPEST:
            raise self._bad(f"nested deeper than {DEEPEST}", "T109")
        match found.lastgroup:
            case "string":
                return Node(self._string(found), self._file, line)
            case "number":
                return Node(self._number(found), self._file, line)
            case "word" if found[0] in WORDS:
                self._at = found.end()
                return Node(WORDS[found[0]], self._file, line)
            case "mark" if found[0] == "{":
                self._at = found.end()
                return Node(self._members(depth), self._file, line)
            case "mark" if found[0] == "[":
                self._at = found.end()
                return Node(self._items(depth), self._file, line)
        raise self._bad(f"unexpected {found[0]!r}")

    def _string(self, found: re.Match[str]) -> str:
        text = found[0]
        if text[0] == "'":
            self._loose("a string in single quotes")
            text = '"' + text[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
        try:
            read = str(json.loads(text))
        except ValueError as error:
            raise self._bad(f"a string that is none: {error}") from error
        self._at = found.end()
        return read

    def _number(self, found: re.Match[str]) -> int | float:
        text = found[0]
        if not NUMBER.fullmatch(text):
            self._loose(f"the number {text}")
        self._at = found.end()
        return int(text) if re.fullmatch(r"[+-]?\d+", text) and len(text.lstrip("+-")) < 20 else float(text)

    def _members(self, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        while not self._takes("}"):
            found = self._next()
            if found.lastgroup == "string":
                name = self._string(found)
            elif found.lastgroup == "word":
                self._loose(f"the bare name {found[0]}")
                name, self._at = found[0], found.end()
            else:
                raise self._bad(f"a name is missing before {found[0]!r}")
            if name in members:
                self._told.at("T102", self._file, self._line(), f'"{name}" is there twice; the last one holds')
            if not self._takes(":"):
                raise self._bad(f'a colon is missing after "{name}"')
            members[name] = self._value(depth + 1)
            self._separated("}")
        return members

    def _items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while not self._takes("]"):
            items.append(self._value(depth + 1))
            self._separated("]")
        return tuple(items)

    def _separated(self, end: str) -> None:
        comma = self._takes(",")
        self._skip()
        closes = self._text[self._at : self._at + 1] == end
        if comma and closes:
            self._loose("a comma before the end")
        elif not comma and not closes:
            raise self._bad(f"a comma or {end} is missing")
