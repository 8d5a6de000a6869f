"""Run the compiler over a corpus of prototypes and print what it did; README.md says what each number means.

Usage: python benchmarks/corpus.py DIR… [--system S] [--json FILE] [--holds N] [--sample N [--family F]] [--only NAME]
"""

import argparse
import random
import sys
from collections.abc import Sequence

from account import Candidate, family_key
from figures import DECISION_HEADS, FAMILY_HEADS, HOLD_HEADS, LEFT_HEADS, PROJECT_HEADS, Figures, figures
from measure import Measured, Tools, compiler_command, measure
from processes import packages
from projects import corpus_arguments, find_projects, write_json
from tables import Cell, table


def main() -> None:
    """Measure every project, then print and write."""
    options = _options()
    tools = Tools(compiler_command(options.compiler), packages("parser") / "typescript", options.system)
    results: list[Measured] = []
    for project in find_projects(options.directories):
        if options.only in project.name:
            print(f"{project.name} …", file=sys.stderr, flush=True)
            results.append(measure(project, tools))
    numbers = figures(results)
    _print(numbers, options.holds)
    for line in _sample(results, options.sample, options.family):
        print(line)
    if options.json:
        write_json(options.json, _summary(numbers))


def _options() -> argparse.Namespace:
    parser = corpus_arguments(__doc__)
    parser.add_argument("--holds", type=int, default=40, metavar="N", help="rows of the tables of holds (40)")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N holds to read, the same each time")
    parser.add_argument("--family", default="", metavar="F", help="sample only this family, as shadcn:button")
    return parser.parse_args()


def _print(numbers: Figures, holds: int) -> None:
    print(table("Projects", PROJECT_HEADS, numbers.project_rows()))
    print(table("Families", FAMILY_HEADS, numbers.family_rows()))
    print(table("What is left, by family", LEFT_HEADS, numbers.left_rows()))
    print(table("Held back, by family and reason", HOLD_HEADS, numbers.hold_rows()[:holds]))
    print(table("Held back, by decision", DECISION_HEADS, numbers.decision_rows()[:holds]))
    totals: list[list[Cell]] = [[name, value] for name, value in numbers.totals().items()]
    print(table("Totals", ("what", "value"), totals))
    for title, lines in numbers.named().items():
        print("\n".join([title, *lines, ""]))


def _sample(results: Sequence[Measured], size: int, family: str) -> list[str]:
    held = [
        _sample_line(f"{result.project.name}/{entry['path']}", candidate)
        for result in results
        for entry in result.account["files"]
        for candidate in entry["candidates"]
        if candidate["outcome"] == "held back" and family in ("", family_key(candidate))
    ]
    return random.Random(1).sample(held, min(size, len(held)))


def _sample_line(path: str, candidate: Candidate) -> str:
    place = f"{path}:{candidate['line']}:{candidate['column']} <{candidate['element']}>"
    reason = candidate["reason"]
    if reason is None:
        return f"{place} held back without a reason"
    return f"{place} {reason['code']} ({reason['owner']}): {reason['sentence']} → {reason['next']}"


def _summary(numbers: Figures) -> dict[str, object]:
    tables = {
        "projects": (PROJECT_HEADS, numbers.project_rows()),
        "families": (FAMILY_HEADS, numbers.family_rows()),
        "left": (LEFT_HEADS, numbers.left_rows()),
        "holds": (HOLD_HEADS, numbers.hold_rows()),
        "decisions": (DECISION_HEADS, numbers.decision_rows()),
    }
    rows = {name: [dict(zip(heads, row, strict=True)) for row in rows] for name, (heads, rows) in tables.items()}
    return {"totals": numbers.totals(), "named": numbers.named(), **rows}


if __name__ == "__main__":
    main()
