"""Kept results: whatever changes between two runs, the warm one says what a cold one would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from adapter.cli import main
from adapter.project import cache
from adapter.project.package import _has_package, _is_root
from tests.code import ROOT

BUTTON = """import { cva } from "class-variance-authority";
const buttonVariants = cva("x", { variants: { variant: { default: "a", outline: "b", %s: "c" } } });
export function Button({ variant, ...props }) { return <button className={buttonVariants({ variant })} {...props} />; }
"""
FILES = {
    "src/a.tsx": (
        'import { Button } from "@/components/ui/button";\nexport const A = () => <Button variant="hero">A</Button>;\n',
        'import { Button } from "../lib/button";\nexport const A = () => <Button variant="outline">Go</Button>;\n',
        'import { Card } from "./b";\nexport const A = () => <Card>x</Card>;\n',
        "export const A = () => <button>Go</button>;\n",
        "export const A = () => <b>\n",
    ),
    "src/b.tsx": (
        'import { Button } from "@/components/ui";\nexport const Card = () => <Button variant="hero">Go</Button>;\n',
        'import { Toaster } from "@/components/ui/sonner";\nexport const B = () => <main><Toaster /></main>;\n',
        'export { Card } from "@/components/ui/card";\n',
    ),
    "src/deep/c.tsx": (
        'import { toast } from "sonner";\nexport const go = () => toast("Hi");\n',
        'import { toast } from "sonner";\nexport const go = (it) => toast.promise(it);\n',
        'import { View } from "react-native";\nexport const C = () => <View />;\n',
    ),
    "src/components/ui/button.tsx": (BUTTON % "hero", BUTTON % "other", "export const Button = () => null;\n"),
    "src/components/ui/button.ts": ("export const Button = () => null;\n",),
    "components/ui/button.tsx": (BUTTON % "hero", BUTTON % "other"),
    "src/components/ui/index.ts": ('export * from "./button";\n', 'export { Button } from "../../../lib/button";\n'),
    "lib/button.tsx": (BUTTON % "hero", BUTTON % "other"),
    "tsconfig.json": (
        '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}',
        '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}',
        '{"extends": "./base.json"}',
        "{",
    ),
    "base.json": (
        '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}',
        '{"compilerOptions": {"paths": {"@/*": ["./lib/*"]}}}',
    ),
    "src/deep/tsconfig.json": ('{"compilerOptions": {"baseUrl": "../.."}}',),
    "components.json": ('{"aliases": {"ui": "~/components/ui"}}',),
    "package.json": (
        '{"dependencies": {"react": "19"}}',
        '{"dependencies": {"sonner": "1"}}',
        '{"dependencies": {"vue": "3"}}',
    ),
    "src/deep/package.json": ('{"workspaces": []}', '{"dependencies": {"expo": "1"}}'),
    "ds-adapter.toml": (
        'exclude = ["src/deep/"]\n',
        'system = "carbon"\n',
        '[[paths]]\npath = "src/a.tsx"\nleave = true\n',
        '[[paths]]\npath = "src/**"\nonly = ["toast"]\n',
        'catalogue = ["own"]\n',
    ),
    "own/vocabulary/rating.toml": ('[rating]\nsays = "Stars."\n',),
    ".gitignore": ("src/deep/\n", "b.tsx\n"),
}

# What is there before the first edit: a page, a copy by way of an index, toasts with their host, and settings.
FIRST = ("src/a.tsx", "src/b.tsx", "src/deep/c.tsx", "src/components/ui/index.ts", "src/components/ui/button.tsx")
FIRST += ("tsconfig.json", "base.json", "package.json")


def fill(folder: Path) -> None:
    for name in FIRST:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILES[name][0], encoding="utf-8")


class Edits(RuleBasedStateMachine):
    """Files of a small project come, change, move and go; two runs after each, one with the cache and one without."""

    def __init__(self) -> None:
        super().__init__()
        self.holder = TemporaryDirectory()
        self.folder = Path(self.holder.name).resolve() / "app"
        fill(self.folder)
        self.before = Path.cwd()
        os.chdir(self.folder)
        self.paths = "."

    def teardown(self) -> None:
        os.chdir(self.before)
        self.holder.cleanup()

    @rule(data=st.data(), name=st.sampled_from(sorted(FILES)))
    def write(self, data: st.DataObject, name: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data.draw(st.sampled_from(FILES[name])), encoding="utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))  # as a checkout or a copy may leave it

    @rule(name=st.sampled_from(sorted(FILES)))
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(sorted(FILES)), other=st.sampled_from(sorted(FILES)))
    def rename(self, name: str, other: str) -> None:
        if (self.folder / name).is_file() and Path(name).suffix == Path(other).suffix:
            (self.folder / other).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.folder / name, self.folder / other)

    @rule(below=st.sampled_from((".", "src", "src/deep")))
    def repository(self, below: str) -> None:
        folder = self.folder / below / ".git"
        if folder.is_dir():
            folder.rmdir()
        elif folder.parent.is_dir():
            folder.mkdir()

    @rule(paths=st.sampled_from((".", "src", "src/a.tsx")))
    def look_at(self, paths: str) -> None:
        self.paths = paths if (self.folder / paths).exists() else "."

    @rule(at=st.floats(0, 1), how=st.sampled_from(("cut", "flip", "empty")))
    def damage(self, at: float, how: str) -> None:
        for path in cache.cache_folder().glob("pages-*"):
            data = bytearray(path.read_bytes())
            place = int(at * (len(data) - 1))
            match how:
                case "cut":
                    data = data[:place]
                case "flip" if data:
                    data[place] ^= 1
                case _:
                    data = bytearray()
            path.write_bytes(data)

    @invariant()
    def warm_is_cold(self) -> None:
        cold = said("check", self.paths, "--format", "json", "--no-cache")
        assert said("check", self.paths, "--format", "json") == cold
        assert said("check", self.paths, "--format", "json") == cold


def said(*arguments: str) -> tuple[int, str, str]:
    _has_package.cache_clear()
    _is_root.cache_clear()  # a process of its own would know nothing either
    outcome = CliRunner().invoke(main, list(arguments))
    assert outcome.exit_code in (0, 1, 2), outcome.output
    return outcome.exit_code, outcome.stdout, outcome.stderr


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=10, stateful_step_count=12, deadline=None)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page, a copy and a cache of its own."""
    fill(tmp_path / "app")
    monkeypatch.chdir(tmp_path / "app")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "app"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The pages that were compiled since this was last asked."""
    from adapter.batch.pages import Worker

    seen: list[str] = []
    call = Worker.__call__
    monkeypatch.setattr(Worker, "__call__", lambda self, job: (seen.append(job.path), call(self, job))[1])

    def taken() -> list[str]:
        found, seen[:] = list(seen), []
        return found

    return taken


@pytest.mark.parametrize("other", [0, 1, 2], ids=lambda it: f"variant {it}")
@pytest.mark.parametrize("name", sorted(FILES))
def test_after_one_edit_a_warm_run_says_what_a_cold_one_would(name: str, other: int, app: Path) -> None:
    (app / "src/b.tsx").write_text(FILES["src/b.tsx"][other % 2], encoding="utf-8")
    (app / name).parent.mkdir(parents=True, exist_ok=True)
    for text in (FILES[name][other % len(FILES[name])], FILES[name][0], None):
        before = said("check", ".", "--format", "json")
        if text is None:
            (app / name).unlink()
        else:
            (app / name).write_text(text, encoding="utf-8")
        cold = said("check", ".", "--format", "json", "--no-cache")
        assert said("check", ".", "--format", "json") == cold, f"{name} was {before}"


def test_only_what_changed_is_compiled_again(app: Path, compiled: Callable[[], list[str]]) -> None:
    (app / "src/d.tsx").write_text("export const D = () => <button>Go</button>;\n", encoding="utf-8")
    first = said("check", ".")
    assert {"src/a.tsx", "src/components/ui/button.tsx", "src/d.tsx"} <= set(compiled())
    assert said("check", ".") == first
    assert compiled() == []
    (app / "src/d.tsx").write_text("export const D = () => <button>Now</button>;\n", encoding="utf-8")
    said("check", ".")
    assert compiled() == ["src/d.tsx"]


def test_a_file_that_was_looked_for_in_vain_counts_once_it_is_there(
    app: Path, compiled: Callable[[], list[str]]
) -> None:
    (app / "src/components/ui/button.tsx").unlink()
    before = said("check", "src/a.tsx")
    compiled()
    (app / "src/components/ui/button.ts").write_text("export const Button = 1;\n", encoding="utf-8")
    assert said("check", "src/a.tsx") != before
    assert compiled() == ["src/a.tsx"]


def test_a_link_that_leads_elsewhere_counts(app: Path, compiled: Callable[[], list[str]]) -> None:
    for name, text in (("one", BUTTON % "hero"), ("two", BUTTON % "other")):
        (app / name).mkdir()
        (app / name / "button.tsx").write_text(text, encoding="utf-8")
    (app / "lib").symlink_to(app / "one")
    (app / "src/a.tsx").write_text(FILES["src/a.tsx"][1].replace("outline", "other"), encoding="utf-8")
    before = said("check", "src")
    (app / "lib").unlink()
    (app / "lib").symlink_to(app / "two")
    assert said("check", "src") == said("check", "src", "--no-cache") != before


def test_another_program_or_package_keeps_other_results(
    app: Path, compiled: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said("check", ".")
    compiled()
    monkeypatch.setattr(sys, "version", "another")
    said("check", ".")
    assert compiled()


def test_a_call_may_do_without(app: Path, compiled: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    said("check", ".")
    compiled()
    said("check", ".", "--no-cache")
    assert compiled()
    monkeypatch.setenv("DS_ADAPTER_NO_CACHE", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(app / "none"))
    said("check", ".")
    assert compiled()
    assert not (app / "none").exists()


def test_a_cache_that_cannot_be_written_is_none(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (app / "file").write_text("", encoding="utf-8")
    expected = said("check", ".")
    monkeypatch.setenv("XDG_CACHE_HOME", str(app / "file"))
    assert said("check", ".") == expected


def test_runs_at_the_same_time_say_the_same_and_leave_a_whole_cache(app: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "adapter", "check", "."]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    outputs = {it.communicate(timeout=120)[0] for it in runs}
    assert len(outputs) == 1
    assert outputs == {said("check", ".")[1]}
    names = [it.name.partition("-")[0] for it in (tmp_path / "cache/ds-adapter").iterdir()]
    assert sorted(names) == ["catalogue", "pages"]


def test_the_cache_is_bounded(app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 3)
    for number in range(6):
        cache.keep(f"pages-{number}", b"x")
        os.utime(cache.place(f"pages-{number}"), (number, number))
    assert len(list((tmp_path / "cache/ds-adapter").iterdir())) <= 3
    said("check", ".")
    assert any(cache.opened(it.read_bytes(), b"") is None for it in cache.cache_folder().glob("pages-*"))
