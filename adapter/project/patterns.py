"""Patterns in gitignore syntax."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@cache
def patterns(*lines: str) -> "GitIgnoreSpec":
    """Lines in gitignore syntax, compiled; raises ValueError for one that git would not take."""
    from pathspec import GitIgnoreSpec  # costs more than most single pages, and many projects have nothing to ignore

    return GitIgnoreSpec.from_lines(lines)
