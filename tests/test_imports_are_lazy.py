"""A TSX page is converted without loading what only other languages, formats and long runs need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.code import ROOT

HEAVY = (
    "turbohtml",
    "tinycss2",
    "jinja2",
    "lxml",
    "bs4",
    "cssselect2",
    "multiprocessing",
    "concurrent.futures",
)
PAGE = 'import { Button } from "@/components/ui/button";\nexport const A = () => <Button>Go</Button>;\n'
SCRIPT = """
import json, sys
from click.testing import CliRunner
from adapter.cli import main
outcome = CliRunner().invoke(main, sys.argv[1:])
print(json.dumps({"code": outcome.exit_code, "loaded": sorted(sys.modules)}))
"""


@pytest.mark.parametrize("call", [["convert"], ["check"], ["convert", "--write"]], ids=" ".join)
def test_one_tsx_page_loads_nothing_heavy(call: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.tsx"
    page.write_text(PAGE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *call, str(page)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    seen = json.loads(done.stdout)
    assert seen["code"] in (0, 1), done.stderr
    assert "adapter.compiler" in seen["loaded"]
    assert not [it for it in HEAVY if it in seen["loaded"]]


def test_a_page_that_was_checked_before_loads_neither_compiler_nor_catalogue(tmp_path: Path) -> None:
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, "check", "."],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        for _ in range(2)
    ]
    cold, warm = (json.loads(it.stdout) for it in runs)
    assert cold["code"] == warm["code"] == 1
    assert "adapter.compiler" in cold["loaded"]
    unneeded = ("tree_sitter", "adapter.compiler", "adapter.catalogue.model", "adapter.matching", "adapter.realising")
    assert not [it for it in unneeded if it in warm["loaded"]]


def test_the_version_loads_no_parser() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "--version"], capture_output=True, text=True, check=True, timeout=120
    )
    loaded = json.loads(done.stdout)["loaded"]
    assert not [it for it in ("tree_sitter", "adapter.compiler") if it in loaded]
