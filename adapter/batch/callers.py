"""Which other file of a project still calls a dialect's function once a run is over: its host must then stay."""

import os
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct, field

from adapter.batch.discovery import Found, Scope, discover
from adapter.compiler import Compiled, Compiler
from adapter.source.page import Page, decode

# A module that is exported further, or loaded in a way that is not followed; its specifier's end comes behind.
HANDS_ON = r"""(?:\bexport\b[^;'"]*\bfrom|\b(?:require|import)\()\s*['"][^'"]*"""
# Two files that still call it: at least one of them is another than the page that asks.
ENOUGH = 2
ALONE = "another file (no package.json says which belong together)"


class Callers(Struct):
    """Answers for the pages of one run.

    ``compiler_for`` gives the compiler that a file is converted with, or None if it is not part of the run; a
    file that is counts as converted where all its calls are, whether or not it was written already.
    """

    compiler_for: Callable[[str], Compiler | None]
    _found: dict[tuple[Path, str, str], tuple[str, ...]] = field(default_factory=dict)
    _compiled: dict[str, Compiled] = field(default_factory=dict)
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
                self._found[key] = tuple(islice(self._look(compiler, package.folder, family), ENOUGH))
            finally:
                self._is_looking = False
        own = os.path.realpath(page.path)
        place = next((it for it in self._found[key] if it != own), "")
        return os.path.relpath(place, package.folder).replace(os.sep, "/") if place else ""

    def take(self, path: str) -> Compiled | None:
        """What a page of the run came to, without its text, if it was looked into already; it is then forgotten."""
        return self._compiled.pop(os.path.realpath(path), None) if self._compiled else None

    def _look(self, compiler: Compiler, folder: Path, family: str) -> Iterator[str]:
        modules = compiler.index.modules_of(family)
        named = re.compile("|".join(map(re.escape, modules)))
        handed = re.compile(rf"{HANDS_ON}(?:{named.pattern})['\"]")
        for it in discover([folder], Scope(compiler.project.root)):
            if not isinstance(it, Found):
                continue
            page = decode(it.path.read_bytes(), str(it.path))
            if isinstance(page, Page) and named.search(page.text) and self._calls(compiler, page, family, handed):
                yield os.path.realpath(it.path)

    def _calls(self, compiler: Compiler, page: Page, family: str, handed: re.Pattern[str]) -> bool:
        """Whether a file still calls the function after the run, or hands it on to files that may."""
        if compiler.is_copy(page):
            return False
        own = self.compiler_for(os.path.realpath(page.path))
        compiled = (own or compiler).compile(page, write=False)
        if not isinstance(compiled, Compiled) or handed.search(page.text):
            return True
        calls = [it for it in compiled.candidates if it.is_call and it.family == family]
        if own and calls and len(calls) == sum(it.word == calls[0].word for it in compiled.candidates):
            self._compiled[os.path.realpath(page.path)] = compiled  # no host on it, which would have asked here
        return any(own is None or it.outcome != "converted" for it in calls)
