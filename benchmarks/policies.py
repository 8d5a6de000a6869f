"""What the mapping files say may go, read as plain TOML: no part of the compiler has a say in it."""

import fnmatch
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from processes import ROOT

Toml = Mapping[str, object]
TAG = re.compile(r"<([A-Za-z][\w.-]*)((?:[^<>{}]|\{[^{}]*\})*)>")
WRITTEN = re.compile(r"""([\w-]+)~?=(?:"([^"]*)"|\{(?:"([^"]*)")?)|([\w-]+)(?=[\s/>]|$)""")
CONSTANT = re.compile(r"gives \w+ = (?:true|false|null|\d+|'[^']*')(?: |$)")
PAYLOAD = re.compile(r"\((\w+)\) gives \w+ = \1((?:\.\w+)+)")
SLOT = re.compile(r"\{(\w+)\??: icon\}")
RENAMED = re.compile(r"\{(?:\w+\.)?rest\.([\w-]+)")
CALL = re.compile(r"([\w.]+)\(")
KEY = re.compile(r"(\w+)\s*:")


# Stands for a parameter of a handler.
HOLE = "\u0001"


class Item(TypedDict):
    """One thing on a page, as ``loss.mjs`` lists it."""

    kind: str
    value: str
    line: int
    name: str
    tag: str
    whole: str
    beside: list[str]
    above: str
    call: str


@dataclass(slots=True)
class Policies:
    """By tag of the source, the names of attributes that a dialect reads, that a table or a pattern maps, and so on.

    ``dropped`` are those that a system lets go, ``counted`` keys that it counts instead, ``joined`` those that tie a
    label to a field, ``constant`` those whose handler gets a constant.  ``initial`` are pairs of an attribute and the
    one that wins over it, ``asked`` the strings of patterns, ``payloads`` what stands behind a handler's parameter
    where that is an event, ``emptied`` the tags whose icon goes.
    ``cells`` are the values that tables read, ``callees`` functions whose calls are rewritten and hooks that give them,
    ``calls`` their methods and options, ``classes`` patterns of class names that are consumed anywhere, ``own_classes``
    those that go from a tag.
    """

    read: dict[str, set[str]] = field(default_factory=dict)
    mapped: dict[str, set[str]] = field(default_factory=dict)
    dropped: dict[str, set[str]] = field(default_factory=dict)
    joined: dict[str, set[str]] = field(default_factory=dict)
    counted: dict[str, set[str]] = field(default_factory=dict)
    constant: dict[str, set[str]] = field(default_factory=dict)
    initial: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    asked: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    payloads: dict[tuple[str, str], str] = field(default_factory=dict)
    emptied: set[str] = field(default_factory=set)
    cells: set[str] = field(default_factory=set)
    callees: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    own_classes: dict[str, set[str]] = field(default_factory=dict)

    def of_attribute(self, item: Item, ids: frozenset[str] = frozenset()) -> str:
        """The policy by which an attribute may go; empty for none.  ``ids`` are those of the result."""
        if item["name"] in self.calls and item["call"] in self.callees:
            return "called otherwise"
        if item["name"] in self.mapped.get(item["tag"], ()):
            return "mapped by a table or a pattern"
        is_read = any(item["name"] in self.read.get(it, ()) for it in (item["tag"], "*")) and item["value"] != "true"
        return self._of_place(item, ids) or ("read: its value is counted by itself" if is_read else "")

    def of_value(self, item: Item, ids: frozenset[str] = frozenset(), aliases: Mapping[str, str] | None = None) -> str:
        """The policy by which a string, a name or a number may go."""
        if item["value"] in self.cells or (item["name"], item["value"]) in self.asked.get(item["tag"], ()):
            return "mapped by a table or a pattern"
        known = aliases or {}
        is_option = item["value"] in self.calls and known.get(item["call"], item["call"]) in self.callees
        if is_option or known.get(item["value"], item["value"]) in self.callees:
            return "called otherwise"
        return self._of_place(item, ids)

    def _of_place(self, item: Item, ids: frozenset[str]) -> str:
        name, tag = item["name"], item["tag"]
        if name in self.dropped.get(tag, ()) or name in self.dropped.get("*", ()):
            return "dropped by name"
        if item["above"] in self.emptied:
            return "in a slot that is dropped by name"
        if name in self.counted.get(tag, ()):
            return "a key that is counted"
        if name in self.joined.get(tag, ()) and item["whole"] in ids:
            return "joined: the label is its field's own"
        beside = any((name, other) in self.initial.get(tag, ()) for other in item["beside"])
        return "beside the value that wins over it" if beside else ""

    def of_handler(self, item: Item, is_folded: bool) -> str:
        """The policy by which a statement may go: a condition on its own parameter, a call that is rewritten."""
        if any(f" {it} {mark} " in f" {item['value']}" for it in self.callees for mark in ("(", ".")):
            return "called otherwise"
        return "constant payload" if is_folded and item["name"] in self.constant.get(item["tag"], ()) else ""

    def payload(self, item: Item) -> str:
        """What stands behind a handler's parameter where that is an event which has the payload: ``.target.value``."""
        return self.payloads.get((item["tag"], item["name"]), "")

    def without_payload(self, item: Item) -> str:
        """A handler's statement as it is where it gets the payload itself, and not the event that has it."""
        return item["value"].replace(HOLE + self.payload(item).replace(".", " . "), HOLE)

    def of_class(self, item: Item) -> str:
        """The policy by which a class name may go."""
        patterns = self.classes | self.own_classes.get(item["tag"], set())
        is_consumed = any(fnmatch.fnmatchcase(item["value"], it) for it in patterns)
        return "consumed class" if is_consumed else self._of_place(item, frozenset())


