"""Edits as pieces: new text, kept source text, and names that are known only when the page is decided."""

from dataclasses import dataclass
from typing import Literal

from adapter.source.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """An import that a fix needs.

    ``exported`` is the name in the module, ``default`` for a default import.  ``wanted`` is the local name that the
    fix would like, ``fallback`` the one to take if ``wanted`` means something else on the page.
    """

    module: str
    exported: str
    wanted: str
    fallback: str = ""
    type_only: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Source text that stays or moves, with the edits of other fixes inside it."""

    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """The local name of an import, known when all needs of the page are united; ``after`` is a member path."""

    need: Need


@dataclass(frozen=True, slots=True)
class Line:
    """A line break, and the indentation of the line that ``at`` stands on, ``levels`` deeper.

    ``inside`` if the line belongs to the element at ``at``: it then moves with what is wrapped around that.
    """

    at: int
    levels: int = 0
    inside: bool = False


Piece = str | Keep | Name | Line


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``pieces`` where ``span`` was.  An empty span inserts; no pieces delete.

    ``lean`` tells what an insertion belongs to: the text ``before`` it or ``after`` it.  Insertions at one offset
    stand in the order of their ``key``, where they have one.
    """

    span: Span
    pieces: tuple[Piece, ...]
    lean: Literal["before", "after"] = "before"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """Lines that start in a stretch stand ``columns`` further in (or out), because tags around them came or went."""

    span: Span
    columns: int


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that are applied together or not at all, with what they do to the indentation of what stays."""

    title: str
    edits: tuple[Edit, ...]
    shifts: tuple[Shift, ...] = ()
