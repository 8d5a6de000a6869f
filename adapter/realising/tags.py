"""Opening and closing tags: attributes kept, renamed, revalued, deleted and added, each at its place."""

import re

from msgspec import Struct, field

from adapter.realising.html_values import in_html
from adapter.realising.written import Literal, Pieces, Source, Written, in_attribute
from adapter.source.span import Span
from adapter.syntax.html_tags import html_name
from adapter.tree import Attribute, Element
from adapter.words import Edit, Keep, Line, Piece


class Target(Struct, frozen=True):
    """One attribute of the target tag: named with a value, or source text that moves in from another element."""

    name: str
    written: Written | None
    origin: Attribute | None = None
    moved: Span | None = None

    def pieces(self, text: str, is_html: bool) -> Pieces:
        """The attribute as it will stand."""
        if self.moved:
            return (Keep(self.moved),)
        assert self.written is not None
        return in_html(self.name, self.written) if is_html else in_attribute(self.name, self.written, text)


class Tag(Struct):
    """The edits of one opening tag, and of the closing one with it; ``in_lines`` if each attribute gets its own."""

    text: str
    element: Element
    kept: frozenset[int]
    targets: list[Target]
    is_html: bool = False
    edits: list[Edit] = field(default_factory=list)
    in_lines: bool = False

    def attributes(self) -> list[Edit]:
        """The edits that turn the source attributes into the targets, in source order."""
        by_origin: dict[int, list[Target]] = {}
        after: dict[int, list[Target]] = {}
        anchor = 0
        own = {id(it) for it in self.element.attributes}
        for target in self.targets:
            if target.origin is not None and id(target.origin) in own:
                anchor = id(target.origin)
                by_origin.setdefault(anchor, []).append(target)
            else:
                after.setdefault(anchor, []).append(target)
        return self._edits(by_origin, after)

    def _edits(self, by_origin: dict[int, list[Target]], after: dict[int, list[Target]]) -> list[Edit]:
        name_end = self.element.body.name.end
        edits = [self._insert(name_end, after[0])] if after.get(0) else []
        for attribute in self.element.attributes:
            targets = by_origin.get(id(attribute), [])
            added = after.get(id(attribute), [])
            if self.in_lines and (id(attribute) in self.kept or targets):
                edits += self._own_line(attribute)
            if id(attribute) in self.kept and not targets:
                pass
            elif targets:
                edits += self._replace(attribute, targets, added)
            else:
                edits.append(Edit(Span(self._end_before(attribute.span.start), attribute.span.end), self._all(added)))
        self._close_up(edits, kept=bool(self.kept & {id(it) for it in self.element.attributes}))
        return edits

    def _close_up(self, edits: list[Edit], *, kept: bool) -> None:
        """Where no attribute is left, the line break before the tag's end goes too."""
        body = self.element.body
        if kept or self.targets or body.comments or not body.attributes:
            return
        start, end = body.attributes[-1].span.end, body.opening.end - (1 if body.closing else 2)
        if "\n" in self.text[start:end] and not self.text[start:end].strip():
            edits.append(Edit(Span(start, end), ("",) if body.closing else (" ",)))

    def _end_before(self, offset: int) -> int:
        """Where what stands before an attribute ends: white space is dropped, a comment's line break is not."""
        start = offset
        while self.text[start - 1] in " \t\r\n":
            start -= 1
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return offset if "//" in line or self.text[start - 2 : start] == "*/" else start

    def _replace(self, attribute: Attribute, targets: list[Target], added: list[Target]) -> list[Edit]:
        first, *others = targets
        more = self._all([*others, *added])
        elsewhere = [edit for it in (*others, *added) for edit in _edits_of(it)]
        return [*self._first(attribute, first, more), *elsewhere]

    def _first(self, attribute: Attribute, first: Target, more: Pieces) -> list[Edit]:
        """The edits that put one target, and more attributes after it, where a source attribute stood."""
        written = first.written
        inside = list(written.edits) if isinstance(written, Source) and written.attribute is attribute else None
        if inside is None:
            if isinstance(written, Literal) and not written.lines and not more and self._same_literal(attribute, first):
                return []
            return [Edit(attribute.span, (*first.pieces(self.text, self.is_html), *more)), *_edits_of(first)]
        name = html_name(first.name) if self.is_html else first.name
        if attribute.value is None:
            return [Edit(attribute.span, (name, *more))] if more or first.name != attribute.name else []
        if self.is_html:
            first.pieces(self.text, True)  # refuses code
        edits = inside
        if first.name != attribute.name:
            edits = [Edit(attribute.name_span, (name,)), *edits]
        if more:
            edits = [*edits, Edit(Span(attribute.span.end, attribute.span.end), more, "before")]
        return edits

    def _same_literal(self, attribute: Attribute, target: Target) -> bool:
        shown = attribute.value_span.of(self.text)
        return (
            target.name == attribute.name
            and isinstance(target.written, Literal)
            and shown[:1] in "\"'"
            and shown[1:-1] == target.written.text
        )

    def _own_line(self, attribute: Attribute) -> list[Edit]:
        """The line break before an attribute that shares its line with what stands before it."""
        gap = Span(self._end_before(attribute.span.start), attribute.span.start)
        return [] if "\n" in gap.of(self.text) else [Edit(gap, (self.separator(),))]

    def _insert(self, offset: int, targets: list[Target]) -> Edit:
        return Edit(Span(offset, offset), self._all(targets), "before")

    def _all(self, targets: list[Target]) -> Pieces:
        pieces: list[Piece] = []
        for target in targets:
            pieces += [self.separator(), *target.pieces(self.text, self.is_html)]
        return tuple(pieces)

    def separator(self) -> Piece:
        """What stands between two attributes on this tag: a space, or a line break with its indentation."""
        attributes = self.element.attributes
        if self.in_lines:
            return Line(self.element.span.start, 1, inside=True)
        if not attributes:
            return " "
        before = self.element.body.name.end if len(attributes) == 1 else attributes[-2].span.end
        gap = self.text[before : attributes[-1].span.start]
        return Line(attributes[-1].span.start) if re.search(r"\n[ \t]*$", gap) else " "


def _edits_of(target: Target) -> tuple[Edit, ...]:
    """Edits inside a target's value, or where its literals come from."""
    return target.written.edits if isinstance(target.written, Source) and not target.moved else ()
