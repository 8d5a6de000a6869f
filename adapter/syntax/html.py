"""HTML pages to the source tree, by turbohtml's WHATWG parser (turbohtml 1.15, ``source_locations``).

The parser says where tags and attributes stand, in characters of a text whose line breaks are one character each; text
and comments are what lies between.  Elements that it moved, split, closed by itself or made up have no honest place:
those with a tag of their own are read and marked ``Misplaced``, the others are not in the tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter
import turbohtml

from adapter.source.span import Span
from adapter.syntax.grammar import parse
from adapter.syntax.html_tags import StartTag, start_tag
from adapter.syntax.jsx import TooDeep
from adapter.syntax.templates import hidden, templates, touching
from adapter.tree import Body, Broken, Code, Comment, Element, Misplaced, Text, Tree

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
VERBATIM = frozenset({"pre", "textarea", "listing", "xmp", "script", "style"})
# Below the depth (512) at which the parser, as browsers do, stops to nest.
DEEPEST = 500
MARK = re.compile(r"<!--(?:>|->|.*?(?:--!?>|$))|<[!?/][^>]*(?:>|$)|<(?=[A-Za-z])[^>]*(?:>|$)", re.S)
Child = Element | Text | Comment | Broken | Code


@dataclass(slots=True, eq=False)
class _Found:
    """One element of the parser that has a tag in the text; ``end`` is ``-1`` while nobody knows it."""

    node: turbohtml.Element
    dom_parent: "_Found | None"
    opening: Span
    closing: Span | None
    end: int
    element: Element | None = None
    children: list["_Found"] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Where its content ends at most."""
        return self.closing.start if self.closing else self.end


def read(text: str) -> Tree:
    """The source tree of a page; raises ``TooDeep`` where it nests deeper than anything readable does."""
    regions = templates(text)
    shown = hidden(text, regions)
    reader = _Reader(text, shown, regions, parse("").root_node)
    reader.place(_located(shown))
    elements = tuple(it.element for it in reader.order if it.element)
    return Tree(elements, (), tuple(reader.doubtful), reader.empty, True, reader.misplaced, reader.verbatim_spans())


def _located(shown: str) -> list[_Found]:
    """Every element with a tag in the text, in the order of their tags."""
    document = turbohtml.parse(shown, source_locations=True, allow_declarative_shadow_roots=False)
    found: list[_Found] = []
    stack: list[tuple[turbohtml.Node, _Found | None, int]] = [(document, None, 0)]
    while stack:
        node, parent, depth = stack.pop()
        if depth > DEEPEST:
            raise TooDeep(f"elements nest more than {DEEPEST} deep; at most {DEEPEST} are read")
        here = parent
        if isinstance(node, turbohtml.Element):
            location = node.source_location
            if location is not None and location.start_tag is not None:
                here = _found(node, location, parent, shown)
                found.append(here)
        stack += [(it, here, depth + 1) for it in reversed(list(node.children)) if not isinstance(it, turbohtml.Text)]
    return sorted(found, key=lambda it: it.opening)


def _found(node: turbohtml.Element, location: turbohtml.SourceLocation, parent: "_Found | None", shown: str) -> _Found:
    opening, closing = _span(location.start_tag), _span(location.end_tag) if location.end_tag else None
    is_foreign = node.namespace != turbohtml.Namespace.HTML
    is_whole = node.tag in VOID or (is_foreign and shown[opening.end - 2 : opening.end] == "/>")
    end = closing.end if closing else opening.end if is_whole else -1
    return _Found(node, parent, opening, closing, end)


def _span(place: turbohtml.SourceSpan) -> Span:
    return Span(place.start_offset, place.end_offset)


