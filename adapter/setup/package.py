"""The files of one package, looked through once: entries, stylesheets, and what is imported already."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from adapter.catalogue.modules import package_of
from adapter.setup.entry import Entry, read_entry
from adapter.setup.sites import RENDERERS, Finder, layout_sites, page_sites, root_sites
from adapter.setup.stylesheet import Tailwind, tailwind

Read = Callable[[Path], str | None]
SCRIPT = re.compile(r"<script\b[^>]*\bsrc=[\"']([^\"']+)", re.I)
CDN = "cdn.tailwindcss.com"
TEST = re.compile(r"\.(?:test|spec|stories|cy)\.|(?:^|/)(?:__tests__|tests?|e2e|cypress)/")
SOURCES = frozenset({".tsx", ".jsx", ".ts", ".js"})
FINDERS: Mapping[str, Finder] = {"root": root_sites, "next-app": layout_sites, "next-pages": page_sites}


class Place(Struct, frozen=True):
    """One entry file with its kind: ``root``, ``next-app`` or ``next-pages``."""

    kind: str
    path: Path
    entry: Entry

    @property
    def finder(self) -> Finder:
        """How to find the app in it."""
        return FINDERS[self.kind]


class Package(Struct, frozen=True):
    """One package: its folder, whether it names Next.js (Vite projects do too), and its files by real path."""

    folder: Path
    is_next: bool
    paths: Sequence[Path]
    read: Read

    def shown(self, path: Path) -> str:
        """A path from the package's folder, with ``/``."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def _texts(self, suffixes: frozenset[str]) -> Iterator[tuple[Path, str]]:
        for path in self.paths:
            if path.suffix in suffixes and not TEST.search(self.shown(path)):
                text = self.read(path)
                if text is not None:
                    yield path, text

    # --- entries -------------------------------------------------------------------------------------------

    def places(self) -> list[Place]:
        """The entry files; where HTML pages name some of several, only those."""
        found = [*(self._next() if self.is_next else ())] or list(self._roots())
        return self._named(found) or found

    def is_certain(self, places: Sequence[Place]) -> bool:
        """Whether all of several entries are meant: HTML names them, or Next.js does by their names."""
        if len(places) < 2 or places[0].kind != "root":
            return True
        return len(self._named(places)) == len(places)

    def _named(self, places: Sequence[Place]) -> list[Place]:
        """The entries that a script element of an HTML page names."""
        named = {src for _, text in self._texts(frozenset({".html"})) for src in SCRIPT.findall(text)}
        return [it for it in places if any(_ends(it.path, src) for src in named)]

    def _roots(self) -> Iterator[Place]:
        for path, text in self._texts(SOURCES):
            if any(it in text for it in RENDERERS):
                yield from self._place("root", path, text)

    def _next(self) -> Iterator[Place]:
        for path, text in self._texts(SOURCES):
            parts = PurePath(self.shown(path)).parts
            home = parts[1] if parts[0] == "src" and len(parts) > 1 else parts[0]
            if home == "app" and path.stem == "layout" and "<body" in text:
                yield from self._place("next-app", path, text)
            elif home == "pages" and path.stem == "_app":
                yield from self._place("next-pages", path, text)

    def _place(self, kind: str, path: Path, text: str) -> Iterator[Place]:
        entry = read_entry(str(path), text)
        if entry is not None and (kind != "root" or any(FINDERS[kind](entry.tree, entry.names))):
            yield Place(kind, path, entry)

    # --- Tailwind ------------------------------------------------------------------------------------------

    def stylesheets(self, place: Place) -> tuple[Tailwind, list[Path]]:
        """Tailwind's version, and its stylesheets: those that the entry imports, else all of the package."""
        kinds = {path: tailwind(text) for path, text in self._texts(frozenset({".css"}))}
        of_tailwind = [path for path, kind in kinds.items() if kind != "none"]
        imported = [it for it in of_tailwind if any(_ends(it, css) for css in place.entry.css)]
        beside = [it for it in imported if any(_is_beside(it, place.path, css) for css in place.entry.css)]
        found = beside or imported or of_tailwind
        if found:
            return kinds[found[0]], found
        pages = self._texts(frozenset({".html"}))
        return ("3" if any(CDN in text for _, text in pages) else "none"), []

    # --- what is there -------------------------------------------------------------------------------------

    def mentions(self, stylesheet: str) -> bool:
        """Whether a file imports a package's stylesheet."""
        quoted = re.compile(rf"import\b[^;\n]*['\"]{re.escape(stylesheet)}['\"]")
        return any(quoted.search(text) for _, text in self._texts(SOURCES | {".css"}))

    def imports(self, module: str, exported: str) -> Path | None:
        """The first file that imports a name from a module's package."""
        home = package_of(module)
        for path, text in self._texts(SOURCES):
            if exported in text and home in text:
                entry = read_entry(str(path), text)
                names = entry.names.imports if entry else ()
                if any(package_of(it.module) == home and _is_name(it.exported, it.module, exported) for it in names):
                    return path
        return None


def _is_name(exported: str, module: str, wanted: str) -> bool:
    return exported == wanted or (exported == "default" and module.endswith(f"/{wanted}"))


def _ends(path: Path, specifier: str) -> bool:
    """Whether a specifier may mean a path: without its dots and aliases it is the path's end."""
    tail = re.sub(r"^(?:[@~]?/|\./|(?:\.\./)+)", "", specifier.partition("?")[0])
    return bool(tail) and str(path).replace(os.sep, "/").endswith(f"/{tail}")


def _is_beside(path: Path, entry: Path, specifier: str) -> bool:
    return specifier.startswith(".") and os.path.normpath(entry.parent / specifier) == str(path)
