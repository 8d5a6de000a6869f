"""Literal values as the target's props want them, and source text copied with edits made in it."""

from msgspec import Struct

from adapter.catalogue.api import Component
from adapter.realising.written import SIMPLE, Flag, Literal, Raw, Source, Written, page_quote
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep


class Output(Struct, frozen=True):
    """One target attribute: its value (``None`` if it is not written) and the source attribute it comes from."""

    name: str
    written: Written | None
    origin: Attribute | None


def constant(cell: str, component: Component | None, name: str) -> Written | None:
    """A literal target value; nothing where it is empty or the component's own default."""
    prop = component.props.get(name) if component else None
    if cell == "" or (prop and prop.default == cell):
        return None
    return literal_for(cell, component, name)


def literal_for(cell: str, component: Component | None, name: str) -> Written:
    """A cell as the prop wants it: a flag, a number, code or a string."""
    prop = component.props.get(name) if component else None
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return Literal(cell[1:-1])
    if cell == "true" and not (prop and "true" in prop.enum):
        return Flag()
    if cell in ("true", "false") or (prop and prop.type == "number") or cell[:1] == "{":
        return Raw((cell,), simple=True)
    return Literal(cell)


def in_quotes(written: Written | None, text: str) -> Written | None:
    """Code of a mapping with the quotes that the page uses."""
    match written:
        case Raw(pieces=pieces, simple=simple):
            quote = page_quote(text)
            return Raw(tuple(it.replace('"', quote) if isinstance(it, str) else it for it in pieces), simple)
        case _:
            return written


def decided(value: str) -> Written:
    """What a pattern decides; digits are a number."""
    return Raw((value,), simple=True) if value.isdigit() else Literal(value)


def truth(code: str, is_flag: bool) -> Written | None:
    """New code for a truth; a flag that is never set is not written."""
    if code == "false" and is_flag:
        return None
    return Flag() if code == "true" else Raw((code,), simple=bool(SIMPLE.fullmatch(code)))


def string_of(written: Written, text: str) -> str | None:
    """The string that a value is, where that is known."""
    match written:
        case Literal(text=it):
            return it
        case Source(attribute=attribute):
            shown = attribute.value_span.of(text)
            return shown[1:-1] if shown[:1] in "\"'" and "&" not in shown else None
        case _:
            return None


def copied(text: str, span: Span, edits: list[Edit]) -> list[str]:
    """The text under a span with edits made in it, as new text."""
    found, at = [], span.start
    for edit in sorted(edits, key=lambda it: it.span):
        found += [
            text[at : edit.span.start],
            *(it.span.of(text) if isinstance(it, Keep) else str(it) for it in edit.pieces),
        ]
        at = edit.span.end
    return [*found, text[at : span.end]]
