"""What statements do to names and to control: assignments, and returns on every way."""

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, named, only, same, walk


def is_reassigned(found: Local, names: Names) -> bool:
    """Whether a name gets a new value after its declaration."""
    return any(_is_written(it) for it in names.references(found))


def always_leaves(statement: Node | None) -> bool:
    """Whether a statement always returns or throws, as far as its form shows."""
    if statement is None:
        return False
    match statement.type:
        case "return_statement" | "throw_statement":
            return True
        case "statement_block":
            inside = named(statement)
            return bool(inside) and always_leaves(inside[-1])
        case "if_statement":
            otherwise = field(statement, "alternative")
            taken = only(otherwise) if otherwise is not None else None
            return always_leaves(field(statement, "consequence")) and always_leaves(taken)
        case "switch_statement":
            return _switch_leaves(statement)
    return False


def _switch_leaves(statement: Node) -> bool:
    body = field(statement, "body")
    cases = named(body) if body is not None else []
    if not any(it.type == "switch_default" for it in cases):
        return False
    if any(it.type == "break_statement" for case in cases for it in walk(case, FUNCTIONS)):
        return False
    last = named(cases[-1])
    return bool(last) and always_leaves(last[-1])


def _is_written(node: Node) -> bool:
    while (parent := node.parent) is not None:
        match parent.type:
            case "assignment_expression" | "augmented_assignment_expression" | "for_in_statement":
                return same(field(parent, "left"), node)
            case "update_expression":
                return True
            case "array_pattern" | "object_pattern" | "pair_pattern" | "rest_pattern":
                node = parent
            case "parenthesized_expression" | "non_null_expression":
                node = parent
            case "assignment_pattern" | "object_assignment_pattern" if same(field(parent, "left"), node):
                node = parent
            case _:
                return False
    return False
