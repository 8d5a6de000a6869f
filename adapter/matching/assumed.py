"""Copies that an example's imports are assumed to have, since an example is a page without a project."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from adapter.catalogue.folders import shipped
from adapter.catalogue.model import Catalogue, Family, Source
from adapter.matching.copies import Copies, FamilyCopy, families_of
from adapter.project.project import Project

LOCAL = "@/components/"


class AssumedCopies(Copies):
    """Imports of examples: every family has a copy in its conventional place."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(Project(shipped()), families_of(catalogue.dialects))
        self.catalogue = catalogue

    def find(self, specifier: str, exported: str, page: Path) -> tuple[FamilyCopy, str] | None:
        """The copy behind an example's import."""
        for family, dialect in self.families.read:
            if specifier == LOCAL + family.module:
                return FamilyCopy(family, dialect, None, specifier), exported
        return None

    def depends(self, packages: tuple[str, ...], page: Path) -> bool:
        """Examples are of a project that has what their dialect is known by."""
        return True

    def place(self, family: str, name: str) -> tuple[str, str] | None:
        """Module and export of an element name in a family's example; its own file's names come first."""
        found = [self._place(name, *it) for it in self._sources.get(name, ())]
        own = next(
            (it for (home, _), it in zip(self._sources.get(name, ()), found, strict=True) if home.name == family),
            None,
        )
        return own or next((it for it in found if it), None)

    def _place(self, name: str, family: Family, source: Source) -> tuple[str, str] | None:
        if source.modules:
            module, exported = source.modules[0]
            return module.removeprefix("*/") if not module.startswith("*/") else LOCAL + module[2:], exported or name
        home = next((it for it, _ in self.families.read if it.name == (source.family or family.name)), None)
        return (LOCAL + home.module, name) if home else None

    @cached_property
    def _sources(self) -> Mapping[str, list[tuple[Family, Source]]]:
        """Every element name that a pattern has, with the families that have it."""
        found: dict[str, list[tuple[Family, Source]]] = {}
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    for name, source in reading.sources.items():
                        if not source.host:
                            found.setdefault(name, []).append((family, source))
        return found
