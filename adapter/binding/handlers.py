"""What kind of function an event attribute holds."""

from dataclasses import dataclass
from typing import Literal

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, is_async, parameters, span_of, walk
from adapter.source.span import Span


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter; ``outer`` includes its annotation and default, ``bare`` if it has no parentheses."""

    name: str | None
    span: Span
    outer: Span
    is_rest: bool
    bare: bool
    uses: tuple[Span, ...]
    reassigned: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow function."""

    span: Span
    params: tuple[Param, ...]
    body: Span
    body_is_block: bool
    is_async: bool
    node: Node


@dataclass(frozen=True, slots=True)
class FunctionExpression:
    """A function expression."""

    span: Span
    params: tuple[Param, ...]
    body: Span
    body_is_block: bool
    is_async: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Named:
    """A name or a member; ``arity`` is ``None`` where the file does not say."""

    name: str
    span: Span
    kind: Literal["setter", "function", "prop", "member", "field", "unknown"]
    arity: int | None


@dataclass(frozen=True, slots=True)
class Call:
    """A call that makes the handler, or any other expression."""

    span: Span


@dataclass(frozen=True, slots=True)
class Absent:
    """No handler."""


Handler = Arrow | FunctionExpression | Named | Call | Absent


def handler_of(node: Node | None, names: Names) -> Handler:
    """The handler that an attribute's value node holds."""
    if node is None:
        return Absent()
    value = inner(node.named_children[0]) if node.type == "jsx_expression" and node.named_children else node
    match value.type:
        case "arrow_function" | "function_expression":
            return _function(value, names)
        case "identifier":
            return _identifier(value, names)
        case "member_expression":
            name = names.slice(value)
            return Named(name, span_of(value), "field" if name.startswith("field.") else "member", None)
        case _:
            return Call(span_of(value))


def _function(value: Node, names: Names) -> Arrow | FunctionExpression:
    body = field(value, "body") or value
    params = tuple(_param(it, value, body, names) for it in parameters(value))
    kind = Arrow if value.type == "arrow_function" else FunctionExpression
    return kind(span_of(value), params, span_of(body), body.type == "statement_block", is_async(value), value)


def _param(node: Node, function: Node, body: Node, names: Names) -> Param:
    pattern = field(node, "pattern") or node
    bare = field(function, "parameter") is not None
    is_rest = pattern.type == "rest_pattern"
    name = names.slice(pattern) if pattern.type == "identifier" else None
    uses: tuple[Span, ...] = ()
    reassigned = False
    if name is not None:
        local = names.local(name, body.start_byte + (1 if body.type == "statement_block" else 0))
        nodes = names.references(local) if local is not None else ()
        uses = tuple(span_of(it) for it in nodes)
        reassigned = any(_is_assigned(it) for it in nodes)
    return Param(name, span_of(pattern), span_of(node), is_rest, bare, uses, reassigned)


def _is_assigned(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    left = field(parent, "left")
    is_left = left is not None and left.id == node.id and "assignment" in parent.type
    return is_left or parent.type == "update_expression"


def _identifier(value: Node, names: Names) -> Named:
    name = names.slice(value)
    local = names.local(name, value.start_byte)
    if local is None:
        return Named(name, span_of(value), "unknown", None)
    return _local(name, span_of(value), local, names)


def _local(name: str, span: Span, local: Local, names: Names) -> Named:
    node = local.node
    if node.type == "function_declaration":
        return Named(name, span, "function", len(parameters(node)))
    value = field(node, "value")
    if value is not None and local.kind in ("const", "let", "var"):
        value = inner(value)
        if value.type in ("arrow_function", "function_expression"):
            return Named(name, span, "function", len(parameters(value)))
        pattern = field(node, "name")
        callee = field(value, "function")
        if pattern is not None and pattern.type == "array_pattern" and callee is not None:
            if names.slice(callee).rpartition(".")[2] in ("useState", "useReducer"):
                return Named(name, span, "setter", 1)
        if callee is not None and names.slice(callee).rpartition(".")[2] == "useCallback":
            first = next(
                (it for it in walk(value) if it.type in ("arrow_function", "function_expression")), None
            )
            return Named(name, span, "function", len(parameters(first)) if first is not None else None)
    return Named(name, span, "prop" if local.kind == "param" else "unknown", None)
