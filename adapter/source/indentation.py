"""Indentation: what stands at the start of a line, and what one level of it is on a page."""

import re

FIRST = re.compile(r"\n(\t| {2,8})(?=[^\s*])")


def indentation(text: str, offset: int) -> str:
    """The white space at the start of the line that ``offset`` stands on."""
    start = text.rfind("\n", 0, offset) + 1
    end = start
    while end < offset and text[end] in " \t":
        end += 1
    return text[start:end]


def unit(text: str) -> str:
    """One level of a page's indentation: the first indented line tells."""
    found = FIRST.search(text)
    return found[1] if found else "  "


def newline(text: str) -> str:
    """A page's own line break."""
    return "\r\n" if "\r\n" in text else "\n"


def shifted(indent: str, columns: int, one_level: str) -> str:
    """An indentation made deeper, or shallower as far as there is any."""
    if columns >= 0:
        return indent + one_level[:1] * columns
    return indent[: max(0, len(indent) + columns)]
