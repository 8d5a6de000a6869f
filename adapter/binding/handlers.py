"""What kind of function an event attribute holds, and how many arguments it takes."""

from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.arity import Arity, arity_of
from adapter.binding.bound import Local
from adapter.binding.names import Names, dotted
from adapter.binding.nodes import field, inner, is_async, named, parameters, span_of
from adapter.binding.statements import is_reassigned
from adapter.source.span import Span
from adapter.tree import Plain


class Param(Struct, frozen=True):
    """One parameter.

    ``span`` is its name or pattern, ``outer`` includes annotation and default; ``bare`` if it has no
    parentheses. ``name`` is None for a pattern and for a rest parameter.  ``names`` are the page's.
    """

    name: str | None
    span: Span
    outer: Span
    is_rest: bool
    bare: bool
    names: Names
    annotation: Span | None = None
    default: Span | None = None

    @property
    def uses(self) -> tuple[Span, ...]:
        """Its references inside the function, shadows left out, shorthand properties included."""
        local = self._local
        return tuple(map(span_of, self.names.references(local))) if local is not None else ()

    @property
    def reassigned(self) -> bool:
        """Whether the function gives it a new value."""
        local = self._local
        return local is not None and is_reassigned(local, self.names)

    @property
    def _local(self) -> Local | None:
        return self.names.local(self.name, self.span.start) if self.name is not None else None


class Arrow(Struct, frozen=True):
    """An arrow function; ``body`` is its block with braces, or its expression with parentheses around it."""

    span: Span
    params: tuple[Param, ...]
    body: Span
    body_is_block: bool
    is_async: bool
    node: Node


class FunctionExpression(Struct, frozen=True):
    """A ``function`` written in place; ``this`` parameters are left out."""

    span: Span
    params: tuple[Param, ...]
    body: Span
    body_is_block: bool
    is_async: bool
    node: Node


class Named(Struct, frozen=True):
    """A name or a member chain.

    ``arity`` is how many arguments it takes, None where the file does not say; ``types`` are its
    parameters' annotations as written, empty where there are none.  A ``field`` is a member of a render
    parameter's ``field``.  ``optional`` if it is a prop that need not be given.
    """

    name: str
    span: Span
    kind: Literal["setter", "function", "prop", "member", "field", "unknown"]
    arity: int | None
    types: tuple[str, ...] = ()
    optional: bool = False


class Call(Struct, frozen=True):
    """A call that makes the handler."""

    span: Span


class Other(Struct, frozen=True):
    """Any other expression: a choice between handlers, ``undefined``, a condition."""

    span: Span


class Absent(Struct, frozen=True):
    """No handler."""


Handler = Arrow | FunctionExpression | Named | Call | Other | Absent


def handler_of(node: Node | Plain | None, names: Names) -> Handler:
    """The handler that an attribute's value node holds."""
    if isinstance(node, Plain):
        return Other(node.span)
    inside = named(node) if node is not None and node.type == "jsx_expression" else [node]
    if not inside or inside[0] is None:
        return Absent()
    value = inner(inside[0])
    match value.type:
        case "arrow_function" | "function_expression":
            return _function(value, names)
        case "identifier" | "member_expression":
            return _named(value, names)
        case "call_expression":
            return Call(span_of(value))
        case _:
            return Other(span_of(value))


def _function(value: Node, names: Names) -> Arrow | FunctionExpression:
    body = field(value, "body") or value
    kind = Arrow if value.type == "arrow_function" else FunctionExpression
    given = [it for it in parameters(value) if not _is_this(it)]
    params = tuple(_param(it, value, names) for it in given)
    is_block = body.type == "statement_block"
    return kind(span_of(value), params, span_of(body), is_block, is_async(value), value)


def _is_this(parameter: Node) -> bool:
    pattern = field(parameter, "pattern")
    return pattern is not None and pattern.type == "this"


def _param(node: Node, function: Node, names: Names) -> Param:
    pattern = field(node, "pattern") or node
    annotation, default = field(node, "type"), field(node, "value")
    return Param(
        name=names.slice(pattern) if pattern.type == "identifier" else None,
        span=span_of(pattern),
        outer=span_of(node),
        is_rest=pattern.type == "rest_pattern",
        bare=field(function, "parameter") is not None,
        names=names,
        annotation=span_of(annotation) if annotation is not None else None,
        default=span_of(default) if default is not None else None,
    )


def _named(value: Node, names: Names) -> Named:
    name, span = names.slice(value), span_of(value)
    chain = dotted(value, names.text)
    first, *rest = chain.split(".") if chain is not None else ("",)
    local = names.local(first, value.start_byte) if first else None
    if rest and _is_field(local):
        return Named(name, span, "field", None)
    found = arity_of(local, tuple(rest), names) or Arity("member" if rest else "unknown")
    return Named(name, span, found.kind, found.count, found.types, found.optional)


def _is_field(local: Local | None) -> bool:
    """Whether a name is the ``field`` that a render parameter is taken apart into."""
    return local is not None and local.kind == "param" and local.path == ("field",)
