"""Tailwind 3 as the real one answered: every listed class, modifiers, written values, variants and near misses."""

from typing import Any

import pytest

from adapter.styles.declarations import Declared
from adapter.styles.tailwind3 import Tailwind3
from tests.styles.recorded_answers import Lines, recorded

ANSWERS: dict[str, dict[str, Lines | None]] = recorded("v3-candidates")


def as_recorded(found: Declared | None) -> Lines | None:
    """Property, value, at-rules and one selector, as version 3 writes them; the order of rules does not count."""
    if found is None:
        return None
    lines = []
    for it in found.lines:
        selector = "&"
        for condition in it.conditions:
            selector = selector if condition.startswith("@") else condition.replace("&", selector)
        rules = [condition for condition in it.conditions if condition.startswith("@")]
        line: list[Any] = [it.property, it.value, rules, selector]
        lines.append([*line, "!"] if found.important else line)
    return sorted(lines, key=str)


def disagreeing(group: str) -> list[str]:
    tailwind = Tailwind3()
    asked = ANSWERS[group].items()
    return [name for name, lines in asked if as_recorded(tailwind.resolve(name)) != (lines and sorted(lines, key=str))]


def test_every_listed_class_declares_what_it_really_does() -> None:
    assert len(ANSWERS["classes"]) > 11_000
    assert disagreeing("classes") == []


def test_modifiers_and_written_values_declare_what_they_really_do() -> None:
    assert disagreeing("modifiers") == []
    # A semicolon in a value: the real one writes it, and no browser reads it.
    assert [name for name in disagreeing("written values") if "[a;b]" not in name] == []


def test_variants_put_what_they_really_do_around_declarations() -> None:
    """Not the same: a pseudo-element on other elements than the class's, and a state of a group in another's."""
    exotic = ("marker:", "selection:", ":file:", ":space-x-2")
    wrong = [it for it in disagreeing("variants") if not any(each in it for each in exotic)]
    assert [it for it in wrong if it.count("group-") < 2 and it.count("peer-") < 2] == []


@pytest.mark.parametrize("group", sorted(ANSWERS))
def test_what_is_no_class_is_not_taken_for_one(group: str) -> None:
    tailwind = Tailwind3()
    nothing = [name for name, lines in ANSWERS[group].items() if lines is None]
    assert group != "near misses" or len(nothing) >= 8_000
    assert [name for name in nothing if tailwind.resolve(name) is not None] == []
