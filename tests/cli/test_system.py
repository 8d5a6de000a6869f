"""``ds-adapter system extractor``."""

from pathlib import Path

from tests.cli.conftest import Call


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
