"""All edits of a page in one order, and which of them collide.

Edits may nest: an edit inside another one lives on in a ``Keep`` of it.  Collisions are judged edit by edit.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from adapter.source.indentation import indentation, newline, shifted, unit
from adapter.source.span import Span
from adapter.words import Edit, Keep, Line, Name, Need, Piece, Reason, Shift

BREAK = re.compile(r"[ \t]*\r?\n")
COLLIDES = Reason(
    "collides",
    "its rewriting would change the same text as that of the component around it",
    "code",
    "convert the outer component first and run again",
)


class Placed(Struct, frozen=True):
    """An edit with its rank: lower ranks stand further out where several insert at one offset."""

    edit: Edit
    rank: int
    order: int


class Collision(Exception):
    """Two edits that cannot both be made; ``inner`` and ``outer`` are their ranks."""

    def __init__(self, outer: Placed, inner: Placed) -> None:
        super().__init__(f"{inner.edit} collides with {outer.edit}")
        self.outer, self.inner = outer, inner


def is_inside(edit: Edit, span: Span) -> bool:
    """Whether an edit belongs to a stretch; insertions at its edges do if they lean into it."""
    if edit.span.start != edit.span.end:
        return span.holds(edit.span)
    at = edit.span.start
    if span.start < at < span.end:
        return True
    return (at == span.start and edit.lean == "after") or (at == span.end and edit.lean == "before")


def _key(placed: Placed) -> tuple[int, int, int, bool, str, int, int]:
    """Insertions before what starts there: closings first, inner before outer; then openings, outer before inner.

    Those with a key are the outermost.
    """
    edit = placed.edit
    start, end = edit.span
    if start == end:
        sign = 1 if edit.lean == "after" else -1
        is_inside = not edit.key if sign == 1 else bool(edit.key)
        return start, -1, sign, is_inside, edit.key, sign * placed.rank, sign * placed.order
    return start, 0, -end, False, "", placed.rank, placed.order


class Plan:
    """The edits of one page; raises ``Collision`` when they cannot all be made."""

    def __init__(self, text: str, ranked: Iterable[tuple[int, Edit]], shifts: Iterable[Shift] = ()) -> None:
        self.text = text
        self.shifts = tuple(shifts)
        unique: dict[tuple[Span, tuple[object, ...], str], Placed] = {}
        for order, (rank, edit) in enumerate(ranked):
            unique.setdefault(
                (edit.span, edit.pieces, edit.lean)
                if edit.span.start != edit.span.end or edit.key
                else (edit.span, (rank, order), ""),
                Placed(edit, rank, order),
            )
        self.edits = sorted(unique.values(), key=_key)
        self._keeps = [it for placed in self.edits for it in placed.edit.pieces if isinstance(it, Keep)]
        self.edits = sorted(map(self._clipped, self.edits), key=_key) if self._keeps else self.edits
        self.edits = sorted(map(self._after_insertion, self.edits), key=_key)
        self._refuse_overlaps()

    def _clipped(self, placed: Placed) -> Placed:
        """A deletion that reaches out of a kept stretch ends at its edge: what is outside goes with the rest."""
        edit = placed.edit
        if edit.pieces:
            return placed
        for it in self._keeps:
            reaches = edit.span.start < it.span.start < edit.span.end <= it.span.end
            if reaches and self._is_replaced(edit.span, whole=edit.span.end == it.span.end):
                return Placed(Edit(Span(it.span.start, edit.span.end), (), edit.lean), placed.rank, placed.order)
        return placed

    def _after_insertion(self, placed: Placed) -> Placed:
        """A deletion with the white space before it leaves that space where an outer fix inserts behind it."""
        start, end = placed.edit.span
        if placed.edit.pieces or start == end:
            return placed
        inside = [
            it.edit.span.start
            for it in self.edits
            if it.edit.span.start == it.edit.span.end and start < it.edit.span.start < end and it.rank < placed.rank
        ]
        if len(inside) != 1 or self.text[start : inside[0]].strip():
            return placed
        return Placed(Edit(Span(inside[0], end), (), placed.edit.lean), placed.rank, placed.order)

    def _is_replaced(self, span: Span, *, whole: bool) -> bool:
        """Whether an edit around replaces a stretch; one that is not the ``whole`` of what is kept may be deleted."""
        around = (it.edit for it in self.edits if it.edit.span.holds(span) and it.edit.span != span)
        return any(it.pieces or not whole for it in around)

    def _refuse_overlaps(self) -> None:
        open_edits: list[Placed] = []
        for placed in self.edits:
            start, end = placed.edit.span
            while open_edits and open_edits[-1].edit.span.end <= start:
                open_edits.pop()
            for outer in reversed(open_edits):
                if end > outer.edit.span.end:
                    raise Collision(outer, placed)
                if not self._lives(outer.edit, placed.edit):
                    raise Collision(outer, placed)
            if start != end:
                open_edits.append(placed)

    def _lives(self, outer: Edit, inner: Edit) -> bool:
        """Whether an edit inside another is kept by it, or takes away what the other takes away too."""
        if inner.span.start == inner.span.end and inner.span.start in outer.span:
            return True
        kept = any(is_inside(inner, it.span) for it in self._keeps)
        own = any(isinstance(it, Keep) and is_inside(inner, it.span) for it in outer.pieces)
        return kept or own or (not inner.pieces and not any(_touches(it, inner) for it in outer.pieces))

    def needs(self) -> Iterator[Need]:
        """Every import that the edits need."""
        for placed in self.edits:
            for piece in placed.edit.pieces:
                if isinstance(piece, Name):
                    yield piece.need

    def replaced(self) -> str:
        """All source text that edits replace, some of it kept: only names in it may have gone from the page."""
        return "\n".join(it.edit.span.of(self.text) for it in self.edits if it.edit.span.start != it.edit.span.end)

    def survives(self, span: Span) -> bool:
        """Whether the source text under a span is still in the result: in its place, or kept by an edit."""
        if not any(_takes(it.edit, span) for it in self.edits):
            return True
        return any(
            not any(_takes(it.edit, span) for it in self._in(kept, self.edits, owner))
            for kept, owner in self._kept()
            if kept.holds(span)
        )

    def _kept(self) -> Iterator[tuple[Span, Placed]]:
        for placed in self.edits:
            for piece in placed.edit.pieces:
                if isinstance(piece, Keep):
                    yield piece.span, placed

    def _in(self, span: Span, edits: list[Placed], outer: Placed) -> list[Placed]:
        """The edits that belong to a kept stretch; one that takes the whole of it away only makes it move."""
        return [
            it
            for it in edits
            if it is not outer and is_inside(it.edit, span) and (it.edit.pieces or it.edit.span != span)
        ]

    def render(self, names: dict[Need, str]) -> str:
        """The page with every edit made; ``names`` gives each need its local name."""
        return self._render(Span(0, len(self.text)), self.edits, names)

    def _render(self, span: Span, edits: list[Placed], names: dict[Need, str]) -> str:
        found: list[str] = []
        at, written = span.start, 0
        kept: tuple[Piece, ...] = ()
        for placed in edits:
            edit = placed.edit
            start, end = edit.span
            if start < at or (start == end == at and _is_kept(edit, kept)):
                continue
            self._add(found, self.text[at : edit.span.start], written)
            before = len(found)
            found += self._pieces(placed, edits, names)
            at, kept, written = edit.span.end, edit.pieces, len(found) if len(found) > before else written
        self._add(found, self.text[at : span.end], written)
        return "".join(found)

    def _add(self, found: list[str], gap: str, written: int) -> None:
        """Source text behind what was ``written`` last; a line of ours that would stay empty is given up."""
        is_ours = written == len(found) > 0
        if gap and is_ours and not found[-1].strip() and "\n" in found[-1] and BREAK.match(gap):
            found.pop()
        if gap:
            found.append(gap)

    def _pieces(self, placed: Placed, edits: list[Placed], names: dict[Need, str]) -> Iterator[str]:
        pieces = placed.edit.pieces
        for index, piece in enumerate(pieces):
            match piece:
                case str():
                    yield piece
                case Name(need=need, after=after):
                    yield names[need] + after
                case Line():
                    yield self._line(piece)
                case Keep(span=kept):
                    text = self._render(kept, self._in(kept, self.edits, placed), names)
                    if index == 0 and self._begins_line(placed.edit.span):
                        text = _between(text, (Line(0),), ())
                    yield _between(text, pieces[index - 1 : index], pieces[index + 1 : index + 2])

    def _begins_line(self, span: Span) -> bool:
        """Whether an insertion stands behind the indentation of its line."""
        before = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]
        return span.start == span.end and not before.strip()

    def shift(self, offset: int) -> int:
        """By how many columns a line whose first character stands at ``offset`` moves."""
        return sum(it.columns for it in self.shifts if it.span.start <= offset < it.span.end)

    def _line(self, line: Line) -> str:
        indent = indentation(self.text, line.at)
        start = line.at + 1 if line.inside else self.text.rfind("\n", 0, line.at) + 1 + len(indent)
        one = unit(self.text)
        return newline(self.text) + shifted(indent, self.shift(start) + line.levels * len(one), one)


def _between(text: str, before: tuple[Piece, ...], after: tuple[Piece, ...]) -> str:
    """Kept text beside line breaks of ours, without line breaks of its own there."""
    if before and isinstance(before[0], Line) and "\n" in text[: len(text) - len(text.lstrip())]:
        text = text.lstrip()
    if after and isinstance(after[0], Line) and "\n" in text[len(text.rstrip()) :]:
        text = text.rstrip()
    return text


def _is_kept(edit: Edit, pieces: tuple[Piece, ...]) -> bool:
    """Whether an insertion at the end of an edit was made in what that keeps."""
    return any(isinstance(it, Keep) and is_inside(edit, it.span) for it in pieces)


def _takes(edit: Edit, span: Span) -> bool:
    return edit.span.start != edit.span.end and edit.span.holds(span)


def _touches(piece: object, edit: Edit) -> bool:
    return isinstance(piece, Keep) and piece.span.start < edit.span.end and edit.span.start < piece.span.end