@dataclass(slots=True)
class _Reader:
    """Nests the elements of one page by their spans, and says where the parser nests them otherwise."""

    text: str
    shown: str
    regions: tuple[Span, ...]
    empty: tree_sitter.Node
    order: list[_Found] = field(default_factory=list)
    stack: list[_Found] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    misplaced: dict[int, Misplaced] = field(default_factory=dict)
    by_element: dict[int, _Found] = field(default_factory=dict)
    tags: dict[int, StartTag] = field(default_factory=dict)

    def place(self, found: list[_Found]) -> None:
        """Every element at its place in the text."""
        for it in found:
            is_moved = not self._make_room(it)
            above = self.stack[-1] if self.stack else None
            last = min((around.last for around in self.stack if around.last >= 0), default=-1)
            if it.end > last >= 0:  # its end tag stands behind that of something around it
                is_moved, it.closing, it.end = True, None, -1
            self._add(it, above, is_moved)
            if it.end != it.opening.end:
                self.stack.append(it)
        while self.stack:
            self._close(len(self.text))

    def _make_room(self, it: _Found) -> bool:
        """Close what ended before an element; whether its parent in the text is the parser's."""
        at = it.opening.start
        while 0 <= next((above.end for above in reversed(self.stack) if above.end >= 0), -1) <= at:
            self._close(at)
        is_open = it.dom_parent is None or it.dom_parent in self.stack
        while is_open and self.stack and self.stack[-1] is not it.dom_parent and self.stack[-1].end < 0:
            self._close(at)
        return (self.stack[-1] if self.stack else None) is it.dom_parent

    def _close(self, at: int) -> None:
        """The innermost open element ends: at its own tag, else before ``at`` or the end of what is around it."""
        it = self.stack.pop()
        if it.end < 0:
            it.end = max(it.opening.end, min([at, *(above.last for above in self.stack if above.last >= 0)]))
        assert it.element is not None
        it.element.span = Span(it.opening.start, it.end)

    def _add(self, it: _Found, above: _Found | None, is_moved: bool) -> None:
        tag = start_tag(self.text, self.shown, it.opening, self.regions)
        name = tag.name.of(self.text)
        name = name if it.node.namespace != turbohtml.Namespace.HTML else name.lower()
        span = Span(it.opening.start, max(it.end, it.opening.end))
        parent = above.element if above else None
        element = Element(name, span, self.empty, parent, parent.depth + 1 if parent else 0, self.body, True)
        it.element = element
        self.order.append(it)
        self.by_element[it.opening.start] = it
        self.tags[it.opening.start] = tag
        if parent and above:
            parent.inside.append(element)
            above.children.append(it)
        reason = self._why(it, element, tag, is_moved)
        if reason:
            self.misplaced[it.opening.start] = Misplaced(it.opening, *reason)
        if is_moved:
            self.doubtful.append(it.opening)

    def verbatim_spans(self) -> tuple[Span, ...]:
        """Where white space counts: in attributes' values, in template code, and in elements that keep it."""
        values = [value.value_span for tag in self.tags.values() for value in tag.attributes]
        kept = [it.element.span for it in self.order if it.element and it.element.name in VERBATIM]
        return tuple(sorted([*kept, *(it for it in (*values, *self.regions) if "\n" in it.of(self.text))]))

    def _why(self, it: _Found, element: Element, tag: StartTag, is_moved: bool) -> tuple[str, str] | None:
        """Why an element is only read."""
        names = [attribute.name_span.of(self.text).lower() for attribute in tag.attributes]
        twice = next((name for name in names if names.count(name) > 1), "")
        if is_moved:
            return "misplaced", f"a browser does not build <{element.name}> where it is written"
        if tag.spare or touching(self.regions, tag.name):
            return "template-in-tag", f"template code stands among the attributes of <{element.name}>"
        if twice:
            return "attribute-twice", f"<{element.name}> has {twice} twice, of which the first one counts"
        if it.end < 0:
            return "end-implied", f"<{element.name}> has no end tag of its own"
        return None

    # --- bodies --------------------------------------------------------------------------------------------

    def body(self, element: Element) -> Body:
        """The parts of one element, built when first asked for."""
        it, tag = self.by_element[element.span.start], self.tags[element.span.start]
        inner = Span(it.opening.end, it.closing.start if it.closing else element.span.end)
        closing_name = None
        if it.closing:
            start = it.closing.start + 2
            closing_name = Span(start, start + len(tag.name.of(self.text)))
        children = tuple(self._children(it, inner, element.name in RAW))
        return Body(it.opening, tag.name, it.closing, closing_name, inner, tag.attributes, (), children)

    def _children(self, it: _Found, inner: Span, is_raw: bool) -> Iterator[Child]:
        at = inner.start
        for child in it.children:
            assert child.element is not None
            yield from self._gap(Span(at, child.opening.start), is_raw)
            yield child.element
            at = child.element.span.end
        yield from self._gap(Span(at, inner.end), is_raw)

    def _gap(self, span: Span, is_raw: bool) -> Iterator[Child]:
        """What stands between tags: text, comments, template tags, and tags that the parser ignored."""
        at = span.start
        for region in touching(self.regions, span):
            yield from self._plain(Span(at, region.start), is_raw)
            inner = Span(region.start + 2, max(region.start + 2, region.end - 2))
            yield Code(region, inner, self.empty, ())
            at = region.end
        yield from self._plain(Span(at, span.end), is_raw)

    def _plain(self, span: Span, is_raw: bool) -> Iterator[Child]:
        at = span.start
        for mark in MARK.finditer(self.shown, span.start, span.end) if not is_raw else ():
            yield from self._text(Span(at, mark.start()))
            here = Span(*mark.span())
            yield Comment(here) if mark[0][1] in "!?" else Broken(here)
            at = mark.end()
        yield from self._text(Span(at, span.end))

    def _text(self, span: Span) -> Iterator[Text]:
        if span.of(self.shown).strip():
            yield Text(span)
