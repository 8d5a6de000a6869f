"""Which local files are copies of a dialect's families, by what they export and show, never by path alone."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.model import Dialect, Family
from adapter.project.copies import Copy
from adapter.project.project import Project

# The paths that shadcn's own command writes, in one app and in a workspace (ui.shadcn.com/docs/monorepo).
CONVENTION = re.compile(r"(?:^|/)ui/(?:src/)?(?:components/)?(?:ui/)?(?P<stem>[\w-]+)$")
HOOKS = re.compile(r"(?:^|/)hooks/(?P<stem>use-[\w-]+)$")
PLAIN_MARKS = ("data-slot=", "cva(", "cn(", "@radix-ui/", "radix-ui")
LISTED = re.compile(r"^export\s*\{([^}]*)\}", re.M)
NAME = re.compile(r"\w+")
# Without a boundary before it, which would keep the search from skipping to the letters that it may start with.
DECLARED = re.compile(r"(?:function|const|class)\s+([\w$]+)")
GENERAL_MARKS = ("cn", "cva", "clsx", "twMerge")


class FamilyCopy(Struct, frozen=True):
    """A local module as a copy of a family; ``facts`` is ``None`` where the file is not there to be read."""

    family: Family
    dialect: str
    facts: Copy | None
    shown: str


class Families(Struct, frozen=True):
    """What the dialects say of local copies, for every project: made once for a catalogue.

    ``of_kits`` are families that no file reads, with their exports, ``unread`` the names of those.  ``firsts`` are
    the first exports of all, ``exported`` what patterns look for, ``stems`` how files of copies may be called.
    """

    read: tuple[tuple[Family, str], ...]
    of_kits: tuple[tuple[str, tuple[str, ...]], ...]
    by_stem: dict[str, tuple[Family, str]]
    by_name: dict[str, tuple[str, ...]]
    firsts: frozenset[str]
    exported: frozenset[str]
    stems: frozenset[str]
    unread: frozenset[str]


def families_of(dialects: tuple[Dialect, ...]) -> Families:
    """The families of all dialects, by what a file shows of them."""
    read = tuple((it, dialect.name) for dialect in dialects for it in dialect.families.values() if it.module)
    of_kits = tuple(it for dialect in dialects for it in dialect.kit.items())
    by_stem = {it.module.rpartition("/")[2]: (it, name) for it, name in read}
    return Families(
        read,
        of_kits,
        by_stem,
        dict(of_kits) | {stem: it.exports for stem, (it, _) in by_stem.items() if it.exports},
        frozenset(it[0] for it in (*(family.exports for family, _ in read), *(it for _, it in of_kits)) if it),
        frozenset(it for family, _ in read for reading in family.readings for it in reading.sources),
        frozenset(by_stem) | {"index"},
        frozenset(stem for stem, _ in of_kits if stem not in by_stem),
    )


class Copies:
    """Answers for one project; every file is judged once."""

    def __init__(self, project: Project, families: Families) -> None:
        self.project, self.families = project, families
        self._by_path: dict[Path, FamilyCopy | None] = {}
        self._found: dict[tuple[str, str, str], tuple[FamilyCopy, str] | None] = {}

    def find(self, specifier: str, exported: str, page: Path) -> tuple[FamilyCopy, str] | None:
        """The copy that an import reads from, and the export's name in that copy; the same for a whole folder."""
        key = specifier, exported, os.path.dirname(page)
        if key not in self._found:
            self._found[key] = self._find(specifier, exported, page)
        return self._found[key]

    def _find(self, specifier: str, exported: str, page: Path) -> tuple[FamilyCopy, str] | None:
        path = self.project.resolve(specifier, page)
        if path is None:
            assumed = self._assumed(specifier, page)
            return (assumed, _default(assumed.family, exported)) if assumed else None
        if exported not in self.families.exported and not (exported == "default" and path.stem in self.families.stems):
            return None
        origin = self.project.origin(specifier, exported, page)
        if origin is None or origin.path is None:
            return None
        found = self.of(origin.path)
        name = origin.local if origin.name == "default" else origin.name
        return (found, name) if found else None

    def of(self, path: Path) -> FamilyCopy | None:
        """What a file is a copy of, if anything."""
        if path not in self._by_path:
            self._by_path[path] = self._judge(path)
        return self._by_path[path]

    def is_plainly_copy(self, path: str, text: str) -> bool:
        """Whether a file bears a family's name, declares all its exports and shows a mark of the kit."""
        exports = self.families.by_name.get(os.path.splitext(os.path.basename(path))[0])
        if exports is None or not any(mark in text for mark in PLAIN_MARKS):
            return False
        return set(exports).issubset(DECLARED.findall(text))

    def may_be_copy(self, text: str) -> bool:
        """Whether a text declares any name that makes a copy; most pages do not and need no closer look."""
        listed = [name for names in LISTED.findall(text) for name in NAME.findall(names)]
        return not self.families.firsts.isdisjoint([*DECLARED.findall(text), *listed])

    def may_be_named(self, path: Path) -> bool:
        """Whether a file is called like a family, or gathers others as an index does."""
        return path.stem in self.families.stems

    def is_project_file(self, specifier: str, page: Path) -> bool:
        """Whether an import reads a file of the project."""
        return self.project.resolve(specifier, page) is not None

    def depends(self, packages: tuple[str, ...], page: Path) -> bool:
        """Whether the project of a page names one of some packages in its package.json."""
        package = self.project.package(page)
        return package is not None and not package.dependencies.isdisjoint(packages)

    def is_of_kit(self, specifier: str, page: Path) -> bool:
        """Whether an import reads a copy of the kit, or what stands where the kit's own command would write one."""
        path = self.project.resolve(specifier, page)
        return self.is_copy(path) if path is not None else CONVENTION.search(specifier) is not None

    def kit_family(self, specifier: str, page: Path) -> str:
        """The family of a kit that no file reads and that an import comes from, empty for anything else."""
        path = self.project.resolve(specifier, page)
        if path is not None:
            return path.stem if path.stem in self.families.unread and self.is_copy(path) else ""
        found = CONVENTION.search(specifier)
        return (
            found["stem"] if found and found["stem"] in self.families.unread and self._is_local(specifier, page) else ""
        )

    def is_copy(self, path: Path) -> bool:
        """Whether a file is a copy of any family of a dialect's kit, read by a mapping or not."""
        if self.of(path) is not None:
            return True
        facts = self.project.copy(path)
        if facts is None:
            return False
        origins = [it.path for it in facts.exports.names.values()]
        if origins and all(it is not None and it != path and self.of(it) is not None for it in origins):
            return True  # it only hands copies on
        return any(_is_kit(path, stem, exports, facts) for stem, exports in self.families.of_kits)

    def _judge(self, path: Path) -> FamilyCopy | None:
        facts = self.project.copy(path)
        if facts is None:
            return None
        fitting = [(family, name) for family, name in self.families.read if _is_copy(family, facts)]
        if not fitting:
            return None
        family, dialect = max(
            fitting, key=lambda it: (path.stem == it[0].module.rpartition("/")[2], len(it[0].exports))
        )
        return FamilyCopy(family, dialect, facts, _shown(path, self.project.root))

    def _assumed(self, specifier: str, page: Path) -> FamilyCopy | None:
        """A copy that is not there to be read, under the path that shadcn's own command writes."""
        found = CONVENTION.search(specifier) or HOOKS.search(specifier)
        if not found or found["stem"] not in self.families.by_stem:
            return None
        if not self._is_local(specifier, page):
            return None
        family, dialect = self.families.by_stem[found["stem"]]
        return FamilyCopy(family, dialect, None, specifier)

    def _is_local(self, specifier: str, page: Path) -> bool:
        """Whether a specifier is of no package that the project depends on."""
        package = self.project.package(page)
        scope = "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])
        return not (package and scope in package.dependencies)


