"""The committed snapshots and the icon tables against the packages that they were read from."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapter.catalogue.extractor import script_path

from .provisioning import ROOT, node

SNAPSHOTS = sorted((ROOT / "mappings" / "systems").glob("*/api.json"))


def extracted(packages: Path, name: str, *options: str) -> str:
    command = [node(), str(script_path()), "--from", str(packages / "node_modules" / name), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda it: it.parent.name)
def test_the_snapshot_of_components_is_what_the_extractor_writes(packages: Path, snapshot: Path) -> None:
    text = snapshot.read_text(encoding="utf-8")
    assert extracted(packages, json.loads(text)["package"]) == text


def test_the_icon_tables_name_icons_of_both_packages(packages: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "verify_icons.py"), str(packages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_extractor_says_what_it_lacks(packages: Path, tmp_path: Path) -> None:
    library = tmp_path / "node_modules" / "some-library"
    library.mkdir(parents=True)
    (library / "package.json").write_text('{"name": "some-library", "version": "1.0.0"}', encoding="utf-8")
    command = [node(), str(script_path()), "--from", str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "typescript is not installed" in done.stderr


def test_namespaced_components_are_found(packages: Path) -> None:
    written = extracted(packages, "radix-ui")
    assert '"Dialog.Root"' in written
    assert '"Tabs.Trigger"' in written
