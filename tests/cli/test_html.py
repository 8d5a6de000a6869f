"""HTML pages under every command that takes pages."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

pytest.importorskip("turbohtml", reason="there is no wheel of turbohtml for this platform")

PAGE = """\
<!doctype html>
<main data-bs-theme="dark">
  <button class="btn btn-danger mt-2" onclick="go()">Stop {{ it }}</button>
  <button class="btn btn-{{ look }}">Go</button>
  <strong class="govuk-tag">New</strong>
</main>
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return "page.html"


def test_tree_shows_the_elements_of_an_html_page(page: str, call: Call) -> None:
    outcome = call("tree", page, "--system", "govuk")
    assert outcome.exit_code == 0, outcome.output
    assert "  3:3-3:76 <button> a host element  = ds:button" in outcome.stdout.splitlines()
    assert (
        "  5:3-5:41 <strong> govuk-tag of the approved govuk-frontend  = approved badge" in outcome.stdout.splitlines()
    )


def test_check_names_what_drifts_on_an_html_page(page: str, call: Call) -> None:
    outcome = call("check", page, "--system", "govuk")
    assert outcome.exit_code == 1
    assert "page.html:3:4 unapproved-component <button> is a button: use govuk's" in outcome.stdout
    assert "may hold more class names than are seen" in outcome.stdout


def test_why_says_which_readings_were_tried(page: str, call: Call) -> None:
    outcome = call("why", f"{page}:4", "--system", "govuk")
    assert outcome.exit_code == 0, outcome.output
    assert "class-unclear" in outcome.stdout


def test_convert_writes_an_html_page(page: str, call: Call, tmp_path: Path) -> None:
    outcome = call("convert", page, "--system", "govuk", "--write")
    assert outcome.exit_code == 0, outcome.output
    assert "govuk-frontend@6.6.0" in outcome.stderr
    written = (tmp_path / page).read_text(encoding="utf-8")
    assert written == PAGE.replace(
        '<button class="btn btn-danger mt-2"',
        '<button type="submit" data-module="govuk-button" class="govuk-button govuk-button--warning mt-2"',
    )


def test_a_system_of_react_leaves_html_pages_and_says_so_once(page: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / "other.htm").write_text(PAGE, encoding="utf-8")
    for command in ("convert", "check"):
        outcome = call(command, ".")
        assert outcome.exit_code == 0, outcome.output
        assert outcome.stdout == ""
        assert outcome.stderr.count("2 pages are left: mui does not write HTML") == 1


def test_a_system_of_html_leaves_jsx_pages(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.tsx").write_text("export const A = () => <button>Go</button>;\n", encoding="utf-8")
    outcome = call("check", ".", "--system", "govuk")
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert "1 page is left: govuk does not write JSX" in outcome.stderr


def test_without_its_parser_a_page_is_named_as_unreadable(
    page: str, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapter.syntax.languages.find_spec", lambda name: None)
    outcome = call("check", page, "--system", "govuk")
    assert outcome.exit_code == 1
    assert "page.html:1:1 unreadable-page HTML cannot be read on this platform" in outcome.stdout


def test_a_page_that_nests_too_deep_is_refused_by_name(call: Call, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 5000, encoding="utf-8")
    outcome = call("check", "deep.html", "--system", "govuk")
    assert outcome.exit_code == 1
    assert "at most 500 are read" in outcome.stdout


@pytest.mark.parametrize(("package", "found"), [("bootstrap", True), ("vite", False)])
def test_bootstraps_names_count_in_a_project_that_depends_on_it(
    package: str, found: bool, call: Call, tmp_path: Path
) -> None:
    (tmp_path / "package.json").write_text(f'{{"dependencies": {{"react": "18", "{package}": "5"}}}}', encoding="utf-8")
    page = 'export const A = () => <div className="card">Hi</div>;\n'
    (tmp_path / "page.tsx").write_text(page, encoding="utf-8")
    assert ("<div> is a card" in call("check", "page.tsx").stdout) == found
