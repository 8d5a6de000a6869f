"""Which file of the project a specifier names."""

import os
from pathlib import Path

from adapter.project.files import Files, upwards
from adapter.project.tsconfig import Aliases, aliases_for, may_govern

# In TypeScript's order (handbook, "Module resolution"); declaration files hold no component: left out.
SUFFIXES = (".ts", ".tsx", ".js", ".jsx", ".mts", ".cts", ".mjs", ".cjs")
# A specifier is written as it will run: button.js may be button.ts in the source.
_SOURCES = {".js": (".ts", ".tsx"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}


class Modules:
    """Resolves the specifiers of one project to files inside ``root``; remembers every answer."""

    __slots__ = ("_aliases", "_found", "_homes", "_real", "files", "root")

    def __init__(self, root: Path, files: Files | None = None) -> None:
        self.files = files or Files()
        self.root = Path(os.path.realpath(root))
        self._aliases: dict[Path, Aliases] = {}
        self._found: dict[tuple[str, str], Path | None] = {}
        self._homes: dict[Path, tuple[Path, str, str]] = {}
        self._real: dict[Path, Path] = {}

    def resolve(self, specifier: str, from_file: Path) -> Path | None:
        """The file, by its real path, that ``specifier`` means in ``from_file``.

        None for packages, for what is no JavaScript or TypeScript, and for everything outside ``root`` or in
        ``node_modules``.  ``from_file`` is absolute or relative to the working directory.
        """
        if not specifier or "\0" in specifier:
            return None
        folder, near, far = self._homes.get(from_file) or self._home(from_file)
        relative = specifier in (".", "..") or specifier.startswith(("./", "../"))
        asked = near if relative else far, specifier
        if asked not in self._found:
            self._found[asked] = self._find(specifier, folder, relative)
        return self._found[asked]

    def _home(self, from_file: Path) -> tuple[Path, str, str]:
        """A file's real folder, also as text, and the folder whose aliases it has."""
        folder = self.folder(from_file)
        self._homes[from_file] = folder, str(folder), str(self.aliases(folder).folder)
        return self._homes[from_file]

    def aliases(self, folder: Path) -> Aliases:
        """The path aliases for files in ``folder``, a real path."""
        if folder not in self._aliases:
            home = next((each for each in upwards(folder, self.root) if may_govern(each, self.files)), self.root)
            if home not in self._aliases:
                self._aliases[home] = aliases_for(home, self.root, self.files)
            self._aliases[folder] = self._aliases[home]
        return self._aliases[folder]

    def folder(self, from_file: Path) -> Path:
        """The real folder of a file."""
        stated = from_file.parent
        if stated not in self._real:
            self._real[stated] = Path(self.files.real(str(stated)))
        return self._real[stated]

    def _find(self, specifier: str, folder: Path, relative: bool) -> Path | None:
        if relative:
            candidates = [os.path.normpath(os.path.join(folder, specifier))]
        else:
            candidates = [str(each) for each in self.aliases(folder).candidates(specifier)]
        for candidate in candidates:
            spellings = [] if specifier.endswith("/") else _spellings(candidate)
            for choice in (*spellings, *(f"{candidate}/index{suffix}" for suffix in SUFFIXES)):
                if self.files.is_file(choice):
                    return self._inside(choice)
        return None

    def _inside(self, path: str) -> Path | None:
        real = Path(self.files.real(path))
        if not real.is_relative_to(self.root) or real.suffix not in SUFFIXES:
            return None
        return None if "node_modules" in real.relative_to(self.root).parts else real


def _spellings(candidate: str) -> list[str]:
    stem, suffix = os.path.splitext(candidate)
    sources = [stem + each for each in _SOURCES.get(suffix, ())]
    written = [candidate] if suffix in SUFFIXES else []
    return [*sources, *written, *(candidate + each for each in SUFFIXES)]
