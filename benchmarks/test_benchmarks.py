"""The algorithms of the benchmarks: places of errors, projects, accounts."""

from pathlib import Path

import pytest
from account import Account, Candidate, FileData, balanced, family_key
from drafting import judge
from projects import copy_tree, different_files, find_projects, read_tree
from tables import percent, table
from typecheck import Diagnostic, new_errors


def error(line: int, code: int = 2322) -> Diagnostic:
    return {"path": "a.tsx", "line": line, "column": 1, "code": code, "message": ""}


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
    return {"version": 1, "system": "mui", "files": [file], "account": counted}


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
