"""The promises over HTML pages: those of fixtures/pages, and pages that nobody wrote."""

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("turbohtml", reason="there is no wheel of turbohtml for this platform")

from adapter.batch.pages import Job, PageDone, Worker
from adapter.source.page import Page, decode
from tests.html_pages import pages
from tests.pages import PAGES, nowhere
from tests.test_html_trees import check_honest

STORIES = sorted(PAGES.glob("*/before.html"))
WORKER = Worker()
over_stories = pytest.mark.parametrize("path", STORIES, ids=lambda it: it.parent.name)


def converted(data: bytes, only: frozenset[str] | None = None) -> PageDone:
    """What becomes of a page's bytes; none may fail the proof."""
    done = WORKER(Job(str(nowhere() / "page.html"), "govuk", only=only, data=data))
    assert done.report.status in ("changed", "unchanged"), done.report.message
    return done


def written(data: bytes, only: frozenset[str] | None = None) -> bytes:
    done = converted(data, only)
    return data if done.after is None else done.after


def check_promises(text: str) -> None:
    data = text.encode()
    done = converted(data)
    result = data if done.after is None else done.after
    again = converted(result)
    assert again.after is None, "twice is once"
    assert not [it for it in again.report.candidates if it.outcome == "converted"]
    assert len([it for it in again.report.candidates if it.outcome == "held back"]) <= len(
        [it for it in done.report.candidates if it.outcome == "held back"]
    )
    check_honest(result.decode())
    sliced = data
    for word in ("link", "text-field", "table", "label", "badge", "button", "native-select", "alert"):
        sliced = written(sliced, frozenset({word}))
    assert written(sliced) == result, "slices come to the whole"
    windows = re.sub(r"\r\n|\n", "\r\n", text)
    assert written(windows.encode()) == re.sub(r"\r\n|\n", "\r\n", result.decode()).encode()
    converted(re.sub(r"\r\n|\n", "\r", text).encode())


@over_stories
def test_a_story_keeps_the_promises(path: Path) -> None:
    check_promises(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        '<button class=-icon">Go</button>',
        """<button class='a"b'>Go</button>""",
        """<button class=a"b'c>Go</button>""",
        '<div>\n<label for="room">Room</label>\n<select id="room">{%\n  rooms %}</select>\n</div>',
        "<form><div class='a b'><div class='a b'></form></div>",
    ],
    ids=[
        "quote-in-unquoted-class",
        "quote-in-class",
        "both-quotes-in-class",
        "template-over-lines",
        "form-closed-early",
    ],
)
def test_a_page_that_was_written_wrong_once_keeps_the_promises(text: str) -> None:
    check_promises(text)


@given(pages())
@settings(deadline=None)
def test_a_generated_page_keeps_the_promises(text: str) -> None:
    check_promises(text)


@given(pages(), st.data())
@settings(max_examples=30, deadline=None)
def test_a_page_that_is_cut_off_or_has_a_hole_keeps_the_promises(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    check_promises(text[:start] + text[start + data.draw(st.integers(1, 40)) :])


@given(pages(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@settings(deadline=None)
def test_nothing_chosen_changes_no_byte(text: str, line: str, has_mark: bool) -> None:
    data = (codecs.BOM_UTF8 if has_mark else b"") + text.replace("\n", line).encode()
    assert converted(data, frozenset()).after is None


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16-le", "\ufeff"),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", ""),
        ("shift_jis", '<meta charset="shift_jis">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-8", '<meta charset="utf-16">'),
        ("utf-8", '<meta charset="no-such">'),
    ],
)
def test_a_converted_page_keeps_its_encoding(encoding: str, head: str) -> None:
    said = {"cp1252": "Größe – “é”", "shift_jis": "日本語", "koi8-r": "Привет"}.get(encoding, "日本 é 😀")
    data = f"{head}<p>{said}</p><button>{said}</button>".encode(encoding)
    result = written(data)
    assert result != data
    text = result.decode(encoding)
    assert text.count(said) == 2
    assert text.encode(encoding) == result


def test_bytes_that_are_no_text_are_refused_and_never_changed() -> None:
    page = decode(b"<p>\x00</p>", "page.html")
    assert not isinstance(page, Page)
