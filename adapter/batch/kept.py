"""Results of earlier runs: a page is not compiled again while nothing that its result was decided from has changed.

One file of the user's cache holds the results below one folder, as seen from one working directory.  It counts only
for the same program, packages and mappings.  In it each project counts as long as every look around its pages, those
that found nothing included, would give the same; and a result counts only for the same bytes of its page.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct, field

from adapter.batch.around import Around
from adapter.batch.job import Job, PageDone, by_real_path, run_digest
from adapter.catalogue.folders import PACKAGE, made_of
from adapter.project import cache
from adapter.project.files import Looked, content, kind_of
from adapter.project.package import project_root
from adapter.reporting.run import PageReport

# Packages that read pages: another version of one may come to another result.
READERS = ("bs4", "lxml", "pathspec", "tree_sitter", "tree_sitter_typescript", "turbohtml")
# Results that are kept beside those of the run, and looks around a project beyond which it is forgotten.
MOST_OTHERS, MOST_LOOKS = 5_000, 200_000

REPORT = msgspec.msgpack.Decoder(PageReport)


class Entry(Struct, frozen=True, array_like=True):
    """The result for a page of certain bytes; ``around`` names what it has from other pages."""

    page: bytes
    report: msgspec.Raw
    around: tuple[str, ...] = ()


class Book(Struct):
    """What is kept of one project: results by page and manner, and what they were decided from."""

    looked: Looked = field(default_factory=Looked)
    around: dict[str, Around] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def holds(self) -> bool:
        """Whether every look would give the same again."""
        kinds, contents, reals = self.looked.kinds, self.looked.contents, self.looked.reals
        return (
            all(kind_of(path) == it for path, it in kinds.items())
            and all(os.path.realpath(path) == it for path, it in reals.items())
            and all(_digest(path) == it for path, it in contents.items())
        )

    def with_entries(self, entries: dict[str, Entry]) -> "Book":
        """The same book with these results, and with no more than they need of what they have from other pages."""
        used = {name for it in entries.values() for name in it.around}
        return Book(self.looked, {name: it for name, it in self.around.items() if name in used}, entries)


class Shelf:
    """The results of earlier runs that still count, and those of this one."""

    def __init__(self, top: Path, jobs: Sequence[Job], own: tuple[Path, ...]) -> None:
        self._jobs = jobs
        here = os.getcwd()
        self._name = f"pages-{cache.short(str(top), here)}"
        self._sources = msgspec.msgpack.encode((_identity(own), str(top), here))
        self._roots: dict[str, str] = {}
        self._kept = _kept(cache.opened(cache.read(self._name), self._sources))
        self._books: dict[str, Book] = {}
        self._holding: dict[str, bool] = {}
        self._new: dict[str, dict[str, Entry]] = {}
        self._spoilt: set[str] = set()
        self._run: bytes | None = None

    def find(self, job: Job) -> PageDone | None:
        """The result of an earlier run, None where there is none that counts."""
        root = self._root(job)
        book = self._book(root)
        entry = book.entries.get(_key(job))
        if entry is None or _digest(job.path) != entry.page:
            return None
        if not all(self._is_same_around(book, it) for it in entry.around):
            return None
        try:
            return PageDone(REPORT.decode(entry.report))
        except msgspec.MsgspecError:
            return None

    def add(self, job: Job, done: PageDone) -> None:
        """Remember a result of this run."""
        noted, root = done.noted, self._root(job)
        if noted is None:
            return
        book = self._books[root]
        if noted.root != root or not book.looked.joins(noted.looked):
            self._spoilt.add(root)
            return
        named = {cache.digest(msgspec.msgpack.encode(it)).hex(): it for it in noted.around}
        book.around |= named
        report = msgspec.Raw(msgspec.msgpack.encode(done.report))
        self._new.setdefault(root, {})[_key(job)] = Entry(noted.page, report, tuple(named))

    def close(self) -> None:
        """Keep what is new for the next run, and of what is not of this run as much as there is room for."""
        if not self._new:
            return
        mine = {_key(it) for it in self._jobs}
        room = MOST_OTHERS
        kept: dict[str, Book] = {}
        for root, book in {**self._kept, **self._books}.items():
            if root in self._spoilt or len(book.looked.kinds) > MOST_LOOKS:
                continue
            entries = {key: it for key, it in book.entries.items() if key in mine} | self._new.get(root, {})
            others = [it for it in book.entries.items() if it[0] not in mine][:room]
            room -= len(others)
            kept[root] = book.with_entries(dict(others) | entries)
        cache.keep(self._name, cache.sealed(self._sources, msgspec.msgpack.encode(kept)))

    def _book(self, root: str) -> Book:
        if root not in self._books:
            book = self._kept.get(root) or Book()
            self._books[root] = book if book.holds() else Book()
        return self._books[root]

    def _root(self, job: Job) -> str:
        folder = os.path.dirname(job.path)
        if folder not in self._roots:
            self._roots[folder] = str(project_root(Path(folder or ".")))
        return self._roots[folder]

    def _is_same_around(self, book: Book, name: str) -> bool:
        around = book.around.get(name)
        if around is None:
            return False
        if name not in self._holding:
            if self._run is None:
                self._run = run_digest(by_real_path(self._jobs))
            self._holding[name] = around.holds(self._run)
        return self._holding[name]


def _kept(data: memoryview | None) -> dict[str, Book]:
    try:
        return {} if data is None else msgspec.msgpack.decode(data, type=dict[str, Book])
    except msgspec.MsgspecError:
        return {}


def _key(job: Job) -> str:
    return f"{job.path}\0{job.manner}"


def _digest(path: str) -> bytes:
    data = content(Path(path))
    return b"" if data is None else cache.digest(data)


def _identity(own: tuple[Path, ...]) -> bytes:
    """The program that comes to the results: its code, its mappings, the packages that it reads pages with."""
    code = cache.stamps((PACKAGE,), (".py",))
    return cache.digest(repr((sys.version, code, made_of(own), list(_readers()))).encode())


def _readers() -> Iterator[tuple[str, str, int, int]]:
    for name in READERS:
        found = find_spec(name)
        if found is not None and found.origin:
            status = os.stat(found.origin)
            yield name, found.origin, status.st_mtime_ns, status.st_size
