"""The readings that elements of one page may fit: those by class names or by marks only where the page has these."""

import re
from functools import cache
from pathlib import Path

from adapter.matching.copies import Copies
from adapter.matching.identity import Identity
from adapter.matching.index import Entry, Index


class PageReadings:
    """Answers for one page; every host, class name and mark is judged once."""

    def __init__(self, index: Index, text: str, copies: Copies, path: str) -> None:
        self.index, self.text, self.copies, self.path = index, text, copies, Path(path)
        self._by_host: dict[str, list[Entry]] = {}
        self._mentioned: dict[str, bool] = {}
        self._marked: dict[tuple[str, ...], bool] = {}

    def of(self, identity: Identity) -> list[Entry]:
        """The readings in order of precedence."""
        if identity.kind != "host":
            return self.index.of(identity)
        known = self._by_host.get(identity.name)
        if known is None:
            marked = [it for it in self.index.of(identity) if not it.marks or self._is_marked(it.marks)]
            known = [it for it in marked if all(self._has_class(name) for name in it.classes)]
            self._by_host[identity.name] = known
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
