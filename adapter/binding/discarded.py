"""Whether anybody reads what an expression gives: a statement's value is dropped, a handler's result too."""

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import ancestors, field, function_around, named, same

# How far a result is followed from function to function.
FARTHEST = 4
PASSING = frozenset({"parenthesized_expression", "await_expression", "non_null_expression", "as_expression"})
# Calls that make something of what their callback returns.
USES_RESULTS = frozenset(
    {"map", "flatMap", "filter", "find", "findIndex", "findLast", "some", "every", "reduce", "sort", "from", "then"}
    | {"useMemo", "useState", "useReducer", "useSyncExternalStore", "useImperativeHandle"}
)


def is_discarded(node: Node, names: Names, left: int = FARTHEST) -> bool:
    """Whether an expression's value is used by nothing that this file shows."""
    parent = node.parent
    if parent is None or left == 0:
        return False
    match parent.type:
        case "expression_statement":
            return True
        case "unary_expression":
            operator = field(parent, "operator")
            return operator is not None and operator.type == "void"
        case kind if kind in PASSING:
            return is_discarded(parent, names, left)
        case "ternary_expression":
            return not same(field(parent, "condition"), node) and is_discarded(parent, names, left)
        case "binary_expression":
            operator = field(parent, "operator")
            is_logic = operator is not None and operator.type in ("&&", "||", "??")
            return is_logic and same(field(parent, "right"), node) and is_discarded(parent, names, left)
        case "member_expression":
            step, call = field(parent, "property"), parent.parent
            is_chained = step is not None and names.slice(step) in ("catch", "finally")
            return is_chained and call is not None and is_discarded(call, names, left)
        case "sequence_expression":
            return not same(named(parent)[-1], node) or is_discarded(parent, names, left)
        case "return_statement":
            return _is_result_discarded(function_around(parent), names, left - 1)
        case "arrow_function" if same(field(parent, "body"), node):
            return _is_result_discarded(parent, names, left - 1)
    return False


def _is_result_discarded(function: Node | None, names: Names, left: int) -> bool:
    """Whether nobody reads what a function returns."""
    if function is None or function.parent is None:
        return False
    holder = function.parent
    if function.type == "function_declaration" or holder.type == "variable_declarator":
        declared = function if function.type == "function_declaration" else holder
        return _is_uncalled_for(declared, names, left)
    match holder.type:
        case "jsx_expression" | "pair":
            return True
        case "arguments":
            return _is_callback_discarded(holder.parent, names, left)
        case "parenthesized_expression":
            call = holder.parent
            return call is not None and call.type == "call_expression" and is_discarded(call, names, left)
    return False


def _is_callback_discarded(call: Node | None, names: Names, left: int) -> bool:
    """A callback of a library's function: an effect, a timer, ``catch``; ``useCallback`` hands the function on."""
    callee = field(call, "function")
    if call is None or callee is None:
        return False
    called = names.slice(callee).rpartition(".")[2]
    if called == "useCallback":
        holder = call.parent
        is_named = holder is not None and holder.type == "variable_declarator"
        return is_named and holder is not None and _is_uncalled_for(holder, names, left)
    return called not in USES_RESULTS or is_discarded(call, names, left)


def _is_uncalled_for(declared: Node, names: Names, left: int) -> bool:
    """Whether every call of a declared function drops its result, and no other file can call it."""
    name = field(declared, "name")
    around = next((it for it in ancestors(declared) if it.type not in ("lexical_declaration",)), None)
    if name is None or name.type != "identifier" or (around is not None and around.type == "export_statement"):
        return False
    found = names.local(names.slice(name), name.start_byte)
    if found is None:
        return False
    return all(_is_dropping(it, names, left) for it in names.references(found))


def _is_dropping(reference: Node, names: Names, left: int) -> bool:
    """Whether a use of a function's name does nothing with its result: a call whose value is dropped, a handler."""
    parent = reference.parent
    if parent is None:
        return False
    if parent.type == "call_expression" and same(field(parent, "function"), reference):
        return is_discarded(parent, names, left)
    if parent.type in ("jsx_expression", "array", "pair", "object"):
        return True
    if parent.type == "arguments":
        return _is_callback_discarded(parent.parent, names, left)
    return False
