"""A parsed module, and the small questions that are asked of its tree."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from tree_sitter import Node

from adapter.project.files import Files
from adapter.source.span import Span
from adapter.syntax.grammar import parse

# Expressions that change the type of a value and nothing else.
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"})
_STRINGS = frozenset({"string", "template_string"})
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\n": ""}


class Parsed(Struct, frozen=True):
    """A module's text and tree; node offsets are characters of ``text``."""

    path: Path
    text: str
    root: Node

    def of(self, node: Node | None) -> str:
        """The text under a node, empty for no node."""
        return "" if node is None else self.text[node.start_byte : node.end_byte]

    def string(self, node: Node | None) -> str | None:
        """What a string literal, or a template without substitutions, says; None for every other node."""
        bare = None if node is None else unwrapped(node)
        if bare is None or bare.type not in _STRINGS:
            return None
        parts = bare.named_children
        if any(part.type == "template_substitution" for part in parts):
            return None
        return "".join(self._part(part) for part in parts)

    def key(self, node: Node | None) -> str | None:
        """The name that an object key spells, or None for a computed one."""
        if node is None or node.type == "computed_property_name":
            return None
        return self.of(node) if node.type in ("property_identifier", "number") else self.string(node)

    def _part(self, part: Node) -> str:
        raw = self.of(part)
        return _ESCAPES.get(raw, raw[1:]) if part.type == "escape_sequence" else raw


def parse_module(path: Path, files: Files) -> Parsed | None:
    """The module at ``path``, or None if it cannot be read as text."""
    text = files.text(path)
    return None if text is None else Parsed(path, text, parse(text).root_node)


def span(node: Node) -> Span:
    """A node's place in its text."""
    return Span(node.start_byte, node.end_byte)


def walk(node: Node) -> Iterator[Node]:
    """A node and everything named below it, in the order of the text; safe at any depth."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.named_children))


def unwrapped(node: Node) -> Node:
    """The expression inside parentheses, ``as``, ``satisfies`` and ``!``."""
    while node.type in _WRAPPERS and node.named_children:
        node = node.named_children[0]
    return node


def pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    """Key and value of an object literal's ordinary entries; nothing for another node."""
    if node.type != "object":
        return
    for entry in node.named_children:
        key, value = entry.child_by_field_name("key"), entry.child_by_field_name("value")
        if entry.type == "pair" and key is not None and value is not None:
            yield key, value


def arguments(call: Node) -> list[Node]:
    """The arguments of a call expression, comments aside, as written."""
    stated = call.child_by_field_name("arguments")
    if stated is None or stated.type != "arguments":
        return []
    return [each for each in stated.named_children if each.type != "comment"]
