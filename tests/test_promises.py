"""The promises, each a property over every fixture and over generated pages.

None of them asks the compiler's own proof; promise 7 counts what stands on a page with a walk of its own.
"""

import codecs
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from adapter import reporting
from adapter.batch.pages import Job, Worker
from adapter.catalogue.classes import is_class_of
from adapter.catalogue.loading import load
from adapter.catalogue.markup import Attribute, Markup, Words
from adapter.compiler import Choice, Compiled, Compiler
from adapter.matching.index import classes_of
from adapter.plugins import plug_ins
from adapter.realising.shims import NewFile
from adapter.reporting.run import PageReport, Report, Run
from adapter.rewriting.proof import ProofFailed
from adapter.source.page import Page, decode
from adapter.syntax.jsx import read
from adapter.tree import Element
from tests.generated import pages
from tests.inventory import Inventory, as_numbers, called, folded, inventory, meaning, said_elsewhere, words_in
from tests.pages import (
    JSX_SYSTEMS,
    SYSTEM,
    after,
    compile_page,
    compiler_for,
    fixture_paths,
    nowhere,
    page_at,
    page_of,
    shown,
)

OUTCOMES = ("approved", "converted", "held back", "left")
FIXTURES = fixture_paths()

over_systems = pytest.mark.parametrize("system", JSX_SYSTEMS)
over_fixtures = pytest.mark.parametrize("path", FIXTURES, ids=shown)


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) > 30


# --- 1: nothing to do changes nothing ---------------------------------------------------------------------

