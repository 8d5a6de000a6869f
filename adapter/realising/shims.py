"""Shims, the files that a system brings along, as one page sees them: what it imports, and which are not there yet."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.called import Shim
from adapter.catalogue.folders import located
from adapter.catalogue.model import System
from adapter.project.project import Project
from adapter.project.shims import shim_path, specifier, there
from adapter.words import Need, Reason


class NewFile(Struct, frozen=True):
    """A file of the system's that a page needs and the project does not have."""

    path: str
    text: str


class Shims(Struct, frozen=True):
    """Answers for one page; ``modules`` are the specifiers that it imports from."""

    project: Project
    page: Path
    modules: tuple[str, ...]

    def module(self, file: Shim, name: str) -> str | Reason:
        """As what the page imports a file; a reason where the project has another one in its place."""
        target = shim_path(self.project, self.page, file.place)
        present = there(self.project, target)
        exports = self.project.exports(present) if present else None
        if present and (exports is None or name not in exports.names):
            return _taken(present.name, name)
        return specifier(self.project, self.page, target, file.place, self.modules)

    def new(self, system: System, needs: Iterable[Need]) -> tuple[NewFile, ...]:
        """The files behind a page's needs that the project does not have yet."""
        found = []
        modules = {it.module for it in needs}
        for it in system.shims.values():
            target = shim_path(self.project, self.page, it.place)
            if any(module.endswith(it.place) for module in modules) and there(self.project, target) is None:
                text = Path(located(it.path)).read_text(encoding="utf-8")
                found.append(NewFile(f"{target}{Path(it.path).suffix}", text))
        return tuple(found)


def _taken(file: str, name: str) -> Reason:
    return Reason(
        "file-taken",
        f"{file} stands where the system's own file would, and exports no {name}",
        "code",
        f"export {name} from {file}, or move it",
        f"file-taken {file}",
    )
