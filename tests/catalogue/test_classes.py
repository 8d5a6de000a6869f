"""Class names in a catalogue: those that a system of HTML writes, and those that a dialect reads."""

from pathlib import Path

import pytest

from adapter.catalogue.checking import check
from adapter.catalogue.loading import CatalogueMistakes, load

Change = tuple[str, str, str]


def said(folder: Path, change: Change) -> list[str]:
    """What is said of our catalogue for GOV.UK with one text of one file changed."""
    file, before, after = change
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    load.cache_clear()
    try:
        return [str(it) for it in check(load("govuk"))]
    except CatalogueMistakes as error:
        return [str(it) for it in error.mistakes]
    finally:
        load.cache_clear()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("systems/govuk/badge.toml", '"govuk-tag"', '"govuk-tagg"'),
            "govuk-frontend has no class govuk-tagg; did you mean 'govuk-tag'?",
        ),
        (
            ("systems/govuk/badge.toml", "govuk-tag--green", "govuk-tag--gren"),
            "govuk-frontend has no class govuk-tag--gren; did you mean 'govuk-tag--green'?",
        ),
        (
            ("dialects/bootstrap/card.toml", 'class="card"', "class={look}"),
            "class takes the names that an element must have, and no hole",
        ),
        (
            ("dialects/bootstrap/alert.toml", 'absent = "none"\n', ""),
            "a column of class names needs absent: what no name of them means",
        ),
    ],
    ids=["written", "in a table", "a hole", "absent"],
)
def test_a_wrong_class_name_is_reported(change: Change, message: str, ours: Path) -> None:
    assert any(it.endswith(message) for it in said(ours, change))
