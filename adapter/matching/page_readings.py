"""The readings that elements of one page may fit: those by class names or by marks only where the page has these."""

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from adapter.matching.copies import Copies
from adapter.matching.identity import Identity
from adapter.matching.index import Entry, Index


class Readings(Struct, frozen=True):
    """The readings of one identity: ``every`` one in order; those that stand alone, and those that join a neighbour."""

    identity: Identity
    every: list[Entry]
    plain: list[Entry]
    joins: list[Entry]


class PageReadings:
    """Answers for one page; every host, class name and mark is judged once."""

    def __init__(self, index: Index, text: str, copies: Copies, path: str) -> None:
        self.index, self.text, self.copies, self.path = index, text, copies, Path(path)
        self._known: dict[int, Readings] = {}
        self._mentioned: dict[str, bool] = {}
        self._marked: dict[tuple[str, ...], bool] = {}

    def of(self, identity: Identity) -> Readings:
        """The readings in order of precedence."""
        known = self._known.get(id(identity))
        if known is None:
            entries = self.index.of(identity)
            if identity.kind == "host":
                marked = [it for it in entries if not it.marks or self._is_marked(it.marks)]
                entries = [it for it in marked if all(self._has_class(name) for name in it.classes)]
            joins = [it for it in entries if it.reading.joins[0]]
            known = Readings(identity, entries, [it for it in entries if not it.reading.joins[0]], joins)
            self._known[id(identity)] = known
        return known

    def _is_marked(self, marks: tuple[str, ...]) -> bool:
        if marks not in self._marked:
            mentioned = any(it in self.text for it in marks)
            self._marked[marks] = mentioned or self.copies.depends(marks, self.path)
        return self._marked[marks]

    def _has_class(self, name: str) -> bool:
        if name not in self._mentioned:
            self._mentioned[name] = name in self.text and _delimited(name).search(self.text) is not None
        return self._mentioned[name]


@cache
def _delimited(name: str) -> re.Pattern[str]:
    """A class name as it stands in a list; the names are the catalogue's, more than ``re`` itself remembers."""
    return re.compile(rf"(?:^|[\s\"'`={{}}]){re.escape(name)}(?:$|[\s\"'`>{{}}$])")
