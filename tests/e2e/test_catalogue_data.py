"""The committed snapshots and the icon tables against the packages that they were read from."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from adapter.catalogue.extractor import script_path
from tests.pages import JSX_SYSTEMS

from .conftest import or_skip
from .provisioning import LOCKED_GOVUK, ROOT, installed, node

SNAPSHOTS = [ROOT / "mappings" / "systems" / it / "api.json" for it in JSX_SYSTEMS]
GOVUK = ("mappings/systems/govuk/api.json", "fixtures/govuk/fixtures.json")


def extracted(packages: Path, name: str, *options: str) -> str:
    command = [node(), str(script_path()), "--from", str(packages / "node_modules" / name), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda it: it.parent.name)
def test_the_snapshot_of_components_is_what_the_extractor_writes(packages: Path, snapshot: Path) -> None:
    text = snapshot.read_text(encoding="utf-8")
    assert extracted(packages, json.loads(text)["package"]) == text


def test_the_classes_and_samples_of_govuk_are_what_its_package_publishes(tmp_path: Path) -> None:
    package = or_skip(partial(installed, LOCKED_GOVUK)) / "node_modules" / "govuk-frontend"
    command = [sys.executable, str(ROOT / "tools" / "govuk_snapshot.py"), str(package), str(tmp_path)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    for it in GOVUK:
        assert (tmp_path / it).read_text(encoding="utf-8") == (ROOT / it).read_text(encoding="utf-8"), it


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
