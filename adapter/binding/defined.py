"""Whether a value is surely there: neither ``undefined`` nor ``null``."""

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, named, only
from adapter.binding.shapes import prop_of, props_type, shape_of
from adapter.binding.states import state_call

DEEPEST = 6
THERE = frozenset({"string", "number", "template_string", "true", "false", "object", "array", "unary_expression"})
LOGICAL = frozenset({"||", "??", "&&"})
AROUND = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "jsx_expression"})
# What these give is never undefined, whatever they are given.
MAKERS = frozenset({"String", "Number", "Boolean"})
METHODS = frozenset(
    {"toString", "toFixed", "includes", "has", "some", "every", "join", "trim", "toLowerCase", "toUpperCase", "slice"}
)
ABSENT = frozenset({"undefined", "null", "any", "unknown"})


def is_defined(node: Node, names: Names, left: int = DEEPEST) -> bool:
    """Whether nothing on the way to a value could leave it undefined, as far as the file says."""
    inside = named(node)
    if left == 0:
        return False
    match node.type:
        case it if it in THERE or it in FUNCTIONS:
            return node.type != "unary_expression" or node.children[0].type != "void"
        case it if it in AROUND:
            return bool(inside) and is_defined(inside[0], names, left)
        case "non_null_expression":
            return True
        case "binary_expression":
            return _is_binary_defined(node, names, left)
        case "ternary_expression":
            return all(is_defined(it, names, left) for it in inside[1:])
        case "call_expression":
            return _is_call_defined(node, names)
        case "identifier":
            return _is_local_defined(names.local(names.slice(node), node.start_byte), (), names, left)
        case "member_expression":
            return _is_member_defined(node, names, left)
    return False


def _is_binary_defined(node: Node, names: Names, left: int) -> bool:
    operator, right = field(node, "operator"), field(node, "right")
    said = names.slice(operator) if operator is not None else ""
    if said not in LOGICAL or right is None:
        return True
    first = field(node, "left")
    both = said != "&&" or (first is not None and is_defined(first, names, left))
    return both and is_defined(right, names, left)


def _is_call_defined(node: Node, names: Names) -> bool:
    callee = field(node, "function")
    said = names.slice(callee) if callee is not None else ""
    return "?." not in said and (said in MAKERS or ("." in said and said.rpartition(".")[2] in METHODS))


def _is_member_defined(node: Node, names: Names, left: int) -> bool:
    """``props.value`` and ``form.value``; an optional chain may end early."""
    target, key = field(node, "object"), field(node, "property")
    if target is None or key is None or target.type != "identifier" or "?." in names.slice(node):
        return False
    found = names.local(names.slice(target), target.start_byte)
    return _is_local_defined(found, (names.slice(key),), names, left)


def _is_local_defined(found: Local | None, member: tuple[str, ...], names: Names, left: int) -> bool:
    if found is None:
        return False
    value, default = field(found.node, "value"), _default(found)
    if default is not None:
        return not member and is_defined(default, names, left - 1)
    state = state_call(found, names)
    if state is not None:
        return _is_state_defined(state, member, names, left)
    if prop_of(found, names) is not None:
        return _is_prop_defined(found, member, names)
    if value is None or found.kind != "const" or found.destructured or member:
        return False
    return is_defined(value, names, left - 1)


def _default(found: Local) -> Node | None:
    """What a name is where nothing is given for it: ``{ value = "a" }``."""
    pattern = found.identifier.parent
    is_default = pattern is not None and pattern.type in ("object_assignment_pattern", "assignment_pattern")
    return field(pattern, "right") if is_default else None


def _is_state_defined(call: Node, member: tuple[str, ...], names: Names, left: int) -> bool:
    stated, given = field(call, "type_arguments"), field(call, "arguments")
    first = only(given) if given is not None else None
    if first is None:
        return False
    if stated is not None:
        return _is_type_defined(only(stated), member, names)
    for key in member:
        pairs = [it for it in named(first) if it.type == "pair"] if first.type == "object" else []
        own = [it for it in pairs if (said := field(it, "key")) and names.slice(said).strip("'\"") == key]
        inside = field(own[0], "value") if len(own) == 1 else None
        if inside is None:
            return False
        first = inside
    return is_defined(first, names, left - 1)


def _is_prop_defined(found: Local, member: tuple[str, ...], names: Names) -> bool:
    """A prop that the component's type says is always given."""
    prop = prop_of(found, names)
    if prop is None:
        return False
    path = (*((prop.name,) if prop.name else ()), *member)
    return _is_type_defined(props_type(prop.function, names), path, names)


def _is_type_defined(type_: Node | None, path: tuple[str, ...], names: Names) -> bool:
    if type_ is None:
        return False
    if not path:
        return _excludes_absence(type_, names)
    declared = shape_of(type_, names).members.get(path[0])
    if declared is None or declared.type != "property_signature" or any(it.type == "?" for it in declared.children):
        return False
    written = field(declared, "type")
    return written is not None and _is_type_defined(only(written), path[1:], names)


def _excludes_absence(type_: Node, names: Names) -> bool:
    """Whether a type as written holds neither ``undefined`` nor ``null``; of a name elsewhere nobody knows."""
    match type_.type:
        case "predefined_type" | "literal_type":
            return names.slice(type_) not in ABSENT
        case "union_type" | "parenthesized_type":
            return all(_excludes_absence(it, names) for it in named(type_))
        case "type_identifier":
            declared = names.type_declaration(names.slice(type_), type_.start_byte)
            value = field(declared, "value") if declared is not None else None
            return value is not None and _excludes_absence(value, names)
        case "object_type" | "array_type" | "tuple_type":
            return True
    return False
