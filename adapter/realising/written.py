"""Values on their way into the page: what they are, and how they stand in an attribute, in code and in an object."""

import re
from collections.abc import Sequence

from msgspec import Struct

from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep, Piece

Pieces = tuple[Piece, ...]


class Literal(Struct, frozen=True):
    """A string; ``lines`` is where the page's own text says it, one stretch a line, entities not decoded."""

    text: str
    lines: tuple[Span, ...] = ()


class Raw(Struct, frozen=True):
    """An expression; ``simple`` if it needs no parentheses anywhere."""

    pieces: Pieces
    simple: bool = False


class Flag(Struct, frozen=True):
    """True."""


class Source(Struct, frozen=True):
    """The value of a source attribute, with edits inside it or at the places that its value comes from."""

    attribute: Attribute
    edits: tuple[Edit, ...] = ()


class Classes(Struct, frozen=True):
    """Class names: new ones, and those of the page that stay, each where it stands."""

    text: str
    kept: tuple[Span, ...]
    quote: str = '"'


Written = Literal | Raw | Flag | Source | Classes

IMPORT_QUOTE = re.compile(r"\bfrom\s+(['\"])")
SIMPLE = re.compile(r"[\w$]+(?:\??\.[\w$]+|\[[\w$'\"]+\])*|\"[^\"]*\"|'[^']*'|`[^`]*`")


def in_attribute(name: str, value: Written, text: str) -> Pieces:
    """``name="text"``, ``name={code}`` or a bare ``name``."""
    match value:
        case Flag():
            return (name,)
        case Literal(text=it, lines=lines):
            raw = " ".join(line.of(text) for line in lines)
            said = joined([(Keep(line),) for line in lines], " ")
            quote = next((mark for mark in "\"'" if mark not in raw), None)
            if not lines:
                return (f"{name}={quoted(it)}",)
            return (f"{name}={quote}", *said, quote) if quote else (f"{name}={{<>", *said, "</>}")
        case Classes(text=it, kept=kept, quote=mark):
            return (f"{name}={mark}", *class_names(it, kept), mark)
        case Raw(pieces=pieces):
            return (f"{name}={{", *pieces, "}")
        case Source(attribute=attribute) if attribute.value is None:
            return (name,)
        case Source(attribute=attribute):
            return (f"{name}=", Keep(attribute.value_span))


def in_code(value: Written, text: str, *, operand: bool = False) -> Pieces:
    """The value as an expression; as an ``operand`` it gets parentheses where it may need them."""
    match value:
        case Flag():
            return ("true",)
        case Literal(text=it):
            return (js_string(it, page_quote(text)),)
        case Classes(text=it, kept=kept):
            return (js_string(" ".join((it, *(span.of(text) for span in kept))).strip(), page_quote(text)),)
        case Raw(pieces=pieces, simple=simple):
            return pieces if simple or not operand else ("(", *pieces, ")")
        case Source(attribute=attribute):
            return _source_in_code(attribute, text, operand)


def _source_in_code(attribute: Attribute, text: str, operand: bool) -> Pieces:
    if attribute.value is None:
        return ("true",)
    shown = attribute.value_span.of(text)
    if shown.startswith("{"):
        inner = inner_of(attribute.value_span, text)
        pieces: Pieces = (Keep(inner),)
        return pieces if not operand or SIMPLE.fullmatch(inner.of(text)) else ("(", *pieces, ")")
    if shown.startswith(("'", '"')) and ("&" in shown or "\n" in shown or "\\" in shown):
        return (js_string(decoded(shown[1:-1])),)
    return (Keep(attribute.value_span),)


def inner_of(span: Span, text: str) -> Span:
    """What stands between braces, without the white space at their insides."""
    inner = text[span.start + 1 : span.end - 1]
    start = span.start + 1 + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.start + 1 + len(inner.rstrip())))


def in_object(name: str, value: Written, text: str) -> Pieces:
    """An entry of an object literal."""
    bare = name.strip('"')
    key = bare if re.fullmatch(r"[A-Za-z_$][\w$]*", bare) else js_string(bare, page_quote(text))
    return (f"{key}: ", *in_code(value, text))


def quoted(text: str) -> str:
    """A string as a JSX attribute value: entities are decoded there, backslashes are not escapes."""
    plain = "&" not in text and "\n" not in text
    if plain and '"' not in text:
        return f'"{text}"'
    if plain and "'" not in text:
        return f"'{text}'"
    return f"{{{js_string(text)}}}"


def js_string(text: str, quote: str = '"') -> str:
    """A string as a JavaScript literal."""
    escaped = text.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\n", "\\n").replace("\r", "\\r")
    return f"{quote}{escaped}{quote}"


def page_quote(text: str) -> str:
    """The quote that a page's imports use."""
    found = IMPORT_QUOTE.search(text)
    return found[1] if found else '"'


def decoded(text: str) -> str:
    """JSX text with its entities decoded (HTML section 13.5, as JSX has them)."""
    import html

    return html.unescape(text)


def class_names(new: str, kept: tuple[Span, ...]) -> Pieces:
    """New class names before those that stay."""
    return joined([*([(new,)] if new else []), *((Keep(it),) for it in kept)], " ")


def joined(parts: Sequence[Pieces], between: str) -> Pieces:
    """Pieces with a separator between them."""
    found: list[Piece] = []
    for part in parts:
        found += [between, *part] if found else part
    return tuple(found)
