"""Which keys a spread may carry."""

from dataclasses import dataclass

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, walk


@dataclass(frozen=True, slots=True)
class Keys:
    """``names`` is ``None`` where the file does not say; ``kind`` is the sort of thing that is spread."""

    names: frozenset[str] | None
    kind: str


def keys_of(node: Node, names: Names) -> Keys:
    """The keys of ``{...x}``; ``node`` is the jsx_expression or the spread element."""
    spread = next((it for it in walk(node) if it.type == "spread_element"), node)
    value = inner(spread.named_children[0]) if spread.named_children else spread
    match value.type:
        case "identifier" if names.slice(value) == "field":
            return Keys(None, "field")
        case "call_expression":
            callee = field(value, "function")
            name = names.slice(callee) if callee is not None else ""
            return Keys(None, "register()" if name.rpartition(".")[2] == "register" else "call")
        case "object":
            return _object(value, names)
        case _:
            return Keys(None, "props")


def _object(value: Node, names: Names) -> Keys:
    found = set()
    for it in value.named_children:
        key = field(it, "key")
        if it.type == "shorthand_property_identifier":
            found.add(names.slice(it))
        elif key is not None and key.type in ("property_identifier", "string"):
            found.add(names.slice(key).strip("\"'"))
        elif it.type != "comment":
            return Keys(None, "object")
    return Keys(frozenset(found), "object")
