"""A package that moved: what its components and props are called now."""

from pathlib import Path

import pytest

from adapter.catalogue.checking import check
from adapter.catalogue.loading import load
from adapter.drafting.snapshot import carried_on, text_of
from tests.drafting.drafts import Json, draft, snapshot, written


def renamed(change: dict[str, tuple[str, str]], old: Json | None = None) -> Json:
    """The next snapshot, with components and props called otherwise: ``{"Button": ("tone", "mood")}``."""
    new = snapshot()
    new["version"] = "3.0.0"
    for name, (before, after) in change.items():
        props = new["components"][name]["props"] if before in new["components"][name]["props"] else new["components"]
        props[after] = props.pop(before)
    return carried_on(old or snapshot(), new)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Button": ("tone", "mood")}, {"Button.tone": "mood"}),
        ({"Button": ("onPress", "onAction")}, {"Button.onPress": "onAction"}),
        ({"Tag": ("Tag", "Chip")}, {"Tag": "Chip"}),
        ({"TextLink": ("TextLink", "Anchor")}, {"TextLink": "Anchor"}),
        ({}, None),
    ],
)
def test_what_is_called_otherwise_is_found(change: dict[str, tuple[str, str]], told: Json | None) -> None:
    assert renamed(change).get("renamed") == told


def test_what_merely_went_is_not_said_to_be_something_else() -> None:
    new = snapshot()
    del new["components"]["Button"]
    new["components"]["Carousel"] = {"props": {"slides": {"type": "array"}}, "html": "*", "children": True}
    del new["components"]["Tag"]["props"]["tone"]
    assert "renamed" not in carried_on(snapshot(), new)


def test_a_name_that_two_could_have_is_nobodys() -> None:
    new = snapshot()
    card = new["components"].pop("Notice")
    new["components"] |= {"First": card, "Second": card}
    assert "renamed" not in carried_on(snapshot(), new)


def test_a_second_renaming_keeps_the_first_in_mind() -> None:
    once = renamed({"Tag": ("Tag", "Chip")})
    twice = carried_on(once, renamed({"Tag": ("Tag", "Chip"), "Button": ("tone", "mood")}))
    assert twice["renamed"] == {"Button.tone": "mood", "Tag": "Chip"}


def test_the_check_names_file_line_and_new_name(tmp_path: Path) -> None:
    found = draft()
    own = (written(found, tmp_path),)
    new = renamed({"Tag": ("Tag", "Chip"), "Button": ("tone", "mood")})
    (tmp_path / "systems" / "acme" / "api.json").write_text(text_of(new), encoding="utf-8")
    mistakes = check(load("acme", own), own)
    said = {Path(it.path).name: (it.line, it.message) for it in mistakes}
    badge, button = (found.files[it].splitlines() for it in ("badge.toml", "button.toml"))
    line, message = said["badge.toml"]
    assert badge[line - 1] == '"@acme/ui" = ["Tag"]'
    assert message == "@acme/ui exports no Tag; it is called Chip in 3.0.0"
    line, message = said["button.toml"]
    assert button[line - 1] == 'to   = ["kind", "tone"]'
    assert message == "to: Button has no prop tone; it is called mood in 3.0.0"


def test_a_snapshot_is_printed_as_the_extractor_prints_it() -> None:
    from tests.drafting.drafts import ACME

    assert text_of(snapshot()) == (ACME / "api.json").read_text(encoding="utf-8")
