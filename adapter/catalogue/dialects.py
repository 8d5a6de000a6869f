"""Loading a dialect: one folder, with ``dialect.toml`` for what all its files share."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from adapter.catalogue.called import Called
from adapter.catalogue.calls import read_call
from adapter.catalogue.classes import ClassRule, Length
from adapter.catalogue.document import Document, Toml
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import Dialect, Family, Reading, Shape, Signature, Source, Table, Word
from adapter.catalogue.tables import read_tables
from adapter.words.mistake import nearest

DIALECT_KEYS = ("says", "icons", "components", "kit", "icon_props", "left", "marks")
FILE_KEYS = (
    "module", "packages", "exports", "marks", "see_through", "reads", "calls", "parts", "props", "events", "tables",
    "spreads", "example",
)  # fmt: skip
READING_KEYS = (
    "find", "as", "hold", "owner", "next", "props", "events", "tables", "sets", "renders", "joins", "stands", "note",
    "classes", "serves",
)  # fmt: skip
CLASS_KEYS = ("has", "lengths", "tells", "takes", "denies")
CALL_KEYS = ("find", "as", "hold", "owner", "next", "tables", "sets", "hook", "note")
LENGTH_KEYS = ("attribute", "from", "absent", "unless_in")

Components = Mapping[str, Source]
PLACES = ("before", "behind")
# A flag that is true where an attribute holds one certain string, by the library's type if by no other sign:
# `checked is "indeterminate" of CheckedState`.
SPLIT = re.compile(r'(?P<attribute>[\w-]+) is "(?P<string>[^"]+)"(?: of (?P<type>\w+))?')
# A prop that is the one entry of an attribute's list: `value holds one`.
SINGLE = " holds one"


def read_dialect(name: str, documents: Iterable[Document], words: Mapping[str, Word]) -> Dialect:
    """A dialect from its files."""
    files = list(documents)
    shared = next((it for it in files if PurePath(it.path).name == "dialect.toml"), None)
    components: dict[str, Source] = {}
    icons: tuple[str, ...] = ()
    kit: dict[str, tuple[str, ...]] = {}
    icon_props: dict[str, str] = {}
    left: dict[str, str] = {}
    marks: tuple[str, ...] = ()
    if shared:
        shared.known(shared.data, DIALECT_KEYS, "dialect")
        icons = shared.strings(shared.data.get("icons"), "icons")
        marks = shared.strings(shared.data.get("marks"), "marks")
        icon_props = shared.pairs(shared.data.get("icon_props"), "icon_props")
        left = shared.pairs(shared.data.get("left"), "left")
        components = {
            key: _component(shared.strings(it, key))
            for key, it in shared.table(shared.data.get("components"), "components").items()
        }
        kit = {key: shared.strings(it, key) for key, it in shared.table(shared.data.get("kit"), "kit").items()}
    families = {PurePath(it.path).stem: _Reader(it, words, components).family() for it in files if it is not shared}
    return Dialect(name, icons, families, kit, icon_props, left, marks)


def _component(names: tuple[str, ...]) -> Source:
    """Packages that export it, or ``ui/label:Label``: the family of that module."""
    modules = _modules(names)
    if len(modules) == 1 and modules[0][0].startswith("ui/"):
        return Source(family=modules[0][0].rpartition("/")[2], export=modules[0][1])
    return Source(modules=modules)


def _modules(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """``next/link:default`` is the default export of next/link; without a colon the export has the element's name."""
    return tuple((module, export) for module, _, export in (it.partition(":") for it in names))


