"""One page as work, and what became of it: plain data between this process, worker processes and the cache."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from adapter.batch.around import Around
from adapter.project.cache import digest
from adapter.project.files import Looked
from adapter.reporting.run import PageReport


class Job(Struct, frozen=True):
    """One page to compile, for a system; ``data`` replaces what is on disk (standard input).

    ``leave`` are words, or ``*`` for all; ``also`` are optional words that count besides.  With ``styles`` its class
    names are looked at too.
    """

    path: str
    system: str
    own: tuple[Path, ...] = ()
    only: frozenset[str] | None = None
    leave: frozenset[str] = frozenset()
    write: bool = True
    names_only: bool = False
    data: bytes | None = None
    styles: bool = False
    also: frozenset[str] = frozenset()

    @property
    def manner(self) -> str:
        """Everything but the page: two jobs with the same one do the same to the same page."""
        flags = (self.write, self.names_only, self.styles)
        return _manner(self.system, self.own, self.only, self.leave, self.also, *flags)


@lru_cache(maxsize=64)
def _manner(
    system: str, own: tuple[Path, ...], only: frozenset[str] | None, leave: frozenset[str], also: frozenset[str],
    *flags: bool,
) -> str:  # fmt: skip
    chosen = None if only is None else sorted(only)
    return repr((system, [str(it) for it in own], chosen, sorted(leave), sorted(also), flags))


def by_real_path(jobs: Iterable[Job]) -> dict[str, Job]:
    """The jobs on files by the real paths of these."""
    folders: dict[str, str] = {}
    found: dict[str, Job] = {}
    for it in jobs:
        folder, name = os.path.split(it.path)
        if it.data is not None:
            continue
        if os.path.islink(it.path):
            found[os.path.realpath(it.path)] = it
            continue
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        found[os.path.join(folders[folder], name)] = it
    return found


def run_digest(jobs: dict[str, Job]) -> bytes:
    """What a run does to which pages, by their real paths, as one digest."""
    return digest(repr(sorted((path, it.manner) for path, it in jobs.items())).encode())


class Noted(Struct, frozen=True):
    """What a page's result was decided from, and nobody noted before in this process.

    ``root`` is that of its project, ``page`` the digest of its bytes, ``around`` what it asked of other pages.
    """

    root: str
    page: bytes
    looked: Looked
    around: tuple[Around, ...] = ()


class PageDone(Struct, frozen=True):
    """A page's report, its bytes before and after where they differ, and files that it needs besides.

    ``noted`` is None where the result must not be kept.
    """

    report: PageReport
    before: bytes = b""
    after: bytes | None = None
    created: tuple[tuple[str, bytes], ...] = ()
    noted: Noted | None = None
