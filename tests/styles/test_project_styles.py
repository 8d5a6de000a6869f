"""Which Tailwind a project uses, what its own style sheets define, and what is said of a class."""

import json
from pathlib import Path

import pytest

from adapter.styles.judging import palette_color, same_class, suggestion, was_known, written_value
from adapter.styles.page_styles import page_styles
from adapter.styles.project_styles import ProjectStyles, styles_of
from adapter.styles.tailwind3 import Tailwind3
from adapter.styles.tailwind4 import Tailwind4
from adapter.syntax.languages import read

NEW, OLD = ProjectStyles(Tailwind4()), ProjectStyles(Tailwind3())


def project(folder: Path, **files: str) -> ProjectStyles | None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return styles_of(folder)


def package(version: str) -> str:
    return json.dumps({"devDependencies": {"tailwindcss": version}})


@pytest.mark.parametrize(
    ("files", "version", "assumed"),
    [
        ({"src__index_dot_css": '@import "tailwindcss";'}, 4, False),
        ({"src__index_dot_css": "@theme { --color-a: red }", "package_dot_json": package("^3.4.1")}, 4, False),
        ({"src__index_dot_css": "@tailwind base;"}, 3, False),
        ({"package_dot_json": package("^3.4.1")}, 3, False),
        ({"package_dot_json": package("~4.1"), "src__a_dot_css": "@tailwind utilities;"}, 4, False),
        ({"package_dot_json": package("latest")}, 4, True),
        ({"tailwind_dot_config_dot_js": "module.exports = {}"}, 3, True),
    ],
)
def test_the_version_is_what_the_project_shows(
    files: dict[str, str], version: int, assumed: bool, tmp_path: Path
) -> None:
    styles = project(tmp_path, **files)
    assert styles is not None
    assert (styles.version, styles.assumed) == (version, assumed)


def test_a_project_without_tailwind_has_no_styles(tmp_path: Path) -> None:
    assert project(tmp_path, package_dot_json="{}", src__a_dot_css=".a { color: red }") is None


def test_own_classes_plug_ins_and_marks_are_known(tmp_path: Path) -> None:
    styles = project(
        tmp_path,
        tailwind_dot_config_dot_ts='export default { plugins: [require("tailwindcss-animate")] }',
        src__index_dot_css="@tailwind base; @layer utilities { .text-gradient { color: red } }",
        src__more_dot_scss=".bg-own { &:hover { color: red } }",
        src__look_dot_tsx="export const Look = () => <style>{`.animate-float { color: red }`}</style>;",
        node_modules__x__a_dot_css=".bg-foreign { color: red }",
    )
    assert styles is not None
    assert not styles.is_open
    known = [
        "bg-own",
        "animate-float",
        "text-gradient",
        "md:text-gradient",
        "animate-in",
        "data-[state=open]:fade-in-0",
        "group",
        "peer/x",
        "p-4",
    ]
    assert [it for it in known if not styles.is_known(it)] == []
    assert not styles.is_known("bg-foreign")
    assert not styles.is_known("text-gradiant")


@pytest.mark.parametrize(
    "files",
    [
        {"package_dot_json": package("^3.4.0")},
        {"package_dot_json": package("^4.1.0"), "a_dot_css": ".a { color: red }"},
        {"a_dot_css": '@import "tailwindcss"; @import "@acme/ui/theme.css";'},
        {"a_dot_css": '@import "tailwindcss"; @import "../shared/theme.css";'},
        {
            "x__tailwind_dot_config_dot_js": "module.exports = {}",
            "y__tailwind_dot_config_dot_js": "module.exports = {}",
        },
    ],
)
def test_a_theme_that_lies_elsewhere_leaves_everything_open(files: dict[str, str], tmp_path: Path) -> None:
    styles = project(tmp_path, **files)
    assert styles is not None
    assert styles.is_open
    found = styles.resolve("bg-red-500")
    assert found is not None
    assert palette_color(styles, found) == "" or styles.version == 4


def test_sheets_that_import_one_another_are_whole(tmp_path: Path) -> None:
    sheet = '@import "tailwindcss"; @import "./theme.css"; @import url("https://fonts.example/x");'
    styles = project(tmp_path, src__a_dot_css=sheet, src__theme_dot_css="@theme { --color-brand: red; }")
    assert styles is not None
    assert not styles.is_open
    assert styles.is_known("bg-brand")


