"""Projects on disk, written from a mapping of path to text."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files below the temporary folder, and returns that folder by its real path."""

    def written(files: Mapping[str, str]) -> Path:
        root = tmp_path.resolve()
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return root

    return written
