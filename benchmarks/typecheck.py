"""Type-check converted files before and after with the same stubs, and count the errors that are new.

Usage: python benchmarks/typecheck.py DIR… [--system S] [--only NAME] [--json FILE] [--compiler COMMAND]
Ends with 1 when there are new errors.
"""

import difflib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from account import load_account
from measure import compiler_command
from processes import HERE, packages, run
from projects import Project, copy_tree, corpus_arguments, find_projects, write_json
from tables import Cell, table

# Declared and never read: an import that conversion left behind shows here; counted apart from type errors.
UNUSED = frozenset({6133, 6192, 6196, 6198})


class Diagnostic(TypedDict):
    """One error of the checker; line and column from 1."""

    path: str
    line: int
    column: int
    code: int
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One project checked before and after; ``new`` are the errors that conversion caused."""

    project: Project
    converted: tuple[str, ...]
    before: int
    after: int
    new: tuple[Diagnostic, ...]
    new_unused: tuple[Diagnostic, ...]


def main() -> None:
    """Check every project, print and write."""
    options = corpus_arguments(__doc__).parse_args()
    modules = packages("typecheck")
    convert = (*compiler_command(options.compiler), "convert", ".", "--write", "--system", options.system)
    results: list[Checked] = []
    for project in find_projects(options.directories):
        if options.only in project.name:
            print(f"{project.name} …", file=sys.stderr, flush=True)
            results.append(_check(project, modules, convert))
    print(table("Types", HEADS, [_row(result) for result in results]))
    for result in results:
        for found in (*result.new, *result.new_unused):
            print(_line(result.project, found))
    new = sum(len(result.new) for result in results)
    print(f"{sum(len(r.converted) for r in results)} converted files checked, {new} new errors")
    if options.json:
        write_json(options.json, [_summary(result) for result in results])
    raise SystemExit(1 if new else 0)


def _check(project: Project, modules: Path, convert: Sequence[str]) -> Checked:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        (work / "node_modules").symlink_to(modules)
        before, after = work / "before", work / "after"
        copy_tree(project.root, before)
        copy_tree(project.root, after)
        converted = _convert(after, work / "account.json", convert)
        if not converted:
            return Checked(project, (), 0, 0, (), ())
        found = _diagnose(modules, before, after)
        new = new_errors(before, after, found[str(before)], found[str(after)])
    return Checked(
        project,
        converted,
        sum(error["code"] not in UNUSED for error in found[str(before)]),
        sum(error["code"] not in UNUSED for error in found[str(after)]),
        tuple(error for error in new if error["code"] not in UNUSED),
        tuple(error for error in new if error["code"] in UNUSED),
    )


def _convert(root: Path, out: Path, convert: Sequence[str]) -> tuple[str, ...]:
    finished = run([*convert, "--json", str(out)], root)
    if not out.is_file():
        raise SystemExit(f"convert ended with {finished.code}:\n{finished.stderr[-2000:]}")
    return tuple(entry["path"] for entry in load_account(out, root)["files"] if entry["status"] == "changed")


def _diagnose(modules: Path, *roots: Path) -> dict[str, list[Diagnostic]]:
    command = [
        "node",
        "--max-old-space-size=4096",
        str(HERE / "typecheck.mjs"),
        str(modules),
        *map(str, roots),
    ]
    finished = run(command)
    if finished.code:
        raise SystemExit(f"the type checker failed:\n{finished.stderr[-2000:]}")
    found: dict[str, list[Diagnostic]] = json.loads(finished.stdout)
    return found


def new_errors(before: Path, after: Path, old: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors of ``new`` that ``old`` does not have.

    An error is an old one if one of the same code stood at the same place: the same line where the line did not change,
    else the same run of changed lines.  What is left over is an old one too if the same message stood elsewhere in the
    file (lines were paired otherwise than the code moved), or at the same place already (code that is written twice).
    """
    places = {path: _Places(before / path, after / path) for path in {error["path"] for error in (*old, *new)}}
    there = [(e, (e["path"], places[e["path"]].old[e["line"]])) for e in old]
    here = [(e, (e["path"], places[e["path"]].new[e["line"]])) for e in new]
    left, at_place = _without(there, here, lambda e, place: (place, e["code"]))
    _, in_file = _without(left, at_place, lambda e, _: (e["path"], e["code"], e["message"]))
    copies = {(place, e["code"], e["message"]) for e, place in there}
    return [e for e, place in in_file if (place, e["code"], e["message"]) not in copies]


_Placed = tuple[Diagnostic, tuple[str, int]]


def _without(
    old: Sequence[_Placed], new: Sequence[_Placed], key: Callable[[Diagnostic, tuple[str, int]], object]
) -> tuple[list[_Placed], list[_Placed]]:
    """What is left of both when those of equal keys are taken out in pairs."""
    left, still = Counter(key(*it) for it in old), []
    for it in new:
        if left[key(*it)]:
            left[key(*it)] -= 1
        else:
            still.append(it)
    rest = []
    for it in old:
        if left[key(*it)]:
            left[key(*it)] -= 1
            rest.append(it)
    return rest, still


class _Places:
    """For both versions of a file: the place of each line (from 1), equal where they correspond."""

    def __init__(self, before: Path, after: Path) -> None:
        a, b = (_lines(before), _lines(after))
        self.old: dict[int, int] = {}
        self.new: dict[int, int] = {}
        for place, (_, a1, a2, b1, b2) in enumerate(_split_equal(a, b)):
            self.old.update(dict.fromkeys(range(a1 + 1, a2 + 1), place))
            self.new.update(dict.fromkeys(range(b1 + 1, b2 + 1), place))


def _split_equal(a: list[str], b: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The differences of two lists of lines, with every equal line on its own."""
    blocks: list[tuple[str, int, int, int, int]] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            blocks += [(tag, a1 + i, a1 + i + 1, b1 + i, b1 + i + 1) for i in range(a2 - a1)]
        else:
            blocks.append((tag, a1, a2, b1, b2))
    return blocks


def _lines(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return [*text.split("\n"), ""]


HEADS = ("project", "files converted", "errors before", "errors after", "new errors", "newly unused")


def _row(result: Checked) -> list[Cell]:
    return [
        result.project.name[:40],
        len(result.converted),
        result.before,
        result.after,
        len(result.new),
        len(result.new_unused),
    ]


def _line(project: Project, error: Diagnostic) -> str:
    place = f"{project.name}/{error['path']}:{error['line']}:{error['column']}"
    return f"{place} TS{error['code']} {error['message']}"


def _summary(result: Checked) -> dict[str, object]:
    return {
        "project": result.project.name,
        "converted": result.converted,
        "before": result.before,
        "after": result.after,
        "new": result.new,
        "newly unused": result.new_unused,
    }


if __name__ == "__main__":
    main()
