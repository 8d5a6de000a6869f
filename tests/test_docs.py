"""The documents are true: their commands run, their examples are what happens, the paths they name exist.

A block after ``<!-- file: PATH -->`` is written into a copy of the checkout, one after ``<!-- run -->`` is
run there: each line after ``$`` is a command, what follows is its output, in which ``…`` stands for anything
(alone on a line, for any lines), and ``exit code N`` for an end other than 0.  Blocks after ``same`` and
``converted`` are a fixture, and what becomes of it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.code import ROOT
from tests.pages import after, compile_page, page_at

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
# docs/mapping-language.md is executed by a test of its own.
BLOCK = re.compile(
    r"<!-- (?P<kind>file|run|same|converted)(?:: (?P<path>\S+))? -->\n```\w*\n(?P<text>.*?)^```$", re.M | re.S
)
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
# Who commits, where a document uses git.
SOMEBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Somebody"), ("EMAIL", "somebody@example.org"))
}
NAMED = re.compile(r"`((?:adapter|tests|docs|mappings|fixtures|benchmarks|design_tokens|\.ci)/[\w./-]+|Makefile)`")
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)\)")
ADDED_BY_THE_WALK = re.compile(r"<!-- file: (\S+) -->")
shown = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda it: it.relative_to(ROOT).as_posix())


@dataclass(frozen=True)
class Block:
    """One marked block; ``path`` is empty for ``run``."""

    kind: str
    path: str
    text: str


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    return [Block(it["kind"], it["path"] or "", it["text"]) for it in BLOCK.finditer(text)]


@shown
def test_the_paths_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    added = set(ADDED_BY_THE_WALK.findall(text))
    missing = [it for it in NAMED.findall(FENCE.sub("", text)) if it not in added and not (ROOT / it).exists()]
    missing += [it for it in LINKED.findall(FENCE.sub("", text)) if not (document.parent / it).exists()]
    assert not missing


@shown
def test_every_marker_has_its_block(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert len(blocks(document)) == len(re.findall(r"^<!-- (?:file|run|same|converted)\b", text, re.M))


EXAMPLES = [(document, it) for document in DOCUMENTS for it in blocks(document) if it.kind in ("same", "converted")]


@pytest.mark.parametrize(("document", "block"), EXAMPLES, ids=[f"{it.kind}-{it.path}" for _, it in EXAMPLES])
def test_an_example_is_what_happens(document: Path, block: Block) -> None:
    page = page_at(ROOT / block.path)
    wanted = page.text if block.kind == "same" else after(page, compile_page(page)).text
    assert block.text == wanted


RUNNING = [it for it in DOCUMENTS if any(block.kind == "run" for block in blocks(it))]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the commands need."""
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", "e2e")
    for name in ("adapter", "mappings", "fixtures", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "design" / "mappings").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("document", RUNNING, ids=lambda it: it.name)
def test_the_commands_of_a_document_say_what_it_says(document: Path, checkout: Path) -> None:
    for block in blocks(document):
        match block.kind:
            case "file":
                path = checkout / block.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text, encoding="utf-8")
            case "run":
                for command, output in commands(block.text):
                    check(command, output, checkout)


def commands(text: str) -> list[tuple[str, str]]:
    """Each command with the output that is told."""
    found = re.split(r"^\$ (.*)\n", text, flags=re.M)
    assert not found[0], "a run block begins with a command"
    return list(zip(found[1::2], found[2::2], strict=True))


def check(command: str, told: str, folder: Path) -> None:
    words = shlex.split(command)
    ours = {"ds-adapter": [sys.executable, "-m", "adapter"], "python": [sys.executable]}
    program = ours.get(words[0]) or {"cat": ["cat"], "git": ["git"]}[words[0]]
    env = os.environ | {"PYTHONPATH": str(folder)} | SOMEBODY
    done = subprocess.run(
        [*program, *words[1:]], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300
    )
    code = int(found[1]) if (found := re.search(r"^exit code (\d)$", told, re.M)) else 0
    output = done.stdout + done.stderr
    assert done.returncode == code, f"{command}\n{output}"
    told = re.sub(r"^exit code \d\n", "", told, flags=re.M)
    pattern = "".join(
        r"(?:.*\n)?" if it == "…\n" else re.escape(it).replace("…", ".*") for it in told.splitlines(keepends=True)
    )
    assert re.fullmatch(pattern, output, re.S), f"{command}\n{output}\ninstead of\n{told}"
