"""However a page is compiled, what becomes of a component is decided in one way."""

import re
from pathlib import Path

import pytest

from adapter import compiler as whole
from adapter.compiler import Candidate, Choice, Compiled, Unreadable
from adapter.matching.hints import Hints, any_of
from tests.pages import JSX_SYSTEMS, compiler_for, fixture_paths, page_at, shown

FIXTURES = fixture_paths()
over_systems = pytest.mark.parametrize("system", JSX_SYSTEMS)
over_fixtures = pytest.mark.parametrize("path", FIXTURES, ids=shown)


def candidates(compiled: Compiled | Unreadable) -> tuple[Candidate, ...]:
    """What became of the components of a page."""
    return compiled.candidates if isinstance(compiled, Compiled) else ()


@over_systems
@over_fixtures
def test_check_decides_what_convert_does_whatever_the_page_mentions(path: Path, system: str) -> None:
    checking, everything = compiler_for(path, None, system), re.compile("")
    checking.hints = Hints(everything, everything)
    checked = checking.compile(page_at(path), write=False)
    converted = compiler_for(path, None, system).compile(page_at(path))
    assert isinstance(checked, Compiled)
    assert isinstance(converted, Compiled)
    assert checked.candidates == converted.candidates


@over_fixtures
def test_names_alone_come_to_the_same_whatever_else_of_a_page_is_realised(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = sorted({it.word for it in candidates(compiler_for(path).compile(page_at(path), write=False))})
    choices = [Choice(frozenset([it]), names_only=True) for it in words]
    few = [compiler_for(path, it).compile(page_at(path)) for it in choices]
    monkeypatch.setattr(whole, "concerned", lambda facts, words: None)
    assert few == [compiler_for(path, it).compile(page_at(path)) for it in choices]


def test_a_word_ends_where_the_name_ends_and_other_texts_stand_anywhere() -> None:
    hints = any_of(["ui/form"], ["Form", "<a", "btn"])
    for text in ("<Form>", "import MyForm from", 'from "../ui/form-parts"', "<a href>", '"btn-primary"', "Form"):
        assert hints.search(text), text
    for text in ("new FormData()", "<article>", "btns", "Formular", ""):
        assert not hints.search(text), text
    assert not any_of([]).search("anything")
