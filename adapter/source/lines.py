"""Lines and columns, for what people read."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

# ECMAScript's line terminators (ECMA-262 section 12.3), with CR LF as one.
NEWLINE = re.compile("\r\n|[\n\r\u2028\u2029]")


def _behind(start: int, length: int) -> int:
    return start + length + 1


class Lines:
    """Lines and columns of a text, which count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts."""
        if any(it in self.text for it in "\r\u2028\u2029"):
            return [0, *(found.end() for found in NEWLINE.finditer(self.text))]
        lines = self.text.split("\n")
        return list(accumulate(map(len, lines[:-1]), _behind, initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """Offset of the first character of a line; raises IndexError for a line that is not there."""
        if line < 1:
            raise IndexError(line)
        return self.starts[line - 1]
