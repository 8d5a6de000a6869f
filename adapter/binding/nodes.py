"""Small questions about grammar nodes, whose offsets are characters of the page."""

from collections.abc import Iterator

from tree_sitter import Node

from adapter.source.span import Span

FUNCTIONS = frozenset(
    {
        "arrow_function",
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    }
)
CLOSURES = frozenset({"arrow_function", "function_expression"})
MARKUP = frozenset({"jsx_element", "jsx_self_closing_element"})
WRAPPED = frozenset({"parenthesized_expression", "non_null_expression", "satisfies_expression"})


def span_of(node: Node) -> Span:
    """Where a node stands."""
    return Span(node.start_byte, node.end_byte)


def field(node: Node | None, name: str) -> Node | None:
    """The child in a field, or None for no node or no such child."""
    return None if node is None else node.child_by_field_name(name)


def same(one: Node | None, other: Node | None) -> bool:
    """Whether both are the same node of the same tree."""
    return one is not None and other is not None and one.id == other.id


def ancestors(node: Node) -> Iterator[Node]:
    """Parents, nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def named(node: Node) -> list[Node]:
    """Named children without comments."""
    return [it for it in node.named_children if it.type != "comment"]


def only(node: Node) -> Node | None:
    """The first named child that is no comment."""
    return next(iter(named(node)), None)


def in_braces(node: Node) -> Node:
    """The expression in an attribute's braces; the node itself where it has none, or where nothing stands in them."""
    return only(node) or node


def inner(node: Node) -> Node:
    """The expression inside parentheses, ``!``, ``satisfies`` and ``as const``."""
    while node.type in WRAPPED or is_const(node):
        inside = only(node)
        if inside is None:
            return node
        node = inside
    return node


def is_const(node: Node) -> bool:
    """Whether this is ``x as const``."""
    return node.type == "as_expression" and node.children[-1].type == "const"


def function_around(node: Node) -> Node | None:
    """The nearest function that ``node`` stands in."""
    return next((it for it in ancestors(node) if it.type in FUNCTIONS), None)


def walk(node: Node, stop: frozenset[str] = frozenset()) -> Iterator[Node]:
    """``node`` and everything below it in source order, not descending into kinds of ``stop``."""
    stack = [node]
    while stack:
        it = stack.pop()
        yield it
        if it.type not in stop or same(it, node):
            stack.extend(reversed(it.children))


def parameters(function: Node) -> list[Node]:
    """Parameter nodes; a bare arrow parameter is its identifier."""
    bare = field(function, "parameter")
    if bare is not None:
        return [bare]
    listed = field(function, "parameters")
    return [] if listed is None else [it for it in named(listed) if it.type != "decorator"]


def is_async(function: Node) -> bool:
    """Whether a function carries ``async``."""
    return any(it.type == "async" for it in function.children[:2])


def quote(text: str) -> str:
    """Code as it is named in a sentence: one line, not too long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= 60 else line[:59] + '…'}`"
