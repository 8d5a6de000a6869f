"""The renaming task, `<Button variant>` to another name and prop, against ast-grep, ESLint and jscodeshift.

Usage: python benchmarks/peers.py DIR [--repeats 5] [--tools ours,ast-grep,…] [--ours COMMAND] [--json FILE]
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import compiler_command
from processes import HERE, OURS, Run, packages, progress, run
from projects import SCRIPTS, different_files, files_below, read_tree, write_json
from tables import Cell, table

COPY = "copy"
TOOLS = ("ours", "ours, two workers", "ast-grep", "ast-grep, one thread", "jscodeshift", "ESLint")
DEFAULT_OURS = f"{OURS} convert {{copy}} --names-only --write"
DEFAULT_PARALLEL = f"{DEFAULT_OURS} --jobs 2"


@dataclass(slots=True)
class Outcome:
    """The counted runs of one tool and what the last of them changed."""

    runs: list[Run]
    files: int = 0
    removed: int = 0
    added: int = 0

    @property
    def seconds(self) -> float:
        """The median wall time."""
        return statistics.median(finished.seconds for finished in self.runs)


def main() -> None:
    """Run all tools alternating, print and write their ratios."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        original = _originals(options.directory.resolve(), work / "original")
        commands = {name: command for name, command in _commands(options, work).items() if name in options.tools}
        rows = _rows(_alternate(commands, work, original, options.repeats))
    print(f"{len(original)} files, {sum(map(len, original.values())) / 1e6:.2f} MB")
    print(table("Renaming", HEADS, rows))
    if options.json:
        write_json(options.json, [dict(zip(HEADS, row, strict=True)) for row in rows])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("directory", type=Path, metavar="DIR")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="rounds to take the median of (5)")
    parser.add_argument("--tools", type=_names, default=TOOLS, help=f"some of: {'; '.join(TOOLS)} (split by ';')")
    parser.add_argument("--ours", default=DEFAULT_OURS, metavar="COMMAND", help="our command; {copy} is the tree")
    parser.add_argument(
        "--ours-parallel", default=DEFAULT_PARALLEL, metavar="COMMAND", help="our command with two workers"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table to FILE")
    return parser.parse_args()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";"))


def _originals(source: Path, target: Path) -> dict[str, bytes]:
    for file in files_below(source, SCRIPTS):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return read_tree(target)


def _commands(options: argparse.Namespace, work: Path) -> dict[str, Sequence[str]]:
    """The command line of every tool; npm packages are installed only when one of them is asked for."""
    copy = str(work / COPY)
    commands: dict[str, Sequence[str]] = {
        "ours": compiler_command(options.ours.format(copy=copy)),
        "ours, two workers": compiler_command(options.ours_parallel.format(copy=copy)),
    }
    if all(name.startswith("ours") for name in options.tools):
        return commands
    modules = packages("peers")
    (work / "node_modules").symlink_to(modules)
    for file in ("rename.yml", "rename.cjs", "eslint.config.mjs"):
        shutil.copyfile(HERE / "peers" / file, work / file)
    ast_grep = [_ast_grep(modules), "scan", "-r", str(work / "rename.yml"), "-U"]
    jscodeshift = [
        "node",
        str(modules / "jscodeshift" / "bin" / "jscodeshift.js"),
        "-t",
        str(work / "rename.cjs"),
    ]
    eslint = [
        "node",
        str(modules / "eslint" / "bin" / "eslint.js"),
        "-c",
        str(work / "eslint.config.mjs"),
        "--fix",
    ]
    return commands | {
        "ast-grep": [*ast_grep, copy],
        "ast-grep, one thread": [*ast_grep, "-j", "1", copy],
        "jscodeshift": [
            *jscodeshift,
            "--parser=tsx",
            "--extensions=tsx,jsx",
            "--run-in-band",
            "--silent",
            copy,
        ],
        "ESLint": [*eslint, "--no-warn-ignored", "--quiet", copy],
    }


def _ast_grep(modules: Path) -> str:
    """The native program, which the wrapper package links only by an install script."""
    found = sorted(modules.glob("@ast-grep/cli-*/ast-grep")) or sorted(modules.glob("@ast-grep/cli-*/ast-grep.exe"))
    if not found:
        raise SystemExit("ast-grep has no program for this platform")
    return str(found[0])


def _alternate(
    commands: Mapping[str, Sequence[str]], work: Path, original: Mapping[str, bytes], repeats: int
) -> dict[str, Outcome]:
    """Every tool once a round on a fresh copy, one round uncounted."""
    outcomes = {name: Outcome([]) for name in commands}
    for number in range(repeats + 1):
        for name, command in commands.items():
            progress(f"round {number} of {repeats}: {name}")
            _fresh(work, with_mapping=name.startswith("ours"))
            finished = run(command, work)
            if finished.code not in (0, 1):
                raise SystemExit(f"\n{name} ended with {finished.code}:\n{finished.stderr[-2000:]}")
            if number:
                outcomes[name].runs.append(finished)
            if number == repeats:
                _count_changes(outcomes[name], work / COPY, dict(original), work)
    progress("")
    return outcomes


def _fresh(work: Path, with_mapping: bool) -> None:
    """A fresh copy of the tree; for us with the folder ``rename/`` beside its files: settings and mapping."""
    shutil.rmtree(work / COPY, ignore_errors=True)
    shutil.copytree(work / "original", work / COPY)
    if with_mapping and (HERE / "rename").is_dir():
        shutil.copytree(HERE / "rename", work / COPY, dirs_exist_ok=True)


def _count_changes(outcome: Outcome, copy: Path, original: dict[str, bytes], work: Path) -> None:
    after = {path: data for path, data in read_tree(copy).items() if path in original}
    outcome.files = len(different_files(original, after))
    numbers = run(["git", "diff", "--no-index", "--numstat", str(work / "original"), str(copy)], work).stdout
    for line in numbers.decode("utf-8", "replace").splitlines():
        added, removed, name = line.split("\t", 2)
        if "original" in name and added != "-":
            outcome.added += int(added)
            outcome.removed += int(removed)


HEADS = (
    "tool",
    "seconds",
    "× ours",
    "× ast-grep",
    "files changed",
    "lines removed",
    "lines added",
    "peak MB",
)


def _rows(outcomes: Mapping[str, Outcome]) -> list[list[Cell]]:
    return [
        [
            name,
            outcome.seconds,
            _ratio(outcome, outcomes.get("ours")),
            _ratio(outcome, outcomes.get("ast-grep")),
            outcome.files,
            outcome.removed,
            outcome.added,
            max(finished.peak for finished in outcome.runs) // 2**20,
        ]
        for name, outcome in outcomes.items()
    ]


def _ratio(outcome: Outcome, yardstick: Outcome | None) -> float | None:
    return outcome.seconds / yardstick.seconds if yardstick else None


if __name__ == "__main__":
    main()
