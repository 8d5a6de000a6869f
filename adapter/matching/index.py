"""The dialects, compiled for lookup: what may an element of this identity be?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.catalogue.model import Catalogue, Dialect, Family, Reading
from adapter.matching.identity import Identity

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading with the dialect and family that say it."""

    dialect: str
    family: Family
    reading: Reading


@dataclass(frozen=True, slots=True)
class Index:
    """Readings by what their pattern's root element is; ``icons`` maps an icon package to its dialect's reading."""

    entries: dict[Key, list[Entry]]
    icons: frozenset[str]
    hints: tuple[str, ...]
    families: dict[Key, Family] = field(default_factory=dict)

    def of(self, identity: Identity) -> list[Entry]:
        """The readings whose root may be an element of this identity, in order of precedence."""
        match identity.kind:
            case "host":
                return self.entries.get(("", identity.name), [])
            case "copy" if identity.copy:
                return self.entries.get((identity.copy.family.name, identity.name), [])
            case "package":
                return self.entries.get((identity.module, identity.name), [])
            case _:
                return []


def build_index(catalogue: Catalogue) -> Index:
    """The index of a catalogue's dialects."""
    entries: dict[Key, list[Entry]] = defaultdict(list)
    for dialect in catalogue.dialects:
        for family, reading in _readings(dialect):
            for key in _keys(family, reading):
                entries[key].append(Entry(dialect.name, family, reading))
    icons = frozenset(module for dialect in catalogue.dialects for module in dialect.icons)
    hosts = [f"<{name}" for family, name in entries if not family]
    exports = [name for family, name in entries if family]
    modules = [family.module for dialect in catalogue.dialects for family in dialect.families.values() if family.module]
    families = {
        (dialect.name, family.name): family for dialect in catalogue.dialects for family in dialect.families.values()
    }
    return Index(dict(entries), icons, tuple(dict.fromkeys([*icons, *hosts, *exports, *modules])), families)


def _readings(dialect: Dialect) -> Iterator[tuple[Family, Reading]]:
    for family in dialect.families.values():
        for reading in family.readings:
            yield family, reading


def _keys(family: Family, reading: Reading) -> Iterator[Key]:
    source = reading.sources.get(reading.find.name)
    if not source:
        return
    if source.host:
        yield "", source.host
    elif source.export:
        yield source.family or family.name, source.export
    yield from source.modules
