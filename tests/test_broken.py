"""Broken pages: never a crash, never an edit in a statement that could not be read, always a finding."""

from pathlib import Path

import pytest

from adapter.batch.pages import Job, Worker
from adapter.compiler import Compiled
from adapter.syntax.jsx import read
from tests.code import ROOT
from tests.pages import SYSTEM, compile_page, compiler_for, page_at, page_of

BROKEN = sorted((ROOT / "fixtures" / "broken").glob("*.tsx"))
every_page = pytest.mark.parametrize("path", BROKEN, ids=lambda it: it.stem)


def test_there_are_broken_pages() -> None:
    assert len(BROKEN) >= 5


@every_page
def test_a_page_that_cannot_be_read_whole_says_so(path: Path) -> None:
    report = Worker()(Job(str(path), SYSTEM)).report
    if report.status == "unreadable":
        assert report.message
    else:
        assert [it.rule for it in report.notes].count("broken-page") == 1


@every_page
def test_what_could_not_be_read_stands_as_it_stood(path: Path) -> None:
    page = page_at(path)
    result = Worker()(Job(str(path), SYSTEM)).after
    text = page.text if result is None else result.decode(page.encoding)
    for span in read(page.text).doubtful:
        assert span.of(page.text) in text


@every_page
def test_a_component_in_a_broken_statement_is_held_back_by_name(path: Path) -> None:
    page = page_at(path)
    compiled = compiler_for(path).compile(page)
    doubtful = read(page.text).doubtful
    for it in compiled.candidates if isinstance(compiled, Compiled) else ():
        if any(span.holds(it.span) for span in doubtful):
            assert it.outcome == "held back"
            assert it.reasons[0].code == "broken-code"


@pytest.mark.parametrize(
    ("name", "converted"),
    [
        ("truncated-by-token-limit", "Level"),
        ("unclosed", "Leave"),
        ("two-answers", "Anchor"),
        ("half-written", "Knot"),
    ],
)
def test_the_rest_of_the_page_is_converted(name: str, converted: str) -> None:
    page = page_at(ROOT / "fixtures" / "broken" / f"{name}.tsx")
    start = page.text.index(f"const {converted} ")
    outcomes = [it.outcome for it in compile_page(page).candidates if it.span.start > start]
    assert outcomes[0] == "converted"


def test_a_component_with_nothing_in_the_braces_of_an_attribute_is_held_back() -> None:
    page = page_of(
        'import { Input } from "@/components/ui/input";\n'
        "export const Quay = () => <p><Input aria-label={/* which? */} /><Input value={} /><Input /></p>;\n"
    )
    compiled = compile_page(page)
    assert [it.reasons[0].code if it.reasons else it.outcome for it in compiled.candidates] == [
        "empty-value",
        "empty-value",
        "converted",
    ]
