"""The goldens: what becomes of each story of fixtures/pages is what a reviewer accepted, byte by byte."""

from difflib import unified_diff

import pytest

from tests.pages import SYSTEM, compile_page, page_at
from tests.stories import Story, stories, told

STORIES = stories()


def difference(wanted: bytes, got: bytes) -> str:
    lines = [it.decode("utf-8", "backslashreplace").splitlines(keepends=True) for it in (wanted, got)]
    return "".join(unified_diff(*lines, "accepted", "now")) or "only newlines or an encoding differ"


@pytest.mark.parametrize("story", STORIES, ids=lambda it: it.title)
def test_a_story_ends_as_it_was_accepted(story: Story) -> None:
    missing = [it.name for it in (story.golden, story.findings) if not it.is_file()]
    if missing:
        lack = f"{story.name} has no {' and no '.join(missing)}"
        pytest.fail(f"{lack}: make accept STORIES={story.title}, and read them", pytrace=False)
    page, findings = told(story)
    if story.golden.read_bytes() != page:
        pytest.fail(difference(story.golden.read_bytes(), page), pytrace=False)
    if story.findings.read_text(encoding="utf-8") != findings:
        pytest.fail(difference(story.findings.read_bytes(), findings.encode()), pytrace=False)


@pytest.mark.parametrize("story", [it for it in STORIES if it.system != SYSTEM], ids=lambda it: it.title)
def test_a_golden_of_another_system_has_nothing_left_to_convert(story: Story) -> None:
    compiled = compile_page(page_at(story.golden), system=story.system)
    assert compiled.text is None
    assert not [it for it in compiled.candidates if it.outcome == "converted"]


@pytest.mark.parametrize("story", STORIES, ids=lambda it: it.title)
def test_a_story_says_what_a_person_expects(story: Story) -> None:
    readme = story.page.parents[len(story.page.relative_to(story.findings.parent).parts) - 1] / "README.md"
    assert len(readme.read_text(encoding="utf-8").split()) > 10
