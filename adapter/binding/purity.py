"""Which expressions may be written twice."""

from tree_sitter import Node

from adapter.binding.nodes import named

LITERALS = frozenset({"string", "number", "true", "false", "null", "undefined", "string_fragment", "escape_sequence"})
NAMES = frozenset({"identifier", "this", "property_identifier", "private_property_identifier", "optional_chain"})
TYPES_AROUND = frozenset({"as_expression", "satisfies_expression"})
WHOLE = frozenset(
    {
        "binary_expression",
        "member_expression",
        "non_null_expression",
        "parenthesized_expression",
        "subscript_expression",
        "template_string",
        "template_substitution",
        "ternary_expression",
    }
)
COPIED = frozenset({"jsx_expression", "member_expression", "non_null_expression", "parenthesized_expression"})
OPERATORS = frozenset({"!", "-", "+", "~", "typeof", "void"})


def is_pure(node: Node) -> bool:
    """Whether evaluating an expression twice, or not at all, can make no difference.

    Names, members, literals, choices and operators without effect are pure; calls, assignments, ``await``,
    new objects and markup are not.
    """
    stack = [node]
    while stack:
        it = stack.pop()
        inside = named(it)
        if it.type in TYPES_AROUND:
            stack.append(inside[0])
        elif it.type in WHOLE or (it.type == "unary_expression" and it.children[0].type in OPERATORS):
            stack.extend(inside)
        elif it.type not in LITERALS and it.type not in NAMES:
            return False
    return True


def is_copyable(node: Node) -> bool:
    """Whether an expression is plain enough to be written once per part: names, members, literals."""
    stack = [node]
    while stack:
        it = stack.pop()
        if it.type in COPIED or it.type == "template_string":
            stack.extend(named(it))
        elif it.type not in LITERALS and it.type not in NAMES:
            return False
    return True
