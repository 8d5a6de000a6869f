"""How much of a real package's draft is right: `system new` against answers that were written by hand.

Usage: python benchmarks/drafting.py [--json FILE]
Ends with 1 when a draft states something wrong without a `todo`.
"""

import argparse
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from processes import HERE, OURS, packages, run
from projects import write_json
from tables import percent, table

ANSWERS = HERE / "answers"
GUESS = "todo:"


@dataclass(frozen=True, slots=True)
class Judged:
    """One word of one package: ``lacks`` are the parts of the answer that the draft does not have.

    ``wrong`` are cells that it states without a ``todo``, and that are others than the answer's.
    """

    package: str
    word: str
    marked: bool
    lacks: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the draft has the whole answer, marked or not."""
        return not self.lacks and not self.wrong


def judge(package: str, word: str, answer: dict[str, object], files: dict[str, str]) -> Judged:
    """One word's draft against its answer; ``files`` are the texts of a system's folder."""
    text = files.get(f"{word}.toml", "")
    said = _todo(files, word)
    if answer.get("none"):
        return Judged(package, word, bool(said), () if not text else ("nothing",), ())
    component = str(answer["component"])
    if answer.get("restructured"):
        return Judged(package, word, True, () if f"{component} is " in said else (component,), ())
    lacks = [it for it in (f"<{component}", *_texts(answer.get("has"))) if it not in text]
    missing, other = _rows(text, word, answer.get("look"))
    stated = tomllib.loads(text).get(word, {})
    if isinstance(stated.get("todo"), str):
        return Judged(package, word, True, (*lacks, *missing, *other), ())
    marked = not text or bool(re.search(r"^todo|\.todo\]|\"todo:", text, re.M))
    return Judged(package, word, marked, (*lacks, *missing), tuple(other))


def _todo(files: dict[str, str], word: str) -> str:
    entry = tomllib.loads(files.get("open-words.toml", "")).get(word, {})
    return str(entry.get("todo", "")) if isinstance(entry, dict) else ""


def _rows(text: str, word: str, answer: object) -> tuple[list[str], list[str]]:
    """Rows of the answer that the draft's table has otherwise: as a guess or not at all; and stated."""
    if not isinstance(answer, list):
        return [], []
    look = tomllib.loads(text).get(word, {}).get("tables", {}).get("look") if text else None
    missing, wrong = [], []
    for row in answer:
        got = _cells(look, row) if look else None
        shown = " ".join(row)
        if got is None:
            missing.append(shown)
        elif [it.removeprefix(GUESS).strip() for it in got] != row[len(look["from"]) :]:
            (missing if any(it.startswith(GUESS) for it in got) else wrong).append(f"{shown}, not {' '.join(got)}")
    return missing, wrong


def _cells(look: dict[str, list[list[str]]], wanted: list[str]) -> list[str] | None:
    inputs = len(look["from"])
    for row in look["rows"]:
        if all(cell in ("*", want) for cell, want in zip(row[:inputs], wanted, strict=False)):
            return row[inputs:]
    return None


def _texts(value: object) -> list[str]:
    return [str(it) for it in value] if isinstance(value, list) else []


def drafted(package: Path) -> dict[str, str]:
    """The files that `system new` writes for a package."""
    with tempfile.TemporaryDirectory(prefix="ds-adapter-drafting-") as folder:
        command = [*OURS.split(), "system", "new", "drafted", "--from", str(package)]
        done = run(command, cwd=Path(folder))
        if done.code:
            raise SystemExit(f"{package}: {done.stderr}")
        checked = run([*OURS.split(), "catalogue", "check"], cwd=Path(folder))
        if checked.code:
            raise SystemExit(f"{package}: the check does not accept the draft:\n{checked.stderr}")
        home = Path(folder) / "mappings" / "systems" / "drafted"
        return {it.name: it.read_text(encoding="utf-8") for it in home.glob("*.toml")}


def judged() -> Iterator[Judged]:
    """Every word of every answer."""
    installed = packages("drafting")
    for path in sorted(ANSWERS.glob("*.toml")):
        answers = tomllib.loads(path.read_text(encoding="utf-8"))
        package = answers.pop("package")
        files = drafted(installed / package)
        for word, answer in answers.items():
            yield judge(package, word, answer, files)


def main(arguments: Sequence[str]) -> int:
    """Print one line a word, and the share of right drafts of each package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args(arguments)
    found = list(judged())
    rows = [
        [
            it.package,
            it.word,
            "right" if it.is_right else "not",
            "yes" if it.marked else "",
            "; ".join(it.lacks),
            "; ".join(it.wrong),
        ]
        for it in found
    ]
    print(table("Drafts", ["package", "word", "draft", "todo", "lacks", "wrong without a todo"], rows))
    names = dict.fromkeys(it.package for it in found)
    shares = [[name, *_share([it for it in found if it.package == name])] for name in names]
    print(table("Share of words with a right draft", ["package", "words", "right", "share", "wrong cells"], shares))
    if options.json:
        write_json(Path(options.json), [{"package": it.package, "word": it.word, "right": it.is_right} for it in found])
    return 1 if any(it.wrong for it in found) else 0


def _share(found: Sequence[Judged]) -> list[str | int]:
    right = sum(it.is_right for it in found)
    return [len(found), right, percent(right, len(found)), sum(len(it.wrong) for it in found)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
