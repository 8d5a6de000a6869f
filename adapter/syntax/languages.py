"""Which language a page is written in, by its name, and its source tree; HTML's parser is loaded for HTML alone."""

from importlib.util import find_spec

from adapter.syntax.jsx import read as read_jsx
from adapter.tree import Tree

HTML = (".html", ".htm")


class NotHere(Exception):
    """The page's language cannot be read on this platform; the message says why."""


def is_html(path: str) -> bool:
    """Whether a page is HTML."""
    return path.lower().endswith(HTML)


def read(text: str, html: bool) -> Tree:
    """The source tree of a page; raises ``TooDeep``, and ``NotHere`` where there is no parser for its language."""
    if not html:
        return read_jsx(text)
    if find_spec("turbohtml") is None:
        raise NotHere("HTML cannot be read on this platform: there is no wheel of turbohtml for it")
    from adapter.syntax.html import read as read_html

    return read_html(text)
