"""The structure of style sheets, broken ones included."""

from hypothesis import given
from hypothesis import strategies as st

from adapter.styles.css_blocks import classes_in, read


def test_rules_declarations_and_statements_are_told_apart() -> None:
    sheet = read('@charset "utf-8"; @theme inline { --a: 1; --color-*: initial; @keyframes x { to { opacity: 0 } } }')
    statement, theme = sheet.blocks
    assert (statement.name, statement.params, statement.is_statement) == ("@charset", '"utf-8"', True)
    assert (theme.name, theme.params) == ("@theme", "inline")
    assert theme.declarations == (("--a", "1"), ("--color-*", "initial"))
    assert theme.blocks[0].blocks[0].declarations == (("opacity", "0"),)


def test_braces_in_strings_comments_and_brackets_are_no_blocks() -> None:
    sheet = read('/* } .x { */ .a::before { content: "}{"; background: url(data:x;y) } .b[data-x="{"] { top: 0 }')
    assert [it.prelude for it in sheet.blocks] == [".a::before", '.b[data-x="{"]']


def test_the_classes_of_selectors_are_found_unescaped() -> None:
    sheet = read(
        r"@layer x { .a.b > .c\:d:hover { top: .5em } } .w-1\/2, .\32 xl { left: 0 } @media (x) { .e { f: g } }"
    )
    assert list(classes_in(sheet)) == ["a", "b", "c:d", "w-1/2", "2xl", "e"]


@given(st.text(alphabet="{}();\"'\\/*@:.a \n[]-", max_size=80))
def test_whatever_is_written_is_read_to_its_end(text: str) -> None:
    assert list(classes_in(read(text))) is not None


def test_deep_nesting_ends() -> None:
    assert list(read("a{" * 5000).all())
