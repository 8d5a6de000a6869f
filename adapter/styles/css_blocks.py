"""The structure of a style sheet: rules, at-rules and declarations, without a grammar for what they say.

Blocks nest as they are written.  What is broken ends at the end of the text.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
CLASS = re.compile(r"\.((?:\\[0-9a-fA-F]{1,6} ?|\\.|[\w-]|[^\x00-\x7f])+)")
DEEPEST = 60


class Block(Struct, frozen=True):
    """A rule or an at-rule: what stands before its braces, the declarations in it, and the blocks in it.

    An at-rule without braces has no body and ``is_statement``.  ``at`` is where it starts, in characters of the text.
    """

    prelude: str
    declarations: tuple[tuple[str, str], ...] = ()
    blocks: tuple["Block", ...] = ()
    is_statement: bool = False
    at: int = 0

    @property
    def name(self) -> str:
        """The at-rule's name (``@theme``), empty for a rule."""
        return self.prelude.split(maxsplit=1)[0].partition("(")[0] if self.prelude[:1] == "@" else ""

    @property
    def params(self) -> str:
        """What follows the at-rule's name."""
        return self.prelude[len(self.name) :].strip()

    def all(self) -> "Iterator[Block]":
        """This block and those in it, at any depth."""
        yield self
        for it in self.blocks:
            yield from it.all()


def read(text: str) -> Block:
    """The style sheet as one block without a prelude."""
    block, _ = _body(COMMENT.sub(lambda it: " " * len(it[0]), text), 0, "", 0)
    return block


def _body(text: str, at: int, prelude: str, depth: int, began: int = 0) -> tuple[Block, int]:
    declarations: list[tuple[str, str]] = []
    blocks: list[Block] = []
    start = at
    while at < len(text):
        at = _next(text, at)
        mark = text[at : at + 1]
        said = text[start:at].strip()
        if mark == "{" and depth < DEEPEST:
            block, at = _body(text, at + 1, " ".join(said.split()), depth + 1, _first(text, start))
            blocks.append(block)
        elif mark == ";" or mark == "}" or not mark:
            if said[:1] == "@":
                blocks.append(Block(" ".join(said.split()), is_statement=True, at=_first(text, start)))
            elif ":" in said:
                name, _, value = said.partition(":")
                declarations.append((name.strip(), " ".join(value.split())))
            at += 1
            if mark == "}":
                break
        else:
            at += 1
        start = at
    return Block(prelude, tuple(declarations), tuple(blocks), at=began), at


def _first(text: str, start: int) -> int:
    """Where something stands after white space."""
    while text[start : start + 1].isspace():
        start += 1
    return start


def _next(text: str, at: int) -> int:
    """Where the next brace or semicolon stands that is in no string and in no brackets."""
    waiting = 0
    while (found := re.compile(r"[{};\"'()\[\]\\]").search(text, at)) is not None:
        mark, at = found[0], found.start()
        if mark == "\\":
            at += 1
        elif mark in "\"'":
            closing = re.compile(rf"(?:[^{mark}\\\n]|\\.)*{mark}?", re.S).match(text, at + 1)
            at = closing.end() - 1 if closing else at
        elif mark in "([":
            waiting += 1
        elif mark in ")]":
            waiting = max(0, waiting - 1)
        elif not waiting or mark in "{}":
            return at
        at += 1
    return len(text)


def classes_in(block: Block) -> Iterator[str]:
    """The class names that selectors of a style sheet mention."""
    for it in block.all():
        if it.prelude[:1] != "@":
            for found in CLASS.finditer(it.prelude):
                yield unescaped(found[1])


def unescaped(name: str) -> str:
    """A name without the escapes of CSS."""
    return re.sub(r"\\(?:([0-9a-fA-F]{1,6}) ?|(.))", _unescaped, name)


def _unescaped(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2]
