"""The React component function around a node, and the page's directives."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, ancestors, field, is_async, span_of
from adapter.source.span import Span

WRAPPERS = frozenset({"forwardRef", "memo", "React.forwardRef", "React.memo"})
DIRECTIVE = re.compile(r"""['"](use \w+)['"];?$""")


@dataclass(frozen=True, slots=True)
class ComponentFunction:
    """A component: ``body`` is its block or its expression, ``insert_at`` where its first statement may go."""

    name: str
    span: Span
    body: Span
    is_block: bool
    is_async: bool
    insert_at: int


def component_of(node: Node, names: Names) -> ComponentFunction | None:
    """The nearest component function around a node, callbacks inside it and hooks passed over."""
    for it in ancestors(node):
        if it.type in FUNCTIONS:
            name = _name(it, names)
            if name is not None:
                return _component(it, name, names)
    return None


def module_directive(root: Node, text: str) -> frozenset[str]:
    """The directives at the top of a page: ``use client``, ``use server``."""
    found = set()
    for it in root.named_children:
        if it.type == "comment":
            continue
        directive = DIRECTIVE.fullmatch(text[it.start_byte : it.end_byte].strip()) if it.type == "expression_statement" else None
        if not directive:
            break
        found.add(directive[1])
    return frozenset(found)


def _name(function: Node, names: Names) -> str | None:
    """The component's name; empty for an anonymous default export, ``None`` for what is no component."""
    own = field(function, "name")
    if own is not None:
        name = names.slice(own)
        return name if name[:1].isupper() else None
    holder = function.parent
    while holder is not None and holder.type in ("arguments", "call_expression", "parenthesized_expression", "as_expression", "satisfies_expression"):
        if holder.type == "call_expression":
            callee = field(holder, "function")
            if callee is None or names.slice(callee) not in WRAPPERS:
                return None
        holder = holder.parent
    if holder is None:
        return None
    if holder.type == "variable_declarator":
        named = field(holder, "name")
        name = names.slice(named) if named is not None else ""
        return name if name[:1].isupper() else None
    return "" if holder.type == "export_statement" else None


def _component(function: Node, name: str, names: Names) -> ComponentFunction | None:
    body = field(function, "body")
    if body is None:
        return None
    is_block = body.type == "statement_block"
    at = body.start_byte + 1
    for statement in body.named_children if is_block else ():
        text = names.slice(statement).strip()
        if statement.type != "expression_statement" or not DIRECTIVE.fullmatch(text):
            break
        at = statement.end_byte
    return ComponentFunction(name, span_of(function), span_of(body), is_block, is_async(function), at)
