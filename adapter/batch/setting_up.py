"""Setting up the projects that a run converted pages of: their entry, stylesheet and ``package.json``."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from adapter.batch.discovery import Found, Scope, discover
from adapter.batch.job import PageDone
from adapter.catalogue.model import System
from adapter.catalogue.modules import package_of
from adapter.project.files import Files, read_page
from adapter.project.package import nearest_package, project_root
from adapter.setup.package import Package
from adapter.setup.preparing import Prepared, Preparing
from adapter.source.page import Page, decode

SUFFIXES = frozenset({".tsx", ".jsx", ".ts", ".js", ".css", ".html"})
USED = frozenset({"approved", "converted"})
ENTRIES = ("layout", "_app")
RENDERER = b"react-dom"


class Written(Struct, frozen=True):
    """One file of a set-up with its bytes before and after; no page of the run, those stay ``PageDone``."""

    path: str
    before: bytes
    after: bytes


class SettingUp(Struct):
    """Collects what a run did to each package, then sets every one up.

    A page that may be an entry waits until then: both changes are one.
    """

    system: System
    imported: dict[Path, set[str]] = field(default_factory=dict)
    waiting: dict[Path, PageDone] = field(default_factory=dict)

    def sees(self, done: PageDone) -> bool:
        """Note what a page uses; whether it must wait for the set-up."""
        path = Path(os.path.realpath(done.report.path))
        if any(it.outcome in USED for it in done.report.candidates):
            folder = _folder_of(path)
            data = done.before if done.after is None else done.after
            icons = package_of(self.system.icons.module)
            found = self.imported.setdefault(folder, set())
            if icons and re.search(rb"['\"]" + re.escape(icons.encode()) + rb"['\"/]", data):
                found.add(icons)
        is_entry = path.stem in ENTRIES or RENDERER in done.before
        if is_entry and done.after is not None:
            self.waiting[path] = done
            return True
        return False

    def prepared(self) -> Iterator[Prepared]:
        """Every package with what it lacks, sorted by folder; of several, each says which it is."""
        for folder in sorted(self.imported):
            found = Preparing(self._package(folder), self.system, self.imported[folder]).run()
            if len(self.imported) > 1:
                found.done = [f"{folder.name}: {it}" for it in found.done]
                found.said = [f"{folder.name}: {it}" for it in found.said]
            yield found

    def changes(self, texts: Mapping[Path, str]) -> Iterator[Written | PageDone]:
        """The files of a package as they are written, each once."""
        for path in sorted(texts):
            page = self._page(path)
            waiting = self.waiting.pop(path, None)
            if page is None:
                continue
            after = page.encode(texts[path])
            yield replace(waiting, after=after) if waiting else Written(str(path), page.encode(page.text), after)

    def _package(self, folder: Path) -> Package:
        root = project_root(folder)
        found = discover([folder], Scope(root, SUFFIXES))
        paths = [Path(os.path.realpath(it.path)) for it in found if isinstance(it, Found)]
        paths = [it for it in paths if not self._is_ours(it)]
        package = nearest_package(folder, root, Files())
        is_next = package is not None and "next" in package.dependencies
        return Package(folder, is_next, [it for it in paths if _folder_of(it) == folder], self._text)

    def _is_ours(self, path: Path) -> bool:
        """Whether a file is one that the system brought along; one for toasts renders, and is no entry."""
        stem = path.with_suffix("").as_posix()
        return any(stem.endswith(f"/{it.place}") for it in self.system.shims.values())

    def _text(self, path: Path) -> str | None:
        page = self._page(path)
        return None if page is None else page.text

    def _page(self, path: Path) -> Page | None:
        waiting = self.waiting.get(path)
        if waiting is None or waiting.after is None:
            return read_page(path)
        page = decode(waiting.after, str(path))
        return page if isinstance(page, Page) else None


def _folder_of(path: Path) -> Path:
    """The folder whose ``package.json`` governs a file, else the project's root."""
    root = project_root(path)
    package = nearest_package(path.parent, root, Files())
    return package.folder if package else root
