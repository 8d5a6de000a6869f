"""The dialects, compiled for lookup: what may an element of this identity be?"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct, field

from adapter.catalogue.markup import Attribute, Markup, Words
from adapter.catalogue.model import Catalogue, Dialect, Family, Reading
from adapter.catalogue.modules import DIRECT, names_module
from adapter.matching.hints import Hints, any_of, imported
from adapter.matching.identity import Identity

Key = tuple[str, str]


class Entry(Struct, frozen=True):
    """One reading with the dialect and family that say it.

    ``classes`` are names that its root must have, ``marks`` what the page or its project must name.
    """

    dialect: str
    family: Family
    reading: Reading
    classes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Index(Struct, frozen=True):
    """Readings by what their pattern's root element is; ``icons`` are packages of icons.

    ``directs`` are readings of direct mappings with their module, by export: they come before all others.
    ``has_kit`` if a dialect names families that no file reads.
    ``calls`` are readings of calls by the function, or by the hook that it comes out of; ``functions`` are the
    names of both.
    """

    entries: dict[Key, list[Entry]]
    icons: frozenset[str]
    families: dict[Key, Family] = field(default_factory=dict)
    directs: dict[str, list[tuple[str, Entry]]] = field(default_factory=dict)
    has_kit: bool = False
    calls: dict[Key, list[Entry]] = field(default_factory=dict)
    functions: frozenset[str] = frozenset()

    def modules_of(self, family: str) -> tuple[str, ...]:
        """The ends of specifiers that a family's functions are imported from."""
        found = [it for it in self.families.values() if it.name == family]
        named = [module for it in found for module in (it.module, *_packages(it)) if module]
        return tuple(dict.fromkeys(module.rpartition("/")[2] for module in named))

    def calls_of(self, identity: Identity) -> list[Entry]:
        """The readings of calls of a function, or of the function that a hook gives."""
        family = identity.copy.family.name if identity.kind == "copy" and identity.copy else identity.module
        return self.calls.get((family, identity.name), [])

    def of(self, identity: Identity) -> list[Entry]:
        """The readings whose root may be an element of this identity, in order of precedence."""
        direct = self.directs.get(identity.name) if identity.module else None
        found = [entry for module, entry in direct or () if names_module(module, identity.module)]
        return [*found, *self._of(identity)]

    def hints(self, only: frozenset[str] | None = None) -> Hints:
        """What tells pages apart that may hold a component, or one of some words."""
        entries = [(key, it) for key, found in self.entries.items() for it in found if _is_wanted(it, only)]
        directs = [module for found in self.directs.values() for module, it in found if _is_wanted(it, only)]
        names = [name if family else _hint(name, it) for (family, name), it in entries]
        modules = [it.family.module for _, it in entries if it.family.module]
        # A function's name would be in too many texts; the end of its module is in those that import it.
        calls = [it for found in self.calls.values() for it in found if _is_wanted(it, only)]
        callers = dict.fromkeys(it.family.name for it in calls)
        modules += [module for name in callers for module in self.modules_of(name)]
        icons = self.icons if only is None or "icon" in only else ()
        kit = ("/ui/",) if self.has_kit and only is None else ()  # where a kit's own command writes its copies
        # A copy may be imported as a default, under any name.
        stems = [f"/{it.rpartition('/')[2]}" for it in modules]
        tails = [quoted for it in (*stems, *directs) for quoted in imported(it)]
        return Hints(any_of([*icons, *modules, *tails, *kit], names), any_of([*icons, *modules]))

    def _of(self, identity: Identity) -> list[Entry]:
        match identity.kind:
            case "host":
                return self.entries.get(("", identity.name), [])
            case "copy" if identity.copy:
                return self.entries.get((identity.copy.family.name, identity.name), [])
            case "package":
                return self.entries.get((identity.module, identity.name), [])
            case _:
                return []


def _is_wanted(entry: Entry, only: frozenset[str] | None) -> bool:
    return only is None or entry.reading.word in only


def build_index(catalogue: Catalogue, asked: frozenset[str] | None = None) -> Index:
    """The index of a catalogue's dialects; of optional words those in ``asked``, all of them where it is ``None``."""
    off = frozenset(it.name for it in catalogue.words.values() if it.optional) - asked if asked is not None else ()
    entries: dict[Key, list[Entry]] = defaultdict(list)
    directs: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    calls: dict[Key, list[Entry]] = defaultdict(list)
    for dialect in catalogue.dialects:
        for family, reading in _readings(dialect):
            if reading.word in off:
                continue
            entry = Entry(dialect.name, family, reading, classes_of(reading.find), dialect.marks)
            if reading.call:
                for name, source in reading.sources.items():
                    for module in (source.family, *(it for it, _ in source.modules)):
                        calls[module, name].append(entry)
                continue
            for key in _keys(dialect, family, reading):
                entries[key].append(entry)
            for module, export in _modules(dialect, reading):
                directs[export].append((module, entry))
    icons = frozenset(module for dialect in catalogue.dialects for module in dialect.icons)
    families = {
        (dialect.name, family.name): family for dialect in catalogue.dialects for family in dialect.families.values()
    }
    has_kit = any(it.kit for it in catalogue.dialects)
    functions = frozenset(name for _, name in calls)
    return Index(dict(entries), icons, families, dict(directs), has_kit, dict(calls), functions)


def _hint(host: str, entry: Entry) -> str:
    """What a page must mention to hold one: the tag, or a class name where one is needed."""
    return max(entry.classes, key=len) if entry.classes else f"<{host}"


def classes_of(find: Markup) -> tuple[str, ...]:
    """The class names that a pattern's root must have."""
    for it in find.attributes:
        match it:
            case Attribute(name="class", value=Words(pieces=(str() as said,))):
                return tuple(said.split())
    return ()


def _readings(dialect: Dialect) -> Iterator[tuple[Family, Reading]]:
    for family in dialect.families.values():
        for reading in family.readings:
            yield family, reading


def _packages(family: Family) -> Iterator[str]:
    for reading in family.readings:
        yield from (module for source in reading.sources.values() for module, _ in source.modules)


def _keys(dialect: Dialect, family: Family, reading: Reading) -> Iterator[Key]:
    source = reading.sources.get(reading.find.name)
    if not source:
        return
    if source.host:
        yield "", source.host
    elif source.export:
        yield source.family or family.name, source.export
    if dialect.name != DIRECT:
        yield from source.modules


def _modules(dialect: Dialect, reading: Reading) -> tuple[Key, ...]:
    """The modules of a direct reading, which fit whatever else a name means."""
    source = reading.sources.get(reading.find.name)
    return source.modules if source and dialect.name == DIRECT else ()