@dataclass(slots=True)
class Sources:
    """The tags of a word and part; by tag its attributes of the source by neutral name, and its slots."""

    tags: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    names: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    slots: dict[str, set[str]] = field(default_factory=dict)


def policies(system: str, mappings: Path = ROOT / "mappings") -> Policies:
    """What all dialects and one system say."""
    found = Policies()
    sources = Sources()
    for file in sorted((mappings / "dialects").glob("*/*.toml")):
        family = _load(file)
        _family(family, found, sources)
        for text in _table(family.get("icon_props")).values():
            found.read.setdefault("*", set()).add(str(text))
    for file in sorted((mappings / "systems" / system).rglob("*.toml")):
        for name, word in _load(file).items():
            for part, data in [("", word), *_table(_table(word).get("parts")).items()]:
                _system(name, part, _table(data), sources, found)
    return found


def _load(file: Path) -> Toml:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _table(value: object) -> Toml:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> Sequence[Toml]:
    if isinstance(value, str):
        return [{"find": value}]
    return [_table(it) for it in value] if isinstance(value, list) else [_table(value)] if value else []


def _family(family: Toml, found: Policies, sources: Sources) -> None:
    readings = [("", it) for it in _tables(family.get("reads"))]
    readings += [(part, it) for part, several in _table(family.get("parts")).items() for it in _tables(several)]
    first = next((str(it["as"]) for _, it in readings if "as" in it), "")
    for part, reading in readings:
        tags = TAG.findall(str(reading.get("find", "")))
        for position, (tag, attributes) in enumerate(tags):
            _pattern(tag, attributes, found)
            if position == 0:
                sources.tags.setdefault((str(reading.get("as", first)), part), set()).add(tag)
                sources.slots.setdefault(tag, set()).update(SLOT.findall(str(reading["find"])))
                if "joins" in reading:
                    found.joined.setdefault(tag, set()).add(str(reading["joins"]).rpartition(" ")[2])
                for level in (family, reading):
                    _level(tag, level, found, sources.names)
    for call in _tables(family.get("calls")):
        text = str(call.get("find", ""))
        found.callees.update(name.split(".")[0] for name in CALL.findall(text))
        found.callees.update(_strings(call.get("hook")))
        found.calls.update(it for name in CALL.findall(text) for it in name.split(".")[1:])
        found.calls.update(KEY.findall(text))
        for table in _table(call.get("tables")).values():
            found.calls.update(_strings(_table(table).get("from")))
            _cells(_table(table), found)


