"""What libraries call the words of the vocabulary: names of components, attributes and values, as data.

A name that ends in ``?`` may mean something else too; what is drafted by it is a guess.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from msgspec import Struct

from adapter.catalogue.document import Document, Toml, documents
from adapter.catalogue.imports import read_imports

FOLDER, SHARED = "synonyms", "shared.toml"
SHARED_KEYS = ("names", "carriers", "values")
PART_KEYS = ("names", "unless", "needs", "wants", "html", "props", "write", "otherwise", "alone", "within")
WORD_KEYS = (*PART_KEYS, "imports", "placed", "lines", "tables", "parts", "runs")
RUN_KEYS = ("names", "of", "not")
TABLE_KEYS = ("from", "to", "rows")
GUESS = "?"


class Called(Struct, frozen=True):
    """One name, and whether it surely means the thing."""

    text: str
    sure: bool


Names = tuple[Called, ...]


class FixedTable(Struct, frozen=True):
    """A table whose rows are the same in every system; ``outputs`` are the names that its one column may have."""

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Wrapper(Struct, frozen=True):
    """A component that wraps a run of children: its names, the part whose children are meant, the parts that end it."""

    names: Names
    of: str
    excluded: tuple[str, ...]


class Likeness(Struct, frozen=True):
    """What shows that a component is a word's root or part, and how it is then written.

    ``needs`` are neutral names that it must take, ``wants`` those without which it is only a guess; ``unless`` are
    attributes of something else of that name; ``html`` the elements that it must render; ``within`` attributes of the
    root that may hold the part; ``write`` a form with ``<Component {attributes}>``, ``otherwise`` one for a component
    that lacks what the word wants; ``alone`` one for no component.
    """

    names: Names
    unless: tuple[str, ...]
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    html: tuple[str, ...]
    props: Mapping[str, Names]
    write: str
    otherwise: str
    alone: str
    within: Names


class WordSynonyms(Struct, frozen=True):
    """One word: root and parts; ``placed`` are parts that the root's form writes, ``lines`` hold in every system."""

    parts: Mapping[str, Likeness]
    imports: Mapping[str, tuple[str, ...]]
    placed: tuple[str, ...]
    lines: str
    tables: tuple[FixedTable, ...]
    wrappers: tuple[Wrapper, ...]


class Synonyms(Struct, frozen=True):
    """All of it: words, neutral names, the attributes that carry choices, and the choices' values."""

    words: Mapping[str, WordSynonyms]
    names: Mapping[str, Names]
    carriers: Mapping[str, Names]
    values: Mapping[str, Mapping[str, Names]]


def read_synonyms(roots: Iterable[Path]) -> tuple[Synonyms, list[Document]]:
    """The synonyms of some catalogue folders, the first said wins; and the files with the mistakes found in them."""
    words: dict[str, WordSynonyms] = {}
    shared = Synonyms({}, {}, {}, {})
    files = [it for root in roots for it in documents(root / FOLDER)]
    for document in reversed(files):
        if PurePath(document.path).name == SHARED:
            shared = _shared(document, shared)
            continue
        for name, value in document.data.items():
            words[name] = _word(document, name, document.table(value, name))
    return Synonyms(words, shared.names, shared.carriers, shared.values), files


def called(names: Iterable[str]) -> Names:
    """Names as data writes them."""
    return tuple(Called(it.removesuffix(GUESS), not it.endswith(GUESS)) for it in names)


def _shared(document: Document, lower: Synonyms) -> Synonyms:
    document.known(document.data, SHARED_KEYS, "shared synonyms")
    values = document.table(document.data.get("values"), "values")
    return Synonyms(
        {},
        {**lower.names, **_names(document, document.data.get("names"), "names")},
        {**lower.carriers, **_names(document, document.data.get("carriers"), "carriers")},
        {**lower.values, **{key: _names(document, it, f"values.{key}") for key, it in values.items()}},
    )


def _names(document: Document, value: Toml | None, where: str) -> dict[str, Names]:
    return {key: called(document.strings(it, where)) for key, it in document.table(value, where).items()}


def _word(document: Document, name: str, data: dict[str, Toml]) -> WordSynonyms:
    document.known(data, WORD_KEYS, name)
    parts = {"": _likeness(document, name, data)}
    for part, value in document.table(data.get("parts"), f"{name}.parts").items():
        table = document.table(value, f"{name}.parts.{part}")
        document.known(table, PART_KEYS, f"{name}.parts.{part}")
        parts[part] = _likeness(document, f"{name}.parts.{part}", table)
    imports: dict[str, list[str]] = {}
    for local, (module, _) in read_imports(document, data).items():
        imports.setdefault(module, []).append(local)
    return WordSynonyms(
        parts,
        {module: tuple(it) for module, it in imports.items()},
        document.strings(data.get("placed"), f"{name}.placed"),
        document.string(data.get("lines"), f"{name}.lines"),
        tuple(_tables(document, name, data)),
        tuple(_wrappers(document, name, data)),
    )


def _likeness(document: Document, where: str, data: dict[str, Toml]) -> Likeness:
    def texts(key: str) -> tuple[str, ...]:
        return document.strings(data.get(key), f"{where}.{key}")

    return Likeness(
        called(texts("names")),
        texts("unless"),
        texts("needs"),
        texts("wants"),
        texts("html"),
        _names(document, data.get("props"), f"{where}.props"),
        document.string(data.get("write"), f"{where}.write"),
        document.string(data.get("otherwise"), f"{where}.otherwise"),
        document.string(data.get("alone"), f"{where}.alone"),
        called(texts("within")),
    )


def _tables(document: Document, name: str, data: dict[str, Toml]) -> Iterable[FixedTable]:
    for key, value in document.table(data.get("tables"), f"{name}.tables").items():
        where = f"{name}.tables.{key}"
        table = document.table(value, where)
        document.known(table, TABLE_KEYS, where)
        rows = table.get("rows")
        cells = tuple(document.strings(it, where) for it in rows) if isinstance(rows, list) else ()
        yield FixedTable(
            key, document.strings(table.get("from"), where), document.strings(table.get("to"), where), cells
        )


def _wrappers(document: Document, name: str, data: dict[str, Toml]) -> Iterable[Wrapper]:
    for key, value in document.table(data.get("runs"), f"{name}.runs").items():
        where = f"{name}.runs.{key}"
        table = document.table(value, where)
        document.known(table, RUN_KEYS, where)
        names = called(document.strings(table.get("names"), where))
        yield Wrapper(names, document.string(table.get("of"), where), document.strings(table.get("not"), where))
