"""Where in the mapping files something stands, and mistakes that say so with the nearest right word."""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from adapter.catalogue.folders import located
from adapter.catalogue.model import At
from adapter.words.mistake import Mistake, nearest

# Beyond this many choices only those with the same beginning are compared.
MANY = 500
BEGINNING = 3


def mistake(at: At, message: str, word: str = "", choices: Iterable[str] = ()) -> Mistake:
    """One mistake, with the choice that was most likely meant."""
    known = [it for it in choices if it]
    if len(known) > MANY:
        known = [it for it in known if it[:BEGINNING].casefold() == word[:BEGINNING].casefold()]
    near = nearest(word, known) if word else None
    return Mistake(located(at.path), at.line, message + (f"; did you mean {near!r}?" if near else ""))


class Places(Struct):
    """Finds lines in mapping files, each read once."""

    _lines: dict[str, list[str]] = field(default_factory=dict)

    def find(self, at: At, *needles: str) -> At:
        """The first line at or after ``at`` that holds all needles; ``at`` itself if none does."""
        for number, line in enumerate(self._of(at.path)[at.line - 1 :], at.line):
            if all(it in line for it in needles):
                return At(at.path, number)
        return at

    def key(self, at: At, name: str) -> At:
        """The first line at or after ``at`` that gives a key a value; ``at`` itself if none does."""
        stated = re.compile(rf'(?:^|[{{,.])\s*"?{re.escape(name)}"?\s*=')
        for number, line in enumerate(self._of(at.path)[at.line - 1 :], at.line):
            if stated.search(line):
                return At(at.path, number)
        return at

    def quoted(self, at: At, *texts: str) -> At:
        """The first line at or after ``at`` that holds all texts in double quotes."""
        return self.find(at, *(f'"{it}"' for it in texts))

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            try:
                self._lines[path] = Path(located(path)).read_text(encoding="utf-8").splitlines()
            except OSError:
                self._lines[path] = []
        return self._lines[path]
