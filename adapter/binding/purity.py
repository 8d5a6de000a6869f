"""Whether an expression may be evaluated again, or earlier: no calls, no assignments, no markup."""

from tree_sitter import Node

PURE = frozenset(
    "identifier property_identifier member_expression subscript_expression string string_fragment escape_sequence number true false null undefined"
    " template_string template_substitution parenthesized_expression unary_expression binary_expression"
    " ternary_expression non_null_expression as_expression this optional_chain".split()
)
COPYABLE = frozenset("identifier property_identifier member_expression string string_fragment escape_sequence number true false null undefined this optional_chain".split())


def is_pure(node: Node) -> bool:
    """Names, members, literals and operators on them."""
    return _all(node, PURE)


def is_copyable(node: Node) -> bool:
    """Names, members and literals alone."""
    return _all(node, COPYABLE)


def _all(node: Node, kinds: frozenset[str]) -> bool:
    stack = [node]
    while stack:
        it = stack.pop()
        if it.type not in kinds:
            return False
        stack.extend(it.named_children)
    return True
