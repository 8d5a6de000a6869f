"""How many entries a list has, as far as the file says: one, several, or nobody knows."""

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, named, only
from adapter.binding.states import state_call


def only_entry(value: Node, names: Names) -> str | None:
    """Code for the one entry of a list; empty where it has several, ``None`` where the file does not say."""
    expression = (only(value) or value) if value.type == "jsx_expression" else value
    node = _plain(expression)
    if node.type == "array":
        return _entry(node, names)
    found = _list_of(node, names) if node.type == "identifier" else None
    if found is None or (entry := _entry(found, names)) is None:
        return None
    return f"{names.slice(node)}[0]" if entry else ""


def _plain(node: Node) -> Node:
    node = inner(node)
    return _plain(named(node)[0]) if node.type == "as_expression" else node


def _entry(array: Node, names: Names) -> str | None:
    entries = named(array)
    if not entries or any(it.type == "spread_element" for it in entries):
        return None
    return names.slice(entries[0]) if len(entries) == 1 else ""


def _list_of(node: Node, names: Names) -> Node | None:
    """The list that a name is declared with: a constant's value, or a state's first one."""
    found = names.local(names.slice(node), node.start_byte)
    value = field(found.node, "value") if found is not None and found.kind in ("const", "let") else None
    if found is None or value is None:
        return None
    if not found.destructured:
        value = _plain(value)
        return value if found.kind == "const" and value.type == "array" else None
    arguments = field(state_call(found, names), "arguments")
    first = only(arguments) if arguments is not None else None
    first = _plain(first) if first is not None else None
    return first if first is not None and first.type == "array" else None
