"""Class names: those that a system of HTML writes must be its own, those that a dialect reads must be written out."""

from collections.abc import Iterator

from msgspec import Struct

from adapter.catalogue.checking_forms import Written, all_written
from adapter.catalogue.items import elements
from adapter.catalogue.markup import Attribute, Markup, Words
from adapter.catalogue.model import HOLD, At, Catalogue, Reading
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

WRITTEN, READ = "className", "class"


class ClassChecker(Struct, frozen=True):
    """Checks the class names of a catalogue."""

    catalogue: Catalogue
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for it in all_written(self.catalogue) if self.catalogue.system.prefix else ():
            yield from self._written(it)
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    yield from self._read(reading)

    def _written(self, it: Written) -> Iterator[Mistake]:
        for form in it.realisation.forms:
            for markup in elements(form.items):
                for said in _class_texts(markup, WRITTEN):
                    yield from self._known(said, form.at)
        for table in it.realisation.tables.values():
            for index in [i for i, name in enumerate(table.outputs) if name == WRITTEN]:
                for _, row in table.rows:
                    if not row[index].startswith(HOLD):
                        yield from self._known(row[index], table.at)

    def _known(self, said: str, at: At) -> Iterator[Mistake]:
        system = self.catalogue.system
        for name in said.split():
            if name.startswith(system.prefix) and name not in system.classes:
                yield mistake(self.places.find(at, name), f"{system.package} has no class {name}", name, system.classes)

    def _read(self, reading: Reading) -> Iterator[Mistake]:
        for markup in elements((reading.find,)):
            for it in markup.attributes:
                if isinstance(it, Attribute) and it.name == READ and not any(_class_texts(markup, READ)):
                    yield mistake(reading.at, "class takes the names that an element must have, and no hole")
        for table in reading.tables:
            if READ in table.inputs and not table.absent:
                at = self.places.find(table.at, READ)
                yield mistake(at, "a column of class names needs absent: what no name of them means")


def _class_texts(markup: Markup, name: str) -> Iterator[str]:
    """The class names that an element has in plain text."""
    for it in markup.attributes:
        match it:
            case Attribute(name=attribute, value=Words(pieces=(str() as said,))) if attribute == name and said.split():
                yield said
