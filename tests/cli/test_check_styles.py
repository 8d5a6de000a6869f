"""``check --styles``: class names are looked at where they are asked for."""

import json
from pathlib import Path

from click.testing import CliRunner

from adapter.cli import main

PAGE = """export const A = () => (
  <main className="mx-auto text-grey-500 card">
    <p className="bg-blue-600 p-[16px]">Hi</p>
  </main>
);
"""


def check(folder: Path, *options: str) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["check", str(folder), *options])
    return done.exit_code, [line.rpartition("/")[2] for line in done.stdout.splitlines()]


def test_class_names_are_judged_by_the_projects_own_styles(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": {"tailwindcss": "^3.4.0"}}), encoding="utf-8")
    (tmp_path / "tailwind.config.js").write_text("module.exports = {}", encoding="utf-8")
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.css").write_text(".card { color: red }", encoding="utf-8")
    assert check(tmp_path) == (0, [])
    code, said = check(tmp_path, "--styles")
    assert code == 1
    assert said == [
        "page.tsx:2:28 unknown-class text-grey-500 is no class of Tailwind 3, and the project defines none; "
        "did you mean text-gray-500?",
        "page.tsx:3:19 palette-class bg-blue-600 takes #2563eb of Tailwind's palette: use a colour with a role in the "
        "theme, or a token",
        "page.tsx:3:31 arbitrary-class p-[16px] has 16px written into it: p-4 says the same",
    ]


def test_a_project_without_tailwind_has_nothing_to_judge(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    (tmp_path / "page.tsx").write_text(PAGE, encoding="utf-8")
    assert check(tmp_path, "--styles") == (0, [])


def test_a_page_of_html_counts_the_style_sheets_beside_it(tmp_path: Path) -> None:
    page = '<script src="https://cdn.tailwindcss.com"></script><p class="text-own text-grey-500">Hi</p>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "page.css").write_text(".text-own { color: red }", encoding="utf-8")
    code, said = check(tmp_path, "--styles")
    assert code == 1
    assert [it.split()[:3] for it in said] == [["page.html:1:71", "unknown-class", "text-grey-500"]]
