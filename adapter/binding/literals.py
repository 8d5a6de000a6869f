"""What a literal says: its kind and its decoded text."""

import re
from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.nodes import named
from adapter.source.span import Span

SiteKind = Literal["string", "attribute string", "template", "number", "boolean", "null", "undefined", "type"]
KINDS: dict[str, SiteKind] = {
    "string": "string",
    "number": "number",
    "true": "boolean",
    "false": "boolean",
    "null": "null",
    "undefined": "undefined",
}
# ECMA-262, EscapeSequence and LineContinuation.
ESCAPE = re.compile(r"\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\s\S]))")
PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
LINE_ENDS = frozenset({"\n", "\r", "\r\n", "\u2028", "\u2029"})
# JSX takes character references with their semicolon only.
REFERENCE = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|\w+);")


class Site(Struct, frozen=True):
    """One place that gives a value.

    ``span`` is the whole token with its quotes, ``text`` what it means (``true``, ``null``, numbers as
    written). ``feeds`` is the path by which the value is reached from the declaration that holds it
    (``config.*.variant``), empty where the literal stands in the attribute itself.
    """

    span: Span
    text: str
    kind: SiteKind
    feeds: str = ""


def literal(node: Node, text: str, feeds: str = "") -> Site | None:
    """The site of a literal token, or None if the node is something else."""
    span = Span(node.start_byte, node.end_byte)
    if node.type == "template_string":
        if any(it.type == "template_substitution" for it in named(node)):
            return None
        return Site(span, unescape(text[span.start + 1 : span.end - 1]), "template", feeds)
    if node.type == "unary_expression" and node.children[-1].type == "number":
        return Site(span, span.of(text), "number", feeds) if node.children[0].type == "-" else None
    kind = KINDS.get(node.type)
    if kind is None:
        return None
    said = unescape(text[span.start + 1 : span.end - 1]) if kind == "string" else span.of(text)
    return Site(span, said, kind, feeds)


def is_falsy(site: Site) -> bool:
    """Whether a condition takes the literal for false."""
    match site.kind:
        case "null" | "undefined":
            return True
        case "boolean":
            return site.text == "false"
        case "number":
            return not site.text.strip("-0.")
    return not site.text


def attribute_string(node: Node, text: str) -> Site:
    """The site of ``a="…"``, which knows character references and no escapes."""
    span = Span(node.start_byte, node.end_byte)
    said = REFERENCE.sub(lambda it: referred(it[0]), text[span.start + 1 : span.end - 1])
    return Site(span, said, "attribute string")


def referred(text: str) -> str:
    """A text of HTML with its character references resolved."""
    from html import unescape as resolved  # a table of two thousand names, and few pages write any

    return resolved(text) if "&" in text else text


def unescape(raw: str) -> str:
    """The characters that a string literal's content stands for."""
    return ESCAPE.sub(_escaped, raw) if "\\" in raw else raw


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        point = int(code, 16)
        return chr(point) if point <= 0x10FFFF else match[0]
    return "" if match[4] in LINE_ENDS else PLAIN_ESCAPES.get(match[4], match[4])
