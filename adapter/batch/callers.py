"""Which other file of a project still calls a dialect's function once a run is over: its host must then stay."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from adapter.batch.around import Around, pages_below
from adapter.compiler import Compiled, Compiler
from adapter.project.cache import digest
from adapter.source.page import Page, decode

# A module that is exported further, or loaded in a way that is not followed; its specifier's end comes behind.
HANDS_ON = r"""(?:\bexport\b[^;'"]*\bfrom|\b(?:require|import)\()\s*['"][^'"]*"""
# Two files that still call it: at least one of them is another than the page that asks.
ENOUGH = 2
ALONE = "another file (no package.json says which belong together)"


class Callers(Struct):
    """Answers for the pages of one run.

    ``compiler_for`` gives the compiler that a file is converted with, or None if it is not part of the run; a
    file that is counts as converted where all its calls are, whether or not it was written already.  ``run`` is
    the digest of what the run does to which pages; ``asked`` is what answers were taken from.
    """

    compiler_for: Callable[[str], Compiler | None]
    run: Callable[[], bytes] = bytes
    asked: list[Around] = field(default_factory=list)
    _found: dict[tuple[Path, str, str], tuple[tuple[str, ...], Around]] = field(default_factory=dict)
    _compiled: dict[str, tuple[bytes, Compiled]] = field(default_factory=dict)
    _is_looking: bool = False

    def left(self, compiler: Compiler, page: Page, family: str) -> str:
        """The first other file of the page's package that still calls the family's function; empty for none."""
        if self._is_looking:
            return ""
        package = compiler.project.package(Path(page.path)) if page.path != "-" else None
        if package is None:
            return ALONE
        key = (package.folder, family, compiler.catalogue.system.name)
        if key not in self._found:
            self._is_looking = True
            try:
                self._found[key] = self._look(compiler, package.folder, family)
            finally:
                self._is_looking = False
        own, (found, around) = os.path.realpath(page.path), self._found[key]
        self.asked.append(around)
        place = next((it for it in found if it != own), "")
        return os.path.relpath(place, package.folder).replace(os.sep, "/") if place else ""

    def take(self, path: str, data: bytes) -> Compiled | None:
        """What a page of these bytes came to, without its text, if it was looked into already; it is then forgotten."""
        seen, compiled = self._compiled.pop(os.path.realpath(path), (b"", None)) if self._compiled else (b"", None)
        return compiled if compiled and seen == digest(data) else None

    def _look(self, compiler: Compiler, folder: Path, family: str) -> tuple[tuple[str, ...], Around]:
        """The first files that still call the function, and what was seen of the folder until they were found."""
        modules = compiler.index.modules_of(family)
        named = re.compile("|".join(map(re.escape, modules)))
        handed = re.compile(rf"{HANDS_ON}(?:{named.pattern})['\"]")
        found: list[str] = []
        seen: dict[str, bytes] = {}
        paths = pages_below(folder, compiler.project.root)
        while len(found) < ENOUGH and (path := next(paths, None)) is not None:
            data = Path(path).read_bytes()
            seen[path] = digest(data)
            page = decode(data, path)
            if not isinstance(page, Page) or not named.search(page.text):
                continue
            if self._calls(compiler, page, family, handed, seen[path]):
                found.append(os.path.realpath(path))
        ended = len(found) < ENOUGH
        return tuple(found), Around(str(folder), str(compiler.project.root), seen, ended, self.run())

    def _calls(self, compiler: Compiler, page: Page, family: str, handed: re.Pattern[str], seen: bytes) -> bool:
        """Whether a file still calls the function after the run, or hands it on to files that may."""
        if compiler.is_copy(page):
            return False
        own = self.compiler_for(os.path.realpath(page.path))
        compiled = (own or compiler).compile(page, write=False)
        if not isinstance(compiled, Compiled) or handed.search(page.text):
            return True
        calls = [it for it in compiled.candidates if it.is_call and it.family == family]
        if own and calls and len(calls) == sum(it.word == calls[0].word for it in compiled.candidates):
            self._compiled[os.path.realpath(page.path)] = seen, compiled  # no host on it, which would have asked here
        return any(own is None or it.outcome != "converted" for it in calls)
