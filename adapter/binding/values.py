"""The value of an attribute as a set of literal sites: all of them change, or none."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.flow import Flow
from adapter.binding.literals import Site, attribute_string, is_falsy, referred
from adapter.binding.names import Names
from adapter.binding.nodes import MARKUP, named, quote, span_of
from adapter.binding.purity import is_pure
from adapter.binding.readers import Readers
from adapter.source.span import Span
from adapter.tree import Plain

__all__ = ["Literals", "Markup", "Opaque", "Shape", "Site", "Value", "value_of"]

Shape = Literal["flag", "literal", "ternary", "logic", "alias", "table", "mapped", "helper"]
SHAPES: tuple[Shape, ...] = ("helper", "mapped", "table", "alias", "ternary", "logic")


class Literals(Struct, frozen=True):
    """Every literal that the value can be, the types that spell them included (kind ``type``).

    ``expression`` is the value without braces.  ``root`` is the declaration that holds the literals (the
    first one, if several do), ``roots`` all that the value passes through, nearest first.  ``readers`` are
    the attributes of the page that these literals reach, this one included if it is not inline.
    ``conditions_pure``: the expression may be written twice.  ``may_miss``: a key or an element may not be
    there, so the value may also be undefined.
    """

    sites: tuple[Site, ...]
    expression: Span
    shape: Shape
    conditions_pure: bool = True
    root: Span | None = None
    roots: tuple[Span, ...] = ()
    readers: tuple[Span, ...] = ()
    may_miss: bool = False

    @property
    def is_inline(self) -> bool:
        """Whether all literals stand in the attribute itself."""
        return not self.roots

    @property
    def texts(self) -> frozenset[str]:
        """What the value can be, types left out."""
        return frozenset(it.text for it in self.sites if it.kind != "type")


class Opaque(Struct, frozen=True):
    """A value that is not a known set of literals.

    ``code`` is one of ``table-elsewhere``, ``table-shared``, ``type-elsewhere``, ``cast``, ``prop``,
    ``state``, ``call``, ``template``, ``spread-in-table``, ``may-be-absent``, ``unknown``; ``sentence``
    names the syntax, ``span`` its place.
    """

    code: str
    sentence: str
    span: Span


class Markup(Struct, frozen=True):
    """A value that is, or on some condition is, an element."""

    span: Span
    conditional: bool = False


Value = Literals | Opaque | Markup


def value_of(node: Node | Plain | None, names: Names, at: int = 0) -> Value:
    """The value of an attribute's value node; ``at`` is where a flag, which has no node, ends.

    The value of a call's argument is an expression without braces around it.
    """
    if isinstance(node, Plain):
        return _plain(node, names)
    if node is None:
        here = Span(at, at)
        return Literals((Site(here, "true", "boolean"),), here, "flag")
    is_attribute = node.type == "jsx_expression" or (node.parent is not None and node.parent.type == "jsx_attribute")
    if node.type == "string" and is_attribute:
        return Literals((attribute_string(node, names.text),), span_of(node), "literal")
    if node.type in MARKUP:
        return Markup(span_of(node))
    inside = named(node) if node.type == "jsx_expression" else [node]
    if not inside:
        return Opaque("unknown", "the braces are empty", span_of(node))
    return _expression(inside[0], names, None if is_attribute else node)


def _plain(value: Plain, names: Names) -> Value:
    """What HTML writes: text, or nobody knows what where a template fills it in."""
    said = names.text[value.span.start : value.span.end]
    if not value.known:
        return Opaque("template", f"{quote(said)} is filled in by a template", value.span)
    return Literals((Site(value.span, referred(said), "attribute string"),), value.span, "literal")


def _expression(node: Node, names: Names, sink: Node | None) -> Value:
    flow = Flow(names)
    flow.follow(node, ())
    if flow.markup:
        return Markup(span_of(node), conditional=bool(flow.kinds))
    if flow.held is not None:
        return Opaque(flow.held.code, flow.held.sentence, flow.held.span)
    if flow.absent is not None:
        return Opaque(flow.absent.code, flow.absent.sentence, flow.absent.span)
    if not flow.sites:
        return Opaque("unknown", f"{quote(names.slice(node))} has no value to be seen", span_of(node))
    if flow.types.held is not None:
        held, clause = flow.types.held
        return Opaque("type-elsewhere", f"the type {quote(names.slice(held))} {clause}", span_of(held))
    readers = Readers(names, sink)
    for token in flow.tokens:
        readers.flow(token, ())
    shared = _shared(flow, readers, names)
    if shared is not None:
        return shared
    here = span_of(node)
    if not any(it.holds(here) for it in readers.attributes):
        return Opaque("unknown", f"the way of {quote(names.slice(node))} is not followed", here)
    return _literals(node, flow, readers)


def _shared(flow: Flow, readers: Readers, names: Names) -> Opaque | None:
    """Why the literals may not change: something else than an attribute sees them."""
    use = flow.types.shared()
    if use is not None:
        sentence = f"the type {quote(names.slice(use))} is also used elsewhere"
        return Opaque("table-shared", sentence, span_of(use))
    if readers.other is not None:
        return Opaque("table-shared", readers.why, span_of(readers.other))
    if readers.tested and any(is_falsy(it) for it in flow.sites):
        asked = quote(names.slice(readers.tested[0]))
        return Opaque("table-shared", f"{asked} is also a condition", span_of(readers.tested[0]))
    return None


def _literals(node: Node, flow: Flow, readers: Readers) -> Literals:
    return Literals(
        sites=_distinct((*flow.sites, *flow.types.sites)),
        expression=span_of(node),
        shape=next((it for it in SHAPES if it in flow.kinds), "literal"),
        conditions_pure=is_pure(node),
        root=_holding(flow.sites, tuple(flow.roots)),
        roots=tuple(flow.roots),
        readers=tuple(sorted(set(readers.attributes))),
        may_miss=flow.may_miss,
    )


def _holding(sites: Iterable[Site], roots: tuple[Span, ...]) -> Span | None:
    """The first declaration that holds a literal."""
    literals = [it.span for it in sites]
    return next((root for root in roots if any(root.holds(it) for it in literals)), None)


def _distinct(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Each place once, in source order."""
    seen: dict[Span, Site] = {}
    for it in sites:
        seen.setdefault(it.span, it)
    return tuple(sorted(seen.values(), key=lambda it: it.span))
