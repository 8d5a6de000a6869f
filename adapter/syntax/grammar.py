"""Parsing JavaScript and TypeScript, with the grammar's known defect healed.

``tree-sitter-typescript`` rejects a bare ``&`` in JSX text and in attribute strings, which TypeScript and Babel
accept.  Where an error covers such an ``&``, its byte is overwritten by a harmless one and the text parsed again.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

import tree_sitter
import tree_sitter_typescript

from adapter.syntax.shadow import shadow

BARE_AMPERSAND = re.compile(rb"&(?!&|=|#\d+;|#[xX][\da-fA-F]+;|[A-Za-z][\da-zA-Z]*;)")
HARMLESS = ord("+")
TEXT_KINDS = frozenset({"jsx_text", "string_fragment"})
ROUNDS = 25


@cache
def language() -> tree_sitter.Language:
    """The TSX grammar, which serves .tsx, .jsx, .ts and .js alike."""
    return tree_sitter.Language(tree_sitter_typescript.language_tsx())


@cache
def _parser() -> tree_sitter.Parser:
    return tree_sitter.Parser(language())


def parse(text: str) -> tree_sitter.Tree:
    """The grammar's tree; offsets of its nodes are characters of ``text``."""
    data = shadow(text)
    tree = _parser().parse(data)
    if tree.root_node.has_error and b"&" in data:
        return _heal(data, tree)
    return tree


def errors(root: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    """Error and missing nodes, outermost first, looking only where there are any."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            yield node
        elif node.has_error:
            stack.extend(reversed(node.children))


def _heal(data: bytes, tree: tree_sitter.Tree) -> tree_sitter.Tree:
    masked = bytearray(data)
    overwritten: set[int] = set()
    for _ in range(ROUNDS):
        bare = _bare_ampersands(masked, tree.root_node)
        if not bare:
            break
        overwritten.update(bare)
        for offset in bare:
            masked[offset] = HARMLESS
        tree = _parser().parse(bytes(masked))
        if not tree.root_node.has_error:
            break
    return _unmask_code(data, masked, overwritten, tree)


def _bare_ampersands(masked: bytearray, root: tree_sitter.Node) -> list[int]:
    found = []
    for error in errors(root):
        start, end = max(error.start_byte - 1, 0), max(error.end_byte, error.start_byte + 1)
        found += [hit.start() for hit in BARE_AMPERSAND.finditer(masked, start, end)]
    return found


def _unmask_code(
    data: bytes, masked: bytearray, overwritten: Collection[int], tree: tree_sitter.Tree
) -> tree_sitter.Tree:
    """Give back every byte that turned out to stand in code: there an ``&`` is an operator."""
    wrong = [it for it in overwritten if not _is_text(tree.root_node, it)]
    if not wrong:
        return tree
    for offset in wrong:
        masked[offset] = data[offset]
    return _parser().parse(bytes(masked))


def _is_text(root: tree_sitter.Node, offset: int) -> bool:
    node = root.descendant_for_byte_range(offset, offset + 1)
    return node is not None and node.type in TEXT_KINDS
