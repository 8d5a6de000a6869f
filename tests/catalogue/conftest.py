"""A copy of our own catalogue with one line changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from adapter.catalogue import loading

Broken = Callable[[str, str, str], list[str]]


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the mappings that ship, in their place; the working directory is above it."""
    folder = tmp_path / "mappings"
    shutil.copytree(loading.shipped(), folder)
    for room in ("checking", "folders", "loading"):
        monkeypatch.setattr(f"adapter.catalogue.{room}.shipped", lambda: folder)
    monkeypatch.chdir(tmp_path)
    loading.load.cache_clear()
    return folder


@pytest.fixture
def broken(ours: Path) -> Broken:
    """Change one text in one file, once; what `check` then says."""

    def change(file: str, before: str, after: str) -> list[str]:
        path = ours / file
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{file} no longer says {before!r}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return said(Path(file).parts[1] if file.startswith("systems/") else "mui")

    return change


def said(system: str = "mui") -> list[str]:
    """What loading and checking say of a system."""
    from adapter.catalogue.checking import check

    loading.load.cache_clear()
    try:
        return [str(it) for it in check(loading.load(system))]
    except loading.CatalogueMistakes as error:
        return [str(it) for it in error.mistakes]
    finally:
        loading.load.cache_clear()
