"""Tailwind 4 as the real one answers: every listed class, modifiers, written values, variants and near misses."""

import pytest

from adapter.styles.tailwind4 import Tailwind4
from tests.styles.recorded_answers import Lines, our_lines, recorded

ANSWERS: dict[str, dict[str, Lines | None]] = recorded("v4-candidates")
# What we say otherwise, and why.
KNOWN = {
    "space-x-[0]": "the real one leaves the calculation out",
    "space-y-[0]": "the real one leaves the calculation out",
    "text-shadow-[2/3]": "the real one takes the slash for a colour",
    "aspect-7.5/3": "quarters of a ratio are not read",
}


def test_every_listed_class_declares_what_it_really_does() -> None:
    listed = recorded("v4-classes")
    tailwind = Tailwind4()
    wrong = [name for name, lines in listed.items() if our_lines(tailwind.resolve(name)) != lines]
    assert len(listed) > 23_000
    assert wrong == []


@pytest.mark.parametrize("group", sorted(ANSWERS))
def test_candidates_declare_what_they_really_do(group: str) -> None:
    tailwind = Tailwind4()
    wrong = {name for name, lines in ANSWERS[group].items() if our_lines(tailwind.resolve(name)) != lines}
    assert wrong <= set(KNOWN), sorted(wrong - set(KNOWN))[:20]


def test_what_is_no_class_is_not_taken_for_one() -> None:
    tailwind = Tailwind4()
    nothing = [name for said in ANSWERS.values() for name, lines in said.items() if lines is None]
    assert len([name for name, lines in ANSWERS["near misses"].items() if lines is None]) >= 8_000
    assert [name for name in nothing if tailwind.resolve(name) is not None] == []


def test_known_differences_are_still_different() -> None:
    tailwind = Tailwind4()
    real = {name: lines for said in ANSWERS.values() for name, lines in said.items()}
    assert [name for name in KNOWN if our_lines(tailwind.resolve(name)) == real.get(name, "unasked")] == []


def test_a_class_says_how_it_is_written() -> None:
    found = Tailwind4().resolve("md:hover:bg-red-500/50!")
    assert found is not None
    assert (found.variants, found.base, found.root, found.key) == (
        ("md", "hover"),
        "bg-red-500/50",
        "bg",
        "--color-red-500",
    )
    assert found.important
    assert not found.is_written
    written = Tailwind4().resolve("p-[3px]")
    assert written is not None
    assert written.is_written
