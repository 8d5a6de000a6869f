"""Plain data that every floor uses: findings, fixes, edits, needs, reasons."""

from adapter.words.edit import Edit, Fix, Keep, Line, Name, Need, Piece, Shift
from adapter.words.finding import Finding, Outcome
from adapter.words.reason import NEXT, Owner, Reason

__all__ = [
    "NEXT",
    "Edit",
    "Finding",
    "Fix",
    "Keep",
    "Line",
    "Name",
    "Need",
    "Outcome",
    "Owner",
    "Piece",
    "Reason",
    "Shift",
]
