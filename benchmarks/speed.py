"""Measure the compiler's speed as ratios to bare parsing of the same files in the same run.

Usage: python benchmarks/speed.py DIR [--repeats 5] [--json FILE] [--compiler COMMAND]
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from measure import compiler_command
from processes import HERE, OURS, Run, alternating, median_peak, median_seconds, run
from projects import SCRIPTS, files_below, write_json
from tables import table

SMALL_FILE = """\
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";

export function Welcome({ name, onStart }: { name: string; onStart: () => void }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Welcome, {name}</CardTitle>
      </CardHeader>
      <CardContent>
        <Button variant="outline" onClick={onStart}>Start</Button>
      </CardContent>
    </Card>
  );
}
"""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the result: ours against a yardstick, both in one unit, and the promised bound."""

    what: str
    ours: float
    yardstick: float
    unit: str
    bound: float | None

    @property
    def ratio(self) -> float:
        """How many times the yardstick."""
        return self.ours / self.yardstick

    @property
    def verdict(self) -> str:
        """Whether the bound is kept."""
        if self.bound is None:
            return ""
        return "kept" if self.ratio <= self.bound else "MISSED"


def main() -> None:
    """Measure, print, write."""
    options = _options()
    compiler = compiler_command(options.compiler)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        files = _copy_files(options.directory.resolve(), work / "tree", 1)
        print(f"{files} files", file=sys.stderr)
        ratios = [
            *_tree(work / "tree", compiler, options.repeats),
            *_one_file(work / "one", compiler, options.repeats),
            *_memory(options.directory.resolve(), work, compiler, options.repeats),
        ]
    rows = [[r.what, r.ours, r.yardstick, r.unit, r.ratio, r.bound, r.verdict] for r in ratios]
    print(table("Speed", ("what", "ours", "yardstick", "unit", "ratio", "bound", ""), rows))
    if options.json:
        write_json(options.json, [{"what": r.what, "ratio": r.ratio, "bound": r.bound} for r in ratios])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("directory", type=Path, metavar="DIR")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="rounds to take the median of (5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the ratios to FILE")
    parser.add_argument("--compiler", default=OURS, metavar="COMMAND", help="the compiler's command line")
    return parser.parse_args()


def _copy_files(source: Path, target: Path, every: int, times: int = 1) -> int:
    """Copy every ``every``-th script of ``source`` ``times`` times; how many files that made."""
    chosen = list(files_below(source, SCRIPTS))[::every]
    for number in range(times):
        for file in chosen:
            copy = target / f"copy{number}" / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    return len(chosen) * times


def _command(words: Sequence[str], cwd: Path) -> Callable[[], Run]:
    """``words`` to be run in ``cwd`` with a cache folder that is empty each time."""

    def cold() -> Run:
        with tempfile.TemporaryDirectory() as cache:
            return run(words, cwd, Path(cache))

    return cold


def _python(script: str, argument: str, cwd: Path) -> Callable[[], Run]:
    return _command((sys.executable, str(HERE / "speed" / script), argument), cwd)


def _with_one_changed(tree: Path, check: Callable[[], Run]) -> Callable[[], Run]:
    """A check after a comment was added to one file, another one each time."""
    left = cycle(sorted(files_below(tree, SCRIPTS), key=lambda it: it.stat().st_size, reverse=True))

    def changed() -> Run:
        with next(left).open("a", encoding="utf-8") as file:
            file.write("\n// changed\n")
        return check()

    return changed


def _tree(tree: Path, compiler: Sequence[str], repeats: int) -> list[Ratio]:
    cache = tree.parent / "cache"
    cache.mkdir()
    again = partial(run, (*compiler, "check", "."), tree, cache)
    runs = alternating(
        {
            "parse": _python("parse_tree.py", ".", tree),
            "check": partial(run, (*compiler, "check", ".", "--no-cache"), tree, cache),
            "convert": partial(run, (*compiler, "convert", "."), tree, cache),
            "check, nothing kept": _command((*compiler, "check", "."), tree),
            "check again": again,
            "check again, one changed": _with_one_changed(tree, again),
        },
        repeats,
    )
    parse, check, convert, nothing, warm, changed = (median_seconds(found) for found in runs.values())
    loop = sorted(float(r.stdout.split()[2]) for r in runs["parse"])[repeats // 2]
    return [
        Ratio("check (catalogue compiled, no results), to parsing, whole processes", check, parse, "s", 3.0),
        Ratio("check, whole process, to the parsing loop alone", check, loop, "s", None),
        Ratio("convert without writing, to parsing, whole processes", convert, parse, "s", None),
        Ratio("convert without writing, to check", convert, check, "s", None),
        Ratio("check with an empty cache, to parsing, whole processes", nothing, parse, "s", None),
        Ratio("check of the unchanged tree again, to check", warm, check, "s", 0.1),
        Ratio("check again after one file changed, to check", changed, check, "s", None),
    ]


def _one_file(folder: Path, compiler: Sequence[str], repeats: int) -> list[Ratio]:
    folder.mkdir()
    cache = folder.parent / "cache-of-one"
    cache.mkdir()
    (folder / "welcome.tsx").write_text(SMALL_FILE, encoding="utf-8")
    check = (*compiler, "check", "welcome.tsx")
    runs = alternating(
        {
            "parse one": _python("parse_one.py", "welcome.tsx", folder),
            "check one": partial(run, (*check, "--no-cache"), folder, cache),
            "check one again": partial(run, check, folder, cache),
        },
        repeats * 2,
    )
    parse, once, again = (median_seconds(found) for found in runs.values())
    return [
        Ratio("check of one small file, to importing and parsing it", once, parse, "s", 2.0),
        Ratio("check of one small file whose result is kept, to the same", again, parse, "s", None),
    ]


def _memory(source: Path, work: Path, compiler: Sequence[str], repeats: int) -> list[Ratio]:
    _copy_files(source, work / "small", 10)
    _copy_files(source, work / "large", 10, times=10)
    peaks = alternating(
        {
            f"{verb} {size}": _command((*compiler, verb, "."), work / size)
            for verb in ("check", "convert")
            for size in ("small", "large")
        },
        min(repeats, 3),
    )
    return [
        Ratio(
            f"peak memory of {verb} at ten times the files",
            median_peak(peaks[f"{verb} large"]) / 2**20,
            median_peak(peaks[f"{verb} small"]) / 2**20,
            "MB",
            1.3,
        )
        for verb in ("check", "convert")
    ]


if __name__ == "__main__":
    main()
