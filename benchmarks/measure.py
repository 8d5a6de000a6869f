"""One project through the compiler: the account, the second run, the bytes, and the independent count."""

import json
import shlex
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from account import Account, Inventory, balanced, candidates_of, load_account, tally, touched
from processes import HERE, Run, run
from projects import Project, copy_tree, different_files, read_tree


@dataclass(frozen=True, slots=True)
class Tools:
    """How to call the compiler, the folder of the npm package ``typescript``, and the approved system."""

    compiler: tuple[str, ...]
    typescript: Path
    system: str


@dataclass(frozen=True, slots=True)
class Written:
    """What writing into a copy showed; every tuple holds relative paths and is best empty."""

    unchanged_touched: tuple[str, ...]
    second_run_changed: tuple[str, ...]
    second_run_converted: int
    approved_again: int
    broken_output: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One project: what the compiler said and what was seen; ``errors`` are processes that ended badly."""

    project: Project
    account: Account
    inventory: Inventory
    written: Written
    errors: tuple[str, ...]
    seconds: float
    peak: int

    @property
    def failed(self) -> list[str]:
        """Pages that made the compiler fail."""
        return [f"{f['path']}: {f['message']}" for f in self.account["files"] if f["status"] == "failed"]

    @property
    def unreadable(self) -> list[tuple[str, bool]]:
        """Pages that were not read, each with whether TypeScript parses them."""
        return [
            (f"{f['path']}: {f['message']}", self._typescript_parses(f["path"]))
            for f in self.account["files"]
            if f["status"] == "unreadable"
        ]

    def _typescript_parses(self, path: str) -> bool:
        return path in self.inventory and self.inventory[path]["parse_ok"]

    @property
    def balanced(self) -> bool:
        """Whether the account adds up."""
        return balanced(self.account)


def count_elements(root: Path, typescript: Path) -> Inventory:
    """The inventory of the project at ``root``.  Raises ``SystemExit`` when the counter fails."""
    finished = run(["node", str(HERE / "inventory.mjs"), str(root), str(typescript)])
    if finished.code:
        raise SystemExit(f"the inventory of {root.name} failed:\n{finished.stderr[-2000:]}")
    inventory: Inventory = json.loads(finished.stdout)
    return inventory


def measure(project: Project, tools: Tools) -> Measured:
    """Convert the project without writing, then twice with writing in a temporary copy."""
    inventory = count_elements(project.root, tools.typescript)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        account, first = _convert(project.root, work / "first.json", tools)
        copy = work / "copy" / project.name
        copy_tree(project.root, copy)
        written, errors = _write_twice(copy, account, inventory, tools)
    return Measured(
        project, account, inventory, written, (*_error("convert", first), *errors), first.seconds, first.peak
    )


def _convert(root: Path, out: Path, tools: Tools, *options: str) -> tuple[Account, Run]:
    finished = run([*tools.compiler, "convert", ".", "--system", tools.system, "--json", str(out), *options], cwd=root)
    if not out.is_file():
        print(finished.stderr[-2000:], file=sys.stderr)
        return {"version": 1, "system": "", "files": [], "created": [], "account": {}}, finished
    return load_account(out, root), finished


def _error(what: str, finished: Run) -> tuple[str, ...]:
    if finished.code in (0, 1):
        return ()
    lines = finished.stderr.strip().splitlines()[-3:]
    return (f"{what} ended with {finished.code}: {' | '.join(lines)}",)


def _write_twice(copy: Path, planned: Account, inventory: Inventory, tools: Tools) -> tuple[Written, tuple[str, ...]]:
    original = read_tree(copy)
    first, first_run = _convert(copy, copy.parent / "written.json", tools, "--write")
    once = read_tree(copy)
    second, second_run = _convert(copy, copy.parent / "second.json", tools, "--write")
    after = count_elements(copy, tools.typescript)
    outcomes = tally(candidates_of([second])).candidates
    written = Written(
        unchanged_touched=tuple(touched(planned, original, once)),
        second_run_changed=tuple(different_files(once, read_tree(copy))),
        second_run_converted=outcomes["converted"],
        approved_again=outcomes["approved"],
        broken_output=tuple(
            path for path, entry in inventory.items() if entry["parse_ok"] and not after[path]["parse_ok"]
        ),
    )
    if first["account"] != planned["account"]:
        return written, ("writing gave another account than planning", *_error("convert --write", first_run))
    return written, _error("convert --write", first_run) + _error("the second convert --write", second_run)


def compiler_command(text: str) -> tuple[str, ...]:
    """The words of a command line."""
    return tuple(shlex.split(text))
