"""Where tests, stories and end-to-end scripts mention what moved or went."""

import pytest

from adapter.impact.fates import Fate, Mark
from adapter.impact.mentions import is_test, mentions

FATES = tuple(
    Fate(Mark(kind, value), "<input>", "")
    for kind, value in [
        ("test id", "save"), ("id", "email"), ("name", "mail"), ("class", "w-1/2"), ("label", "Close"),
        ("role", "listbox"), ("tag", "select"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('screen.getByTestId("save")', ["test id save"]),
        ("page.locator('[data-testid=\"save\"]')", ["test id save"]),
        ('cy.get("[data-cy=save]")', ["test id save"]),
        ('document.getElementById("email")', ["id email"]),
        ('container.querySelector("form #email")', ["id email"]),
        ("page.locator('[name=\"mail\"]')", ["name mail"]),
        (r'page.locator(".w-1\\/2")', ["class w-1/2"]),
        ('screen.getByLabelText("Close")', ["label Close"]),
        ('page.getByLabel("Close")', ["label Close"]),
        ('page.getByRole("listbox")', ["role listbox"]),
        ('page.locator("form > select")', ["tag select"]),
        ('await user.selectOptions(screen.getByTestId("save"), "a")', ["test id save", "tag select"]),
        ('expect(title).toBe("save")', []),
        ('page.getByText("select")', []),
        ("// the select has gone", []),
    ],
)
def test_a_line_mentions_what_it_looks_for(line: str, found: list[str]) -> None:
    seen = list(mentions("a.test.tsx", f"\n{line}\n", FATES, shared=True))
    assert [f"{it.fate.mark.kind} {it.fate.mark.value}" for it in seen] == found
    assert {it.line for it in seen} <= {2}


@pytest.mark.parametrize("line", ['page.getByRole("listbox")', 'page.locator("select")', "user.selectOptions(it, x)"])
def test_roles_and_tags_count_only_where_the_file_is_about_the_page(line: str) -> None:
    assert list(mentions("a.test.tsx", line, FATES, shared=False)) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("src/a.test.tsx", True), ("src/a.stories.jsx", True), ("e2e/flow.ts", True), ("cypress/e2e/a.cy.js", True),
        ("src/__tests__/a.tsx", True), ("src/contest.tsx", False), ("src/a.tsx", False), ("e2e/data.json", False),
    ],
)  # fmt: skip
def test_tests_stories_and_scripts_are_known_by_their_names(path: str, expected: bool) -> None:
    assert is_test(path) is expected
