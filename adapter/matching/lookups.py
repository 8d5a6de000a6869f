"""What is looked up in a catalogue, made ready once for all projects and pages of a run."""

from msgspec import Struct
from msgspec.structs import replace

from adapter.catalogue.model import Catalogue
from adapter.matching.copies import Families, families_of
from adapter.matching.hints import Hints
from adapter.matching.index import Index, build_index


class Lookups(Struct, frozen=True):
    """The index of a catalogue and its families; ``hints`` are for the words that are chosen."""

    index: Index
    families: Families
    hints: Hints

    def choosing(self, only: frozenset[str] | None) -> "Lookups":
        """The same for another choice of words."""
        return replace(self, hints=self.index.hints(only))


def lookups_of(catalogue: Catalogue, only: frozenset[str] | None = None) -> Lookups:
    """The lookups for a choice of words, ``None`` for all."""
    index = build_index(catalogue)
    return Lookups(index, families_of(catalogue.dialects), index.hints(only))
