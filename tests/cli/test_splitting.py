"""``convert --split-by component``: a patch for each word, alone on the untouched tree and in order."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.code import ROOT

SOURCE = ROOT / "fixtures" / "app"


def git(folder: Path, *arguments: str) -> bool:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode == 0


def texts(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in (folder / "src").rglob("*") if it.is_file()}


@pytest.fixture
def untouched(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules", "dist"))
    return tmp_path


def copied(untouched: Path, name: str) -> Path:
    folder = untouched.parent / f"{untouched.name}-{name}"
    shutil.copytree(untouched, folder, ignore=shutil.ignore_patterns("patches"))
    return folder


def patches(untouched: Path, kind: str) -> list[Path]:
    return sorted((untouched / "patches" / kind).iterdir())


def test_in_order_the_patches_are_the_whole(untouched: Path, call: Call) -> None:
    assert call("convert", "src", "--split-by", "component", "--out", "patches").exit_code == 0
    folder = copied(untouched, "in-order")
    names = [it.name for it in patches(untouched, "in-order")]
    assert len(names) > 5
    assert all(git(folder, "apply", str(it)) for it in patches(untouched, "in-order"))
    call("convert", "src", "--write")
    assert texts(folder) == texts(untouched)


def test_alone_each_patch_applies_to_the_untouched_tree(untouched: Path, call: Call) -> None:
    call("convert", "src", "--split-by", "component", "--out", "patches")
    for patch in patches(untouched, "alone"):
        folder = copied(untouched, patch.stem)
        assert git(folder, "apply", str(patch)), patch.name
        only = copied(untouched, f"{patch.stem}-only")
        call("convert", str(only / "src"), "--only", patch.stem, "--write")
        assert texts(folder) == texts(only)


def test_patches_that_git_takes_in_another_order_come_to_the_whole_too(untouched: Path, call: Call) -> None:
    """Patches of one file meet in its imports, so git may refuse; what it takes must not be another result."""
    call("convert", "src", "--split-by", "component", "--out", "patches")
    chance = random.Random(11)
    whole = copied(untouched, "whole")
    call("convert", str(whole / "src"), "--write")
    for number in range(4):
        folder = copied(untouched, f"shuffled-{number}")
        order = patches(untouched, "alone")
        chance.shuffle(order)
        taken = [it.stem for it in order if git(folder, "apply", str(it))]
        assert taken
        call("convert", str(folder / "src"), "--write")
        assert texts(folder) == texts(whole), taken


def test_a_second_run_leaves_no_patch_of_the_first(untouched: Path, call: Call) -> None:
    call("convert", "src", "--split-by", "component", "--out", "patches")
    call("convert", "src", "--only", "badge", "--split-by", "component", "--out", "patches")
    assert [it.name for it in patches(untouched, "in-order")] == ["01-badge.patch"]
    assert [it.name for it in patches(untouched, "alone")] == ["badge.patch"]


@pytest.mark.parametrize(
    "more",
    [(), ("--out", "x", "--diff"), ("--out", "x", "--write"), ("--out", "x", "--with-setup")],
    ids=["no folder", "diff", "write", "set-up"],
)
def test_what_contradicts_it_is_a_mistake(untouched: Path, call: Call, more: tuple[str, ...]) -> None:
    done = call("convert", "src", "--split-by", "component", *more)
    assert done.exit_code == 2
    assert "--split-by" in done.stderr
