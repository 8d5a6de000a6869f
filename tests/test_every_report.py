"""Every report format keeps its contract: valid, complete, in the order of files and places, stable."""

import json
import xml.etree.ElementTree as xml

import pytest
from msgspec.structs import replace

from adapter import reporting
from adapter.plugins import plug_ins
from adapter.reporting.run import Note, PageReport, Report, Reported, Run
from adapter.words import Reason

REPORTS = plug_ins(reporting, "REPORT", Report)
every_report = pytest.mark.parametrize("name", REPORTS)

HERO = Reason(
    "value-unknown",
    'hero is defined in "ui/button.tsx:12" & <nowhere> else',
    "person",
    "decide what hero means",
)
BUTTON = Reported("button", "button", "shadcn", "converted", 3, 5, "Button", 1)
BADGE = Reported("badge", "badge", "shadcn", "held back", 9, 7, "Badge", 1, (HERO,))
NOTES = (
    Note("unapproved-component", 3, 5, "<Button> is a button: use mui's"),
    Note("held-back-component", 9, 7, 'Straße "hero" \u2028 & <b> 日本語'),
)
RUN = Run(
    "mui",
    (
        PageReport(
            "src/a.tsx",
            "changed",
            120,
            "",
            (BUTTON, BADGE),
            NOTES,
            ("@/components/ui/badge",),
            ("@/components/ui/button",),
        ),
        PageReport("src/b.tsx", "unreadable", 9, "byte 3 is not utf-8; save the file as UTF-8"),
        PageReport("src/c.tsx", "unchanged", 40, "", (replace(BUTTON, outcome="approved"),)),
        PageReport("src/d & e.tsx", "failed", 40, "a proof failed"),
    ),
)


def test_there_are_formats() -> None:
    assert {"text", "json"} <= set(REPORTS)


@every_report
def test_a_report_is_valid_in_its_own_format(name: str) -> None:
    report = REPORTS[name]
    assert report.suffix.startswith(".")
    for run in (RUN, Run("mui", ())):
        text = report.write(run)
        text.encode("utf-8")
        assert text == "" or text.endswith("\n")
        match report.suffix:
            case ".json" | ".sarif":
                json.loads(text)
            case ".xml" | ".svg" | ".html":
                xml.fromstring(text)


@every_report
def test_a_report_is_complete(name: str) -> None:
    text = REPORTS[name].write(RUN)
    said = text
    if REPORTS[name].suffix in (".json", ".sarif"):
        said = json.dumps(json.loads(text), ensure_ascii=False)
    for page in RUN.pages:
        if page.notes or page.message:
            assert page.path in said.replace("&amp;", "&")
        for note in page.notes:
            assert note.rule in said
            assert str(note.line) in said
            assert "日本語" in said


@every_report
def test_a_report_says_things_in_the_order_of_files_and_places(name: str) -> None:
    text = REPORTS[name].write(RUN).replace("&amp;", "&")
    places = [
        text.index(it)
        for it in ("src/a.tsx", "unapproved-component", "held-back-component", "src/b.tsx", "src/d & e.tsx")
    ]
    assert places == sorted(places)


@every_report
def test_the_same_run_gives_the_same_bytes(name: str) -> None:
    assert REPORTS[name].write(RUN) == REPORTS[name].write(Run(RUN.system, tuple(replace(it) for it in RUN.pages)))


def test_json_counts_every_outcome() -> None:
    data = json.loads(REPORTS["json"].write(RUN))
    assert data["account"] == {"approved": 1, "converted": 1, "held back": 1, "left": 0}
    held = data["files"][0]["candidates"][1]
    assert held["reason"] == {
        "code": "value-unknown", "sentence": HERO.sentence, "owner": "person", "next": HERO.next,
        "decision": "value-unknown",
    }  # fmt: skip


def test_text_is_one_finding_a_line() -> None:
    lines = REPORTS["text"].write(RUN).split("\n")
    assert lines[0] == "src/a.tsx:3:5 unapproved-component <Button> is a button: use mui's"
    assert lines[2] == "src/b.tsx:1:1 unreadable-page byte 3 is not utf-8; save the file as UTF-8"
    assert len(lines) == 5
