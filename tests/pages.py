"""The pages that the tests of the whole run over, and a compiler for each of them."""

import tempfile
from functools import cache, lru_cache
from pathlib import Path

from adapter.catalogue.loading import load, systems
from adapter.compiler import Choice, Compiled, Compiler, Unreadable
from adapter.project.package import project_root
from adapter.project.project import Project
from adapter.source.page import Page, Undecodable, decode
from tests.code import ROOT

PAGES = ROOT / "fixtures" / "pages"
SYSTEM = "mui"
JSX_SYSTEMS = sorted(it for it in systems() if "jsx" in load(it).system.languages)


@cache
def nowhere() -> Path:
    """An empty folder: a page in it has no project around it."""
    return Path(tempfile.mkdtemp(prefix="ds-adapter-tests-"))


# Refused whole, by name (tests/test_broken.py): there is no result to compare.
REFUSED = ("react-native.tsx",)


def fixture_paths() -> list[Path]:
    """Every page of fixtures/pages (not their goldens), of the app and of the broken ones."""
    every = [*(ROOT / "fixtures").rglob("*.tsx"), *(ROOT / "fixtures").rglob("*.jsx")]
    pages = (it for it in every if not it.name.startswith("after.") and it.name not in REFUSED)
    return sorted(it for it in pages if "node_modules" not in it.parts)


def shown(path: Path) -> str:
    """A path for test ids: from the fixtures' folder."""
    return path.relative_to(ROOT / "fixtures").as_posix()


@cache
def _project(root: Path) -> Project:
    return Project(root)


def compiler_for(path: Path, choice: Choice | None = None, system: str = SYSTEM) -> Compiler:
    """A compiler of the project that a path lies in; HTML is for a system that writes it."""
    name = "govuk" if path.suffix == ".html" else system
    return Compiler(load(name), _project(project_root(path.parent)), choice or Choice())


def page_at(path: Path) -> Page:
    """A fixture, decoded; fixtures that cannot be are a mistake here."""
    page = decode(path.read_bytes(), str(path))
    assert not isinstance(page, Undecodable), page
    return page


def page_of(text: str, name: str = "page.tsx") -> Page:
    """A page that exists only in the test."""
    return Page(str(nowhere() / name), text)


def compile_page(page: Page, choice: Choice | None = None, system: str = SYSTEM) -> Compiled:
    """A page compiled; it must be readable.  All promises about one page look at one result."""
    compiled = (
        _compiled(page, system) if choice is None else compiler_for(Path(page.path), choice, system).compile(page)
    )
    assert isinstance(compiled, Compiled), compiled
    return compiled


@lru_cache(maxsize=1024)
def _compiled(page: Page, system: str) -> Compiled | Unreadable:
    return compiler_for(Path(page.path), None, system).compile(page)


def after(page: Page, compiled: Compiled) -> Page:
    """The page as it would be written."""
    return page if compiled.text is None else Page(page.path, compiled.text, page.encoding, page.bom)
