"""A value that spans lines, laid out in an attribute of its own lines."""

from msgspec.structs import replace

from adapter.realising.tags import Target
from adapter.realising.written import Pieces, Raw
from adapter.source.indentation import indentation, unit
from adapter.source.span import Span
from adapter.words import Keep, Line, Shift


def lined(target: Target, text: str, start: int) -> tuple[Target, list[Shift]]:
    """The target with its value between lines where it spans several, and how far its lines move.

    ``start`` is where the element starts whose attribute it becomes, one level further in.
    """
    match target.written:
        case Raw(pieces=(Keep(span=span) as kept,)) if "\n" in span.of(text):
            return _between(target, (kept,), start), [_moved(span, text, start, 2)]
        case Raw(pieces=("<>", Keep(span=span) as kept, "</>")) if "\n" in span.of(text):
            content: Pieces = ("<>", Line(start, 3, inside=True), kept, Line(start, 2, inside=True), "</>")
            return _between(target, content, start), [_moved(span, text, start, 3)]
        case _:
            return target, []


def _between(target: Target, content: Pieces, start: int) -> Target:
    lines = (Line(start, 2, inside=True), *content, Line(start, 1, inside=True))
    return replace(target, written=Raw(lines))


def _moved(span: Span, text: str, start: int, levels: int) -> Shift:
    wanted = len(indentation(text, start)) + levels * len(unit(text))
    return Shift(span, wanted - len(indentation(text, span.start)))
