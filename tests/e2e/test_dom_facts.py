"""What components are in the DOM, measured again in Chromium: it must be what the catalogue says."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from .provisioning import ROOT, node

TOOL = ROOT / "tools" / "dom_facts.mjs"
MEASURED = {
    "html": ROOT / "mappings" / "dialects" / "html",
    "shadcn": ROOT / "mappings" / "dialects" / "shadcn",
    "mui": ROOT / "mappings" / "systems" / "mui",
    "carbon": ROOT / "mappings" / "systems" / "carbon",
}


def test_every_file_of_facts_is_measured_here() -> None:
    assert sorted(MEASURED.values()) == sorted(it.parent for it in (ROOT / "mappings").glob("*/*/dom.json"))


@pytest.mark.parametrize("kind", MEASURED)
def test_each_component_renders_as_the_facts_say(kind: str, packages: Path, browser: str) -> None:
    known = {**os.environ, "CHROMIUM": browser}
    command = [node(), str(TOOL), str(packages), kind]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stderr
    said = json.loads((MEASURED[kind] / "dom.json").read_text(encoding="utf-8"))["components"]
    assert json.loads(done.stdout)["components"] == said
