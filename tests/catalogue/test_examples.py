"""Examples of mapping files: what is said about wrong ones, and what counts as the same markup."""

from pathlib import Path

import pytest

from adapter.catalogue.loading import load
from adapter.examples import check_examples, example_files, flat

BADGE = "systems/mui/badge.toml"


def said(folder: Path) -> list[str]:
    load.cache_clear()
    try:
        return [str(it) for it in check_examples(load("mui"), example_files("mui"))]
    finally:
        load.cache_clear()


@pytest.fixture
def badge(ours: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("adapter.examples.shipped", lambda: ours)
    return ours / BADGE


def cut(path: Path, start: str) -> None:
    """Take the part of a file from a text on away."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(start)], encoding="utf-8")


def test_our_own_examples_hold(badge: Path, ours: Path) -> None:
    assert said(ours) == []


def test_a_wrong_example_is_reported_with_its_line_and_what_came_instead(badge: Path, ours: Path) -> None:
    cut(badge, "[[badge.example]]")
    with badge.open("a", encoding="utf-8") as file:
        file.write("[[badge.example]]\nbefore = '<ds:badge>Late</ds:badge>'\nafter = '<Chip />'\n")
        file.write("[[badge.example]]\nbefore = '<ds:badge>{/* x */}</ds:badge>'\nbecause = \"a comment\"\n")
    line = badge.read_text(encoding="utf-8").count("\n", 0, badge.read_text(encoding="utf-8").index("[[badge")) + 1
    assert said(ours) == [f'mappings/{BADGE}:{line}: expected <Chip />\n      got <Chip label="Late" />']


def test_a_file_without_examples_is_reported_for_both_kinds(badge: Path, ours: Path) -> None:
    cut(badge, "[[badge.example]]")
    assert said(ours) == [
        f"mappings/{BADGE}: no [[example]] with `after` shows what it changes",
        f"mappings/{BADGE}: no [[example]] with `because` shows what must stay, and why",
    ]


def test_a_reason_that_says_something_else_is_reported(badge: Path, ours: Path) -> None:
    text = badge.read_text(encoding="utf-8")
    badge.write_text(text.replace('because = "a comment"', 'because = "a full moon"'), encoding="utf-8")
    (found,) = said(ours)
    assert "expected a reason that says 'a full moon'" in found
    assert "got a comment inside" in found


def test_a_word_that_is_not_in_the_vocabulary_is_named(badge: Path, ours: Path) -> None:
    text = badge.read_text(encoding="utf-8")
    badge.write_text(text.replace("<ds:badge ", "<ds:bage ").replace("<ds:badge>", "<ds:bage>"), encoding="utf-8")
    assert any("<ds:bage> is no word of the vocabulary" in it for it in said(ours))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<A>\n  <B />\n</A>", "<A><B /></A>"),
        ("<A>\n  {x}\n</A>", "<A>{x}</A>"),
        ("<A\n  b\n  c>x</A>", "<A b c>x</A>"),
        ("(x) =>  y", "(x) => y"),
    ],
)
def test_white_space_that_renders_nothing_does_not_count(one: str, other: str) -> None:
    assert flat(one) == flat(other)


@pytest.mark.parametrize(
    ("one", "other"), [("<A> x</A>", "<A>x</A>"), ("<A>x y</A>", "<A>xy</A>"), ("<A b />", "<A c />")]
)
def test_white_space_that_renders_something_counts(one: str, other: str) -> None:
    assert flat(one) != flat(other)
