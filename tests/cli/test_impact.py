"""``convert --impact``: which tests, stories and scripts mention what a conversion moves in the DOM."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

PAGE = """import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Badge } from "@/components/ui/badge";

export function Terms() {
  const [agreed, setAgreed] = useState(false);
  return (
    <form>
      <Badge className="status" data-testid="state">New</Badge>
      <Checkbox data-testid="agree" checked={agreed} onCheckedChange={setAgreed} />
    </form>
  );
}
"""
FILES = {
    "package.json": "{}",
    "src/terms.tsx": PAGE,
    "src/terms.test.tsx": 'import { Terms } from "./terms";\nawait user.click(screen.getByTestId("agree"));\n',
    "src/other.test.tsx": 'import { sum } from "./sum";\nscreen.getByRole("checkbox");\n',
    "src/terms.stories.tsx": 'import { Terms } from "./terms";\nexport const A = () => canvas.getByTestId("state");\n',
    "e2e/helpers.ts": "export const nothing = 1;\n",
    "e2e/terms.ts": 'import { nothing } from "./helpers";\n'
    'await page.locator("button.status").click();\nawait page.getByTestId("agree").check();\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_tests_and_scripts_that_look_for_what_moved_are_named_with_their_lines(project: Path, call: Call) -> None:
    done = call("convert", "src", "--impact", "--json", "run.json")
    assert done.exit_code == 0
    impact = json.loads((project / "run.json").read_text(encoding="utf-8"))["impact"]
    seen = {(it["path"], it["line"], it["kind"], it["value"]) for it in impact["mentions"]}
    assert ("e2e/terms.ts", 3, "test id", "agree") in seen
    assert ("e2e/terms.ts", 2, "class", "status") not in seen
    assert ("src/terms.test.tsx", 2, "test id", "agree") in seen
    assert not [it for it in seen if it[0] == "src/other.test.tsx"]
    assert "checkbox: <button> checkbox before, <input> checkbox now, 1 use" in impact["components"]
    assert "src/terms.test.tsx:2: await user.click" in done.stderr
    assert "test id agree: <button> before, <span> after" in done.stderr


def test_it_says_the_same_whether_or_not_files_are_written(project: Path, call: Call) -> None:
    shown = call("convert", "src", "--impact", "--json", "-").stdout
    written = call("convert", "src", "--impact", "--json", "-", "--write").stdout
    assert json.loads(shown)["impact"] == json.loads(written)["impact"]
    again = json.loads(call("convert", "src", "--impact", "--json", "-", "--write").stdout)["impact"]
    assert again == {"moved": {}, "components": [], "dom": [], "mentions": []}


def test_scripts_are_about_every_page_also_by_way_of_their_own_helpers(project: Path, call: Call) -> None:
    looks = 'await page.locator("button").click();\n'
    (project / "e2e" / "terms.ts").write_text(f'import "./helpers";\n{looks}', encoding="utf-8")
    (project / "src" / "other.ts").write_text("export const sum = 1;\n", encoding="utf-8")
    (project / "src" / "other.test.tsx").write_text(f'import "./other";\n{looks}', encoding="utf-8")
    told = call("convert", "src", "--impact").stderr
    assert "e2e/terms.ts:2" in told
    assert "src/other.test.tsx" not in told


def test_pages_of_another_system_are_not_looked_at(project: Path, call: Call) -> None:
    settings = 'system = "mui"\n[[paths]]\npath = "src/**"\nsystem = "carbon"\n'
    (project / "ds-adapter.toml").write_text(settings, encoding="utf-8")
    told = json.loads(call("convert", "src", "--impact", "--json", "-").stdout)
    assert [it["status"] for it in told["files"] if it["path"].endswith("terms.tsx")] == ["changed"]
    assert told["impact"] == {"moved": {}, "components": [], "dom": [], "mentions": []}


def test_it_goes_together_with_the_set_up(project: Path, call: Call) -> None:
    done = call("convert", "src", "--impact", "--with-setup")
    assert "test id agree" in done.stderr
    assert "package.json: @mui/material@" in done.stderr


def test_without_it_nothing_is_said(project: Path, call: Call) -> None:
    done = call("convert", "src", "--json", "run.json")
    assert "impact" not in json.loads((project / "run.json").read_text(encoding="utf-8"))
    assert "moved in the DOM" not in done.stderr


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("-", "--impact"), "--impact: a page from standard input has no project"),
        (("src", "--impact", "--split-by", "component", "--out", "x"), "--split-by: writes patches"),
    ],
)
def test_what_contradicts_it_is_a_mistake(project: Path, call: Call, more: tuple[str, ...], why: str) -> None:
    done = call("convert", *more)
    assert done.exit_code == 2
    assert why in done.stderr


def test_a_system_that_nobody_measured_is_refused_by_name(project: Path, call: Call) -> None:
    own = project / "own" / "systems" / "acme"
    own.mkdir(parents=True)
    (own / "system.toml").write_text('says = "Acme"\npackage = "@acme/ui"\n', encoding="utf-8")
    (own / "api.json").write_text(
        '{"version": "1.0.0", "components": {}, "exports": [], "hosts": {}}', encoding="utf-8"
    )
    (project / "ds-adapter.toml").write_text('system = "acme"\ncatalogue = ["own"]\n', encoding="utf-8")
    done = call("convert", "src", "--impact")
    assert done.exit_code == 2
    assert "--impact: acme has no dom.json" in done.stderr
