"""The names that libraries have for the words: true to the vocabulary, and read with every mistake."""

import tomllib
from pathlib import Path

import pytest

from adapter.catalogue.loading import load, shipped
from adapter.catalogue.synonyms import read_synonyms

SYNONYMS, FILES = read_synonyms((shipped(),))
WORDS = load("mui").words


def test_the_files_have_no_mistakes() -> None:
    assert [str(mistake) for it in FILES for mistake in it.mistakes] == []


@pytest.mark.parametrize("word", SYNONYMS.words)
def test_a_word_and_what_is_said_of_it_are_in_the_vocabulary(word: str) -> None:
    assert word in WORDS
    for part, likeness in SYNONYMS.words[word].parts.items():
        shape = WORDS[word].parts[part]
        known = {*shape.props, *shape.slots, *shape.events}
        assert {*likeness.needs, *likeness.wants, *likeness.props} <= known
        assert len({it.text for it in likeness.names}) == len(likeness.names)
    lines = tomllib.loads(SYNONYMS.words[word].lines).get(word, {})
    assert set(lines.get("parts", {})) <= set(WORDS[word].parts)


@pytest.mark.parametrize("choice", SYNONYMS.values)
def test_the_values_of_a_choice_are_some_words(choice: str) -> None:
    known = {
        it for word in WORDS.values() for it in (word.root.props[choice].one_of if choice in word.root.props else ())
    }
    assert set(SYNONYMS.values[choice]) <= known


def test_a_value_surely_means_one_thing() -> None:
    for values in SYNONYMS.values.values():
        sure = [it.text for names in values.values() for it in names if it.sure]
        assert len(sure) == len(set(sure))


def test_a_teams_own_names_come_before_ours(tmp_path: Path) -> None:
    folder = tmp_path / "synonyms"
    folder.mkdir()
    (folder / "badge.toml").write_text('[badge]\nnames = ["Sticker"]\n', encoding="utf-8")
    (folder / "shared.toml").write_text('[names]\npress = ["onTap"]\n', encoding="utf-8")
    found, _ = read_synonyms((tmp_path, shipped()))
    assert [it.text for it in found.words["badge"].parts[""].names] == ["Sticker"]
    assert [it.text for it in found.names["press"]] == ["onTap"]
    assert found.names["change"] == SYNONYMS.names["change"]


def test_a_mistake_is_named_with_the_nearest_key(tmp_path: Path) -> None:
    folder = tmp_path / "synonyms"
    folder.mkdir()
    (folder / "badge.toml").write_text('[badge]\nnamse = ["Tag"]\n[badge.parts.x]\nalon = "x"\n', encoding="utf-8")
    _, files = read_synonyms((tmp_path,))
    assert [it.message for file in files for it in file.mistakes] == [
        "unknown key 'namse' in badge; did you mean 'names'?",
        "unknown key 'alon' in badge.parts.x; did you mean 'alone'?",
    ]
