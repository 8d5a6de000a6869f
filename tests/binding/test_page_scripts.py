"""What inline scripts of an HTML page select and where they walk."""

import pytest

pytest.importorskip("turbohtml")

from adapter.binding.page_scripts import Scripts, scripts_of
from adapter.syntax.html import read


def scripts(page: str) -> Scripts:
    return scripts_of(read(page).elements, page)


@pytest.mark.parametrize(
    "code",
    [
        'document.querySelector("span")',
        "document.querySelectorAll('.a > span.b')",
        '$("div span").hide()',
        "it.closest(`span`)",
        'document.getElementsByTagName("span")',
    ],
)
def test_a_selector_that_names_a_tag_is_found(code: str) -> None:
    assert scripts(f"<script>{code}</script>").select_tag("span")
    assert scripts(f"<p onclick='{code}'></p>" if "'" not in code else f'<p onclick="{code}"></p>').select_tag("span")


@pytest.mark.parametrize("code", ['querySelector("#span")', 'querySelector(".span")', 'say("a span")', "let span = 1"])
def test_what_selects_by_other_things_names_no_tag(code: str) -> None:
    assert not scripts(f"<script>{code}</script>").select_tag("span")


def test_a_class_name_is_mentioned_as_a_whole() -> None:
    found = scripts("<script>it.classList.add('btn-danger')</script>")
    assert found.mention_class("btn-danger")
    assert not found.mention_class("btn")


@pytest.mark.parametrize("word", ["parentElement", "nextElementSibling", "children", "insertBefore"])
def test_a_walk_is_named(word: str) -> None:
    assert scripts(f"<script>a.{word}</script>").walk == word


def test_text_and_titles_are_no_scripts() -> None:
    assert scripts("<p title='x.parentElement'>parentElement</p>") == Scripts("")


@pytest.mark.parametrize("code", ["span { }", "a, span.b:hover{ }", "p > span,\ni { }", "@media x { span { } }"])
def test_a_style_that_selects_a_tag_is_found(code: str) -> None:
    assert scripts(f"<style>{code}</style>").select_tag("span")


@pytest.mark.parametrize("code", [".span { }", "#span { }", "a { content: span }", "a { animation: span 1s }"])
def test_what_a_style_calls_otherwise_is_no_tag(code: str) -> None:
    assert not scripts(f"<style>{code}</style>").select_tag("span")


@pytest.mark.parametrize("code", ["label + input { }", ".a > input.b { }", "div > .b { }", "p ~ #c { }"])
def test_a_style_that_relates_an_element_to_another_is_found(code: str) -> None:
    found = scripts(f"<style>{code}</style>")
    assert found.relate(["input", ".b", "#c"])
    assert not found.relate(["select", ".d"])
