"""Dialect files: keys and values that the vocabulary does not have, events that do not match."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.document import Document, documents
from adapter.catalogue.model import At, Catalogue, Family, Reading, Shape
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

# What a file may share among its readings, and what of a word each of them must name.
SHAREABLE = ("props", "events")


class DialectChecker(Struct, frozen=True):
    """Checks the dialects of a catalogue; ``roots`` are the folders that they were loaded from."""

    catalogue: Catalogue
    places: Places
    roots: tuple[Path, ...]

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for dialect in self.catalogue.dialects:
            files = {
                Path(it.path).stem: it for root in self.roots for it in documents(root / "dialects" / dialect.name)
            }
            shared = files.pop("dialect", None)
            icon = self.catalogue.words.get("icon")
            for name in dialect.icon_props if shared and icon else ():
                if icon and shared and name not in icon.root.props:
                    at = self.places.key(At(shared.path, 1), name)
                    yield mistake(at, f"icon_props.{name}: an icon has no such prop", name, icon.root.props)
            for name in dialect.left:
                if shared and name not in dialect.kit:
                    at = self.places.key(At(shared.path, 1), name)
                    yield mistake(at, f"left.{name}: the kit has no such family", name, dialect.kit)
            for family in dialect.families.values():
                if family.name in files:
                    yield from self._shared(files[family.name], family)
                for reading in family.readings:
                    yield from self._reading(reading)
                yield from _duplicates(family)

    def _shared(self, document: Document, family: Family) -> Iterator[Mistake]:
        """What stands at the top of a file and fits none of its words would silently do nothing."""
        at = At(document.path, 1)
        shapes = [self.catalogue.words[it.word].root for it in family.readings if it.word and not it.part]
        for key in SHAREABLE:
            known = {name for shape in shapes for name in (shape.props if key == "props" else shape.events)}
            for name in _names(document.data.get(key)):
                if name not in known:
                    yield mistake(self.places.find(at, name), f"{key}.{name}: no word read here has it", name, known)
        for name, table in _tables(document):
            outputs = _texts(table.get("to"))
            if not any(all(it in shape.props for it in outputs) for shape in shapes):
                known = {it for shape in shapes for it in shape.props}
                wrong = next((it for it in outputs if it not in known), "")
                header = self.places.find(at, f"[tables.{name}]")
                yield mistake(
                    self.places.find(header, wrong),
                    f"tables.{name}: no word read here has {wrong or outputs}",
                    wrong,
                    known,
                )

    def _reading(self, reading: Reading) -> Iterator[Mistake]:
        if not reading.word:
            return
        shape = self.catalogue.words[reading.word].parts[reading.part]
        for name, value in reading.sets.items():
            yield from self._set(shape, reading, name, value)
        rule = reading.classes
        for name in (*rule.lengths, *rule.tells) if rule else ():
            if name not in shape.props:
                at = self.places.find(reading.at, name)
                yield mistake(at, f"classes: {reading.word} has no prop {name}", name, shape.props)
        for name, (_, signature) in reading.events.items() if not reading.hold else ():
            wanted = shape.events[name].parameters
            at = self.places.find(At(reading.at.path, 1), name, signature.name)
            for parameter in signature.gives or signature.parameters:
                if parameter not in wanted:
                    yield mistake(
                        at,
                        f"{name} passes no {parameter}; it passes {', '.join(wanted) or 'nothing'}",
                        parameter,
                        wanted,
                    )

    def _set(self, shape: Shape, reading: Reading, name: str, value: str) -> Iterator[Mistake]:
        at = self.places.find(reading.at, name)
        prop = shape.props.get(name)
        if prop is None:
            yield mistake(at, f"sets.{name}: {reading.word} has no such prop", name, shape.props)
        elif prop.one_of and value not in prop.one_of:
            yield mistake(at, f"sets: {name} is never {value!r}", value, prop.one_of)


def _duplicates(family: Family) -> Iterator[Mistake]:
    """Readings that stand twice: the second one is never tried."""
    seen: set[tuple[object, str, str]] = set()
    for reading in family.readings:
        key = (reading.find, reading.word, reading.part)
        if key in seen:
            yield mistake(reading.at, "this pattern stands above already; the first one is always taken")
        seen.add(key)


def _names(value: object) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [it for it in values if isinstance(it, str)]


def _tables(document: Document) -> Iterator[tuple[str, dict[str, object]]]:
    tables = document.data.get("tables")
    for name, it in tables.items() if isinstance(tables, dict) else ():
        if isinstance(it, dict):
            yield name, dict(it)
