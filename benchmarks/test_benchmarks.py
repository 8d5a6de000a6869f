"""The algorithms of the benchmarks: places of errors, projects, accounts."""

from pathlib import Path

import pytest
from account import Account, Candidate, FileData, balanced, family_key, touched
from drafting import judge
from loss import Listed, compare
from policies import Item, Policies, policies
from processes import CACHE
from projects import copy_tree, different_files, find_projects, read_tree
from tables import percent, table
from typecheck import Diagnostic, new_errors


def error(line: int, code: int = 2322, message: str = "") -> Diagnostic:
    return {"path": "a.tsx", "line": line, "column": 1, "code": code, "message": message or f"on line {line}"}


def pair(tmp_path: Path, before: str, after: str) -> tuple[Path, Path]:
    folders = (tmp_path / "before", tmp_path / "after")
    for folder, text in zip(folders, (before, after), strict=True):
        folder.mkdir()
        (folder / "a.tsx").write_text(text, encoding="utf-8")
    return folders


def test_an_error_that_only_moved_down_is_not_new(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\nb\nc\n", "import\na\nb\nc\n")
    assert new_errors(before, after, [error(2)], [error(3)]) == []


def test_an_error_on_an_unchanged_line_that_had_none_is_new(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\nb\nc\n", "import\na\nb\nc\n")
    assert new_errors(before, after, [error(2)], [error(3), error(4)]) == [error(4)]


def test_an_error_stays_old_inside_a_rewritten_run_of_lines(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\nold\nc\n", "a\nnew\nnewer\nc\n")
    assert new_errors(before, after, [error(2)], [error(3)]) == []


def test_a_second_error_in_a_rewritten_run_of_lines_is_new(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\nold\nc\n", "a\nnew\nnewer\nc\n")
    assert new_errors(before, after, [error(2)], [error(2), error(3)]) == [error(3)]


def test_another_code_at_the_same_place_is_new(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\n", "a\n")
    assert new_errors(before, after, [error(1)], [error(1, 2769)]) == [error(1, 2769)]


def test_an_error_that_stands_elsewhere_or_twice_is_not_new(tmp_path: Path) -> None:
    before, after = pair(tmp_path, "a\nold\nc\nd\n", "a\nnew\nnewer\nc\ne\nd\n")
    assert new_errors(before, after, [error(2, 1, "m")], [error(2, 1, "m"), error(3, 1, "m")]) == []
    assert new_errors(before, after, [error(4, 1, "m")], [error(5, 1, "m")]) == []
    assert new_errors(before, after, [error(4, 1, "m")], [error(5, 1, "n")]) == [error(5, 1, "n")]
    assert new_errors(before, after, [error(4, 1, "m")], [error(6, 1, "m"), error(5, 1, "m")]) == [error(5, 1, "m")]


def test_projects_are_found_at_any_level_of_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "public" / "v0" / "owner__name").mkdir(parents=True)
    for level in (tmp_path, tmp_path / "public", tmp_path / "public" / "v0" / "owner__name"):
        assert [project.name for project in find_projects([level])] == ["owner__name"]


def test_a_folder_with_a_package_is_one_project(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "packages").mkdir()
    assert [project.root for project in find_projects([tmp_path])] == [tmp_path.resolve()]


def test_the_same_project_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "owner__name").mkdir()
    with pytest.raises(SystemExit, match="owner__name"):
        find_projects([tmp_path, tmp_path])


def test_a_copy_has_the_same_bytes_and_a_change_is_seen(tmp_path: Path) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    (source / "node_modules").mkdir(parents=True)
    (source / "node_modules" / "x.js").write_bytes(b"x")
    (source / "a.tsx").write_bytes(b"\xef\xbb\xbfa\r\n")
    copy_tree(source, copy)
    original = read_tree(copy)
    assert original == {"a.tsx": b"\xef\xbb\xbfa\r\n"}
    (copy / "a.tsx").write_bytes(b"a\n")
    assert different_files(original, read_tree(copy)) == ["a.tsx"]


def candidate(outcome: str, family: str = "button", dialect: str = "shadcn") -> Candidate:
    return {
        "word": "button",
        "family": family,
        "dialect": dialect,
        "outcome": outcome,
        "line": 1,
        "column": 1,
        "element": "Button",
        "elements": 1,
        "reason": None,
    }


def account(counted: dict[str, int], *outcomes: str) -> Account:
    candidates = [candidate(outcome) for outcome in outcomes]
    file: FileData = {
        "path": "a.tsx",
        "status": "changed",
        "message": None,
        "bytes": 1,
        "candidates": candidates,
    }
    return {"version": 1, "system": "mui", "files": [file], "created": [], "account": counted}


@pytest.mark.parametrize(
    ("counted", "outcomes", "expected"),
    [
        ({"converted": 1, "left": 1}, ("converted", "left"), True),
        ({"converted": 2}, ("converted",), False),
        ({"converted": 1}, ("converted", "left"), False),
        ({"converted": 1}, ("converted", "skipped"), False),
    ],
)
def test_an_account_balances_only_if_its_candidates_add_up(
    counted: dict[str, int], outcomes: tuple[str, ...], expected: bool
) -> None:
    assert balanced(account(counted, *outcomes)) is expected


def test_only_what_the_account_names_may_differ() -> None:
    told = account({})
    told["created"] = ["ds/new.tsx", "ds/there.tsx", "ds/never.tsx"]
    before = {"a.tsx": b"1", "b.tsx": b"1", "ds/there.tsx": b"1"}
    after = {"a.tsx": b"2", "b.tsx": b"1", "ds/there.tsx": b"1", "ds/new.tsx": b"1"}
    assert touched(told, before, after) == []
    assert touched(told, before, after | {"b.tsx": b"2", "c.tsx": b"1"}) == ["b.tsx", "c.tsx"]
    assert touched(told, before, after | {"ds/there.tsx": b"2"}) == ["ds/there.tsx"]
    assert touched(told, before, {"a.tsx": b"2", "b.tsx": b"1", "ds/new.tsx": b"1"}) == ["ds/there.tsx"]


def test_icons_are_one_family_whatever_dialect_they_come_from() -> None:
    assert family_key(candidate("converted", "icon")) == "lucide:icon"
    assert family_key(candidate("converted", "button", "html")) == "html:button"


def test_a_share_of_nothing_is_no_number() -> None:
    assert percent(0, 0) == "-"
    assert percent(1, 3) == "33.3 %"


def test_numbers_stand_to_the_right_of_their_column() -> None:
    assert (
        table("T", ("what", "n"), [["a", 5], ["bb", 100]]).splitlines()
        == [
            "T",
            "what    n",
            "----  ---",
            "a       5",
            "bb    100",
            "",
        ][:-1]
    )


DRAFT = """
[button]
write = '<Button {look} onClick={press} />'
[button.tables.look]
from = ["emphasis"]
to   = ["kind"]
rows = [["solid", "fill"], ["soft", "todo: tint"], ["*", "todo:"]]
"""


@pytest.mark.parametrize(
    ("answer", "right", "wrong"),
    [
        ({"component": "Button", "has": ["onClick={press}"], "look": [["solid", "fill"], ["soft", "tint"]]}, True, ()),
        ({"component": "Button", "look": [["solid", "full"]]}, False, ("solid full, not fill",)),
        ({"component": "Button", "look": [["soft", "soft"]]}, False, ()),
        ({"component": "Button", "look": [["link", "link"]]}, False, ()),
        ({"component": "Knob"}, False, ()),
        ({"component": "Button", "has": ["onPress={press}"]}, False, ()),
        ({"none": True}, False, ()),
    ],
)
def test_a_draft_is_right_when_it_has_the_whole_answer(
    answer: dict[str, object], right: bool, wrong: tuple[str, ...]
) -> None:
    found = judge("acme", "button", answer, {"button.toml": DRAFT})
    assert (found.is_right, found.wrong) == (right, wrong)


def test_what_the_package_lacks_is_right_when_nothing_is_drafted() -> None:
    files = {"open-words.toml": '[table]\ntodo = "Table is called like it, and takes rows"\n'}
    assert judge("acme", "table", {"none": True}, files).is_right
    assert judge("acme", "table", {"component": "Table", "restructured": True}, files).is_right
    assert not judge("acme", "table", {"component": "Grid", "restructured": True}, files).is_right


def item(kind: str, value: str, name: str = "", tag: str = "", whole: str = "", beside: tuple[str, ...] = ()) -> Item:
    return {
        "kind": kind, "value": value, "line": 1, "name": name, "tag": tag, "whole": whole,
        "beside": list(beside), "above": "", "call": "",
    }  # fmt: skip


def page(*items: Item, tokens: str = "") -> Listed:
    return {"items": list(items), "tokens": tokens, "parse_ok": True}


def lost(before: Listed, after: Listed, allowed: Policies) -> list[str]:
    return [it.item["value"] for it in compare("a.tsx", before, after, allowed) if not it.policy]


@pytest.mark.parametrize(
    "gone",
    [
        item("text", "Save changes"),
        item("string", "draft", "status"),
        item("attribute", "mail", "id", "form"),
        item("attribute", "/home", "href", "Card"),
        item("attribute", "row.id", "key", "li"),
        item("class", "mt-2", "className", "Button"),
        item("comment", "/* why */"),
        item("code", "save"),
        item("script", "start()"),
    ],
    ids=lambda it: it["kind"] + it["name"],
)
def test_a_planted_loss_is_found(gone: Item) -> None:
    other = item("text", "Save")
    assert lost(page(gone, other), page(other), policies("mui")) == [gone["value"]]
    assert lost(page(gone, gone), page(gone), policies("mui")) == [gone["value"]]
    assert lost(page(gone, other), page(other, gone), policies("mui")) == []


def test_of_an_attribute_that_a_dialect_reads_the_value_must_be_somewhere() -> None:
    before = page(item("attribute", "mail", "id", "Input", "mail"), item("string", "mail", "id", "Input", "mail"))
    assert lost(before, page(item("string", "mail")), policies("mui")) == []
    assert lost(before, page(), policies("mui")) == ["mail"]


def test_text_may_become_a_string_and_an_attribute_an_entry_of_an_object() -> None:
    before = page(item("text", "Late by"), item("attribute", "3", "maxLength", "Input"))
    after = page(item("string", "Late by"), item("property", "3", "maxLength"))
    assert lost(before, after, Policies()) == []
    other = page(item("string", "Late by"), item("property", "4", "maxLength"))
    assert lost(before, other, Policies()) == ["3"]


def test_a_statement_of_a_handler_is_found_whatever_its_parameter_became() -> None:
    before = page(item("handler", "save ( \u0001 )", "onChange", "Input"), tokens="( e ) => save ( e )")
    assert lost(before, page(tokens="( event ) => save ( event . target . value )"), Policies()) == []
    assert lost(before, page(tokens="( event ) => keep ( event )"), Policies()) == ["save ( \u0001 )"]


def test_a_condition_on_a_payload_goes_only_where_a_mapping_says_that_it_is_constant() -> None:
    guarded = item("handler", "if ( ! \u0001 ) close ( )", "onOpenChange", "Dialog")
    before = page(guarded, tokens="( open ) => { if ( ! open ) close ( ) }")
    after = page(tokens="( ) => { close ( ) }")
    assert lost(before, after, policies("mui")) == []
    assert lost(before, page(tokens="( ) => { }"), policies("mui")) == [guarded["value"]]
    assert lost(before, after, Policies()) == [guarded["value"]]


def test_what_mappings_let_go_is_known_by_tag_and_attribute() -> None:
    allowed = policies("mui")
    assert allowed.of_attribute(item("attribute", "outline", "variant", "Button"))
    assert not allowed.of_attribute(item("attribute", "outline", "variant", "Chart"))
    assert allowed.of_attribute(item("attribute", "4", "sideOffset", "TooltipContent"))
    assert not allowed.of_attribute(item("attribute", "4", "sideOffset", "Button"))
    label = item("attribute", "mail", "htmlFor", "Label", "mail")
    assert allowed.of_attribute(label, frozenset({"mail"}))
    assert not policies("mui").of_value(item("string", "mail", "htmlFor", "Label", "mail"), frozenset({"post"}))
    assert allowed.of_class(item("class", "animate-spin"))
    assert not allowed.of_class(item("class", "mt-2"))


def test_an_option_may_go_only_in_a_call_that_is_rewritten() -> None:
    variant = item("code", "variant", "variant")
    variant["call"] = "toast"
    assert policies("mui").of_value(variant) == "called otherwise"
    variant["call"] = "chart"
    assert policies("mui").of_value(variant) == ""


PLANTED = """import { Button } from "@/ui/button";
export const A = ({ save, rows }) => (
  <form>
    {/* why */}
    {rows.map((row) => <p key={row.id} className="mt-2 flex">{row.name}</p>)}
    <input id="mail" aria-label="Mail" onChange={(event) => save(event.target.value)} />
    <Button title="Now">Save &amp; close</Button>
  </form>
);
"""


@pytest.mark.skipif(not (CACHE / "loss" / "installed.json").is_file(), reason="needs the parsers: run loss.py once")
@pytest.mark.parametrize(
    ("taken", "gone"),
    [
        ("Save &amp; close", "Save & close"),
        (' id="mail"', "mail"),
        (' key={row.id}', "row . id"),
        ("mt-2 ", "mt-2"),
        ("{/* why */}", "/* why */"),
        ("save(event.target.value)", "save ( \u0001 . target . value )"),
        (' title="Now"', "Now"),
        ("{row.name}", "name"),
    ],
)  # fmt: skip
def test_a_loss_in_a_page_is_found(tmp_path: Path, taken: str, gone: str) -> None:
    from loss import listed

    after = PLANTED.replace(taken, "true" if taken.startswith("save") else "")
    for name, text in (("before.tsx", PLANTED), ("after.tsx", after)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = listed(tmp_path, ["before.tsx", "after.tsx"], CACHE / "loss" / "node_modules")
    assert lost(found["before.tsx"], found["before.tsx"], policies("mui")) == []
    assert gone in lost(found["before.tsx"], found["after.tsx"], policies("mui"))
