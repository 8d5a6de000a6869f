"""Which keys a spread may carry."""

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, named, only, quote
from adapter.binding.paths import key_of
from adapter.binding.shapes import Prop, prop_of, props_type, shape_of

DEEPEST = 8


class Keys(Struct, frozen=True):
    """``names`` is None where the file does not say, and ``why`` is then a clause that says what hides them.

    ``kind`` is the sort of thing that is spread: ``object``, ``field`` (of a render parameter),
    ``register()``, ``props`` (all or the rest of a component's), ``call``, ``unknown``.
    """

    names: frozenset[str] | None
    kind: str
    why: str = ""


def keys_of(node: Node, names: Names) -> Keys:
    """The keys of ``{...x}``; ``node`` is the jsx_expression or the spread element."""
    spread = node if node.type == "spread_element" else (only(node) or node)
    inside = only(spread) if spread.type == "spread_element" else None
    return _keys(inside, names, DEEPEST) if inside is not None else Keys(None, "unknown", "nothing is spread")


def _keys(node: Node, names: Names, left: int) -> Keys:
    node = inner(node)
    if left == 0:
        return Keys(None, "unknown", f"{quote(names.slice(node))} is nested too deep")
    match node.type:
        case "object":
            return _object(node, names, left)
        case "ternary_expression":
            sides = (field(node, "consequence"), field(node, "alternative"))
            return _merged([_keys(it, names, left - 1) for it in sides if it is not None])
        case "binary_expression":
            return _logic(node, names, left)
        case "null" | "undefined" | "false" | "true" | "number":
            return Keys(frozenset(), "object")
        case "call_expression":
            return _call(node, names)
        case "identifier" | "member_expression":
            return _named(node, names, left)
    return Keys(None, "unknown", f"{quote(names.slice(node))} is computed")


def _merged(parts: list[Keys]) -> Keys:
    """Everything that any of several spreads may carry; of the first kind that is more than an object."""
    kind = next((it.kind for it in parts if it.kind != "object"), "object")
    unknown = next((it for it in parts if it.names is None), None)
    if unknown is not None:
        return Keys(None, kind, unknown.why)
    return Keys(frozenset().union(*(it.names for it in parts if it.names is not None)), kind)


def _logic(node: Node, names: Names, left: int) -> Keys:
    sign, one, other = field(node, "operator"), field(node, "left"), field(node, "right")
    kind = sign.type if sign is not None else ""
    if other is None or one is None or kind not in ("&&", "||", "??"):
        return Keys(None, "unknown", f"{quote(names.slice(node))} is computed")
    if kind == "&&":
        return _keys(other, names, left - 1)
    return _merged([_keys(one, names, left - 1), _keys(other, names, left - 1)])


def _object(node: Node, names: Names, left: int) -> Keys:
    parts: list[Keys] = []
    own: set[str] = set()
    for it in named(node):
        if it.type == "spread_element" and (inside := only(it)) is not None:
            parts.append(_keys(inside, names, left - 1))
            continue
        key = it if it.type == "shorthand_property_identifier" else field(it, "key") or field(it, "name")
        if key is None or key.type == "computed_property_name":
            return Keys(None, "object", f"{quote(names.slice(it))} has a computed key")
        own.add(key_of(key, names))
    return _merged([Keys(frozenset(own), "object"), *parts])


def _call(node: Node, names: Names) -> Keys:
    callee = field(node, "function")
    name = names.slice(callee).rpartition(".")[2] if callee is not None else ""
    shown = quote(names.slice(node))
    return Keys(None, "register()" if name == "register" else "call", f"{shown} is a call")


def _named(node: Node, names: Names, left: int) -> Keys:
    first, *rest = names.slice(node).replace("?.", ".").split(".")
    found = names.local(first, node.start_byte)
    if found is None:
        return Keys(None, "unknown", f"{quote(first)} is not declared in this file")
    if _is_field(found, rest):
        return Keys(None, "field", f"{quote(names.slice(node))} is given by the form library")
    if not rest:
        return _local(found, names, left)
    return Keys(None, "unknown", f"{quote(names.slice(node))} is not an object of this file")


def _is_field(found: Local, rest: list[str]) -> bool:
    path = (*(found.path or ()), *rest)
    return found.kind == "param" and found.path is not None and path[-1:] == ("field",)


def _local(found: Local, names: Names, left: int) -> Keys:
    whole = prop_of(found, names)
    if whole is not None and not whole.name:
        return _props(whole, frozenset(), names)
    if found.path is None:
        return _rest(found, names)
    value = field(found.node, "value") if found.kind == "const" and not found.destructured else None
    if value is None:
        return Keys(None, "unknown", f"`{found.name}` is no constant object of this file")
    return _keys(value, names, left - 1)


def _rest(found: Local, names: Names) -> Keys:
    """The rest of a component's props: its type minus the names taken out before."""
    pattern = found.identifier.parent.parent if found.identifier.parent is not None else None
    unknown = Keys(None, "unknown", f"`{found.name}` is the rest of something else")
    if pattern is None or pattern.type != "object_pattern" or found.identifier.parent is None:
        return unknown
    if found.identifier.parent.type != "rest_pattern":
        return unknown
    whole = _of_pattern(found, pattern, names)
    return _props(whole, _taken(pattern, names), names) if whole is not None else unknown


def _of_pattern(found: Local, pattern: Node, names: Names) -> Prop | None:
    """The component whose props a pattern takes apart, as its parameter or in its body."""
    holder = pattern.parent
    if holder is None:
        return None
    if found.kind == "param":
        plain = Local("param", holder, found.name, pattern, found.scope)
        return prop_of(plain, names)
    value = field(holder, "value") if holder.type == "variable_declarator" else None
    if value is None or value.type != "identifier":
        return None
    whole = prop_of(names.local(names.slice(value), value.start_byte), names)
    return whole if whole is not None and not whole.name else None


def _taken(pattern: Node, names: Names) -> frozenset[str]:
    """Keys that a pattern names."""
    found: set[str] = set()
    for it in named(pattern):
        match it.type:
            case "shorthand_property_identifier_pattern":
                found.add(names.slice(it))
            case "object_assignment_pattern" if (left := field(it, "left")) is not None:
                found.add(names.slice(left))
            case "pair_pattern" if (key := field(it, "key")) is not None:
                found.add(key_of(key, names))
    return frozenset(found)


def _props(whole: Prop, taken: frozenset[str], names: Names) -> Keys:
    shape = shape_of(props_type(whole.function, names), names)
    if shape.missing:
        return Keys(None, "props", f"the props' type holds {quote(shape.missing)}")
    return Keys(frozenset(shape.members) - taken, "props")
