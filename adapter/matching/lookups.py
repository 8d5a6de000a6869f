"""What is looked up in a catalogue, made ready once for all projects and pages of a run."""

from msgspec import Struct
from msgspec.structs import replace

from adapter.catalogue.model import Catalogue
from adapter.matching.copies import Families, families_of
from adapter.matching.hints import Hints
from adapter.matching.index import Index, build_index


class Lookups(Struct, frozen=True):
    """The index of a catalogue and its families; ``hints`` are for the words that are chosen.

    ``asked`` are the optional words that count.
    """

    index: Index
    families: Families
    hints: Hints
    asked: frozenset[str] = frozenset()

    def choosing(self, only: frozenset[str] | None) -> "Lookups":
        """The same for another choice of words."""
        return replace(self, hints=self.index.hints(only))


def asked_of(catalogue: Catalogue, only: frozenset[str] | None, also: frozenset[str]) -> frozenset[str]:
    """The optional words that a choice asks for: those of ``only``, or where that says nothing of ``also``."""
    named = also if only is None else only
    return frozenset(it for it in named if it in catalogue.words and catalogue.words[it].optional)


def lookups_of(catalogue: Catalogue, only: frozenset[str] | None = None, also: frozenset[str] = frozenset()) -> Lookups:
    """The lookups for a choice of words, ``None`` for all that are not optional; ``also`` are those besides."""
    asked = asked_of(catalogue, only, also)
    index = build_index(catalogue, asked)
    return Lookups(index, families_of(catalogue.dialects), index.hints(only), asked)
