"""A stretch of a page, in characters of its decoded text.

Offsets everywhere in this project count characters of the decoded text (Python's ``str`` indices), never
bytes, UTF-16 units, lines or columns.  Lines and columns exist only where something is printed.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

WORD = re.compile(r"\S+")


# A Struct is made and read several times faster than a named tuple, and there are dozens of these to an element.
class Span(Struct, frozen=True, order=True, gc=False):
    """Characters ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int

    def __iter__(self) -> Iterator[int]:
        yield self.start
        yield self.end

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]

    def words(self, text: str) -> "Iterator[Span]":
        """The runs of ``text`` under this span that have no white space in them, in order."""
        return (Span(*it.span()) for it in WORD.finditer(text, self.start, self.end))
