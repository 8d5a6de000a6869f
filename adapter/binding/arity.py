"""How many arguments a named function takes, looked up in the file."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, inner, named, only, parameters
from adapter.binding.shapes import prop_of, props_type, shape_of

STATES = frozenset({"useState", "useReducer"})
# Named function types of TypeScript and React, by how many arguments they take.
NAMED_TYPES = {"VoidFunction": 0, "Dispatch": 1, "ReactEventHandler": 1, "EventHandler": 1}
DEEPEST = 8


class Arity(Struct, frozen=True):
    """What a name is, how many arguments it takes at most (None if unknown), and their types as written.

    ``optional`` if it is a prop that need not be given.
    """

    kind: Literal["setter", "function", "prop", "member", "unknown"]
    count: int | None = None
    types: tuple[str, ...] = ()
    optional: bool = False


def arity_of(found: Local | None, member: tuple[str, ...], names: Names) -> Arity | None:
    """The arity of a local name or of a member of one; None if nothing in the file says what it is."""
    if found is None:
        return None
    whole = prop_of(replace(found, member=member), names) if found.kind == "param" else prop_of(found, names)
    if whole is not None and (whole.name or not member):
        return _of_prop(whole.name, props_type(whole.function, names), names)
    if member:
        return None
    if found.node.type in FUNCTIONS:
        return _of_function(found.node, names)
    annotation, value = field(found.node, "type"), field(found.node, "value")
    if annotation is not None and not found.destructured:
        return _of_type(only(annotation), names, "function", DEEPEST)
    return _of_value(found, value, names) if value is not None else None


def _of_prop(name: str, annotation: Node | None, names: Names) -> Arity:
    shape = shape_of(annotation, names)
    declared = shape.members.get(name)
    if declared is None:
        return Arity("prop")
    optional = any(it.type == "?" for it in declared.children)
    if declared.type == "method_signature":
        return replace(_of_function(declared, names), kind="prop", optional=optional)
    written = field(declared, "type")
    found = _of_type(only(written) if written is not None else None, names, "prop", DEEPEST)
    return replace(found or Arity("prop"), optional=optional)


def _of_value(found: Local, value: Node, names: Names) -> Arity | None:
    value = inner(value)
    if value.type in FUNCTIONS and not found.destructured:
        return _of_function(value, names)
    callee = field(value, "function") if value.type == "call_expression" else None
    called = names.slice(callee).rpartition(".")[2] if callee is not None else ""
    if called in STATES and found.path == ("1",):
        stated = field(value, "type_arguments") if called == "useState" else None
        return Arity("setter", 1, (names.slice(stated)[1:-1].strip(),) if stated is not None else ())
    if called != "useCallback" or found.destructured:
        return None
    arguments = field(value, "arguments")
    function = only(arguments) if arguments is not None else None
    return _of_function(function, names) if function is not None and function.type in FUNCTIONS else None


def _of_function(function: Node, names: Names) -> Arity:
    given = parameters(function)
    patterns = [(it, field(it, "pattern") or it) for it in given]
    plain = [it for it, pattern in patterns if pattern.type != "this"]
    has_rest = any(pattern.type == "rest_pattern" for _, pattern in patterns)
    types = tuple(_type_text(it, names) for it in plain)
    return Arity("function", None if has_rest else len(plain), types)


def _type_text(parameter: Node, names: Names) -> str:
    written = field(parameter, "type")
    inside = only(written) if written is not None else None
    return names.slice(inside) if inside is not None else ""


def _of_type(node: Node | None, names: Names, kind: Literal["function", "prop"], left: int) -> Arity | None:
    """The arity of a function type; of a union, that of its only function."""
    if node is None or left == 0:
        return None
    match node.type:
        case "function_type":
            return replace(_of_function(node, names), kind=kind)
        case "parenthesized_type":
            return _of_type(only(node), names, kind, left - 1)
        case "union_type":
            found = [it for it in (_of_type(part, names, kind, left - 1) for part in named(node)) if it]
            return found[0] if len(found) == 1 else None
        case "type_identifier":
            return _of_type_name(node, names, kind, left)
        case "generic_type" | "nested_type_identifier":
            return _of_known_type(node, names, kind)
    return None


def _of_type_name(node: Node, names: Names, kind: Literal["function", "prop"], left: int) -> Arity | None:
    declared = names.type_declaration(names.slice(node), node.start_byte)
    if declared is None:
        return _of_known_type(node, names, kind)
    value = field(declared, "value") if field(declared, "type_parameters") is None else None
    return _of_type(value, names, kind, left - 1)


def _of_known_type(node: Node, names: Names, kind: Literal["function", "prop"]) -> Arity | None:
    name = names.slice(named(node)[0] if node.type == "generic_type" else node).rpartition(".")[2]
    count = 1 if name.endswith("EventHandler") else NAMED_TYPES.get(name)
    return Arity(kind, count) if count is not None else None
