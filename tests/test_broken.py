"""Broken pages: never a crash, never an edit in the statement that could not be read, and always a finding."""

from pathlib import Path

import pytest

from adapter.batch.pages import Job, Worker
from adapter.syntax.jsx import read
from tests.code import ROOT
from tests.pages import SYSTEM, after, compile_page, page_at

BROKEN = sorted((ROOT / "fixtures" / "broken").glob("*.tsx"))
every_page = pytest.mark.parametrize("path", BROKEN, ids=lambda it: it.stem)


def test_there_are_broken_pages() -> None:
    assert len(BROKEN) >= 5


@every_page
def test_the_page_is_broken_and_says_so(path: Path) -> None:
    report = Worker()(Job(str(path), SYSTEM)).report
    assert compile_page(page_at(path)).broken
    assert [it.rule for it in report.notes].count("broken-page") == 1
    assert report.status in ("changed", "unchanged")


@every_page
def test_what_could_not_be_read_stands_as_it_stood(path: Path) -> None:
    page = page_at(path)
    result = after(page, compile_page(page)).text
    for span in read(page.text).doubtful:
        assert span.of(page.text) in result


@every_page
def test_a_component_in_a_broken_statement_is_held_back_by_name(path: Path) -> None:
    page = page_at(path)
    doubtful = read(page.text).doubtful
    for it in compile_page(page).candidates:
        if any(span.holds(it.span) for span in doubtful):
            assert it.outcome == "held back"
            assert it.reasons[0].code == "broken-code"


@pytest.mark.parametrize(
    ("name", "converted"),
    [("truncated-by-token-limit", "Level"), ("unclosed", "Leave"), ("two-answers", "Anchor"), ("half-written", "Knot")],
)
def test_the_rest_of_the_page_is_converted(name: str, converted: str) -> None:
    page = page_at(ROOT / "fixtures" / "broken" / f"{name}.tsx")
    start = page.text.index(f"const {converted} ")
    outcomes = [it.outcome for it in compile_page(page).candidates if it.span.start > start]
    assert outcomes[0] == "converted"
