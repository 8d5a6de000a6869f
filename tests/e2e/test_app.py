"""The fixture app before and after conversion: built by Vite, opened in Chromium, one behaviour list, two Reacts."""

import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from .conftest import or_skip
from .provisioning import CACHE, LOCKED, LOCKED_REACT18, ROOT, fresh_copy, installed, node
from .typechecking import listed, type_errors

APP = ROOT / "fixtures" / "app"
SHOTS = CACHE / "shots"
BEHAVIOUR = Path(__file__).with_name("behaviour.mjs")
CONVERT = (sys.executable, "-m", "adapter", "convert", "src", "--write", "--with-setup")
# What is installed for each React: by the folder of its lockfile.
STACKS = {"react19": LOCKED, "react18": LOCKED_REACT18}


@dataclass(frozen=True, slots=True)
class Target:
    """A system to convert to.

    ``fonts`` are the hosts that its styles ask for fonts, ``lacks`` the behaviours that it cannot have, and why.
    """

    system: str
    package: str
    fonts: frozenset[str] = frozenset()
    lacks: Mapping[str, str] = field(default_factory=dict)


MUI = Target("mui", "@mui/material")
CARBON = Target(
    "carbon",
    "@carbon/react",
    frozenset({"1.www.s81c.com"}),
    {
        "a dialog has its cross, and its description": "Carbon's modal has a name, and no attribute that describes it",
        "the summaries of an accordion are headings, and what they open is a region": "Carbon's are buttons in a list",
    },
)


@dataclass(frozen=True, slots=True)
class Replay:
    """What `behaviour.mjs` answers: a reason or None per behaviour, console errors, hosts asked for."""

    behaviours: dict[str, str | None]
    console: list[str]
    foreign: list[str]
    fonts: list[str]

    def failed(self, lacks: Collection[str] = ()) -> str:
        found = ((name, reason) for name, reason in self.behaviours.items() if reason and name not in lacks)
        return "\n".join(f"{name}: {reason}" for name, reason in found)


def build(app: Path) -> None:
    command = [node(), "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]
    done = subprocess.run(command, cwd=app, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def replay(app: Path, packages: Path, browser: str) -> Replay:
    shots = SHOTS / app.name
    shots.mkdir(parents=True, exist_ok=True)
    command = [node(), str(BEHAVIOUR), str(packages), str(app / "dist"), str(shots)]
    known = {**os.environ, "CHROMIUM": browser}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stdout + done.stderr
    return Replay(**json.loads(done.stdout))


def convert(app: Path, system: str) -> None:
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*CONVERT, "--system", system]
    done = subprocess.run(command, cwd=app, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stdout + done.stderr
    (app / "conversion.log").write_text(done.stdout + done.stderr, encoding="utf-8")


@pytest.fixture(scope="module", params=STACKS)
def stack(request: pytest.FixtureRequest) -> Path:
    """The packages with React 19, then those with React 18."""
    return or_skip(partial(installed, STACKS[request.param]))


def copied(packages: Path, name: str) -> Path:
    """A fresh copy of the app on these packages, called after their React."""
    manifest = json.loads((packages / "node_modules" / "react" / "package.json").read_text(encoding="utf-8"))
    return fresh_copy(APP, CACHE / f"app-{name}-react{manifest['version'].partition('.')[0]}", packages)


@pytest.fixture(scope="module")
def prototype(stack: Path) -> Path:
    """The app as it stands, built."""
    app = copied(stack, "before")
    build(app)
    return app


@pytest.fixture(scope="module", params=[MUI, CARBON], ids=lambda it: it.system)
def target(request: pytest.FixtureRequest) -> Target:
    """The systems, one after the other."""
    found = request.param
    assert isinstance(found, Target)
    return found


@pytest.fixture(scope="module")
def converted(stack: Path, target: Target) -> Path:
    """The app after `ds-adapter convert --with-setup`, with nothing added by hand; not built yet."""
    app = copied(stack, target.system)
    convert(app, target.system)
    return app


@pytest.fixture(scope="module")
def replayed(converted: Path, stack: Path, browser: str) -> Replay:
    build(converted)
    return replay(converted, stack, browser)


def test_the_prototype_behaves(prototype: Path, stack: Path, browser: str) -> None:
    answer = replay(prototype, stack, browser)
    assert not answer.failed(), answer.failed()
    assert answer.console == []
    assert answer.foreign == answer.fonts == []


def test_conversion_brings_the_approved_system_into_every_component(converted: Path, target: Target) -> None:
    pages = [*(converted / "src" / "components").glob("*.tsx"), converted / "src" / "pages" / "Index.tsx"]
    assert pages
    unchanged = [page.name for page in pages if target.package not in page.read_text(encoding="utf-8")]
    assert unchanged == []


def test_the_converted_app_has_no_type_error(converted: Path) -> None:
    errors = type_errors(converted)
    assert not errors, listed(errors)


def test_the_converted_app_behaves_as_the_prototype_did(replayed: Replay, target: Target) -> None:
    assert not replayed.failed(target.lacks), replayed.failed(target.lacks)
    assert [name for name in target.lacks if replayed.behaviours[name] is None] == []


def test_the_converted_app_is_silent_and_asks_no_host(replayed: Replay, target: Target) -> None:
    assert replayed.console == []
    assert replayed.foreign == []
    assert set(replayed.fonts) <= target.fonts
