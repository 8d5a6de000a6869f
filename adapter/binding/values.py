"""Values as sets of literal sites."""

from dataclasses import dataclass

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, span_of
from adapter.binding.purity import is_pure
from adapter.source.span import Span


@dataclass(frozen=True, slots=True)
class Site:
    """One literal."""

    span: Span
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Literals:
    """A value that is one of some literals."""

    sites: tuple[Site, ...]
    expression: Span
    shape: str
    conditions_pure: bool
    readers: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that the file does not show."""

    code: str
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True)
class Markup:
    """An element."""

    span: Span


Value = Literals | Opaque | Markup


def value_of(node: Node | None, names: Names) -> Value:
    """The value of an attribute's value node."""
    if node is None:
        return Literals((Site(Span(0, 0), "true", "boolean"),), Span(0, 0), "literal", True)
    if node.type == "string":
        return Literals((Site(span_of(node), names.slice(node)[1:-1], "attribute string"),), span_of(node), "literal", True)
    if node.type.startswith("jsx_") and node.type != "jsx_expression":
        return Markup(span_of(node))
    value = node.named_children[0] if node.type == "jsx_expression" and node.named_children else node
    sites: list[Site] = []
    bad = _collect(value, names, sites)
    if bad is not None:
        return Opaque("unknown", f"{{{' '.join(names.slice(bad).split())[:40]}}} is not a literal of this file", span_of(bad))
    condition = field(inner(value), "condition")
    return Literals(tuple(sites), span_of(value), value.type, condition is None or is_pure(condition))


def _collect(node: Node, names: Names, sites: list[Site]) -> Node | None:
    node = inner(node)
    match node.type:
        case "string":
            sites.append(Site(span_of(node), names.slice(node)[1:-1], "string"))
        case "true" | "false" | "null" | "undefined" | "number":
            sites.append(Site(span_of(node), names.slice(node), node.type))
        case "ternary_expression":
            one, other = field(node, "consequence"), field(node, "alternative")
            for it in (one, other):
                bad = _collect(it, names, sites) if it is not None else node
                if bad is not None:
                    return bad
        case _:
            return node
    return None
