"""Spans of the source tree are honest (promise 2), on fixtures, generated pages and pages cut off."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.source.span import Span
from adapter.syntax.jsx import DEEPEST, TooDeep, read
from adapter.tree import Attribute, Body, Broken, Code, Comment, Element, Text, Tree
from tests.generated import pages
from tests.pages import fixture_paths, page_at, shown

FIXTURES = fixture_paths()


def check_honest(text: str) -> Tree:
    """Children inside parents, in order, without overlap, and slices that rebuild the page."""
    tree = read(text)
    whole = Span(0, len(text))
    for broken in tree.broken:
        assert whole.holds(broken.span)
    for element in tree.elements:
        assert whole.holds(element.span)
        check_element(element, text)
    starts = [it.span.start for it in tree.elements]
    assert starts == sorted(set(starts)), "elements stand in source order, each once"
    return tree


def check_element(element: Element, text: str) -> None:
    body = element.body
    assert element.span.start == body.opening.start
    assert element.span.end == (body.closing or body.opening).end
    assert body.name.of(text) == element.name
    if body.closing:
        assert body.opening.end == body.inner.start
        assert body.inner.end == body.closing.start
    if body.closing and body.closing_name:
        assert body.closing.holds(body.closing_name)
    check_in_order([it.span for it in (*body.attributes, *body.comments)], body.opening, sort=True)
    for attribute in body.attributes:
        check_attribute(attribute)
    spans = [it.span for it in element.children]
    check_in_order(spans, body.inner)
    assert rebuilt(spans, body, text) == element.span.of(text)
    for child in element.children:
        check_child(child, element)


def check_in_order(spans: list[Span], outer: Span, *, sort: bool = False) -> None:
    ordered = sorted(spans) if sort else spans
    assert all(outer.holds(it) for it in ordered)
    assert all(first.end <= second.start for first, second in pairwise(ordered)), "no overlap, in order"


def rebuilt(spans: list[Span], body: Body, text: str) -> str:
    """The element again, from the slices of its tags, its children and the white space between them."""
    pieces, at = [body.opening.of(text)], body.inner.start
    for span in spans:
        gap = text[at : span.start]
        assert not gap.strip(), f"{gap!r} stands between children and belongs to none"
        pieces += [gap, span.of(text)]
        at = span.end
    gap = text[at : body.inner.end]
    assert not gap.strip(), f"{gap!r} stands behind the last child and belongs to none"
    return "".join([*pieces, gap, body.closing.of(text) if body.closing else ""])


def check_attribute(attribute: Attribute) -> None:
    assert attribute.span.holds(attribute.name_span)
    assert attribute.span.holds(attribute.value_span)
    if not attribute.is_spread:
        assert attribute.name_span.end <= attribute.value_span.start


def check_child(child: Element | Text | Comment | Broken | Code, element: Element) -> None:
    match child:
        case Element():
            assert child.parent is element
            assert child.depth == element.depth + 1
        case Code(span=span, inner=inner, elements=elements):
            assert span.holds(inner)
            check_in_order([it.span for it in elements], inner)
            assert all(it.parent is element for it in elements)


@pytest.mark.parametrize("path", FIXTURES, ids=shown)
def test_the_spans_of_a_fixture_are_honest(path: Path) -> None:
    assert (
        check_honest(page_at(path).text).elements or "ui" in path.parts or path.stem == "main" or "broken" in path.parts
    )


@given(pages())
def test_the_spans_of_a_generated_page_are_honest(text: str) -> None:
    tree = check_honest(text)
    assert not tree.broken
    assert tree.elements[0].name == "main"


@given(pages(), st.data())
@settings(max_examples=30)
def test_the_spans_of_a_page_that_is_cut_off_are_honest(text: str, data: st.DataObject) -> None:
    """A generation that hit its token limit ends anywhere."""
    check_honest(text[: data.draw(st.integers(0, len(text)))])


@given(pages(), st.data())
@settings(max_examples=30)
def test_the_spans_of_a_page_with_a_hole_are_honest(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    check_honest(text[:start] + text[start + data.draw(st.integers(1, 40)) :])


@given(st.text(alphabet="<>/{}()=&;'\"`abAB \r\n\u2028é日😀.,-*!\\", max_size=120))
def test_the_spans_of_any_text_are_honest(text: str) -> None:
    check_honest(text)


@pytest.mark.parametrize("opening", ["<a>", "(", "[", "{", "<a b={", "f(() => "], ids=repr)
def test_nesting_beyond_the_limit_is_refused_by_name(opening: str) -> None:
    with pytest.raises(TooDeep, match=f"at most {DEEPEST}"):
        read(f"const x = {opening * 10_000}")


@pytest.mark.parametrize("text", ["", "\n", "const a = 1;\n", "// nothing\r\n", "\ufeffconst a = 1;"], ids=repr)
def test_a_page_without_markup_has_no_element(text: str) -> None:
    assert check_honest(text).elements == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x = <p>R&D, A & B</p>", ["p"]),
        ('x = <p title="R&D">a</p>', ["p"]),
        ("x = <p>&amp; &#65; &copy</p>", ["p"]),
        ("x = a && <b/>", ["b"]),
        ("x = <></>", [""]),
        ("x = <UI.Button a:b='1' />", ["UI.Button"]),
        ("x = <my-element />", ["my-element"]),
        ("x = <A b=<C/> />", ["A", "C"]),
        ("x = <A<string> b />", ["A"]),
        ("x = <A /* c */ {...d} // e\n f />", ["A"]),
        ("x = <p>日本語 😀 &nbsp;</p>", ["p"]),
    ],
)
def test_what_is_often_overlooked_is_read(text: str, names: list[str]) -> None:
    tree = check_honest(text)
    assert not tree.broken
    assert [it.name for it in tree.elements] == names
