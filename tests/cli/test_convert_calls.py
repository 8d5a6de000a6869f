"""``ds-adapter convert`` on calls: the file that the system brings along, and the old host that goes last."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Call

APP = """import { Toaster } from "@/components/ui/toaster";
import { Save } from "./Save";

export const App = () => (
  <main>
    <Toaster />
    <Save />
  </main>
);
"""
SAVE = """import { useToast } from "@/hooks/use-toast";

export function Save() {
  const { toast } = useToast();
  return <p onClick={() => toast({ title: "Saved" })}>Save</p>;
}
"""
HELD = SAVE.replace('{ title: "Saved" }', "message")
SHIM = "src/components/ds/toast.tsx"


@pytest.fixture
def src(tmp_path: Path) -> Path:
    """A project with a page, its host, and no copies."""
    folder = tmp_path / "src"
    folder.mkdir()
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (folder / "App.tsx").write_text(APP, encoding="utf-8")
    (folder / "Save.tsx").write_text(SAVE, encoding="utf-8")
    return folder


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_new_file_is_in_the_diff_once_and_git_takes_it(call: Call, src: Path) -> None:
    (src / "Other.tsx").write_text(SAVE, encoding="utf-8")
    outcome = call("convert", "src", "--diff")
    assert outcome.stdout.count(f"--- /dev/null\n+++ b/{SHIM}\n") == 1
    assert outcome.stderr.count(f"new file: {SHIM}") == 1
    subprocess.run(["git", "init", "-q", "."], cwd=src.parent, check=True)
    subprocess.run(["git", "apply", "-"], cwd=src.parent, input=outcome.stdout.encode(), check=True)
    assert read(src.parent / SHIM).startswith('"use client";')
    assert not (src.parent / SHIM).read_text().count("\r")


def test_a_whole_run_replaces_the_host_and_a_second_one_changes_nothing(call: Call, src: Path) -> None:
    call("convert", "src", "--write")
    assert "<ToastHost />" in read(src / "App.tsx")
    assert "Toaster" not in read(src / "App.tsx")
    assert (src.parent / SHIM).is_file()
    before = {it: it.read_bytes() for it in src.rglob("*.tsx")}
    assert call("convert", "src", "--write").exit_code == 0
    assert call("check", "src").exit_code == 0
    assert {it: it.read_bytes() for it in src.rglob("*.tsx")} == before


def test_the_file_of_a_team_is_never_overwritten(call: Call, src: Path) -> None:
    own = "export const toast = (options: object) => console.log(options);\nexport const ToastHost = () => null;\n"
    (src.parent / SHIM).parent.mkdir(parents=True)
    (src.parent / SHIM).write_text(own, encoding="utf-8")
    outcome = call("convert", "src", "--write")
    assert read(src.parent / SHIM) == own
    assert "new file" not in outcome.stderr
    assert 'from "@/components/ds/toast"' in read(src / "Save.tsx")


def test_a_file_in_its_place_that_lacks_the_function_holds_the_calls_back(call: Call, src: Path) -> None:
    (src.parent / SHIM).parent.mkdir(parents=True)
    (src.parent / SHIM).write_text("export const bread = 1;\n", encoding="utf-8")
    outcome = call("convert", "src", "--write")
    assert "toast.tsx stands where the system's own file would, and exports no ToastHost" in outcome.stderr
    assert (read(src / "Save.tsx"), read(src / "App.tsx")) == (SAVE, APP)


def test_out_puts_the_new_file_beside_the_pages(call: Call, src: Path) -> None:
    call("convert", "src", "--out", "new")
    assert (src.parent / "new" / SHIM).is_file()
    assert not (src.parent / SHIM).exists()


def test_the_host_stays_while_a_page_outside_of_the_run_calls_the_old_function(call: Call, src: Path) -> None:
    outcome = call("convert", "src/App.tsx", "--write")
    assert read(src / "App.tsx") == APP
    assert "<Toaster> shows what src/Save.tsx calls" in outcome.stderr


def test_the_host_stays_while_a_call_is_held_back(call: Call, src: Path) -> None:
    (src / "Held.tsx").write_text(HELD, encoding="utf-8")
    call("convert", "src", "--write")
    assert "<Toaster />" in read(src / "App.tsx")
    assert "ds/toast" in read(src / "Save.tsx")


@pytest.mark.parametrize(
    "text",
    [
        'export { toast } from "@/hooks/use-toast";\n',
        'export * from "../hooks/use-toast";\n',
        'const { toast } = require("@/hooks/use-toast");\n',
    ],
)
def test_the_host_stays_while_a_file_hands_the_function_on(call: Call, src: Path, text: str) -> None:
    (src / "notify.ts").write_text(text, encoding="utf-8")
    call("convert", "src", "--write")
    assert "<Toaster />" in read(src / "App.tsx")


@pytest.mark.parametrize("order", [("src/App.tsx", "src/Save.tsx"), ("src/Save.tsx", "src/App.tsx")])
def test_slices_come_to_the_whole_once_the_last_one_ran(call: Call, src: Path, order: tuple[str, ...]) -> None:
    for it in (*order, "src/App.tsx"):
        call("convert", it, "--write")
    slices = {it.name: it.read_bytes() for it in src.rglob("*.tsx")}
    (src / "App.tsx").write_text(APP, encoding="utf-8")
    (src / "Save.tsx").write_text(SAVE, encoding="utf-8")
    (src.parent / SHIM).unlink()
    call("convert", "src", "--write")
    assert {it.name: it.read_bytes() for it in src.rglob("*.tsx")} == slices


def test_names_only_leaves_calls_and_their_host(call: Call, src: Path) -> None:
    call("convert", "src", "--names-only", "--write")
    assert (read(src / "Save.tsx"), read(src / "App.tsx")) == (SAVE, APP)
