"""Loading the vocabulary: one file a word."""

from collections.abc import Iterable

from adapter.catalogue.document import Document, Toml
from adapter.catalogue.model import Prop, Shape, Signature, Slot, Word
from adapter.source.place import shown

WORD_KEYS = ("says", "role", "kind", "called", "floats", "optional", "props", "slots", "events", "parts")
PART_KEYS = ("bound", "at_most", "kind", "props", "slots", "events", "says")
PROP_KEYS = ("one_of", "default", "type", "note")
KINDS = ("flag", "value")


def read_vocabulary(documents: Iterable[Document]) -> dict[str, Word]:
    """Every word, by name."""
    words: dict[str, Word] = {}
    for document in documents:
        for name, value in document.data.items():
            if name in words:
                document.mistake(f"{name} is already a word: {shown(words[name].at.path)}", f"[{name}]")
            words[name] = _word(document, name, document.table(value, name))
    return words


def _word(document: Document, name: str, data: dict[str, Toml]) -> Word:
    document.known(data, WORD_KEYS, name)
    if not data.get("says"):
        document.mistake(f"{name} needs `says`: one sentence of what it is", f"[{name}]")
    parts = {"": _shape(document, name, name, data)}
    for part, value in document.table(data.get("parts"), f"{name}.parts").items():
        where = f"{name}.parts.{part}"
        table = document.table(value, where)
        document.known(table, PART_KEYS, where)
        parts[part] = _shape(document, part, where, table)
    says, called = document.string(data.get("says"), name), data.get("called") is True
    floats, optional = data.get("floats") is True, data.get("optional") is True
    return Word(name, says, parts, document.at(f"[{name}]"), called, floats, optional)


def _shape(document: Document, name: str, where: str, data: dict[str, Toml]) -> Shape:
    props = {
        key: _prop(document, key, f"{where}.props.{key}", document.table(it, f"{where}.props.{key}"))
        for key, it in document.table(data.get("props"), f"{where}.props").items()
    }
    slots = {
        key: Slot(key, document.string(document.table(it, f"{where}.slots.{key}").get("holds"), key))
        for key, it in document.table(data.get("slots"), f"{where}.slots").items()
    }
    at_most = data.get("at_most")
    return Shape(
        name,
        props,
        slots,
        _events(document, data.get("events"), where),
        data.get("bound") is True,
        at_most if isinstance(at_most, int) else 0,
        document.string(data.get("kind"), f"{where}.kind"),
    )


def _events(document: Document, value: Toml | None, where: str) -> dict[str, Signature]:
    return {key: document.signature(it) for key, it in document.pairs(value, f"{where}.events").items()}


def _prop(document: Document, name: str, where: str, data: dict[str, Toml]) -> Prop:
    document.known(data, PROP_KEYS, where)
    one_of = document.strings(data.get("one_of"), where)
    default = document.string(data.get("default"), where)
    kind = "choice" if one_of else document.string(data.get("type"), where, "value")
    if kind not in ("choice", *KINDS):
        document.mistake(f"{where} has type {kind!r}; known: {', '.join(KINDS)}, or one_of", name, kind)
    if one_of and default and default not in one_of:
        document.mistake(f"{where} has default {default!r}, which is none of {list(one_of)}", name, default)
    return Prop(name, kind, one_of, default)
