"""A mistake of the team: in a catalogue, in the settings, in the arguments."""

from collections.abc import Iterable

from msgspec import Struct

from adapter.source.place import shown


class Mistake(Struct, frozen=True, order=True):
    """One mistake in one file; ``line`` counts from 1, and 0 means the file as a whole."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{shown(self.path)}:{self.line}" if self.line else shown(self.path)
        return f"{place}: {self.message}"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that ``word`` most likely meant, or None if none is close."""
    from difflib import get_close_matches  # only mistakes need it

    by_folded = {choice.casefold(): choice for choice in sorted(choices)}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None
