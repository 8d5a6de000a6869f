"""The options of a call, edited where they stand: keys renamed, entries taken out, new ones put in."""

from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.nodes import field, named, span_of, walk
from adapter.realising.held import held
from adapter.realising.written import Pieces, joined
from adapter.source.span import Span
from adapter.words import Edit, Keep


class Option(Struct, frozen=True):
    """One entry that the target is given: its key, its value, and the argument of the source that it comes from.

    ``keeps`` if the value is right as it stands there.
    """

    key: str
    value: Pieces
    origin: str = ""
    keeps: bool = False

    @property
    def top(self) -> str:
        """The source's own key or position, without what lies inside it."""
        return self.origin.partition(".")[0]

    @property
    def pieces(self) -> Pieces:
        """The entry, written anew."""
        return (f"{self.key}: ", *self.value)


class Options(Struct, frozen=True):
    """An object literal that is the last argument of a call, with its entries."""

    text: str
    literal: Node
    entries: tuple[Node, ...]

    def can_take(self, options: list[Option]) -> bool:
        """Whether anything of the object stays, so that it need not be written anew."""
        following = self.literal.next_named_sibling
        return following is None and any(self._key(it) in {option.top for option in options} for it in self.entries)

    def edits(self, options: list[Option]) -> Iterator[Edit]:
        """What makes the object these options; arguments before it go into it."""
        keys = {self._key(it) for it in self.entries}
        yield from self._head([it for it in options if it.top.isdigit()])
        gone: list[Node] = []
        kept: Node | None = None
        for entry in self.entries:
            own = [it for it in options if it.top == self._key(entry)]
            if not own:
                gone.append(entry)
                continue
            if gone:
                yield self._without(Span(gone[0].start_byte, entry.start_byte))
            gone, kept = [], entry
            yield from self._entry(entry, own)
        added = [it for it in options if it.top not in keys and not it.top.isdigit()]
        if kept is not None and gone:
            yield self._without(Span(kept.end_byte, gone[-1].end_byte))
        if kept is not None and added:
            pieces = (self._between, *joined([it.pieces for it in added], self._between))
            yield Edit(Span(kept.end_byte, kept.end_byte), pieces)

    def _key(self, entry: Node) -> str:
        key = field(entry, "key") or entry
        return span_of(key).of(self.text).strip("\"'")

    @property
    def _between(self) -> str:
        """A comma, and a space; or the line break and the indentation that the first entry stands behind."""
        before, broken, indent = self.text[self.literal.start_byte : self.entries[0].start_byte].rpartition("\n")
        if not broken or indent.strip():
            return ", "
        carriage = "\r" if before.endswith("\r") else ""
        return f",{carriage}\n{indent}"

    def _head(self, options: list[Option]) -> Iterator[Edit]:
        """Positional arguments become the first entries."""
        start = self.literal.parent.start_byte + 1 if self.literal.parent else self.literal.start_byte
        stretch = Span(start, self.literal.start_byte + 1)
        if not options:
            return
        kept = [it.span for option in options for it in option.value if isinstance(it, Keep)]
        self._refuse_comments(stretch, kept)
        pieces = joined([it.pieces for it in options], self._between)
        yield Edit(stretch, ("{", self._between[1:], *pieces, ","))

    def _entry(self, entry: Node, own: list[Option]) -> Iterator[Edit]:
        """One entry under its new key, and what else comes of it behind it."""
        first, *more = own
        key, value = field(entry, "key"), field(entry, "value")
        stays = first.keeps or first.value == (Keep(span_of(value if value is not None else entry)),)
        if key is None or value is None:
            if not stays or first.key != self._key(entry):
                yield Edit(span_of(entry), first.pieces)
        else:
            if first.key != self._key(entry):
                yield Edit(span_of(key), (first.key,))
            if not stays:
                self._refuse_comments(span_of(value), [it.span for it in first.value if isinstance(it, Keep)])
                yield Edit(span_of(value), first.value)
        if more:
            yield Edit(
                Span(entry.end_byte, entry.end_byte),
                (self._between, *joined([it.pieces for it in more], self._between)),
            )

    def _without(self, stretch: Span) -> Edit:
        self._refuse_comments(stretch, [])
        return Edit(stretch, ())

    def _refuse_comments(self, stretch: Span, kept: list[Span]) -> None:
        """Comments are never dropped."""
        holder = self.literal.parent if self.literal.parent is not None else self.literal
        for it in walk(holder):
            at = span_of(it)
            if it.type == "comment" and stretch.holds(at) and not any(span.holds(at) for span in kept):
                raise comment_lost()

    @staticmethod
    def of(text: str, call: Node, position: int) -> "Options | None":
        """The options of a call; nothing where the argument is no object literal with entries."""
        given = field(call, "arguments")
        arguments = named(given) if given is not None else []
        if not 0 <= position < len(arguments) or arguments[position].type != "object":
            return None
        entries = tuple(named(arguments[position]))
        return Options(text, arguments[position], entries) if entries else None


def comment_lost() -> Exception:
    """The exception for a comment that stands where arguments are written anew."""
    return held(
        "comment-in-call",
        "a comment among the arguments of the call would be lost: they are written anew",
        "code",
        "move the comment above the call",
    )
