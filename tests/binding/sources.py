"""Small sources with marks, for the tests of this folder."""

import tree_sitter

from adapter.binding.names import Names
from adapter.syntax.grammar import parse


def names_of(text: str) -> Names:
    return Names(parse(text).root_node, text)


def marked(source: str) -> tuple[str, int]:
    """``source`` without its ``¦`` mark, and the offset where that stood."""
    at = source.index("¦")
    return source[:at] + source[at + 1 :], at


def find(names: Names, kind: str, text: str | None = None) -> tree_sitter.Node:
    """The first node of a kind (with that text), in source order."""
    stack = [names.root]
    while stack:
        node = stack.pop()
        if node.type == kind and (text is None or names.slice(node) == text):
            return node
        stack.extend(reversed(node.children))
    raise LookupError(f"no {kind} {text or ''}")


def attribute(names: Names, name: str) -> tree_sitter.Node | None:
    """The value node of the last attribute of that name; None for a flag."""
    found: list[tree_sitter.Node] = []
    stack = [names.root]
    while stack:
        node = stack.pop()
        if node.type == "jsx_attribute" and names.slice(node.children[0]) == name:
            found.append(node)
        stack.extend(reversed(node.children))
    return found[-1].children[-1] if len(found[-1].children) > 1 else None