def _pattern(tag: str, attributes: str, found: Policies) -> None:
    """What a pattern asks for by name: a hole is read, a value decides what the component is."""
    for name, string, code, flag in WRITTEN.findall(attributes):
        found.read.setdefault(tag, set()).add(name or flag)
        if flag or string or code:
            found.mapped.setdefault(tag, set()).add(name or flag)
            found.asked.setdefault(tag, set()).update((name, it) for it in (string or code).split())
        if name == "class" or (name == "className" and (string or code)):
            found.classes.update((string or code).split())


def _level(tag: str, level: Toml, found: Policies, names: dict[str, dict[str, set[str]]]) -> None:
    for neutral, text in [*_table(level.get("props")).items(), *_table(level.get("events")).items()]:
        source = set(re.split(r"[ (]", str(text))[0].split("|"))
        found.read.setdefault(tag, set()).update(source)
        names.setdefault(tag, {}).setdefault(neutral, set()).update(source)
        payload = PAYLOAD.search(str(text))
        if payload:
            found.payloads.update({(tag, it): payload[2] for it in source})
    known = names.get(tag, {})
    pairs = {(first, value) for first in known.get("initial", ()) for value in known.get("value", ())}
    found.initial.setdefault(tag, set()).update(pairs)
    for table in _table(level.get("tables")).values():
        columns = _strings(_table(table).get("from"))
        found.mapped.setdefault(tag, set()).update(columns)
        if "class" in columns:
            found.classes.update(_rows(_table(table)))
        _cells(_table(table), found)
    classes = _table(level.get("classes"))
    found.classes.update(_strings(classes.get("has")))
    for patterns in _table(classes.get("takes")).values():
        found.own_classes.setdefault(tag, set()).update(_strings(patterns))
    for length in _table(classes.get("lengths")).values():
        found.classes.update(it for text in _strings(_table(length).get("from")) for it in text.split())
        found.mapped.setdefault(tag, set()).add(str(_table(length).get("attribute", "")))


def _cells(table: Toml, found: Policies) -> None:
    found.cells.update(_rows(table))


def _rows(table: Toml) -> Iterator[str]:
    """The cells of the columns that a table reads."""
    count = len(_strings(table.get("from")))
    for row in _tables_of(table.get("rows")):
        yield from (it for it in row[:count] if it != "*")


def _tables_of(value: object) -> Sequence[Sequence[str]]:
    return [_strings(row) for row in value] if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [str(it) for it in value] if isinstance(value, list) else [str(value)] if value else []


def _system(word: str, part: str, data: Toml, sources: Sources, found: Policies) -> None:
    tags = sources.tags.get((word, part), set())
    for tag in tags:
        known = sources.names.get(tag, {})
        for name in _table(data.get("drops")):
            found.dropped.setdefault(tag, set()).update({name, *known.get(name, ())})
            if name in sources.slots.get(tag, ()):
                found.emptied.add(tag)
        for name, text in _table(data.get("events")).items():
            if CONSTANT.search(str(text)):
                found.constant.setdefault(tag, set()).update(known.get(name, ()))
        found.read.setdefault(tag, set()).update(RENAMED.findall(str(data)))
        dropped = _strings(_table(data.get("class_names")).get("drops"))
        found.own_classes.setdefault(tag, set()).update(dropped)
    for name, patterns in _table(data.get("sheds")).items():
        if name == "className":
            found.classes.update(_strings(patterns))
        else:
            found.dropped.setdefault("*", set()).add(name)
    indexes = _table(data.get("indexes"))
    for part in [*_strings(indexes.get("of")), *_strings(indexes.get("along"))]:
        _count(sources, (word, part), str(indexes["by"]), found)
    if indexes:
        for name in ("value", "initial"):
            _count(sources, (word, ""), name, found)


def _count(sources: Sources, place: tuple[str, str], name: str, found: Policies) -> None:
    for tag in sources.tags.get(place, ()):
        found.counted.setdefault(tag, set()).update(sources.names.get(tag, {}).get(name, {name}))
