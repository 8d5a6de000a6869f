"""The goldens of `fixtures/pages` against the real type declarations of the pinned packages.

All pages are checked in one program with every `before`, and in one a system with every `after` under the same name.
The modules `@/components/ui/*` are those of the fixture app.
"""

import json
import shutil
from pathlib import Path

import pytest

from tests.pages import JSX_SYSTEMS, SYSTEM

from .provisioning import CACHE, ROOT, fresh_copy
from .typechecking import Mistyped, listed, new_errors, type_errors

PAGES = ROOT / "fixtures" / "pages"
HERE = Path(__file__).parent
UNRESOLVED = {"TS2307", "TS7016"}  # no such module; a module without types: everything from it would be `any`
SHIMS = "app/src/components/ds"  # where files go that a system brings along
SOURCES = {".ts", ".tsx", ".js", ".jsx"}


def page_of(folder: Path) -> Path | None:
    """The page of a story: `before.*`, or the only `page.*` below the folder."""
    found = [*folder.glob("before.[jt]sx"), *folder.glob("app/**/page.[jt]sx")]
    return found[0] if found else None


def golden_of(page: Path, system: str) -> Path | None:
    """What the compiler made of the page in a system, where there is a golden for it."""
    middle = "" if system == SYSTEM else f".{system}"
    found = page.with_name(f"after{middle}{page.suffix}")
    return found if found.is_file() else None


def lay_out(work: Path, packages: Path, system: str = "") -> Path:
    """A folder to check: every story below `pages/`, as it stands or its golden, and the app beside it."""
    if work.exists():
        shutil.rmtree(work)
    fresh_copy(ROOT / "fixtures" / "app" / "src", work / "app" / "src", packages)
    for source in (ROOT / "mappings" / "systems" / system).glob("*.tsx") if system else ():
        (work / SHIMS).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, work / SHIMS)
    (work / "node_modules").symlink_to(packages / "node_modules")
    shutil.copy(HERE / "stubs.d.ts", work)
    config = json.loads((HERE / "tsconfig.pages.json").read_text(encoding="utf-8"))
    (work / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    for folder in sorted(path for path in PAGES.iterdir() if path.is_dir()):
        page = page_of(folder)
        for source in folder.rglob("*"):
            if source.suffix in SOURCES and not source.stem.startswith("after"):
                golden = golden_of(source, system) if system and source == page else None
                target = work / "pages" / source.relative_to(PAGES)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(golden or source, target)
    return work


@pytest.fixture(scope="module")
def before(packages: Path) -> list[Mistyped]:
    if not any(PAGES.glob("*/*")):
        pytest.skip("fixtures/pages is empty")
    return type_errors(lay_out(CACHE / "pages-before", packages))


def test_every_module_that_a_page_imports_has_types(before: list[Mistyped]) -> None:
    lost = [error for error in before if error.code in UNRESOLVED]
    assert not lost, listed(lost)


@pytest.mark.parametrize("system", JSX_SYSTEMS)
def test_converted_pages_have_no_new_type_error(before: list[Mistyped], packages: Path, system: str) -> None:
    fresh = new_errors(before, type_errors(lay_out(CACHE / f"pages-{system}", packages, system)))
    assert not fresh, listed(fresh)
