"""The members of a props type, as far as the file shows it."""

from collections.abc import Mapping

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.components import component_name
from adapter.binding.literals import literal
from adapter.binding.names import Names
from adapter.binding.nodes import ancestors, field, function_around, named, only, parameters, same, span_of
from adapter.binding.paths import key_of

SAME_KEYS = frozenset({"Partial", "Readonly", "Required"})
# Where the props stand among the type arguments of a component's annotation or of a wrapper around it.
COMPONENT_TYPES = frozenset({"FC", "FunctionComponent", "VFC", "SFC"})
WRAPPERS = {"forwardRef": 1, "memo": 0}
DEEPEST = 16


class Shape(Struct, frozen=True):
    """Members by name; ``missing`` names the first type that the file does not show, if any."""

    members: Mapping[str, Node]
    missing: str = ""


class Prop(Struct, frozen=True):
    """One prop of a component, or all of them (``name`` is empty), with the function that takes them."""

    name: str
    function: Node


def shape_of(annotation: Node | None, names: Names) -> Shape:
    """The members of an object type, an interface or an alias of this file, inherited ones included."""
    if annotation is None:
        return Shape({}, "no type")
    node = named(annotation)[0] if annotation.type == "type_annotation" else annotation
    return _shape(node, names, DEEPEST)


def props_type(function: Node, names: Names) -> Node | None:
    """The type of a component's props: of its parameter, of ``FC<Props>``, of ``forwardRef<Ref, Props>``."""
    first = next(iter(parameters(function)), None)
    own = field(first, "type")
    if own is not None:
        return own
    for it in ancestors(function):
        match it.type:
            case "call_expression":
                callee = field(it, "function")
                wrapper = names.slice(callee).rpartition(".")[2] if callee is not None else ""
                given = _arguments(it)
                if given and WRAPPERS.get(wrapper, 9) < len(given):
                    return given[WRAPPERS[wrapper]]
            case "variable_declarator":
                return _of_component_type(field(it, "type"), names)
            case "arguments" | "parenthesized_expression":
                continue
            case _:
                return None
    return None


def prop_of(found: Local | None, names: Names) -> Prop | None:
    """The prop that a local name is: taken out of a component's parameter there, or from it in the body."""
    if found is None or found.path is None:
        return None
    if found.kind == "param":
        function = function_around(found.identifier)
        if function is None or span_of(function) != found.scope or component_name(function, names) is None:
            return None
        if not same(next(iter(parameters(function)), None), found.node):
            return None
        steps = (*found.path, *found.member)
        return Prop(steps[0] if steps else "", function) if len(steps) < 2 else None
    value = field(found.node, "value") if found.kind == "const" and len(found.path) == 1 else None
    if value is None or value.type != "identifier":
        return None
    whole = prop_of(names.local(names.slice(value), value.start_byte), names)
    return Prop(found.path[0], whole.function) if whole is not None and not whole.name else None


def _shape(node: Node, names: Names, left: int) -> Shape:
    if left == 0:
        return Shape({}, names.slice(node))
    match node.type:
        case "object_type" | "interface_body":
            return _members(node, names)
        case "parenthesized_type" | "readonly_type":
            return _shape(named(node)[0], names, left - 1)
        case "intersection_type" | "union_type":
            return _merged([_shape(it, names, left - 1) for it in named(node)])
        case "type_identifier":
            return _named(node, names, left)
        case "generic_type":
            return _generic(node, names, left)
    return Shape({}, names.slice(node))


def _members(body: Node, names: Names) -> Shape:
    members: dict[str, Node] = {}
    for it in named(body):
        key = field(it, "name")
        if it.type not in ("property_signature", "method_signature") or key is None:
            return Shape(members, names.slice(it))
        members[key_of(key, names)] = it
    return Shape(members)


def _merged(shapes: list[Shape]) -> Shape:
    members: dict[str, Node] = {}
    for it in shapes:
        members |= it.members
    return Shape(members, next((it.missing for it in shapes if it.missing), ""))


def _named(node: Node, names: Names, left: int) -> Shape:
    declared = names.type_declaration(names.slice(node), node.start_byte)
    if declared is None or field(declared, "type_parameters") is not None:
        return Shape({}, names.slice(node))
    if declared.type == "type_alias_declaration" and (value := field(declared, "value")) is not None:
        return _shape(value, names, left - 1)
    body = field(declared, "body")
    if declared.type != "interface_declaration" or body is None:
        return Shape({}, names.slice(node))
    extended = next((it for it in named(declared) if it.type == "extends_type_clause"), None)
    above = [_shape(it, names, left - 1) for it in named(extended)] if extended is not None else []
    return _merged([*above, _members(body, names)])


def _generic(node: Node, names: Names, left: int) -> Shape:
    name, given = names.slice(named(node)[0]).rpartition(".")[2], _arguments(node)
    if not given:
        return Shape({}, names.slice(node))
    inside = _shape(given[0], names, left - 1)
    if name in SAME_KEYS:
        return inside
    if name == "PropsWithChildren":
        return Shape({"children": given[0], **inside.members}, inside.missing)
    keys = _keys(given[1], names) if name in ("Omit", "Pick") and len(given) == 2 else None
    if keys is None:
        return Shape({}, names.slice(node))
    wanted = name == "Pick"
    members = {key: it for key, it in inside.members.items() if (key in keys) == wanted}
    return Shape(members, inside.missing if not wanted or not keys <= members.keys() else "")


def _keys(node: Node, names: Names) -> frozenset[str] | None:
    """The strings of a union of literal types."""
    if node.type == "union_type":
        parts = [_keys(it, names) for it in named(node)]
        return None if None in parts else frozenset().union(*(it for it in parts if it is not None))
    inside = only(node) if node.type == "literal_type" else None
    said = literal(inside, names.text) if inside is not None else None
    return frozenset({said.text}) if said is not None else None


def _arguments(node: Node) -> list[Node]:
    given = field(node, "type_arguments")
    return named(given) if given is not None else []


def _of_component_type(annotation: Node | None, names: Names) -> Node | None:
    inside = only(annotation) if annotation is not None else None
    if inside is None or inside.type != "generic_type":
        return None
    given = _arguments(inside)
    is_component = names.slice(named(inside)[0]).rpartition(".")[2] in COMPONENT_TYPES
    return given[0] if is_component and given else None
