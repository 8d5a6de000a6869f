"""A page: bytes on disk, decoded once and encoded back without loss."""

import codecs

from msgspec import Struct

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Page(Struct, frozen=True):
    """A decoded page.

    ``path`` is as the caller named it.  ``text`` excludes the byte-order mark and keeps every newline as it is.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """``text`` as bytes in this page's own encoding, behind its own byte-order mark."""
        return self.bom + text.encode(self.encoding)


class Undecodable(Struct, frozen=True):
    """Bytes that are no text of a kind that TypeScript reads; ``why`` is a full sentence."""

    path: str
    why: str


def decode(data: bytes, path: str) -> Page | Undecodable:
    """Decode as TypeScript does: UTF-8, or UTF-16 behind a byte-order mark; HTML may declare another encoding."""
    bom, encoding = next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", "utf-8"))
    if not bom and path.lower().endswith((".html", ".htm")):
        from adapter.source.html_encoding import encoding_of

        encoding = encoding_of(data) or encoding
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        return Undecodable(path, f"byte {error.start + len(bom)} is not {encoding}; save the file as UTF-8")
    if "\0" in text:
        return Undecodable(path, f"character {text.index(chr(0))} is NUL: this is a binary file")
    return Page(path, text, encoding, bom)
