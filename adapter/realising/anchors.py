"""The element of a form that stands for the source element, and values written as children."""

from msgspec import Struct

from adapter.catalogue.markup import Code, Form, Markup
from adapter.realising.written import Literal, Pieces, Raw, Source, Written, in_code, joined
from adapter.source.span import Span
from adapter.words import Keep


def as_child(written: Written, text: str) -> Pieces:
    """A value among children: plain text where it is a plain string, an element as it is, else between braces."""
    match written:
        case Literal(text=it, lines=lines):
            return joined([(Keep(line),) for line in lines], " ") if lines else (it,)
        case Source(attribute=attribute) if is_plain(attribute.value_span.of(text)):
            return (Keep(Span(attribute.value_span.start + 1, attribute.value_span.end - 1)),)
        case Raw(pieces=(Keep(span=span),)) if text.startswith("<", span.start):
            return (Keep(span),)
        case _:
            return ("{", *in_code(written, text), "}")


def is_plain(shown: str) -> bool:
    """Whether a quoted attribute value says the same as JSX text."""
    inner = shown[1:-1]
    return shown[:1] in "\"'" and inner == inner.strip() and bool(inner) and not set(inner) & set("{}<>\n\\")


class Anchor(Struct, frozen=True):
    """The element of a form that stands for the source element: what is beside it, and the code that it stands in."""

    beside: Form
    head: Form
    markup: Markup
    tail: Form


def anchor(form: Form) -> Anchor | None:
    """The anchor of a form, ``None`` where no element is in it."""
    for index, item in enumerate(form):
        beside = (*form[:index], *form[index + 1 :])
        if isinstance(item, Markup):
            return Anchor(beside, (), item, ())
        if isinstance(item, Code):
            inside = next((i for i, it in enumerate(item.pieces) if isinstance(it, Markup)), None)
            if inside is not None:
                markup = item.pieces[inside]
                assert isinstance(markup, Markup)
                return Anchor(beside, item.pieces[:inside], markup, item.pieces[inside + 1 :])
    return None
