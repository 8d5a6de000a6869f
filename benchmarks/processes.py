"""Programs in a process of their own, with wall time and peak memory, and the npm packages that some need."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = ROOT / ".cache" / "bench"
OURS = f"{sys.executable} -m adapter"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: exit code, wall seconds, peak resident bytes, and what it printed."""

    code: int
    seconds: float
    peak: int
    stdout: bytes
    stderr: str


def run(command: Sequence[str], cwd: Path | None = None, cache: Path | None = None, stdin: str = "") -> Run:
    """Run ``command`` to its end with ``stdin`` to read, and ``cache`` as the user's cache folder when given.

    Peak memory is that of the process or of its largest finished child.
    """
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "note")
        launcher = [sys.executable, "-S", "-E", str(HERE / "launcher.py"), str(note)]
        environment, data = _environment(cache), stdin.encode()
        finished = subprocess.run([*launcher, *command], cwd=cwd, input=data, capture_output=True, env=environment)
        if not note.is_file():
            raise SystemExit(f"cannot run {command[0]}:\n{finished.stderr.decode('utf-8', 'replace')}")
        code, seconds, peak = note.read_text(encoding="ascii").split()
    errors = finished.stderr.decode("utf-8", "replace")
    return Run(int(code), float(seconds), int(peak), finished.stdout, errors)


def _environment(cache: Path | None) -> dict[str, str]:
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    changed = {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    # As for a user, Python keeps what it compiled: the round that is not counted writes it.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | changed | ({"XDG_CACHE_HOME": str(cache)} if cache else {})


def progress(text: str) -> None:
    """Show ``text`` in place on a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)


def alternating(commands: Mapping[str, Callable[[], Run]], repeats: int) -> dict[str, list[Run]]:
    """Run every command once a round, ``repeats`` rounds: load on the machine meets all of them alike.

    A first round is not counted: it fills the caches of the file system.
    Raises ``SystemExit`` when a process ends with a code other than 0 and 1.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(repeats + 1):
        for name, command in commands.items():
            progress(f"round {number} of {repeats}: {name}")
            finished = command()
            if finished.code not in (0, 1):
                raise SystemExit(f"\n{name} ended with {finished.code}:\n{finished.stderr[-2000:]}")
            if number:
                runs[name].append(finished)
    progress("")
    return runs


def median_seconds(runs: Sequence[Run]) -> float:
    """The median wall time."""
    return statistics.median(finished.seconds for finished in runs)


def median_peak(runs: Sequence[Run]) -> float:
    """The median peak memory in bytes."""
    return statistics.median(finished.peak for finished in runs)


def packages(group: str) -> Path:
    """The ``node_modules`` of ``benchmarks/packages/<group>``, installed into the cache when not there yet.

    Raises ``SystemExit`` when npm is missing or fails.
    """
    wanted = HERE / "packages" / group / "package.json"
    folder = CACHE / group
    stamp = folder / "installed.json"
    if not stamp.is_file() or stamp.read_bytes() != wanted.read_bytes():
        _install(wanted, folder)
        shutil.copyfile(wanted, stamp)
    return folder / "node_modules"


def _install(wanted: Path, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("this benchmark needs npm")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(wanted, folder / "package.json")
    print(f"installing {wanted.relative_to(ROOT)} into {folder.relative_to(ROOT)}", file=sys.stderr)
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--legacy-peer-deps"]
    finished = run([npm, "install", *flags], cwd=folder)
    if finished.code:
        raise SystemExit(f"npm install failed:\n{finished.stderr[-2000:]}")
