"""Edits as pieces: new text, kept source text, and names that are known only when the page is decided."""

from typing import Literal

from msgspec import Struct

from adapter.source.span import Span


class Need(Struct, frozen=True, order=True):
    """An import that a fix needs.

    ``exported`` is the name in the module, ``default`` for a default import.  ``wanted`` is the local name that the
    fix would like, ``fallback`` the one to take if ``wanted`` means something else on the page.
    """

    module: str
    exported: str
    wanted: str
    fallback: str = ""
    type_only: bool = False


class Keep(Struct, frozen=True):
    """Source text that stays or moves, with the edits of other fixes inside it."""

    span: Span


class Name(Struct, frozen=True):
    """The local name of an import, known when all needs of the page are united; ``after`` is a member path."""

    need: Need
    after: str = ""


class Line(Struct, frozen=True):
    """A line break, and the indentation of the line that ``at`` stands on, ``levels`` deeper.

    ``inside`` if the line belongs to the element at ``at``: it then moves with what is wrapped around that.
    """

    at: int
    levels: int = 0
    inside: bool = False


Piece = str | Keep | Name | Line


class Edit(Struct, frozen=True):
    """Put ``pieces`` where ``span`` was.  An empty span inserts; no pieces delete.

    ``lean`` tells what an insertion belongs to: the text ``before`` it or ``after`` it.  Insertions at one offset
    stand in the order of their ``key``, where they have one; of several that are the same with a key one is made.
    """

    span: Span
    pieces: tuple[Piece, ...]
    lean: Literal["before", "after"] = "before"
    key: str = ""


class Shift(Struct, frozen=True):
    """Lines that start in a stretch stand ``columns`` further in (or out), because tags around them came or went."""

    span: Span
    columns: int


class Fix(Struct, frozen=True):
    """Edits that are applied together or not at all, with what they do to the indentation of what stays.

    ``gone`` if another fix takes the element away: there is nothing left to edit, and nothing is lost.
    """

    title: str
    edits: tuple[Edit, ...]
    shifts: tuple[Shift, ...] = ()
    gone: bool = False
