"""What is wrong with a catalogue, all at once: names, holes, tables, words without a counterpart."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.checking_classes import ClassChecker
from adapter.catalogue.checking_dialects import DialectChecker
from adapter.catalogue.checking_forms import FormChecker
from adapter.catalogue.checking_icons import check_icons
from adapter.catalogue.checking_keys import KeyChecker
from adapter.catalogue.checking_setups import SetupChecker
from adapter.catalogue.checking_tables import TableChecker
from adapter.catalogue.document import Document, documents
from adapter.catalogue.folders import shipped, systems
from adapter.catalogue.items import mentions
from adapter.catalogue.model import Catalogue, Family, Reading, SystemWord
from adapter.catalogue.places import Places, mistake
from adapter.source.place import shown
from adapter.words.mistake import Mistake

# Files of a system that hold no words.
SHARED = ("system.toml", "icons.toml")


def check(catalogue: Catalogue, own: tuple[Path, ...] = ()) -> list[Mistake]:
    """Every mistake of a system against vocabulary, dialects and API snapshot, sorted by file and line.

    ``own`` are the folders that the catalogue was loaded from beside what ships.
    """
    places = Places()
    folder = systems(own)[catalogue.system.name]
    files = [it for it in documents(folder) if Path(it.path).name not in SHARED]
    roots = (*own, shipped())
    found = [
        *FormChecker(catalogue, places).run(),
        *KeyChecker(catalogue, places).run(),
        *TableChecker(catalogue, places).run(),
        *DialectChecker(catalogue, places, roots).run(),
        *ClassChecker(catalogue, places).run(),
        *SetupChecker(catalogue.system, places).run(),
        *check_icons(catalogue.system.icons, folder, places),
        *_Words(catalogue).run(files),
    ]
    return sorted(set(found))


class _Words(Struct, frozen=True):
    """What dialects read and the system says nothing about; what is said twice."""

    catalogue: Catalogue

    def run(self, files: list[Document]) -> Iterator[Mistake]:
        yield from _twice(files)
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if reading.word and not reading.hold and self._may_occur(family, reading):
                        yield from self._reading(reading)

    def _may_occur(self, family: Family, reading: Reading) -> bool:
        """Whether a page in a language of the system can have it: HTML has no components."""
        is_plain = not family.module and all(source.host for source in reading.sources.values())
        return is_plain or "jsx" in self.catalogue.system.languages

    def _reading(self, reading: Reading) -> Iterator[Mistake]:
        system = self.catalogue.system
        word = system.words.get(reading.word)
        if word is None:
            message = f"the system {system.name} says nothing about {reading.word}; write it, or a hold"
            yield mistake(reading.at, message, reading.word, system.words)
        elif not (word.hold or "" in word.root.todo or reading.joins[0] or self._has(word, reading.part)):
            what = f"the part {reading.part}" if reading.part else "the word itself"
            message = f"{system.name}'s {reading.word} does not write {what}, which is read here"
            yield mistake(reading.at, message, reading.part, word.parts)

    def _has(self, word: SystemWord, part: str) -> bool:
        """Whether the part has forms, another form writes it (``{surface.content}``), or it is given away."""
        own = word.parts.get(part)
        if own and (own.forms or own.drops or "" in own.todo):
            return True
        given = [text for it in word.parts.values() for text in it.gives.values()]
        if part and any(re.match(rf"\{{{re.escape(part)}\b", it) for it in given):
            return True
        return any(mentions(form.nodes, part) for it in word.parts.values() for form in it.forms)


def _twice(files: list[Document]) -> Iterator[Mistake]:
    """Words that two files of a system write."""
    first: dict[str, str] = {}
    for document in files:
        for name in document.data:
            if name != "imports" and name in first:
                yield Mistake(document.path, document.line(f"[{name}]"), f"{name} is written already, in {first[name]}")
            first.setdefault(name, shown(document.path))
