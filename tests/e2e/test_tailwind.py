"""The table of Tailwind 4 against the package that it was made from, and fresh candidates against the real one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapter.styles.table import DATA
from adapter.styles.tailwind4 import Tailwind4
from tests.styles.recorded_answers import our_lines

from .provisioning import ROOT, node

TOOLS = ROOT / "tools" / "tailwind"


def run(*command: str | Path) -> None:
    done = subprocess.run([str(it) for it in command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def raw(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The table as the script writes it now, before it is trimmed."""
    target = tmp_path_factory.mktemp("tailwind") / "raw.json"
    run(node(), TOOLS / "table_v4.mjs", packages / "node_modules", target)
    return target


def test_the_table_is_what_the_package_gives(raw: Path) -> None:
    said = json.loads(raw.read_text(encoding="utf-8"))
    kept = json.loads((DATA / "v4.json").read_text(encoding="utf-8"))
    assert {name: kept[name] for name in kept if name != "whole"} == {
        name: said[name] for name in said if name != "classes"
    }
    assert kept["whole"] == {name: said["classes"][name] for name in kept["whole"]}


def test_fresh_candidates_declare_what_they_really_do(packages: Path, raw: Path, tmp_path: Path) -> None:
    said = json.loads(raw.read_text(encoding="utf-8"))
    names, candidates, answers = (tmp_path / it for it in ("names.json", "candidates.json", "answers.json"))
    names.write_text(json.dumps({it: list(said[it]) for it in ("classes", "roots", "variants")}), encoding="utf-8")
    run(sys.executable, TOOLS / "candidates.py", names, candidates, "5")
    run(node(), TOOLS / "record_v4.mjs", packages / "node_modules", candidates, answers)
    tailwind = Tailwind4()
    for group, real in json.loads(answers.read_text(encoding="utf-8")).items():
        wrong = [name for name, lines in real.items() if our_lines(tailwind.resolve(name)) != lines]
        assert len(wrong) <= len(real) * 0.005, f"{group}: {wrong[:20]}"
        assert [name for name in wrong if real[name] is None] == [], group
