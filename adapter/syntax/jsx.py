"""JSX, TSX and plain JavaScript or TypeScript to the source tree."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

import tree_sitter

from adapter.source.span import Span
from adapter.syntax.grammar import errors, language, parse
from adapter.tree import Attribute, Body, Broken, Code, Comment, Element, Text, Tree

SUFFIXES = (".tsx", ".jsx", ".ts", ".js", ".mjs", ".cjs", ".mts", ".cts")
ELEMENTS = "[(jsx_element) (jsx_self_closing_element)] @element"
DEEPEST = 600
Child = Element | Text | Comment | Broken | Code
STATEMENTS = ("_statement", "_declaration", "comment")
BRACKET = re.compile(r"(?P<opens>[(\[{])|[)\]}]")
# A tag opens after anything but a name: after a name, ``<`` compares or starts type arguments.
OPENS = r"<(?=[A-Za-z>])(?<![\w$]<)"
OPENING = re.compile(OPENS)
TAG = re.compile(rf"(?P<opens>{OPENS})|</|/>")
# Names as nearly all are written.  The text is asked first and the grammar's nodes, which are dear, where it says less.
ELEMENT_NAME = re.compile(r"<([A-Za-z_$][\w$.:-]*)(?=[\s/>])", re.ASCII)
ATTRIBUTE_NAME = re.compile(r"([A-Za-z_$][\w$:-]*)(?==[\"'{<]|[\s/>])", re.ASCII)
COMMENT = re.compile(r"\{\s*/[*/]")


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
    placed = sorted([(node.start_byte, -node.end_byte, node) for node in nodes], key=itemgetter(0, 1))
    by_start: dict[int, Element] = {}
    build = _Builder(text, by_start).body
    stack: list[Element] = []
    for start, minus_end, node in placed:
        while stack and stack[-1].span.end <= start:
            stack.pop()
        parent = stack[-1] if stack else None
        found = ELEMENT_NAME.match(text, start)
        name = found[1] if found else _name(text, node)
        element = Element(name, Span(start, -minus_end), node, parent, len(stack), build)
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
        """The tags, attributes and children of an element."""
        node = element.grammar
        if node.type == "jsx_self_closing_element":
            return self._body(element, node, None, ())
        opening, *inside, closing = node.children
        return self._body(element, opening, closing, tuple(self._children(element, inside)))

    def _body(
        self,
        element: Element,
        opening: tree_sitter.Node,
        closing: tree_sitter.Node | None,
        children: tuple[Child, ...],
    ) -> Body:
        attributes: list[Attribute] = []
        comments: list[Comment] = []
        for it in opening.children:
            match it.type:
                case "jsx_attribute":
                    attributes.append(self._attribute(it))
                case "jsx_expression":
                    span = _span(it)
                    attributes.append(Attribute("...", span, span, it, span))
                case "comment":
                    comments.append(Comment(_span(it)))
        opened, closed = _span(opening), _span(closing) if closing else None
        return Body(
            opening=opened,
            name=self._named("<", element, opening) or Span(opened.start + 1, opened.start + 1),
            closing=closed,
            closing_name=self._named("</", element, closing) if closing else None,
            inner=Span(opened.end, closed.start if closed else opened.end),
            attributes=tuple(attributes),
            comments=tuple(comments),
            children=children,
        )

    def _named(self, bracket: str, element: Element, tag: tree_sitter.Node) -> Span | None:
        """Where the name stands in a tag."""
        start = tag.start_byte + len(bracket)
        end = start + len(element.name)
        plain = self.text[start:end] == element.name and (bracket == "<" or self.text[end] == ">")
        if plain and element.name:
            return Span(start, end)
        name = tag.child_by_field_name("name")
        return _span(name) if name else None

    def _attribute(self, node: tree_sitter.Node) -> Attribute:
        span = _span(node)
        found = ATTRIBUTE_NAME.match(self.text, span.start)
        end = found.end() if found else span.start
        if found and end == span.end:
            return Attribute(found[1], span, span, None, Span(end, end))
        value = node.child(2) if found and self.text[end] == "=" else None
        if found and value:
            return Attribute(found[1], span, Span(span.start, end), value, Span(end + 1, span.end))
        name, *rest = node.children
        value = rest[-1] if rest else None
        value_span = _span(value) if value else Span(name.end_byte, name.end_byte)
        return Attribute(self.text[name.start_byte : name.end_byte], span, _span(name), value, value_span)

    def _children(self, element: Element, nodes: list[tree_sitter.Node]) -> list[Child]:
        """Children with neighbouring text, entities and the gaps between them as one."""
        found: list[Child] = []
        for node in nodes:
            match node.type:
                case "jsx_text" | "html_character_reference":
                    if found and isinstance(found[-1], Text):
                        found[-1] = Text(Span(found[-1].span.start, node.end_byte))
                    else:
                        found.append(Text(_span(node)))
                case "jsx_element" | "jsx_self_closing_element":
                    found.append(self.by_start[node.start_byte])
                case "jsx_expression":
                    found.append(self._code(element, node))
                case _:
                    found.append(Broken(_span(node)))
        return found

    def _code(self, element: Element, node: tree_sitter.Node) -> Code | Comment:
        span = _span(node)
        if COMMENT.match(self.text, span.start) and all(it.type == "comment" for it in node.named_children):
            return Comment(span)
        inside = tuple([it for it in element.inside if span.holds(it.span)])
        return Code(span, Span(span.start + 1, span.end - 1), node, inside)
