"""``ds-adapter catalogue``."""

from pathlib import Path

from adapter.catalogue.loading import load, systems
from tests.cli.conftest import Call


def test_check_says_in_one_line_that_ours_is_right(call: Call) -> None:
    outcome = call("catalogue", "check")
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.startswith("mui (@mui/material 9.5.0): ")
    assert outcome.stdout.endswith(" examples: no mistakes\n")
    assert outcome.stdout.count("\n") == 1


def test_catalog_is_the_same_command(call: Call) -> None:
    assert call("catalog", "check").stdout == call("catalogue", "check").stdout


def test_check_exits_2_and_names_every_mistake_of_the_teams_own_files(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "dialects" / "acme"
    folder.mkdir(parents=True)
    folder.joinpath("chip.toml").write_text(
        "module = 'ui/chip'\nexports = ['Chip']\n[[reads]]\nfind = '<Chip>{content}</Chip>'\nas = 'badge'\n"
        "[props]\nintnt = 'tone'\n",
        encoding="utf-8",
    )
    (tmp_path / "ds-adapter.toml").write_text('catalogue = ["own"]\n', encoding="utf-8")
    outcome = call("catalogue", "check")
    assert outcome.exit_code == 2
    assert (
        "own/dialects/acme/chip.toml:7: props.intnt: no word read here has it; did you mean 'intent'?" in outcome.stderr
    )
    assert "own/dialects/acme/chip.toml: no [[example]] with `after`" in outcome.stderr


def test_an_unknown_system_is_answered_with_the_nearest_one(call: Call) -> None:
    outcome = call("catalogue", "check", "--system", "mue")
    assert outcome.exit_code == 2
    assert "did you mean 'mui'?" in outcome.stderr


def test_list_has_a_line_for_every_word_and_for_every_family_without_one(call: Call) -> None:
    outcome = call("catalogue", "list")
    assert outcome.exit_code == 0, outcome.output
    lines = outcome.stdout.splitlines()
    assert lines[0].split() == ["word", *systems(), "read", "from"]
    kit = [family for dialect in load("mui").dialects for family in sorted(dialect.kit)]
    assert [it.split()[0] for it in lines[1:]] == [*load("mui").words, *kit]
    assert "lacks: MUI has no sidebar" in next(it for it in lines if it.startswith("sidebar "))
    badge = next(it for it in lines if it.startswith("badge "))
    assert "realised" in badge
    assert "shadcn" in badge
