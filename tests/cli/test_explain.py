"""``ds-adapter explain``: rules, words, and every reason code that the source gives."""

import re
from pathlib import Path

import pytest

import adapter
from adapter.catalogue.loading import load
from adapter.reporting.reason_texts import REASONS
from tests.cli.conftest import Call

SOURCE = Path(adapter.__file__).parent
GIVEN = re.compile(r'\b(?:held|Reason|Opaque|Held|_hold|_opaque)\(\s*(?:attribute,\s*)?"([a-z]+(?:-[a-z]+)*)",')


def codes() -> set[str]:
    """Every reason code in the source; what binding gives is prefixed as matching prefixes it."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for code in GIVEN.findall(path.read_text(encoding="utf-8")):
            of_value = path.parent.name == "binding" or code == "markup"
            found.add(f"value-{code}" if of_value and not code.startswith(("table", "type")) else code)
    return found


def test_every_reason_code_in_the_source_has_a_text() -> None:
    assert codes() - set(REASONS) == set()


def test_no_text_is_about_a_code_that_nothing_gives() -> None:
    assert set(REASONS) - codes() == set()


def test_texts_are_sentences_in_alphabetical_order() -> None:
    assert list(REASONS) == sorted(REASONS)
    assert [code for code, text in REASONS.items() if not text.endswith(".") or not text[0].isupper()] == []


def test_a_reason_code_is_explained(call: Call) -> None:
    outcome = call("explain", "spread-key")
    assert outcome.exit_code == 0, outcome.output
    assert REASONS["spread-key"] in outcome.stdout


def test_a_rule_is_explained_with_its_examples(call: Call) -> None:
    outcome = call("explain", "unapproved-component")
    assert outcome.exit_code == 0, outcome.output
    assert "right:" in outcome.stdout
    assert 'wrong:\n    import { Button } from "@/components/ui/button";' in outcome.stdout


@pytest.mark.parametrize("word", load("mui").words)
def test_every_word_is_explained_with_its_parts_and_forms(word: str, call: Call) -> None:
    outcome = call("explain", word)
    assert outcome.exit_code == 0, outcome.output
    vocabulary = load("mui").words[word]
    assert outcome.stdout.startswith(f"{word}: {vocabulary.says}\n")
    for part in vocabulary.parts:
        assert f"\n<ds:{word}-{part}>" in outcome.stdout or not part
    assert f"systems/mui/{word}.toml:" in outcome.stdout


def test_an_unknown_id_is_answered_with_the_nearest_one(call: Call) -> None:
    outcome = call("explain", "buton")
    assert outcome.exit_code == 2
    assert outcome.stderr == "explain: 'buton' is no rule, no word and no reason; did you mean 'button'?\n"
