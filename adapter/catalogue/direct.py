"""Direct mappings: source markup to target markup in one language, without a neutral word between them.

For version-to-version migrations and for a company's own components.  Each becomes a word of its own with
one reading and one realisation, so that everything after loading treats it as any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from adapter.catalogue.document import Document, Toml
from adapter.catalogue.imports import read_imports
from adapter.catalogue.items import elements, holes
from adapter.catalogue.markup import Attribute, Hole
from adapter.catalogue.model import (
    HOLD,
    TODO,
    Dialect,
    Family,
    FormRule,
    Prop,
    Reading,
    Realisation,
    Shape,
    Signature,
    Slot,
    Source,
    SystemWord,
    Table,
    Word,
)
from adapter.catalogue.modules import DIRECT
from adapter.catalogue.tables import read_tables

FILE_KEYS = ("imports", "direct", "example", "says")
DIRECT_KEYS = (
    "name",
    "says",
    "module",
    "find",
    "write",
    "forms",
    "hold",
    "owner",
    "tables",
    "events",
    "rests",
    "notes",
)
EVENT_KEYS = ("from", "to")


class Direct(Struct, frozen=True):
    """Direct mappings as vocabulary, dialect and system see them."""

    words: Mapping[str, Word]
    dialect: Dialect
    realised: Mapping[str, SystemWord]


def read_direct(documents: Iterable[Document], taken: Iterable[str]) -> Direct:
    """The direct mappings of files; ``taken`` are the words that their names must not be."""
    words: dict[str, Word] = {}
    families: dict[str, Family] = {}
    realised: dict[str, SystemWord] = {}
    known = set(taken)
    for document in documents:
        document.known(document.data, FILE_KEYS, DIRECT)
        stem = PurePath(document.path).stem
        imports = read_imports(document, document.data)
        readings = []
        entries = document.tables(document.data.get(DIRECT), DIRECT)
        for number, entry in enumerate(entries, 1):
            name = document.string(entry.get("name"), "name", stem if number == 1 else f"{stem}-{number}")
            one = _Reader(document, name, entry, imports)
            if name in known:
                document.mistake(f"{name} is already a word; give this mapping another name", one.text, name)
            known.add(name)
            words[name], reading, realised[name] = one.read()
            readings.append(reading)
        families[stem] = Family(stem, "", (), (), (), tuple(readings), {}, document.at(""))
    return Direct(words, Dialect(DIRECT, (), families), realised)


class _Reader:
    """Reads one ``[[direct]]`` table."""

    def __init__(
        self, document: Document, name: str, data: dict[str, Toml], imports: Mapping[str, tuple[str, str]]
    ) -> None:
        document.known(data, DIRECT_KEYS, DIRECT)
        self.document, self.name, self.data, self.imports = document, name, data, imports
        self.text = document.string(data.get("find"), "find")
        self.find = document.element(self.text)
        self.at = document.at(self.text.strip().splitlines()[0] if self.text.strip() else "")

    def read(self) -> tuple[Word, Reading, SystemWord]:
        document, data = self.document, self.data
        tables = read_tables(document, data.get("tables"), f"{DIRECT}.tables")
        events = dict(self._events())
        props = self._props(tables, events)
        slots = {it.path[0]: Slot(it.path[0], it.kind) for it in holes(self.find.children) if len(it.path) == 1}
        signatures = {key: Signature(key, source.parameters, {}) for key, (source, _) in events.items()}
        says = document.string(data.get("says"), "says", f"Written as {self.text}")
        word = Word(self.name, says, {"": Shape(self.name, props, slots, signatures)}, self.at)
        return word, self._reading(tables, events), self._written(tables, events)

    def _events(self) -> Iterator[tuple[str, tuple[Signature, Signature]]]:
        """``pick = { from = "onPick(value)", to = "onChange(event) gives value = event.value" }``."""
        document = self.document
        for name, value in document.table(self.data.get("events"), "events").items():
            sides = document.table(value, f"events.{name}")
            document.known(sides, EVENT_KEYS, f"events.{name}")
            source, target = (document.string(sides.get(key), f"events.{name}.{key}") for key in EVENT_KEYS)
            yield name, (document.signature(source), document.signature(target))

    def _props(self, tables: Mapping[str, Table], events: Mapping[str, object]) -> dict[str, Prop]:
        props = {it: Prop(it, "value") for it in self._holes() if it not in events and it not in tables}
        for table in tables.values():
            for index, name in enumerate(table.outputs):
                cells = [given[index] for _, given in table.rows if not given[index].startswith(HOLD)]
                choices = tuple(dict.fromkeys(cells))
                for cell in (it for it in cells if it.startswith(TODO)):
                    self.document.mistake(f"{cell!r}: only a system's tables have guesses", cell)
                if name in props:
                    self.document.mistake(f"{name} is a hole and a column of {table.name}", self.text, name)
                props[name] = Prop(name, "choice", choices, choices[0] if choices else "")
        return props

    def _holes(self) -> Iterator[str]:
        """Attribute holes of the pattern, its inner elements included."""
        for markup in elements((self.find,)):
            for attribute in markup.attributes:
                if isinstance(attribute, Attribute) and isinstance(attribute.value, Hole):
                    yield attribute.value.path[0]

    # --- the reading ----------------------------------------------------------------------------------------

    def _reading(self, tables: Mapping[str, Table], events: Mapping[str, tuple[Signature, Signature]]) -> Reading:
        document = self.document
        carried = dict(self._carried(events))
        return Reading(
            self.name,
            "",
            replace(self.find, attributes=tuple(self._constraints(tables, events))),
            {it.name: self._source(it.name) for it in elements((self.find,)) if it.name},
            {hole: attribute.name for hole, attribute in carried.items()},
            {name: (source.name, source) for name, (source, _) in events.items()},
            tuple(tables.values()),
            {},
            document.string(self.data.get("hold"), "hold"),
            document.string(self.data.get("owner"), "owner", "code"),
            ("", ""),
            self.at,
        )

    def _carried(self, events: Mapping[str, object]) -> Iterator[tuple[str, Attribute]]:
        """Attributes of the pattern's own element whose values go over as they stand."""
        for it in self.find.attributes:
            if isinstance(it, Attribute) and isinstance(it.value, Hole) and it.value.path[0] not in events:
                yield it.value.path[0], it

    def _constraints(self, tables: Mapping[str, Table], events: Mapping[str, object]) -> Iterator[Attribute | Hole]:
        """What must be there for the pattern to fit: written values, and holes that are not optional."""
        for it in self.find.attributes:
            match it:
                case Hole() if it.path[0] not in tables:
                    self.document.mistake(f"{{{it.name}}} is no table of this mapping", self.text, it.name)
                case Attribute(value=Hole(path=path, optional=optional)) if path[0] not in events and not optional:
                    yield it
                case Attribute(value=value) if not isinstance(value, Hole):
                    yield it
                case _:
                    pass

    def _source(self, name: str) -> Source:
        if name[:1].islower():
            return Source(host=name)
        stated = self.document.strings(self.data.get("module"), "module")
        if not stated:
            self.document.mistake(f"<{name}> comes from nowhere: the mapping names no module", self.text)
        pairs = (it.partition(":") for it in stated)
        return Source(modules=tuple((module, exported or name) for module, _, exported in pairs))

    # --- the realisation ------------------------------------------------------------------------------------

    def _written(self, tables: Mapping[str, Table], events: Mapping[str, tuple[Signature, Signature]]) -> SystemWord:
        document, data = self.document, self.data
        hold = document.string(data.get("hold"), "hold")
        forms = tuple(self._forms())
        if not forms and not hold:
            document.mistake("a direct mapping needs `write`, or `hold` with a reason", self.text)
        rests = document.table(data.get("rests"), "rests")
        renames = dict(self._renamed(forms, events))
        root = Realisation(
            part="",
            forms=forms,
            tables={name: _same(it) for name, it in tables.items()},
            events={name: target for name, (_, target) in events.items()},
            rests={key: document.strings(it, key) for key, it in rests.items()},
            gives={},
            drops={},
            emits={},
            renames=renames,
            fragments="keep",
            extends={},
            spreads={},
            notes=document.pairs(data.get("notes"), "notes"),
            at=self.at,
        )
        return SystemWord(self.name, self.imports, {"": root}, (), None, hold, "", self.at)

    def _forms(self) -> Iterator[FormRule]:
        document = self.document
        for text in document.strings(self.data.get("forms", self.data.get("write")), "write"):
            first = text.strip().splitlines()[0] if text.strip() else ""
            yield FormRule(document.markup(text), {}, document.at(self.text.strip()[:20], first))

    def _renamed(self, forms: tuple[FormRule, ...], events: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        """Holes whose attribute has another name on the target: a spread must not carry the old one."""
        old = {hole: attribute.name for hole, attribute in self._carried(events)}
        for form in forms:
            for markup in elements(form.items):
                for it in markup.attributes:
                    if isinstance(it, Attribute) and isinstance(it.value, Hole):
                        hole = it.value.path[0]
                        if old.get(hole, it.name) != it.name:
                            yield hole, it.name


def _same(table: Table) -> Table:
    """The system's half of a direct table: what the reading decided is written as it stands."""
    cells = dict.fromkeys(given for _, given in table.rows if not any(it.startswith(HOLD) for it in given))
    return replace(table, inputs=table.outputs, absent=(), rows=tuple((it, it) for it in cells))
