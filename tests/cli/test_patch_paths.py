"""``--diff`` over pages outside the working directory names paths that ``git apply`` and ``patch -p1`` find."""

import subprocess
from pathlib import Path

import pytest

from adapter.cli.session import patch_path
from tests.cli.conftest import Call

PAGE = 'import { Button } from "@/components/ui/button";\n\nexport const Save = () => <Button>Save</Button>;\n'


@pytest.fixture
def repository(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one page; the working directory is beside it, not where ``call`` went."""
    folder, beside = tmp_path / "repository", tmp_path / "beside"
    (folder / "src").mkdir(parents=True)
    beside.mkdir()
    (folder / "src" / "Save.tsx").write_text(PAGE, encoding="utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    monkeypatch.chdir(beside)
    return folder


@pytest.mark.parametrize("is_absolute", [True, False])
def test_a_diff_from_elsewhere_is_relative_to_the_repository_and_applies(
    repository: Path, is_absolute: bool, call: Call
) -> None:
    page = repository / "src" / "Save.tsx"
    outcome = call("convert", str(page) if is_absolute else "../repository/src/Save.tsx", "--diff")
    assert outcome.stdout.startswith("--- a/src/Save.tsx\n+++ b/src/Save.tsx\n")
    subprocess.run(["git", "apply", "-"], cwd=repository, input=outcome.stdout.encode(), check=True)
    assert "@mui/material" in page.read_text(encoding="utf-8")


def test_a_patch_without_a_repository_is_relative_to_the_package(tmp_path: Path) -> None:
    (tmp_path / "app" / "src").mkdir(parents=True)
    (tmp_path / "app" / "package.json").write_text("{}", encoding="utf-8")
    assert patch_path(str(tmp_path / "app" / "src" / "Save.tsx")) == "src/Save.tsx"