ENCODINGS = {
    "utf-8": b"",
    "utf-8-bom": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def encoded(text: str, name: str) -> bytes:
    return ENCODINGS[name] + text.encode(name.removesuffix("-bom"))


def done(data: bytes, path: Path, only: frozenset[str] | None = None) -> tuple[PageReport, bytes]:
    """What a worker makes of the bytes of a page: its report and the bytes that would be written."""
    result = Worker()(Job(str(path), SYSTEM, only=only, data=data))
    return result.report, data if result.after is None else result.after


def check_nothing_to_do(text: str) -> None:
    """The bytes of a page that asks for nothing, in every encoding and with every newline."""
    for newline in ("\n", "\r\n"):
        for ending in ("", newline):
            page = text.replace("\r\n", "\n").rstrip("\n").replace("\n", newline) + ending
            for name in ENCODINGS:
                data = encoded(page, name)
                report, result = done(data, nowhere() / "page.tsx", frozenset())
                assert report.status in ("unchanged", "unreadable"), report
                assert result == data


@over_fixtures
def test_nothing_chosen_changes_no_byte_of_a_fixture(path: Path) -> None:
    check_nothing_to_do(page_at(path).text)


@given(pages())
@settings(max_examples=10)
def test_nothing_chosen_changes_no_byte_of_a_generated_page(text: str) -> None:
    check_nothing_to_do(text)


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("path", [it for it in FIXTURES if "pages" in it.parts], ids=shown)
def test_a_converted_page_keeps_its_encoding_its_mark_and_its_newlines(path: Path, name: str, newline: str) -> None:
    text = page_at(path).text.replace("\r\n", "\n").replace("\n", newline)
    data = encoded(text, name)
    _, result = done(data, nowhere() / "page.tsx")
    page = decode(result, "result")
    assert isinstance(page, Page), page
    assert page.bom == ENCODINGS[name]
    ends = set(re.findall(r"\r\n|\n|\r", page.text))
    assert ends == {newline}
    assert page.text.endswith(newline) == text.endswith(newline)


# --- 2: spans are honest: tests/test_every_language.py ----------------------------------------------------


def generated(text: str) -> Page:
    """A generated page, for every promise but the one that the compiler does not fail."""
    page = page_of(text)
    try:
        compile_page(page)
    except ProofFailed:
        assume(False)
    return page


@over_fixtures
def test_the_compiler_does_not_fail_on_a_fixture(path: Path) -> None:
    compile_page(page_at(path))


@given(pages())
def test_the_compiler_does_not_fail_on_a_generated_page(text: str) -> None:
    compile_page(page_of(text))


# --- 3: outside the edits nothing moves -------------------------------------------------------------------


def check_nothing_else_moves(page: Page) -> None:
    """What has no candidate in it or around it stands in the result as it stood, white space aside.

    String literals are masked: a table of them may be what a candidate's value comes from.
    """
    compiled = compile_page(page)
    result = masked(after(page, compiled).text)
    starts = {it.span.start for it in compiled.candidates if it.outcome != "approved"}
    for element in untouched(page, starts):
        if not takes_a_handler(element):
            assert masked(element.span.of(page.text)) in result, element.span.of(page.text)


def takes_a_handler(element: Element) -> bool:
    """Whether it is the child of what gives it something: a trigger's handler, a form field's id and state."""
    return element.parent is not None and element.parent.name.endswith(("Trigger", "Close", "FormControl"))


def untouched(page: Page, starts: set[int]) -> list[Element]:
    """The elements with no candidate among their tags and everything in them."""
    elements = read(page.text).elements
    return [
        it
        for it in elements
        if it.name in PLAIN and not any(it.span.start <= start < it.span.end for start in starts) and not it.inside
    ]


def hosts() -> frozenset[str]:
    """Host elements that a dialect reads, as a component, a part of one or what one consumes."""
    readings = [
        it for dialect in load(SYSTEM).dialects for family in dialect.families.values() for it in family.readings
    ]
    return frozenset(source.host for it in readings for source in it.sources.values())


PLAIN = frozenset(["div", "span", "p", "h1", "h2", "h3", "section", "main", "li", "strong", "code", "img"]) - hosts()


def masked(text: str) -> str:
    plain = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", '""', text)
    return re.sub(r"\s+", " ", plain)


@over_fixtures
def test_elements_that_are_no_component_stand_as_they_stood_in_a_fixture(path: Path) -> None:
    check_nothing_else_moves(page_at(path))


@given(pages())
def test_elements_that_are_no_component_stand_as_they_stood_in_a_generated_page(text: str) -> None:
    check_nothing_else_moves(generated(text))


def check_held_back_stands(page: Page) -> None:
    """The opening tag of a component that is held back or left is in the result as often as in the source."""
    compiled = compile_page(page)
    elements = {it.body.name.start: it for it in read(page.text).elements if it.name}
    tags: Counter[str] = Counter()
    for it in compiled.candidates:
        if it.is_call:
            continue
        element = elements.get(it.span.start) or next(
            (e for e in elements.values() if e.span.start == it.span.start), None
        )
        assert element is not None, it
        inside = [e.span for e in element.descend() if element.body.opening.holds(e.span)]
        inside += [call.span for call in compiled.candidates if call.is_call and element.body.opening.holds(call.span)]
        if it.outcome in ("held back", "left") and not inside and not takes_a_handler(element):
            tags[masked(element.body.opening.of(page.text))] += 1
    result = masked(after(page, compiled).text)
    missing = {tag: count for tag, count in tags.items() if result.count(tag) < count}
    assert not missing


@over_fixtures
def test_what_is_held_back_keeps_its_tag_in_a_fixture(path: Path) -> None:
    check_held_back_stands(page_at(path))


@given(pages())
def test_what_is_held_back_keeps_its_tag_in_a_generated_page(text: str) -> None:
    check_held_back_stands(generated(text))


# --- 4: the result can be read again ----------------------------------------------------------------------


def check_readable(page: Page) -> None:
    result = after(page, compile_page(page))
    assert len(read(result.text).broken) <= len(read(page.text).broken)


@over_fixtures
def test_a_converted_fixture_has_no_new_broken_place(path: Path) -> None:
    check_readable(page_at(path))


@given(pages())
def test_a_converted_generated_page_has_no_new_broken_place(text: str) -> None:
    check_readable(generated(text))


# --- 5: twice is once -------------------------------------------------------------------------------------


def held(compiled: Compiled) -> Counter[tuple[str, str]]:
    return Counter((it.word, it.name) for it in compiled.candidates if it.outcome in ("held back", "left"))


def check_twice_is_once(page: Page, system: str = SYSTEM) -> None:
    """A second run changes nothing, and finds nothing but what the first one said it left."""
    first = compile_page(page, system=system)
    second = compile_page(after(page, first), system=system)
    assert second.text is None
    assert not [it for it in second.candidates if it.outcome == "converted"]
    assert held(second) == held(first)


@over_systems
@over_fixtures
def test_a_second_run_over_a_fixture_changes_and_reports_nothing_new(path: Path, system: str) -> None:
    check_twice_is_once(page_at(path), system)


@over_systems
@given(text=pages())
def test_a_second_run_over_a_generated_page_changes_and_reports_nothing_new(text: str, system: str) -> None:
    check_twice_is_once(generated(text), system)


# --- 6: order does not matter, slices equal the whole -----------------------------------------------------


def check_slices(page: Page, shuffle: Callable[[list[str]], None], system: str = SYSTEM) -> None:
    whole = compile_page(page, system=system)
    words = sorted({it.word for it in whole.candidates if it.outcome != "approved"})
    for order in (words, words[::-1], shuffled(words, shuffle)):
        sliced, files = page, set[NewFile]()
        for word in order:
            compiled = compile_page(sliced, Choice(only=frozenset({word})), system)
            sliced = after(sliced, compiled)
            files |= set(compiled.files)
        told = f"word by word: {', '.join(order)}"
        result = after(page, whole).text
        assert meaning(sliced.text) == meaning(result), f"{told}: another result"
        assert sliced.text == result, f"{told}: the same result, written otherwise"
        assert files == set(whole.files), f"{told}: other files beside the page"


def shuffled(words: list[str], shuffle: Callable[[list[str]], None]) -> list[str]:
    copy = list(words)
    shuffle(copy)
    return copy


@over_systems
@over_fixtures
def test_a_fixture_converted_word_by_word_equals_the_whole(path: Path, system: str) -> None:
    check_slices(page_at(path), random.Random(7).shuffle, system)


@given(pages(), st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_a_generated_page_converted_word_by_word_equals_the_whole(text: str, chance: random.Random) -> None:
    check_slices(generated(text), chance.shuffle)


def test_the_order_of_pages_does_not_matter() -> None:
    jobs = [Job(str(path), SYSTEM) for path in FIXTURES]
    forwards, backwards = Worker(), Worker()
    # What was noted for the cache is whatever no page before had looked at.
    first = {it.path: replace(forwards(it), noted=None) for it in jobs}
    second = {it.path: replace(backwards(it), noted=None) for it in reversed(jobs)}
    assert first == second


@over_fixtures
def test_the_order_of_families_and_rules_does_not_matter(path: Path) -> None:
    page, usual = page_at(path), compiler_for(path)
    dialects = [replace(it, families=dict(reversed(it.families.items()))) for it in usual.catalogue.dialects]
    words = dict(reversed(usual.catalogue.system.words.items()))
    system = replace(usual.catalogue.system, words=words)
    turned = Compiler(replace(usual.catalogue, dialects=tuple(dialects), system=system), usual.project)
    assert turned.compile(page) == usual.compile(page)


# --- 7: everything is accounted for -----------------------------------------------------------------------


def mapped_literals() -> frozenset[str]:
    """What a dialect's tables and patterns read: these literals may turn into others, or into a component."""
    readings = [
        it for dialect in load(SYSTEM).dialects for family in dialect.families.values() for it in family.readings
    ]
    cells = {cell for it in readings for table in it.tables for row, _ in table.rows for cell in row}
    cells |= {piece for it in readings for piece in _written(it.find)} | {
        string for it in readings for _, string, _ in it.splits.values()
    }
    return frozenset(word for cell in cells - {"*"} for word in words_in(cell))


def _written(find: Markup) -> Iterator[str]:
    """The strings that a pattern asks for."""
    for it in find.attributes:
        if isinstance(it, Attribute) and isinstance(it.value, Words):
            yield from (piece for piece in it.value.pieces if isinstance(piece, str))


MAPPED = mapped_literals()
# Class names that go by a named policy: the system draws its own box, or lays a list out itself.
DROPPED_CLASSES = tuple(
    pattern
    for word in load(SYSTEM).system.words.values()
    for part in word.parts.values()
    for pattern in (*part.class_names.get("drops", ()), *part.sheds.get("className", ()))
) + tuple(
    pattern
    for dialect in load(SYSTEM).dialects
    for family in dialect.families.values()
    for reading in family.readings
    if reading.classes
    for patterns in reading.classes.takes.values()
    for pattern in patterns
)
DROPPED = frozenset(
    name for word in load(SYSTEM).system.words.values() for part in word.parts.values() for name in part.drops
) - {"value"}  # which is a prop of many, and goes from one


def consumed_classes() -> frozenset[str]:
    """The class names that patterns and tables of dialects read, which go where they were read."""
    readings = [
        it for dialect in load(SYSTEM).dialects for family in dialect.families.values() for it in family.readings
    ]
    cells = {row[0] for it in readings for table in it.tables if table.inputs == ("class",) for row, _ in table.rows}
    return frozenset({*cells, *(name for it in readings for name in classes_of(it.find))})


CONSUMED = consumed_classes()


# A value that is written as absent may go where the target is told what stands for absence.
SAYS_NOTHING = Counter({"undefined": 100, "null": 100})


def lost(before: Inventory, result: Inventory, text: str) -> dict[str, Counter[str]]:
    """What is on the page before and not after it, by kind, with what a mapping may take taken out."""
    may_go = (
        folded(text) + called(text) + said_elsewhere(text, result, DROPPED) + read_classes(text) + dropped_classes(text)
    )
    words = before.words - result.words - may_go - as_numbers(before, result)
    missing = {
        "words": Counter({it: n for it, n in words.items() if it not in MAPPED}),
        "code": before.code - result.code - may_go - SAYS_NOTHING,
        "comments": before.comments - result.comments,
        "attributes": before.attributes - result.attributes,
        "imports": Counter({f"{module}.{name}": n for (module, name), n in (before.imports - result.imports).items()}),
    }
    return {kind: counts for kind, counts in missing.items() if counts}


def read_classes(text: str) -> Counter[str]:
    """The words of class names that a dialect reads, on a page that names the kit they belong to."""
    said = re.findall(r'className="([^"]*)"', text) if "bootstrap" in text else []
    names = [name for it in said for name in it.split() if name in CONSUMED]
    return Counter(word for name in names for word in words_in(name))


def dropped_classes(text: str) -> Counter[str]:
    """The words of class names that the system's mappings, or a reading, let go by name."""
    found = re.findall(r"""className=(?:"([^"]*)"|'([^']*)'|\{`([^`]*)`\})""", text)
    names = [name for it in found for said in it for name in said.split() if is_class_of(name, DROPPED_CLASSES)]
    return Counter(word for name in names for word in words_in(name))


def check_nothing_is_lost(page: Page) -> None:
    result = after(page, compile_page(page))
    assert lost(inventory(page.text), inventory(result.text), page.text) == {}


@over_fixtures
def test_nothing_of_a_fixture_is_lost(path: Path) -> None:
    check_nothing_is_lost(page_at(path))


@given(pages())
def test_nothing_of_a_generated_page_is_lost(text: str) -> None:
    check_nothing_is_lost(generated(text))


@pytest.mark.parametrize(
    ("before", "result", "kind", "what"),
    [
        ("<p>Two words</p>", "<p>Two</p>", "words", "words"),
        ("<p onClick={go} />", "<p />", "code", "go"),
        ("<p>{/* why */}</p>", "<p></p>", "comments", "/* why */"),
        ('<p key="a" />', '<p id="a" />', "attributes", "key"),
        ('<p title="a" />', "<p title />", "words", "a"),
        ('import { x } from "y";', "", "imports", "y.x"),
        ("<b onChange={(open) => go(open, stop)} />", "<b onClose={() => go(false)} />", "code", "stop"),
    ],
)
def test_a_loss_would_be_seen(before: str, result: str, kind: str, what: str) -> None:
    found = lost(inventory(f"{before};"), inventory(f"{result};"), f"{before};")
    assert list(found) == [kind]
    assert what in found[kind]


# --- 8: the account balances, in every report -------------------------------------------------------------


def check_account(page: Page) -> None:
    compiled = compile_page(page)
    for it in compiled.candidates:
        assert it.outcome in OUTCOMES
        assert bool(it.reasons) == (it.outcome in ("held back", "left")), it
        assert all(reason.sentence and reason.next for reason in it.reasons), it
    assert (compiled.text is not None) == any(it.outcome == "converted" for it in compiled.candidates)
    places = Counter(it.span for it in compiled.candidates)
    assert max(places.values(), default=1) == 1, "one element, two candidates"
    if compiled.broken:
        return
    counted = sum(it.elements for it in compiled.candidates if it.dialect == "shadcn")
    assert counted >= components_imported(page, compiled), "an element of a known family belongs to no candidate"


def components_imported(page: Page, compiled: Compiled) -> int:
    """Elements whose tag is imported from a `components/ui` path of a family that the dialect reads whole."""
    known = {
        (family.name, source.export)
        for dialect in load(SYSTEM).dialects
        for family in dialect.families.values()
        for reading in family.readings
        for source in reading.sources.values()
        if source.export and source.family in ("", family.name)
    }
    statement = re.compile(r"import\s*\{([^}]*)\}\s*from\s*[\"'][^\"']*ui/([\w-]+)[\"']")
    names = {
        parts[-1].strip()
        for listed, stem in statement.findall(page.text)
        for name in listed.split(",")
        if (parts := name.split(" as "))[0].strip() and (stem, parts[0].strip()) in known
    }
    declared = {
        it for it in names if re.search(rf"\b(?:function|const|let|class)\s+{it}\b|\(\{{[^}}]*\b{it}\b", page.text)
    }
    return sum(it.name in names - declared for it in read(page.text).elements)


@over_fixtures
def test_the_account_of_a_fixture_balances(path: Path) -> None:
    page = page_at(path)
    if not compiler_for(path).copies.is_copy(path.resolve()):
        check_account(page)


@given(pages())
def test_the_account_of_a_generated_page_balances(text: str) -> None:
    check_account(generated(text))


def test_every_report_has_every_candidate() -> None:
    import json

    run = Run(SYSTEM, tuple(Worker()(Job(str(path), SYSTEM)).report for path in FIXTURES))
    total = sum(len(it.candidates) for it in run.pages)
    assert total > 100
    assert sum(run.account().values()) == total
    formats = plug_ins(reporting, "REPORT", Report)
    data = json.loads(formats["json"].write(run))
    assert sum(data["account"].values()) == total
    assert sum(len(it["candidates"]) for it in data["files"]) == total
    assert len(formats["text"].write(run).splitlines()) == sum(len(it.notes) + bool(it.message) for it in run.pages)


# --- 9: no visible text is invented -----------------------------------------------------------------------


def check_no_text_is_invented(page: Page) -> None:
    before, result = inventory(page.text), inventory(after(page, compile_page(page)).text)
    invented = result.text - before.words
    assert not invented


@over_fixtures
def test_no_text_is_invented_in_a_fixture(path: Path) -> None:
    check_no_text_is_invented(page_at(path))


@given(pages())
def test_no_text_is_invented_in_a_generated_page(text: str) -> None:
    check_no_text_is_invented(generated(text))
