"""Which folders are projects, and copies of them to write into."""

import argparse
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from processes import OURS

SCRIPTS = frozenset({".tsx", ".jsx", ".ts", ".js"})
SKIPPED = frozenset({"node_modules", "dist", "build", ".next", ".git"})


@dataclass(frozen=True, slots=True)
class Project:
    """One project: its short name and its folder."""

    name: str
    root: Path


def corpus_arguments(doc: str | None) -> argparse.ArgumentParser:
    """What every script takes that runs a compiler over projects; the description is the first line of ``doc``."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("directories", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--system", default="mui", help="the approved system (mui)")
    parser.add_argument("--only", default="", metavar="NAME", help="only projects whose name contains NAME")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result to FILE")
    parser.add_argument("--compiler", default=OURS, metavar="COMMAND", help="the compiler's command line")
    return parser


def find_projects(directories: Sequence[Path]) -> list[Project]:
    """The projects under ``directories``.

    Folders named ``owner__name`` at most three levels below, else direct children with a ``package.json``,
    else the directory itself.  Raises ``SystemExit`` when a directory does not exist or a name comes twice.
    """
    projects = [project for directory in directories for project in _projects_in(directory.resolve())]
    names = [project.name for project in projects]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SystemExit(f"several projects are named {', '.join(twice)}")
    return sorted(projects, key=lambda project: project.name)


def _projects_in(directory: Path) -> list[Project]:
    if not directory.is_dir():
        raise SystemExit(f"{directory} is not a directory")
    if "__" in directory.name:
        return [Project(directory.name, directory)]
    found = [
        Project(folder.name, folder)
        for pattern in ("*", "*/*", "*/*/*")
        for folder in directory.glob(pattern)
        if folder.is_dir() and "__" in folder.name and folder.name != "__pycache__"
    ]
    return found or _plain_projects(directory)


def _plain_projects(directory: Path) -> list[Project]:
    children = [folder for folder in directory.iterdir() if (folder / "package.json").is_file()]
    if (directory / "package.json").is_file() or not children:
        return [Project(directory.name, directory)]
    return [Project(folder.name, folder) for folder in children]


def files_below(root: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    """All files below ``root`` with one of ``suffixes``, sorted, without what tools build or install."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.suffix in suffixes and not SKIPPED.intersection(parts) and path.is_file():
            yield path


def copy_tree(source: Path, target: Path) -> None:
    """Make ``target`` a fresh copy of ``source``, without symbolic links, built and installed files."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target, ignore=_ignored)


def _ignored(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name in SKIPPED or Path(folder, name).is_symlink()}


def read_tree(root: Path) -> dict[str, bytes]:
    """The bytes of every file below ``root`` by its relative path with slashes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not SKIPPED.intersection(path.relative_to(root).parts)
    }


def different_files(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """The relative paths that were added, removed or changed."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def write_json(file: Path, value: object) -> None:
    """Write ``value`` as indented JSON with a final newline."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