class _Reader:
    """Reads one dialect file."""

    def __init__(self, document: Document, words: Mapping[str, Word], components: Components) -> None:
        self.document, self.words, self.components = document, words, components
        self.name = PurePath(document.path).stem
        self.module = document.string(document.data.get("module"), "module")
        self.packages = document.strings(document.data.get("packages"), "packages")

    def family(self) -> Family:
        document, data = self.document, self.document.data
        document.known(data, FILE_KEYS, "dialect")
        spreads = {key: document.strings(it, key) for key, it in document.table(data.get("spreads"), "spreads").items()}
        return Family(
            self.name,
            self.module,
            document.strings(data.get("exports"), "exports"),
            document.strings(data.get("marks"), "marks"),
            document.strings(data.get("see_through"), "see_through"),
            tuple(self._readings()),
            spreads,
            document.at(""),
        )

    def _readings(self) -> Iterable[Reading]:
        document, data = self.document, self.document.data
        shared: dict[str, Toml] = {key: data[key] for key in ("props", "events", "tables") if key in data}
        word = ""
        for key in ("reads", "calls"):
            for entry in document.tables(data.get(key), key):
                reading = self._reading(entry, shared, word, "", key == "calls")
                word = word or reading.word
                yield reading
        for part, value in document.table(data.get("parts"), "parts").items():
            entries = value if isinstance(value, list) else [value]
            for it in entries:
                stated: dict[str, Toml] = {"find": it} if isinstance(it, str) else document.table(it, f"parts.{part}")
                yield self._reading(stated, {}, word, part)

    def _reading(
        self, entry: dict[str, Toml], shared: dict[str, Toml], word: str, part: str, is_call: bool = False
    ) -> Reading:
        document = self.document
        keys = CALL_KEYS if is_call else READING_KEYS
        document.known(entry, keys, f"parts.{part}" if part else "calls" if is_call else "reads")
        text = document.string(entry.get("find"), "find")
        carried, call = self._call(entry, text) if is_call else ({}, None)
        find = document.element(text) if call is None else Markup(call.form.callee, (), ())
        name = document.string(entry.get("as"), "as", word)
        shape = self._shape(name, part, text)
        both = {
            key: {**document.table(shared.get(key), key), **document.table(entry.get(key), key)}
            for key in shared | entry
            if key in ("props", "events", "tables")
        }
        props, events = (
            {**self._spelt(document.pairs(both.get("props"), "props")), **carried},
            document.pairs(both.get("events"), "events"),
        )
        tables = read_tables(document, both.get("tables"), "tables").values()
        return Reading(
            name,
            part,
            find,
            self._functions(call) if call else self._sources(find, text),
            {key: it for key, it in props.items() if " " not in it and self._known(shape, key, part)},
            {
                key: self._event(it)
                for key, it in events.items()
                if not shape or self._has(shape, key, "events", bool(part))
            },
            tuple(it for it in tables if not shape or self._fits(it, shape)),
            document.pairs(entry.get("sets"), "sets"),
            document.string(entry.get("hold"), "hold"),
            document.string(entry.get("owner"), "owner", "code"),
            self._joins(document.string(entry.get("joins"), "joins")),
            document.at(text.strip().splitlines()[0] if text.strip() else ""),
            document.pairs(entry.get("renders"), "renders"),
            {
                key: (found["attribute"], found["string"], found["type"] or "")
                for key, it in props.items()
                if (found := SPLIT.fullmatch(it)) and self._known(shape, key, part)
            },
            {
                key: it.removesuffix(SINGLE)
                for key, it in props.items()
                if it.endswith(SINGLE) and self._known(shape, key, part)
            },
            self._classes(entry),
            call,
            document.string(entry.get("serves"), "serves"),
            document.string(entry.get("next"), "next"),
            *self._stands(document.string(entry.get("stands"), "stands", "before")),
        )

    def _spelt(self, props: dict[str, str]) -> dict[str, str]:
        for it in props.values():
            if " " in it and not SPLIT.fullmatch(it) and not it.endswith(SINGLE):
                self.document.mistake(f'{it!r} is no attribute; write x, x is "string" or x{SINGLE}', it)
        return props

    def _known(self, shape: Shape | None, key: str, part: str) -> bool:
        return not shape or self._has(shape, key, "props", bool(part))

    def _classes(self, entry: dict[str, Toml]) -> ClassRule | None:
        if "classes" not in entry:
            return None
        document = self.document
        table = document.table(entry["classes"], "classes")
        document.known(table, CLASS_KEYS, "classes")
        lengths = {key: self._length(it, key) for key, it in document.table(table.get("lengths"), "lengths").items()}
        tells, takes, denies = (document.lists(table.get(key), key) for key in CLASS_KEYS[2:])
        return ClassRule(document.strings(table.get("has"), "has"), lengths, tells, takes, denies)

    def _length(self, value: Toml, name: str) -> Length:
        document = self.document
        table = document.table(value, name)
        document.known(table, LENGTH_KEYS, f"lengths.{name}")
        attribute, absent = (document.string(table.get(it), it) for it in ("attribute", "absent"))
        classes, inside = (document.strings(table.get(it), it) for it in ("from", "unless_in"))
        return Length(attribute, classes, absent, inside)

    def _call(self, entry: dict[str, Toml], text: str) -> tuple[dict[str, str], Called]:
        """The props that a call carries, and the call."""
        hook = self.document.string(entry.get("hook"), "hook")
        return read_call(self.document, self.document.call(text), text, hook)

    def _functions(self, call: Called) -> dict[str, Source]:
        """The function that is called, and the hook that may give it."""
        return {name: self._export(name) for name in (call.form.callee.partition(".")[0], call.hook) if name}

    def _export(self, name: str) -> Source:
        return Source(family=self.name, export=name, modules=tuple((it, name) for it in self.packages))

    def _shape(self, word: str, part: str, text: str) -> Shape | None:
        if not word:
            return None
        found = self.words.get(word)
        if not found:
            near = nearest(word, self.words)
            self.document.mistake(
                f"{word!r} is no word of the vocabulary" + (f"; did you mean {near!r}?" if near else ""),
                text,
                word,
            )
            return None
        shape = found.parts.get(part)
        if not shape:
            near = nearest(part, found.parts)
            self.document.mistake(f"{word} has no part {part!r}" + (f"; did you mean {near!r}?" if near else ""), part)
        return shape

    def _has(self, shape: Shape, key: str, what: str, strict: bool) -> bool:
        """Whether the word has this prop or event; what a file shares is quietly left to the words that have it."""
        there = key in (shape.props if what == "props" else shape.events)
        if not there and strict:
            self.document.mistake(f"{shape.name} has no {what[:-1]} {key!r}", key)
        return there

    def _fits(self, table: Table, shape: Shape) -> bool:
        return all(it in shape.props for it in table.outputs)

    def _event(self, text: str) -> tuple[str, Signature]:
        signature = self.document.signature(text)
        return signature.name, signature

    def _joins(self, text: str) -> tuple[str, str]:
        mine, _, theirs = text.partition("=")
        return mine.strip(), theirs.strip()

    def _stands(self, text: str) -> tuple[str, bool]:
        """``behind item``: the part that the other one joins (none is the component), and whether it stands behind."""
        place, _, part = text.partition(" ")
        if place not in PLACES:
            self.document.mistake(f"stands is before or behind, never {text!r}", "stands", text)
        return part.strip(), place == PLACES[1]

    def _sources(self, find: Markup, text: str) -> dict[str, Source]:
        names = {it.name for it in _elements(find) if it.name}
        return {name: self._source(name, text) for name in names}

    def _source(self, name: str, text: str) -> Source:
        if name in self.components:
            return self.components[name]
        if name[0].islower():
            return Source(host=name)
        if not self.module:
            self.document.mistake(f"<{name}> comes from nowhere: the file names no module", text)
        return self._export(name)


def _elements(markup: Markup) -> Iterable[Markup]:
    yield markup
    for child in markup.children:
        if isinstance(child, Markup):
            yield from _elements(child)
