"""The encoding of an HTML page without a byte-order mark: what it declares, else UTF-8, else what its bytes look like.

HTML Living Standard, section 13.2.3; a declared latin-1 means windows-1252 (WHATWG Encoding Standard).  Whatever is
chosen gives the same bytes back: no page is decoded that could not be written again.
"""

import codecs
import re
from collections.abc import Iterator

PRESCAN = 4096
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)", re.I)
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}


def encoding_of(data: bytes) -> str | None:
    """The name of Python's codec for a page, ``None`` where none gives its bytes back."""
    return next((it for it in _choices(data) if _is_lossless(data, it)), None)


def _choices(data: bytes) -> Iterator[str]:
    found = DECLARED.search(data, 0, PRESCAN)
    declared = _codec(found[1].decode("ascii", "replace")) if found else ""
    if declared:
        yield declared
    yield "utf-8"
    from bs4.dammit import UnicodeDammit

    guessed = UnicodeDammit(data, is_html=True).original_encoding
    yield from (it for it in (_codec(guessed or ""), "cp1252", "latin-1") if it)


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return MEANT.get(name, name)


def _is_lossless(data: bytes, encoding: str) -> bool:
    try:
        return data.decode(encoding).encode(encoding) == data
    except (UnicodeError, ValueError):
        return False