def test_an_unknown_plug_in_leaves_everything_open(tmp_path: Path) -> None:
    styles = project(tmp_path, tailwind_dot_config_dot_ts="export default { plugins: [require('daisyui')] }")
    assert styles is not None
    assert styles.is_open


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("text-grey-500", "text-gray-500"),
        ("hover:bg-gray-550/40", "hover:bg-gray-50/40"),
        ("itmes-center", "items-center"),
        ("justify-centre", "justify-center"),
        ("z-60", "z-50"),
        ("bg-primary-50", ""),
        ("sidebar", None),
        ("js-open", None),
        ("btn-primary", None),
        ("foo:bg-gray-550", None),
        ("fa-user", None),
    ],
)
def test_an_unknown_class_has_the_nearest_that_is_right_or_is_not_judged(text: str, meant: str | None) -> None:
    assert OLD.resolve(text) is None
    assert suggestion(OLD, text) == meant


def test_classes_of_the_version_before_are_told() -> None:
    assert was_known(NEW, "bg-opacity-50")
    assert not was_known(NEW, "bg-opaque")
    assert not was_known(OLD, "bg-opaque")


def test_colours_of_the_palette_are_told_from_those_of_the_theme(tmp_path: Path) -> None:
    own = project(
        tmp_path, a_dot_css='@import "tailwindcss"; @theme { --color-red-500: red; --color-brand-500: blue; }'
    )
    assert own is not None
    for styles, text, color in (
        (NEW, "md:bg-red-500/50", "oklch(63.7% 0.237 25.331)"),
        (OLD, "text-red-500", "#ef4444"),
        (own, "bg-red-500", ""),
        (own, "bg-brand-500", ""),
        (own, "bg-blue-500", "oklch(62.3% 0.214 259.815)"),
        (NEW, "bg-white", ""),
        (OLD, "p-4", ""),
    ):
        found = styles.resolve(text)
        assert found is not None
        assert palette_color(styles, found) == color, text


@pytest.mark.parametrize(
    ("text", "written", "same"),
    [
        ("p-[16px]", "16px", "p-4"),
        ("hover:w-[2.5rem]", "2.5rem", "hover:w-10"),
        ("p-[13.3px]", "13.3px", ""),
        ("rounded-[0.5rem]", "0.5rem", "rounded-lg"),
        ("bg-[#123456]/50", "#123456", ""),
        ("shadow-[0_1px_2px_rgba(0,0,0,0.5)]", "0 1px 2px rgba(0,0,0,0.5)", ""),
        ("bg-[red]", "red", ""),
        ("h-[50vh]", "", ""),
        ("grid-cols-[1fr_2fr]", "", ""),
        ("bg-[var(--x)]", "", ""),
        ("w-[calc(100%-var(--a))]", "", ""),
        ("[&>li]:p-4", "", ""),
        ("content-['3px']", "'3px'", ""),
    ],
)
@pytest.mark.parametrize("styles", [OLD, NEW], ids=["3", "4"])
def test_a_written_value_is_told_and_what_says_the_same(
    styles: ProjectStyles, text: str, written: str, same: str
) -> None:
    found = styles.resolve(text)
    assert found is not None
    assert written_value(found) == written
    assert same_class(styles, found) == same


def test_a_page_of_html_brings_its_own_tailwind() -> None:
    page = """<script src="https://cdn.tailwindcss.com?plugins=forms"></script>
    <script>tailwind.config = { theme: { extend: { colors: { brand: "#123456" } } } }</script>
    <style>.card { color: red }</style><p class="card bg-brand">Hi</p>"""
    styles = page_styles(read(page, True), page, None)
    assert styles is not None
    assert (styles.version, styles.is_open) == (3, True)
    assert styles.is_known("card")
    assert styles.is_known("bg-brand")
    newer = '<script src="//unpkg.com/@tailwindcss/browser@4"></script><style>@theme { --color-brand: red }</style>'
    styles = page_styles(read(newer, True), newer, None)
    assert styles is not None
    assert styles.version == 4
    assert styles.is_known("bg-brand")
    assert page_styles(read("<p>Hi</p>", True), "<p>Hi</p>", None) is None
