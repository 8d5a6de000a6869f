"""The invented package's types, read by Node: the committed snapshot, and a draft that needs no manifest."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapter.cli import main

from .provisioning import ROOT

ACME = ROOT / "fixtures" / "acme-ui"


@pytest.fixture
def installed(packages: Path, tmp_path: Path) -> Path:
    """The invented package beside TypeScript and React's types, as npm would lay it."""
    modules = tmp_path / "node_modules"
    modules.mkdir()
    for name in ("typescript", "@types", "csstype"):
        (modules / name).symlink_to(packages / "node_modules" / name)
    shutil.copytree(ACME, modules / "@acme" / "ui", ignore=shutil.ignore_patterns("*.json", "next", "manifests"))
    shutil.copy(ACME / "package.json", modules / "@acme" / "ui")
    return tmp_path


def test_the_types_of_the_package_give_the_committed_snapshot(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(installed)
    outcome = CliRunner().invoke(main, ["system", "new", "acme", "--from", "node_modules/@acme/ui"])
    assert outcome.exit_code == 0, outcome.output
    assert "read the package's TypeScript types" in outcome.stdout
    written = installed / "mappings" / "systems" / "acme" / "api.json"
    assert written.read_text(encoding="utf-8") == (ACME / "api.json").read_text(encoding="utf-8")
    checked = CliRunner().invoke(main, ["catalogue", "check"])
    assert checked.exit_code == 0, checked.output
