"""The source tree of an HTML page is honest: every span is where the page says it, whatever the parser made of it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

pytest.importorskip("turbohtml", reason="there is no wheel of turbohtml for this platform")

import turbohtml

from adapter.source.span import Span
from adapter.syntax.html import DEEPEST, read
from adapter.syntax.html_tags import html_name
from adapter.syntax.jsx import TooDeep
from adapter.syntax.templates import hidden, templates
from adapter.tree import Element, Tree
from tests.test_every_language import check_attribute, check_in_order

SNIPPETS = (
    "<div class='a b'>",
    "</div>",
    "<p>",
    "</p>",
    "<b id=x>",
    "</b>",
    "<i>",
    "</i>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th scope=col>",
    "</td>",
    "<ul>",
    "<li>",
    "</ul>",
    '<input type="text" value="é😀" disabled>',
    "<br/>",
    "<IMG SRC=a>",
    "<select><option value=1>A<option selected>B</select>",
    "<a href='x'>",
    "</a>",
    "<button class=btn CLASS=two>",
    "</button>",
    "<script>if (a < b) '</div>'</script>",
    "<style>a{b:c}</style>",
    "<textarea>\n<b></textarea>",
    "<!-- <p> -->",
    "<!doctype html>",
    "<svg viewBox='0 0 1 1'><path d=M0 /></svg>",
    "<math><mi>x</mi></math>",
    "<template><td>x</td></template>",
    "text & <more",
    "{{ name }}",
    "{% if a < b %}",
    "{% endif %}",
    "<%= link_to '<b>' %>",
    "<?php echo $a->b; ?>",
    "<form>",
    "</form>",
    "\n",
    "  ",
    "<div {% if x %}id='1'{% endif %} class=\"{{ y }} c\">",
    "<body class=z>",
    "</body>",
    "</html>",
    "<h1>",
    "</h2>",
    "<frameset>",
    "<image src=x>",
    "<x-y a=1 / b = 'c'>",
    "</x-y>",
    "日本語 &amp; &copy",
    "<noscript><p>",
    "</noscript>",
    "<pre>\n\n",
    "</pre>",
)


def soups() -> st.SearchStrategy[str]:
    """Pages of well and badly nested markup, with any kind of line break."""
    lines = st.sampled_from(["\n", "\r\n", "\r"])
    pages = st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join)
    return st.builds(lambda page, line: page.replace("\n", line), pages, lines)


def check_honest(text: str) -> Tree:
    """Elements in order, inside their parents, rebuilt by the slices of their tags and children."""
    tree = read(text)
    starts = [it.span.start for it in tree.elements]
    assert starts == sorted(set(starts))
    for element in tree.elements:
        assert Span(0, len(text)).holds(element.span)
        check_element(element, text, tree)
    return tree


def check_element(element: Element, text: str, tree: Tree) -> None:
    body = element.body
    assert body.name.of(text).lower() == element.name.lower()
    assert element.span.start == body.opening.start
    assert element.span.end == (body.closing.end if body.closing else max(body.inner.end, body.opening.end))
    if body.closing is None and element.span.end > body.opening.end:
        assert element.span.start in tree.misplaced
    if body.closing and body.closing_name:
        assert body.closing_name.of(text).lower() == element.name.lower()
    if element.parent:
        assert element.parent.body.inner.holds(element.span)
        assert element.depth == element.parent.depth + 1
    for attribute in body.attributes:
        check_attribute(attribute)
    check_in_order([it.span for it in body.attributes], body.opening)
    spans = [it.span for it in element.children]
    check_in_order(spans, body.inner)
    edges = [body.inner.start, *(edge for span in spans for edge in span), body.inner.end]
    for end, start in zip(edges[::2], edges[1::2], strict=True):
        assert not text[end:start].strip(), "what is no child is white space"


@given(soups())
@example("<table><b>x</b><tr><td>1</table>")
@example("<b><i>q</b>r</i>")
@example("<form><div></form></div>")
@example("<form><div></form><div>")
def test_the_spans_of_any_soup_are_honest(text: str) -> None:
    check_honest(text)


@given(st.text(alphabet="<>/=!-?%{}'\"&; \r\n\f\tabdivpDé日😀\u2028", max_size=100))
def test_the_spans_of_any_text_are_honest(text: str) -> None:
    check_honest(text)


@given(soups())
def test_every_tag_of_the_parser_is_in_the_tree_with_the_attributes_that_the_parser_found(text: str) -> None:
    shown = hidden(text, templates(text))
    ours = {it.span.start: it for it in read(text).elements}
    for node in _nodes(turbohtml.parse(shown, source_locations=True)):
        location = node.source_location
        if location is None or location.start_tag is None:
            continue
        element = ours.pop(location.start_tag.start_offset)
        spans = {name: Span(it.start_offset, it.end_offset) for name, it in location.attrs.items()}
        written: dict[str, Span] = {}
        for it in element.attributes:
            written.setdefault(it.name_span.of(shown).lower(), it.span)
        assert written == spans
    assert not ours


def _nodes(document: turbohtml.Document) -> list[turbohtml.Element]:
    found, stack = [], [document]
    while stack:
        node = stack.pop()
        if isinstance(node, turbohtml.Element):
            found.append(node)
        stack += node.children
    return found


@given(st.lists(st.sampled_from(SNIPPETS), max_size=25).map("".join))
def test_line_breaks_change_nothing_but_offsets(text: str) -> None:
    plain = [(it.name, it.depth, it.body.opening.of(text)) for it in read(text).elements]
    for line in ("\r\n", "\r"):
        other = text.replace("\n", line)
        seen = [(it.name, it.depth, it.body.opening.of(other).replace(line, "\n")) for it in read(other).elements]
        assert seen == plain


@given(soups())
def test_template_tags_are_hidden_and_the_text_keeps_its_length(text: str) -> None:
    regions = templates(text)
    shown = hidden(text, regions)
    assert len(shown) == len(text)
    assert all(first.end <= second.start for first, second in pairwise(regions))
    assert all(not set(it.of(shown)) & set("<>{}%?") for it in regions)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<table><b>x</b></table>", "misplaced"),
        ("<p>one<p>two</p>", "end-implied"),
        ("<div/>x", "end-implied"),
        ("<p class=a class=b>x</p>", "attribute-twice"),
        ("<p {% if x %}hidden{% endif %}>x</p>", "template-in-tag"),
        ("<{{ tag }} id=a>x", "template-in-tag"),
    ],
)
def test_what_has_no_honest_place_is_only_read(text: str, code: str) -> None:
    assert code in [it.code for it in check_honest(text).misplaced.values()]


@pytest.mark.parametrize(
    "text",
    [
        "<p>one</p><br><img src=a><input/>",
        '<p class="a {% if b %}c{% endif %}">x</p>',
        "<p id={{ x }} class='a'>x</p>",
        "<ul>{% for x in y %}<li>{{ x }}</li>{% endfor %}</ul>",
        "<table>{% for x in y %}<tr><td>{{ x }}</td></tr>{% endfor %}</table>",
        "<p>{{#if a}}b{{/if}} <%= '<b>' %> <?= '</p>' ?></p>",
        "<svg viewBox='0 0 1 1'><path d='M0'/></svg>",
        "<script>let a = '</p><p'</script><p>x</p>",
    ],
)
def test_what_is_written_whole_may_be_edited(text: str) -> None:
    tree = check_honest(text)
    assert not tree.misplaced
    assert not tree.doubtful


def test_a_value_that_a_template_fills_in_is_unknown() -> None:
    (element,) = read('<a href="/x/{{ id }}" class="a">').elements
    values = {it.name: it.value for it in element.attributes}
    assert [getattr(values[name], "known", None) for name in ("href", "className")] == [False, True]


@pytest.mark.parametrize("written", ["class", "FOR", "onclick", "tabindex", "readonly", "data-x", "@click"])
def test_an_attribute_is_named_as_react_does_and_back_again(written: str) -> None:
    (element,) = read(f"<p {written}=a></p>").elements
    assert html_name(element.attributes[0].name) == written.lower()


def test_the_value_of_a_field_is_what_its_user_starts_from() -> None:
    page = "<input value=a><input type=radio value=a checked><textarea value=a></textarea><button value=a></button>"
    names = [[it.name for it in element.attributes] for element in read(page).elements]
    assert names == [["defaultValue"], ["type", "value", "defaultChecked"], ["defaultValue"], ["value"]]


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<ul><li>", "<table><tr><td>"])
def test_nesting_beyond_the_limit_is_refused_by_name(opening: str) -> None:
    with pytest.raises(TooDeep, match=f"at most {DEEPEST}"):
        read(opening * 20_000)
