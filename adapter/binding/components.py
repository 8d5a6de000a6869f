"""The React component function around a node, free names, and the page's directives."""

import re
from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, MARKUP, ancestors, field, is_async, named, only, same, span_of, walk
from adapter.source.span import Span

WRAPPERS = frozenset({"forwardRef", "memo", "observer"})
DECLARED = frozenset({"function_declaration", "generator_function_declaration"})
EXPRESSED = frozenset({"arrow_function", "function_expression", "generator_function"})
HOOK = re.compile(r"use[A-Z]")
AROUND = frozenset({"parenthesized_expression", "satisfies_expression", "as_expression"})


class DeclaredState(Struct, frozen=True):
    """A state or an id that a component declares: its name, and where the statement and a comment behind it end."""

    name: str
    end: int


class ComponentFunction(Struct, frozen=True):
    """One component's function; ``name`` is empty for an anonymous one.

    ``body`` is the block with its braces, or an arrow's expression with the parentheses around it.
    ``insert_at`` is where a first statement may go: after the brace and the directives of a block, at the
    start of an expression. ``states`` are the states and ids that stand first in a block, nothing between them.
    """

    name: str
    span: Span
    body: Span
    is_block: bool
    is_async: bool
    insert_at: int
    states: tuple[DeclaredState, ...] = ()


def component_of(node: Node, names: Names) -> ComponentFunction | None:
    """The nearest component function around a node, callbacks inside it and hooks passed over."""
    for it in ancestors(node):
        name = component_name(it, names)
        if name is not None:
            return _component(it, name, names)
    return None


def component_name(function: Node, names: Names) -> str | None:
    """A component function's name, empty if it has none; None for any other node."""
    if function.type in DECLARED:
        return _declared_name(function, names)
    if function.type not in EXPRESSED:
        return None
    own = field(function, "name")
    if own is not None and names.slice(own)[:1].isupper():
        return names.slice(own)
    holder = _outside_wrappers(function, names)
    parent = holder.parent
    if parent is not None and parent.type == "variable_declarator":
        name = names.slice(called) if (called := field(parent, "name")) is not None else ""
        return name if name[:1].isupper() else None
    is_default = parent is not None and parent.type == "export_statement"
    return "" if is_default or not same(holder, function) else None


def holder_of_hooks(node: Node, names: Names) -> ComponentFunction | None:
    """The nearest function around a node that may call hooks: a component, or a hook itself."""
    for it in ancestors(node):
        name = component_name(it, names)
        if name is None and it.type in FUNCTIONS:
            holder = it.parent if it.parent is not None and it.parent.type == "variable_declarator" else it
            own = field(holder, "name")
            called = names.slice(own) if own is not None else ""
            name = called if HOOK.match(called) else None
        is_component = name is not None and (name[:1].isupper() or HOOK.match(name) or _renders(it))
        if name is not None and is_component:
            return _component(it, name, names)
    return None


def _renders(function: Node) -> bool:
    return any(it.type in MARKUP for it in walk(function))


def module_directive(root: Node, text: str) -> frozenset[str]:
    """The directives at the top of a page: ``use client``, ``use server``, ``use strict``."""
    strings = (it for statement in _directives(root) for it in named(statement))
    return frozenset(text[it.start_byte + 1 : it.end_byte - 1] for it in strings)


def free_name(wanted: str, names: Names, scope: Node | None = None) -> str:
    """``wanted``, or ``wanted2``, ``wanted3`` …: the first that nothing in ``scope`` (the page) is called."""
    used = names.names_in_use(scope)
    number, name = 1, wanted
    while name in used:
        number += 1
        name = f"{wanted}{number}"
    return name


def _declared_name(function: Node, names: Names) -> str | None:
    own, parent = field(function, "name"), function.parent
    name = names.slice(own) if own is not None else ""
    is_default = (
        parent is not None and parent.type == "export_statement" and any(it.type == "default" for it in parent.children)
    )
    return name if is_default or name[:1].isupper() else None


def _component(function: Node, name: str, names: Names) -> ComponentFunction | None:
    body = field(function, "body")
    if body is None:
        return None
    is_block = body.type == "statement_block"
    at = body.start_byte
    states: tuple[DeclaredState, ...] = ()
    if is_block:
        at = next((it.end_byte for it in reversed(_directives(body))), at + 1)
        states = tuple(_states(body, at, names))
    return ComponentFunction(name, span_of(function), span_of(body), is_block, is_async(function), at, states)


def _states(block: Node, start: int, names: Names) -> Iterator[DeclaredState]:
    """The states and ids that a block declares first, each with the comment that ends its last line."""
    row = block.start_point.row
    for it in named(block):
        if it.start_byte < start:
            continue
        name = _state_name(it, names)
        if name is None or it.start_point.row == row:
            return
        row = it.end_point.row
        yield DeclaredState(name, line_end(it))


def line_end(statement: Node) -> int:
    """Where a statement ends, or the comment that stands behind it on its last line."""
    row, beside = statement.end_point.row, statement.next_named_sibling
    if beside is None or beside.type != "comment":
        return statement.end_byte
    return beside.end_byte if row == beside.start_point.row == beside.end_point.row else statement.end_byte


def _state_name(statement: Node, names: Names) -> str | None:
    """What ``const [open, setOpen] = useState(…)`` and ``const id = useId()`` declare; None for other statements."""
    declarator = only(statement) if statement.type == "lexical_declaration" else None
    value, target = field(declarator, "value"), field(declarator, "name")
    if target is None or value is None or value.type != "call_expression":
        return None
    called = field(value, "function")
    hook = names.slice(called).removeprefix("React.") if called is not None else ""
    match hook, target.type:
        case "useState", "array_pattern":
            own = named(target)
            return names.slice(own[0]) if len(own) == 2 else None
        case "useId", "identifier":
            return names.slice(target)
    return None


def _directives(block: Node) -> list[Node]:
    """Statements that are strings alone, before anything else."""
    found: list[Node] = []
    for it in named(block):
        inside = only(it) if it.type == "expression_statement" else None
        if inside is not None and inside.type == "string":
            found.append(it)
        elif it.type != "hash_bang_line":
            break
    return found


def _outside_wrappers(function: Node, names: Names) -> Node:
    """The outermost of ``memo(forwardRef(…))`` around a function; the function itself if nothing wraps it."""
    outermost = node = function
    while (parent := node.parent) is not None:
        if parent.type in AROUND:
            node = parent
            continue
        call = parent.parent
        if parent.type != "arguments" or call is None or not same(only(parent), node):
            break
        callee = field(call, "function")
        if callee is None or names.slice(callee).rpartition(".")[2] not in WRAPPERS:
            break
        outermost = node = call
    return outermost
