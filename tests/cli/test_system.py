"""``ds-adapter system``: new, status, list, extractor; and a system that a package carries."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.drafting.drafts import ACME


def test_the_extractor_is_where_it_says(call: Call) -> None:
    outcome = call("system", "extractor")
    assert outcome.exit_code == 0, outcome.output
    script = Path(outcome.stdout.strip())
    assert script.name == "extract.mjs"
    assert script.is_file()
    assert f"node {script} --from node_modules/" in outcome.stderr


def test_copy_puts_the_extractor_and_its_readme_into_a_folder(call: Call, tmp_path: Path) -> None:
    outcome = call("system", "extractor", "--copy", "tools/api")
    assert outcome.exit_code == 0, outcome.output
    assert Path(outcome.stdout.strip()) == Path("tools/api/extract.mjs")
    assert {it.name for it in (tmp_path / "tools" / "api").iterdir()} == {"extract.mjs", "README.md"}


def test_a_folder_that_cannot_be_made_is_a_mistake_of_the_caller(call: Call, tmp_path: Path) -> None:
    (tmp_path / "tools").write_text("", encoding="utf-8")
    outcome = call("system", "extractor", "--copy", "tools/api")
    assert outcome.exit_code == 2
    assert "cannot be written" in outcome.stderr


NEW = ("system", "new", "acme", "--from", str(ACME), "--snapshot", str(ACME / "api.json"))
PAGE = """import { Button } from "@/components/ui/button";

export const Save = ({ go }) => <Button variant="secondary" onClick={go}>Save</Button>;
export const Send = ({ go }) => <Button onClick={go}>Send</Button>;
"""


def test_new_writes_a_system_that_the_check_accepts_and_makes_it_the_approved_one(call: Call, tmp_path: Path) -> None:
    outcome = call(*NEW)
    assert outcome.exit_code == 0, outcome.output
    assert (tmp_path / "mappings" / "systems" / "acme" / "button.toml").is_file()
    checked = call("catalogue", "check")
    assert checked.exit_code == 0, checked.output
    assert checked.stdout.startswith("acme (@acme/ui 2.1.0)")
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    shown = call("convert", "page.tsx", "--diff")
    assert '+import { Button as AcmeButton } from "@acme/ui";' in shown.stdout
    assert "<AcmeButton onPress={go}>Send</AcmeButton>" in shown.stdout
    assert "emphasis soft, intent neutral of button is a guess" in shown.stderr


def test_new_leaves_the_mapping_of_a_system_that_exists(call: Call, tmp_path: Path) -> None:
    call(*NEW)
    button = tmp_path / "mappings" / "systems" / "acme" / "button.toml"
    button.write_text(button.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    outcome = call("system", "new", "acme", "--from", str(ACME / "next"), "--snapshot", str(ACME / "next" / "api.json"))
    assert outcome.exit_code == 0, outcome.output
    assert button.read_text(encoding="utf-8").endswith("# mine\n")
    assert json.loads((button.parent / "api.json").read_text(encoding="utf-8"))["renamed"]["Tag"] == "Chip"
    assert call("catalogue", "check").exit_code == 2


def test_tokens_are_kept_if_they_are_tokens(call: Call, tmp_path: Path) -> None:
    assert call(*NEW, "--tokens", str(ACME / "tokens.json")).exit_code == 0
    kept = tmp_path / "mappings" / "systems" / "acme" / "tokens.json"
    assert kept.read_bytes() == (ACME / "tokens.json").read_bytes()
    outcome = call(*NEW, "--tokens", str(ACME / "package.json"))
    assert outcome.exit_code == 2
    assert "holds no design token" in outcome.stderr


def test_without_node_new_says_what_to_do(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    (tmp_path / "package.json").write_text('{"name": "@acme/ui", "version": "1.0.0"}', encoding="utf-8")
    outcome = call("system", "new", "acme", "--from", str(tmp_path))
    assert outcome.exit_code == 2
    assert "there is no `node` here" in outcome.stderr
    assert not (tmp_path / "mappings").exists()


def test_status_says_what_waits_for_what(call: Call, tmp_path: Path) -> None:
    call(*NEW)
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    outcome = call("system", "status", "--for", "page.tsx")
    assert outcome.exit_code == 0, outcome.output
    head, first, *_ = outcome.stdout.splitlines()
    assert head.startswith("acme (@acme/ui 2.1.0): ")
    assert first.split()[:7] == ["button", "open", "1", "of", "2", "uses", "wait"]
    assert "    1  emphasis soft, intent neutral of button is a guess" in outcome.stdout
    plain = call("system", "status").stdout
    assert "uses wait" not in plain
    assert any(it.split()[:2] == ["table", "absent"] for it in plain.splitlines())
    assert any(it.split() == ["label", "realised"] for it in plain.splitlines())


def test_list_names_every_system_and_where_it_lies(call: Call) -> None:
    call(*NEW)
    lines = call("system", "list").stdout.splitlines()
    assert any(it.startswith("acme  @acme/ui 2.1.0") and it.endswith("mappings/systems/acme") for it in lines)
    assert any(it.startswith("mui  @mui/material") and it.endswith("ships with ds-adapter") for it in lines)


def carrying(call: Call, folder: Path) -> None:
    """A project whose package carries the mapping that was drafted for it."""
    call(*NEW)
    package = folder / "node_modules" / "@acme" / "ui"
    package.mkdir(parents=True)
    shutil.move(folder / "mappings", package / "mappings")
    manifest = {"name": "@acme/ui", "version": "2.1.0", "ds-adapter": "mappings"}
    (package / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "page.tsx").write_text(PAGE, encoding="utf-8")


def test_a_system_is_named_as_the_package_that_carries_it(call: Call, tmp_path: Path) -> None:
    carrying(call, tmp_path)
    (tmp_path / "ds-adapter.toml").write_text('system = "@acme/ui"\n', encoding="utf-8")
    assert call("catalogue", "check").stdout.startswith("acme (@acme/ui 2.1.0)")
    assert "<AcmeButton onPress={go}>Send</AcmeButton>" in call("convert", "page.tsx", "--diff").stdout
    (tmp_path / "ds-adapter.toml").unlink()
    assert "AcmeButton" in call("convert", "page.tsx", "--diff", "--system", "@acme/ui").stdout


def test_a_path_may_have_a_system_of_its_own_from_a_package(call: Call, tmp_path: Path) -> None:
    carrying(call, tmp_path)
    settings = '[[paths]]\npath = "page.tsx"\nsystem = "@acme/ui"\n'
    (tmp_path / "ds-adapter.toml").write_text(settings, encoding="utf-8")
    assert "AcmeButton" in call("convert", "page.tsx", "--diff").stdout


def test_a_package_that_is_not_there_is_a_mistake_of_the_caller(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    outcome = call("check", "page.tsx", "--system", "@acme/none")
    assert outcome.exit_code == 2
    assert "@acme/none is not installed" in outcome.stderr
