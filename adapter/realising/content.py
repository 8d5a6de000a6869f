"""Children on their way: as an attribute's value, unwrapped in place, deleted with the white space before them."""

import re

from msgspec import Struct

from adapter.matching.patterns import is_blank
from adapter.realising.held import held
from adapter.realising.written import Literal, Raw, Written, decoded, inner_of
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.tree import Broken, Code, Comment, Element, Text
from adapter.words import Edit, Keep, Shift

Child = Element | Text | Comment | Broken | Code


class Children(Struct, frozen=True):
    """Questions about the children of elements of one page."""

    text: str

    def significant(self, element: Element, without: frozenset[int] = frozenset()) -> list[Child]:
        """Children that render something, comments left out, and those that start at ``without`` left out too."""
        return [
            it
            for it in element.children
            if not self.is_blank(it) and not isinstance(it, Comment) and it.span.start not in without
        ]

    def is_blank(self, child: Child) -> bool:
        """Whether a child is white space that renders nothing."""
        return isinstance(child, Text) and is_blank(child.span.of(self.text))

    def as_value(self, element: Element, where: str, without: frozenset[int] = frozenset()) -> Written | None:
        """The children as the value of an attribute; raises ``Held`` where a comment would be lost."""
        if any(isinstance(it, Comment) for it in element.children):
            raise held(
                "comment-in-attribute",
                f"a comment inside <{element.name}> would land in {where}",
                "code",
                "move the comment above the element",
            )
        children = self.significant(element, without)
        match self._without_gap(children) if without else children:
            case []:
                return None
            case [Text(span=span)]:
                lines = text_lines(self.text, self._stripped(span) if without else span)
                said = " ".join(it.of(self.text) for it in lines)
                return Literal(decoded(said), lines) if lines else None
            case [Code(span=span)] if not span.of(self.text).lstrip("{ ").startswith("..."):
                return Raw((Keep(inner_of(span, self.text)),))
            case [Element(span=span)]:
                return Raw((Keep(span),))
            case [first, *_, last]:
                inside = Span(first.span.start, last.span.end)
                inside = self._stripped(inside) if without else self.trimmed(*inside)
                return Raw(("<>", Keep(inside), "</>"))
            case _:
                return None

    def _without_gap(self, children: list[Child]) -> list[Child]:
        """Children without the white space that parted them from an element that goes."""
        gaps = [isinstance(it, Text) and not it.span.of(self.text).strip() for it in children]
        start, end = gaps[:1] == [True], len(children) - (gaps[-1:] == [True])
        return children[start:end]

    def _stripped(self, span: Span) -> Span:
        """A text beside an element that goes, without the white space that parted them."""
        text = span.of(self.text)
        return Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))

    def trimmed(self, start: int, end: int) -> Span:
        """A stretch of children without white space that renders nothing at its ends."""
        text = self.text[start:end]
        head = re.match(r"\s*\n\s*", text)
        start += head.end() if head else 0
        tail = re.search(r"\s*\n\s*$", self.text[start:end])
        return Span(start, end - (len(tail.group()) if tail else 0))

    def before(self, offset: int) -> int:
        """Where the white space that renders nothing before ``offset`` starts: a line break and what surrounds it."""
        start = offset
        while start and self.text[start - 1] in " \t\r\n":
            start -= 1
        return start if "\n" in self.text[start:offset] else offset

    def delete(self, element: Element, policy_span: Span | None = None) -> Edit:
        """The element goes, with the white space before it."""
        span = policy_span or element.span
        return Edit(Span(self.before(span.start), span.end), ())

    def closed_up(self, element: Element, around: Element) -> list[Edit]:
        """Content on one line keeps to that of the tags around once its own tags are gone: what stood behind goes."""
        after = Span(element.span.end, around.body.inner.end)
        is_short = self.is_short(element)
        return [Edit(after, ())] if is_short and after.start < after.end and not after.of(self.text).strip() else []

    def is_short(self, element: Element) -> bool:
        """Whether an element's content stands on one line with its tags."""
        return "\n" not in element.body.inner.of(self.text)

    def outdented(self, element: Element) -> Shift:
        """The lines between an element's tags stand one level further out once those are gone."""
        return Shift(element.body.inner, -len(unit(self.text)))

    def unwrap(self, element: Element, *, as_child: bool, closes_up: bool = False) -> list[Edit]:
        """The element's tags go and its children stay; where it is no child of another, several get a fragment.

        Content that stood on the line of the opening tag stays on that line, or ``closes_up`` to what is before it.
        """
        body = element.body
        if body.comments:
            raise held(
                "comment-in-tag",
                f"a comment inside the tag of <{element.name}> would have no place",
                "code",
                "move the comment above the element",
            )
        if body.closing is None:
            if as_child:
                return [self.delete(element)]
            return [Edit(element.span, ("null",))]
        opening, closing = body.opening, body.closing
        if as_child:
            inside = body.inner.of(self.text)
            is_begun = not closes_up and inside.strip() and "\n" not in inside[: len(inside) - len(inside.lstrip())]
            start = opening.start if is_begun else self.before(opening.start)
            return [
                Edit(Span(start, opening.end), ()),
                Edit(Span(max(self.before(closing.start), opening.end), closing.end), ()),
            ]
        match self.significant(element):
            case [Element(span=span)] if not any(isinstance(it, Comment) for it in element.children):
                return [Edit(Span(opening.start, span.start), ()), Edit(Span(span.end, closing.end), ())]
            case _:
                return [Edit(opening, ("<>",)), Edit(closing, ("</>",))]

    def stands_alone(self, offset: int) -> bool:
        """Whether only white space stands before ``offset`` on its line."""
        start = self.text.rfind("\n", 0, offset) + 1
        return not self.text[start:offset].strip(" \t")


def alone_in(content: Element, written: Written | None) -> list[Element]:
    """The element that is all there is of a value."""
    match written:
        case Raw(pieces=(Keep(span=span),)):
            return [it for it in content.children if isinstance(it, Element) and it.span == span]
    return []


def is_child(element: Element) -> bool:
    """Whether an element is a direct child of another, not a value in an expression or an attribute."""
    above = element.grammar.parent
    return element.is_html or (above is not None and above.type == "jsx_element")


def text_lines(text: str, span: Span) -> tuple[Span, ...]:
    """What JSX renders of a text, line by line: each trimmed at its inner ends, empty ones left out."""
    found = []
    at = span.start
    lines = re.split(r"(\r\n|\n|\r)", span.of(text))
    last = len(lines) - 1
    for index, line in enumerate(lines):
        start, end = at, at + len(line)
        at = end
        if index % 2:
            continue
        start += len(line) - len(line.lstrip(" \t")) if index else 0
        end -= len(line) - len(line.rstrip(" \t")) if index < last else 0
        if start < end:
            found.append(Span(start, end))
    return tuple(found)
