"""Which class names an element certainly has, and which it may have."""

import pytest

pytest.importorskip("turbohtml")

from adapter.binding.class_names import class_names
from adapter.syntax import html, jsx


@pytest.mark.parametrize(
    ("page", "certain", "is_open"),
    [
        ('<p class="a b">', ["a", "b"], False),
        ("<p class=a>", ["a"], False),
        ("<p>", [], False),
        ("<p class='a {{ x }} b'>", ["a", "b"], True),
        ("<p class='a b-{{ x }}'>", ["a"], True),
        ("<p class='a <%= x %>'>", ["a"], True),
        ("<p class='a {% if x %}b{% endif %}'>", [], True),
        ("<p class='a {{#if x}}b{{/if}}'>", [], True),
        ("<p class='a <% if (x) { %>b<% } %>'>", [], True),
        ("<p class='a <?php if (x): ?>b<?php endif ?>'>", [], True),
    ],
)
def test_class_names_of_html(page: str, certain: list[str], is_open: bool) -> None:
    (element,) = html.read(page + "</p>").elements
    found = class_names(element.attribute("className"), page)
    assert [page[it.start : it.end] for it in found.certain.values()] == list(found.certain) == certain
    assert found.is_open == is_open


@pytest.mark.parametrize(
    ("value", "certain", "is_open"),
    [('"a b"', ["a", "b"], False), ("{look}", [], True), ("{`a ${b}`}", [], True), ('{cn("a", b)}', [], True)],
)
def test_class_names_of_jsx(value: str, certain: list[str], is_open: bool) -> None:
    page = f"x = <p className={value} />"
    (element,) = jsx.read(page).elements
    found = class_names(element.attribute("className"), page)
    assert list(found.certain) == certain
    assert found.is_open == is_open


def test_an_open_value_may_have_the_names_that_it_mentions() -> None:
    page = 'x = <p className={cn("btn btn-lg", look)} />'
    (element,) = jsx.read(page).elements
    found = class_names(element.attribute("className"), page)
    assert found.may_have("btn")
    assert not found.may_have("btn-l")
