"""``ds-adapter tree`` and ``ds-adapter why``: what the machine sees, and why."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

PAGE = """\
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Chip } from "@mui/material";
export const A = ({ size }) => (
  <Card>
    <CardContent><Button variant="outline" size="sm">Go</Button></CardContent>
    <Button variant="hero">No</Button>
    <Button size={size}>Which</Button>
    <Chip label="x" />
    <Local />
  </Card>
);
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    return "page.tsx"


def test_tree_shows_each_element_with_its_place_and_meaning(page: str, call: Call) -> None:
    outcome = call("tree", page)
    assert outcome.exit_code == 0, outcome.output
    lines = outcome.stdout.splitlines()
    assert lines[0] == ("5:3-11:10 <Card> Card of @/components/ui/card, a copy of shadcn's card  = ds:card")
    assert lines[1].startswith("  6:5-6:79 <CardContent>")
    assert lines[1].endswith("= ds:card-body")
    assert "  9:5-9:23 <Chip> Chip of the approved @mui/material  = approved badge" in lines
    assert "  10:5-10:14 <Local> declared in this file, or nowhere" in lines


def test_tree_shows_each_component_in_the_neutral_notation(page: str, call: Call) -> None:
    lines = call("tree", page).stdout.splitlines()
    assert '6:18 <ds:button emphasis="outline" intent="neutral" size="small">Go</ds:button>' in lines


def test_why_says_what_each_reading_missed_and_what_was_realised(page: str, call: Call) -> None:
    outcome = call("why", f"{page}:6")
    assert outcome.exit_code == 0, outcome.output
    assert 'it has no size="icon"' in outcome.stdout
    assert "  fits  <Button>{start?: icon}{content}{end?: icon}</Button>" in outcome.stdout
    assert "  is    ds:card-body, a part of <Card> at 5:3" in outcome.stdout
    assert "  converted: mui writes it by " in outcome.stdout


def test_why_says_what_holds_a_component_back_and_who_can_change_it(page: str, call: Call) -> None:
    shown = call("why", f"{page}:7:5").stdout
    assert "  held back:\n    unknown-variant: variant='hero' is none of " in shown
    assert "    next (code): write a variant that the component has" in shown


def test_why_stops_at_the_reading_that_cannot_be_decided(page: str, call: Call) -> None:
    shown = call("why", f"{page}:8").stdout
    assert "  maybe " in shown
    assert "  fits " not in shown
    assert "undecided-component" in shown


def test_why_says_that_nothing_reads_a_local_component(page: str, call: Call) -> None:
    assert "no reading of the catalogue starts with this element" in call("why", f"{page}:10").stdout


def test_why_says_that_a_line_has_no_element(page: str, call: Call) -> None:
    outcome = call("why", f"{page}:12")
    assert (outcome.exit_code, outcome.stdout) == (0, "page.tsx:12: no element starts on this line\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("why", "page.tsx:400"), "page.tsx: there is no line 400; the last one is 13"),
        (("why", "page.tsx"), "'page.tsx' names no line: write FILE:LINE"),
        (("why", "page.tsx:0"), "'page.tsx:0' names no line: write FILE:LINE"),
        (("why", "none.tsx:1"), "none.tsx: cannot be read: No such file or directory"),
        (("tree", "none.tsx"), "none.tsx: cannot be read: No such file or directory"),
    ],
)
def test_a_place_that_is_not_there_is_a_mistake_of_the_caller(
    arguments: tuple[str, ...], message: str, page: str, call: Call
) -> None:
    outcome = call(*arguments)
    assert outcome.exit_code == 2
    assert message in outcome.stderr


def test_a_page_that_is_no_text_is_a_mistake_of_the_caller(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.tsx").write_bytes(b"\xff\xfe\xff")
    outcome = call("tree", "a.tsx")
    assert outcome.exit_code == 2
    assert "a.tsx: byte" in outcome.stderr


def test_why_tells_of_a_call_as_of_an_element(call: Call, tmp_path: Path) -> None:
    text = 'import { toast } from "sonner";\nexport const say = (it) => {\n  toast.error(it);\n};\n'
    (tmp_path / "page.tsx").write_text(text, encoding="utf-8")
    outcome = call("why", "page.tsx:3")
    assert outcome.exit_code == 0, outcome.output
    assert "3:3 toast.error(…): a call of shadcn's sonner" in outcome.stdout
    assert '<ds:toast title={it} intent="danger" />' in outcome.stdout
