"""The shadow of a text: one ASCII byte for each character, so that the parser's byte offsets are our characters.

Only what the grammar tells apart is kept apart: what may stand in an identifier, white space, a line terminator,
and everything else, which becomes a byte that the grammar takes in text, strings and comments alone.  Names are
always sliced from the real text.
"""

import re

LINE_TERMINATORS = "\u2028\u2029"
IN_TEXT_ONLY = "\x01"
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class _Shades(dict[int, str]):
    """A table for ``str.translate`` that learns each character when it first occurs."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code < 128:
            shade = character
        elif character in LINE_TERMINATORS:
            shade = "\n"
        elif character.isspace() or character == "\ufeff":
            shade = " "
        elif ("a" + character).isidentifier():
            shade = "x"
        else:
            shade = IN_TEXT_ONLY
        self[code] = shade
        return shade


_SHADES = _Shades()


def shadow(text: str) -> bytes:
    """As many bytes as ``text`` has characters, equal to it wherever it is ASCII."""
    if text.isascii():
        return text.encode("ascii")
    return NOT_ASCII.sub(lambda found: found[0].translate(_SHADES), text).encode("ascii")
