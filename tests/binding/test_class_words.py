"""Class names of a page, wherever they are written; parts of names are not taken for names."""

import pytest

from adapter.binding.class_words import class_words
from adapter.syntax.languages import read


def words(markup: str) -> list[str]:
    text = f"export const A = (p) => {markup};\n"
    found = class_words(read(text, False), text)
    assert [span.of(text) for _, span in found] == [word for word, _ in found]
    return [word for word, _ in found]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ('"a  b"', "a b"),
        ('{"a b"}', "a b"),
        ("{open ? 'a' : 'b c'}", "a b c"),
        ("{open && 'a'}", "a"),
        ("{given ?? 'a'}", "a"),
        ("{`a ${x} b`}", "a b"),
        ("{`a text-${x}-500 ${y}b`}", "a"),
        ("{`a ${open ? 'b' : 'c d'} e`}", "a b c d e"),
        ("{`a-${open ? 'b' : 'c d'}`}", ""),
        ("{'a b' + x}", "a"),
        ("{x + ' a b'}", "a b"),
        ("{cn('a', open && 'b', { 'c d': open, e: x === 'f' }, ['g'])}", "a b c d g"),
        ("{clsx(x === 'no' ? 'a' : '')}", "a"),
        ("{buttonVariants({ variant: 'no' })}", ""),
        ("{table[tone]}", ""),
        ("{x as string}", ""),
    ],
)
def test_whole_words_are_found(value: str, wanted: str) -> None:
    assert words(f"<p className={value} />") == wanted.split()


def test_only_class_attributes_count() -> None:
    assert words('<p title="a" data-class="b" class="c">className="d"</p>') == ["c"]


def test_html_has_them_too() -> None:
    page = '<p class="a b">Hi</p>\n<p CLASS=c>{{ x }}</p><p class="d {{ e }}-f">Hi</p>'
    assert [word for word, _ in class_words(read(page, True), page)] == ["a", "b", "c", "d"]
