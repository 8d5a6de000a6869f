"""One project: everything that its pages ask about the files around them, each file read once."""

from pathlib import Path

from adapter.project.copies import Copy, read_copy
from adapter.project.exports import Exports, Origin, followed, own_exports
from adapter.project.files import Files
from adapter.project.modules import Modules
from adapter.project.package import Package, nearest_package
from adapter.project.parsed import Parsed, parse_module


class Project:
    """The local modules of one project, read when asked for and remembered; it returns real paths.

    It holds what it read as it was then: make a new one after files have changed.  ``files`` notes what is read.
    """

    __slots__ = ("_copies", "_exports", "_last", "_own", "_packages", "files", "modules")

    def __init__(self, root: Path, files: Files | None = None) -> None:
        self.files = files or Files()
        self.modules = Modules(root, self.files)
        self._own: dict[Path, Exports | None] = {}
        self._exports: dict[Path, Exports | None] = {}
        self._copies: dict[Path, Copy | None] = {}
        self._packages: dict[Path, Package | None] = {}
        self._last: tuple[Path, Parsed | None] | None = None

    @property
    def root(self) -> Path:
        """The folder that no answer lies outside of."""
        return self.modules.root

    def resolve(self, specifier: str, from_file: Path) -> Path | None:
        """The local file that ``specifier`` means in ``from_file``; None for packages and missing files."""
        return self.modules.resolve(specifier, from_file)

    def origin(self, specifier: str, name: str, from_file: Path) -> Origin | None:
        """Where a name imported from a local module comes from.

        None if the module is not local or does not export the name.
        """
        path = self.resolve(specifier, from_file)
        found = None if path is None else self.exports(path)
        return None if found is None else found.names.get(name)

    def exports(self, path: Path) -> Exports | None:
        """The exports of a file that ``resolve`` gave; None if it cannot be read."""
        if path not in self._exports:
            own = self._own_exports(path)
            self._exports[path] = None if own is None else followed(own, self.modules, self._own_exports)
        return self._exports[path]

    def copy(self, path: Path) -> Copy | None:
        """The facts about a file that ``resolve`` gave; None if it cannot be read."""
        if path not in self._copies:
            exports = self.exports(path)
            parsed = self._parsed(path)
            self._copies[path] = None if parsed is None or exports is None else read_copy(parsed, exports)
        return self._copies[path]

    def package(self, from_file: Path) -> Package | None:
        """The package.json that governs a file."""
        return self._package_of(self.modules.folder(from_file))

    def _package_of(self, folder: Path) -> Package | None:
        if folder not in self._packages:
            own = nearest_package(folder, folder, self.files)
            is_top = own is not None or folder == self.root or folder == folder.parent
            self._packages[folder] = own if is_top else self._package_of(folder.parent)
        return self._packages[folder]

    def _own_exports(self, path: Path) -> Exports | None:
        if path not in self._own:
            parsed = self._parsed(path)
            self._own[path] = None if parsed is None else own_exports(parsed)
        return self._own[path]

    def _parsed(self, path: Path) -> Parsed | None:
        if self._last is None or self._last[0] != path:
            self._last = path, parse_module(path, self.files)
        return self._last[1]