def _default(family: Family, exported: str) -> str:
    return family.exports[0] if exported == "default" and family.exports else exported


def _is_copy(family: Family, facts: Copy) -> bool:
    names = _names(facts.exports.names)
    if not family.exports or not names.issuperset(family.exports):
        return False
    hosts = {f"<{host}>" for host in facts.marks.hosts}
    required = {mark for mark in family.marks if mark.startswith("<")}
    shown = names.union(facts.marks.calls, facts.marks.slots, facts.marks.packages)
    wanted = [mark for mark in family.marks if mark not in required] or list(GENERAL_MARKS)
    return required <= hosts and any(mark in shown for mark in wanted)


def _is_kit(path: Path, stem: str, exports: tuple[str, ...], facts: Copy) -> bool:
    """A family without a mapping: its exports, and a mark of the kit; a lone export needs the file's name too."""
    names = _names(facts.exports.names)
    if not names.issuperset(exports) or (len(exports) == 1 and path.stem != stem):
        return False
    radix = any(
        it.startswith(("@radix-ui/", "radix-ui", "@base-ui", "sonner", "vaul", "cmdk")) for it in facts.marks.packages
    )
    return radix or stem in facts.marks.slots or any(it in facts.marks.calls for it in GENERAL_MARKS)


def _names(names: Mapping[str, object]) -> set[str]:
    found = set(names)
    default = names.get("default")
    local = getattr(default, "local", "")
    return found | ({local} if local else set())


def _shown(path: Path, root: Path) -> str:
    try:
        return "/".join(path.relative_to(root).parts[-2:])
    except ValueError:
        return path.name
