"""Paths: what is taken from an expression on the way to a value, ``("variant",)`` for ``c.variant``."""

from tree_sitter import Node

from adapter.binding.literals import literal
from adapter.binding.names import Names
from adapter.binding.nodes import field

ANY = "*"
Path = tuple[str, ...]


def step_of(node: Node, names: Names) -> str:
    """What a member or subscript expression takes; ``*`` where only running tells."""
    if node.type == "member_expression":
        taken = field(node, "property")
        return names.slice(taken) if taken is not None else ANY
    index = field(node, "index")
    said = literal(index, names.text) if index is not None else None
    return said.text if said is not None else ANY


def key_of(node: Node | None, names: Names) -> str:
    """The key that an object's pair, a member of a type, or a pattern names; ``*`` for a computed one."""
    if node is None or node.type == "computed_property_name":
        return ANY
    said = literal(node, names.text)
    return said.text if said is not None else names.slice(node)


def meets(step: str, key: str) -> bool:
    """Whether a step may take what stands under a key."""
    return step == key or ANY in (step, key)


def items_at(items: list[Node], step: str) -> list[Node]:
    """The elements of a list that a step may take."""
    if step == ANY:
        return items
    return items[int(step) :][:1] if step.isdigit() else []
