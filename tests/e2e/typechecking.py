"""Real `tsc` over a folder, its errors by file and code: messages and columns move, codes do not."""

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .provisioning import node

ERROR = re.compile(r"^(?P<file>[^\s(][^(]*)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<text>.*)$", re.M)


@dataclass(frozen=True, slots=True)
class Mistyped:
    """One error of the type checker; `file` is relative to the checked folder."""

    file: str
    line: int
    code: str
    text: str


def type_errors(folder: Path) -> list[Mistyped]:
    """All errors that `tsc -p FOLDER` prints."""
    tsc = folder / "node_modules" / "typescript" / "bin" / "tsc"
    command = [node(), str(tsc), "-p", ".", "--pretty", "false"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    printed = ERROR.finditer(done.stdout)
    found = [Mistyped(it["file"], int(it["line"]), it["code"], it["text"]) for it in printed]
    assert found or done.returncode == 0, done.stdout + done.stderr
    return found


def new_errors(before: list[Mistyped], after: list[Mistyped]) -> list[Mistyped]:
    """Those of `after` that go beyond the number of the same code in the same file of `before`."""
    allowed = Counter((it.file, it.code) for it in before)
    fresh = []
    for error in after:
        if allowed[error.file, error.code] > 0:
            allowed[error.file, error.code] -= 1
        else:
            fresh.append(error)
    return fresh


def listed(errors: list[Mistyped]) -> str:
    """The errors a line each, for an assertion."""
    return "\n".join(f"{it.file}:{it.line} {it.code} {it.text}" for it in errors)
