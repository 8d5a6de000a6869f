"""An HTML page and its conversion to GOV.UK, opened in Chromium with the package's styles and script."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from .conftest import or_skip
from .provisioning import CACHE, LOCKED_GOVUK, ROOT, installed, node

PAGE = ROOT / "fixtures" / "pages" / "html-choices" / "before.html"
REPLAY = Path(__file__).with_name("html_page.mjs")
WORK = CACHE / "govuk-page"
# What the account leaves to a person: the package's styles and script in place of what the prototype loads.
LOADED = (
    '<script src="https://cdn.tailwindcss.com"></script>',
    '<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.9/dist/css/bootstrap.min.css">',
)
STYLES = '<link rel="stylesheet" href="/govuk-frontend.min.css">'
SCRIPT = """<script>document.body.className += " js-enabled govuk-frontend-supported";</script>
<script type="module">import { initAll } from "/govuk-frontend.min.js"; initAll();</script>
</body>"""

Answer = dict[str, dict[str, list[object]]]


def set_up(page: str) -> str:
    """The page with the package's own files."""
    for it in LOADED:
        assert page.count(it) == 1
        page = page.replace(it, "")
    return page.replace("</head>", f"{STYLES}</head>").replace("</body>", SCRIPT)


def without_loaded(page: str) -> str:
    """The prototype without the styles of other hosts, which no test may ask for."""
    for it in LOADED:
        page = page.replace(it, "")
    return page


@pytest.fixture(scope="module")
def answers(packages: Path, browser: str) -> Answer:
    """What a person can do with the page before and after."""
    published = or_skip(partial(installed, LOCKED_GOVUK)) / "node_modules" / "govuk-frontend" / "dist" / "govuk"
    shots = CACHE / "shots" / "govuk"
    if WORK.exists():
        shutil.rmtree(WORK)
    for folder in (WORK, shots):
        folder.mkdir(parents=True, exist_ok=True)
    for name in ("assets", "govuk-frontend.min.css", "govuk-frontend.min.js"):
        (WORK / name).symlink_to(published / name)
    known = {**os.environ, "PYTHONPATH": str(ROOT), "CHROMIUM": browser}
    before = PAGE.read_text(encoding="utf-8")
    (WORK / "page.html").write_text(before, encoding="utf-8")
    command = [sys.executable, "-m", "adapter", "convert", "page.html", "--write", "--system", "govuk"]
    done = subprocess.run(command, cwd=WORK, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stdout + done.stderr
    after = (WORK / "page.html").read_text(encoding="utf-8")
    (WORK / "before.html").write_text(without_loaded(before), encoding="utf-8")
    (WORK / "after.html").write_text(set_up(after), encoding="utf-8")
    replay = [node(), str(REPLAY), str(packages), str(WORK), str(shots), "before.html", "after.html"]
    done = subprocess.run(replay, capture_output=True, text=True, check=False, env=known)
    assert done.returncode == 0, done.stdout + done.stderr
    found: Answer = json.loads(done.stdout)
    return found


def test_the_form_sends_the_same_names_and_values_as_before(answers: Answer) -> None:
    assert answers["after.html"]["sent"] == answers["before.html"]["sent"]
    assert ["when", "late"] in answers["after.html"]["sent"]


def test_details_open_as_before(answers: Answer) -> None:
    assert answers["after.html"]["opened"] == answers["before.html"]["opened"] == [[False, True], [True, True]]


def test_the_styles_of_the_package_lay_out_what_was_written(answers: Answer) -> None:
    assert answers["after.html"]["heights"] == [44] * 5


def test_the_script_of_the_package_takes_up_its_modules_without_an_error(answers: Answer) -> None:
    assert answers["after.html"]["initialised"] == 1
    assert answers["after.html"]["console"] == []
    assert answers["after.html"]["foreign"] == []


def test_the_steps_name_the_page(answers: Answer) -> None:
    assert answers["after.html"]["steps"][-1] == ["Book a plot", "page"]
