"""Plain data that every floor uses: findings, fixes, edits, needs, reasons."""

from adapter.words.edit import Drop, Edit, Fix, Keep, Name, Need, Piece
from adapter.words.finding import Finding, Outcome
from adapter.words.reason import Owner, Reason

__all__ = ["Drop", "Edit", "Finding", "Fix", "Keep", "Name", "Need", "Outcome", "Owner", "Piece", "Reason"]
