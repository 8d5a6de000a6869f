"""JSX, TSX and plain JavaScript or TypeScript to the source tree."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import tree_sitter

from adapter.source.span import Span
from adapter.syntax.grammar import errors, language, parse
from adapter.tree import Attribute, Body, Broken, Code, Comment, Element, Text, Tree

SUFFIXES = (".tsx", ".jsx", ".ts", ".js", ".mjs", ".cjs", ".mts", ".cts")
ELEMENTS = "[(jsx_element) (jsx_self_closing_element)] @element"
DEEPEST = 600
STATEMENTS = ("_statement", "_declaration", "comment")
BRACKET = re.compile(r"(?P<opens>[(\[{])|[)\]}]")
# A tag opens after anything but a name: after a name, ``<`` compares or starts type arguments.
OPENS = r"<(?=[A-Za-z>])(?<![\w$]<)"
OPENING = re.compile(OPENS)
TAG = re.compile(rf"(?P<opens>{OPENS})|</|/>")


class TooDeep(Exception):
    """The page nests deeper than ``DEEPEST``; the message says how deep."""


def read(text: str) -> Tree:
    """The source tree of a text; raises ``TooDeep`` before anything recursive sees it."""
    _refuse_depth(text)
    root = parse(text).root_node
    doubtful = tuple(_doubtful(root)) if root.has_error else ()
    return Tree(_elements(text, root), tuple(Broken(_span(it)) for it in errors(root)), doubtful, root)


def has_markup(text: str) -> bool:
    """Whether a tag may open somewhere in a text."""
    return OPENING.search(text) is not None


def _doubtful(root: tree_sitter.Node) -> Iterator[Span]:
    """Top-level stretches that cannot be trusted; in a text broken as a whole, all from the first fragment on."""
    for it in root.children:
        if root.is_error and not it.type.endswith(STATEMENTS):
            yield Span(it.start_byte, root.end_byte)
            return
        if it.has_error or it.is_error:
            yield _span(it)


def _refuse_depth(text: str) -> None:
    """Depth of brackets and of tags, as upper bounds, counted only where there are enough of them to matter."""
    if sum(map(text.count, "([{")) > DEEPEST:
        _refuse(_deepest(BRACKET.finditer(text)), "brackets")
    if text.count("<") > DEEPEST:
        _refuse(_deepest(TAG.finditer(text)), "elements")


def _deepest(marks: Iterable[re.Match[str]]) -> int:
    depth = deepest = 0
    for mark in marks:
        depth = max(0, depth + (1 if mark.lastgroup == "opens" else -1))
        deepest = max(deepest, depth)
    return deepest


def _refuse(deepest: int, what: str) -> None:
    if deepest > DEEPEST:
        raise TooDeep(f"{what} nest {deepest} deep; at most {DEEPEST} are read")


@cache
def _query() -> tree_sitter.Query:
    return tree_sitter.Query(language(), ELEMENTS)


def _span(node: tree_sitter.Node) -> Span:
    return Span(node.start_byte, node.end_byte)


def _elements(text: str, root: tree_sitter.Node) -> tuple[Element, ...]:
    nodes = tree_sitter.QueryCursor(_query()).captures(root).get("element", [])
    placed = sorted(((node.start_byte, -node.end_byte, node) for node in nodes), key=lambda it: it[:2])
    by_start: dict[int, Element] = {}

    def build(element: Element) -> Body:
        return _Builder(text, by_start).body(element)

    stack: list[Element] = []
    for start, minus_end, node in placed:
        while stack and stack[-1].span.end <= start:
            stack.pop()
        parent = stack[-1] if stack else None
        element = Element(_name(text, node), Span(start, -minus_end), node, parent, len(stack), build)
        by_start[start] = element
        if parent is not None:
            parent.inside.append(element)
        stack.append(element)
    return tuple(by_start.values())


def _name(text: str, node: tree_sitter.Node) -> str:
    opening = node if node.type == "jsx_self_closing_element" else node.child(0)
    name = opening.child_by_field_name("name") if opening else None
    return text[name.start_byte : name.end_byte] if name else ""


class _Builder:
    """Builds one element's body; children that are elements come from the page's own list."""

    __slots__ = ("by_start", "text")

    def __init__(self, text: str, by_start: dict[int, Element]) -> None:
        self.text, self.by_start = text, by_start

    def body(self, element: Element) -> Body:
        node = element.grammar
        if node.type == "jsx_self_closing_element":
            return self._body(node, None, [], Span(node.end_byte, node.end_byte))
        opening, *children, closing = node.children
        return self._body(opening, closing, children, Span(opening.end_byte, closing.start_byte))

    def _body(
        self,
        opening: tree_sitter.Node,
        closing: tree_sitter.Node | None,
        children: list[tree_sitter.Node],
        inner: Span,
    ) -> Body:
        name = opening.child_by_field_name("name")
        closing_name = closing.child_by_field_name("name") if closing else None
        start = opening.start_byte + 1
        return Body(
            opening=_span(opening),
            name=_span(name) if name else Span(start, start),
            closing=_span(closing) if closing else None,
            closing_name=_span(closing_name) if closing_name else None,
            inner=inner,
            attributes=tuple(
                self._attribute(it) for it in opening.children if it.type in ("jsx_attribute", "jsx_expression")
            ),
            comments=tuple(Comment(_span(it)) for it in opening.children if it.type == "comment"),
            children=tuple(self._child(it) for it in _joined(children)),
        )

    def _attribute(self, node: tree_sitter.Node) -> Attribute:
        if node.type == "jsx_expression":
            return Attribute("...", _span(node), _span(node), node, _span(node))
        name, *rest = node.children
        value = rest[-1] if rest else None
        span = _span(value) if value else Span(name.end_byte, name.end_byte)
        return Attribute(self.text[name.start_byte : name.end_byte], _span(node), _span(name), value, span)

    def _child(self, node: tree_sitter.Node | Span) -> Element | Text | Comment | Broken | Code:
        if isinstance(node, Span):
            return Text(node)
        match node.type:
            case "jsx_element" | "jsx_self_closing_element":
                return self.by_start[node.start_byte]
            case "jsx_expression":
                return self._code(node)
            case _:
                return Broken(_span(node))

    def _code(self, node: tree_sitter.Node) -> Code | Comment:
        inner = node.named_children
        if inner and all(it.type == "comment" for it in inner):
            return Comment(_span(node))
        inside = [self.by_start[it] for it in self._outermost(node)]
        return Code(_span(node), Span(node.start_byte + 1, node.end_byte - 1), node, tuple(inside))

    def _outermost(self, node: tree_sitter.Node) -> list[int]:
        """Starts of the outermost elements in an expression."""
        found, stack = [], list(reversed(node.children))
        while stack:
            it = stack.pop()
            if it.type in ("jsx_element", "jsx_self_closing_element"):
                found.append(it.start_byte)
            else:
                stack.extend(reversed(it.children))
        return found


TEXT_TYPES = frozenset({"jsx_text", "html_character_reference"})


def _joined(children: list[tree_sitter.Node]) -> list[tree_sitter.Node | Span]:
    """Children with neighbouring text, entities and the gaps between them as one span."""
    joined: list[tree_sitter.Node | Span] = []
    for node in children:
        last = joined[-1] if joined else None
        if node.type not in TEXT_TYPES:
            joined.append(node)
        elif isinstance(last, Span):
            joined[-1] = Span(last.start, node.end_byte)
        else:
            joined.append(_span(node))
    return joined
