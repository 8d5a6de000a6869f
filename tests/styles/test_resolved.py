"""The resolved style of an element: what wins, under which conditions, and where it was said."""

from pathlib import Path

import pytest

from adapter.binding.names import Names
from adapter.styles.folding import folded
from adapter.styles.longhands import longhands
from adapter.styles.page_styles import page_sheets, page_styles
from adapter.styles.project_styles import global_sheets, styles_of
from adapter.styles.resolved import Style
from adapter.styles.resolving import Resolver
from adapter.styles.selectors import selector_of, specificity
from adapter.syntax.languages import read
from tests.styles.test_project_styles import package

SHEET = """@import "tailwindcss";
@custom-variant dark (&:is(.dark *));
:root { --primary: #2563eb; --unused: 1 }
.dark { --primary: #fff; }
@theme inline { --color-primary: var(--primary); }
"""


def styles(folder: Path, page: str, name: str = "button", **files: str) -> Style:
    """The style of the first element of a name on a TSX page, in a project with these files."""
    for file, text in files.items():
        (folder / file.replace("_dot_", ".")).write_text(text, encoding="utf-8")
    tree = read(page, False)
    resolver = Resolver(tree, page, Names(tree.grammar, page), styles_of(folder), global_sheets(folder))
    return resolver.style(next(it for it in tree.elements if it.name == name))


def html(folder: Path, page: str, name: str, **files: str) -> Style:
    for file, text in files.items():
        (folder / file.replace("_dot_", ".")).write_text(text, encoding="utf-8")
    tree = read(page, True)
    sheets, known = page_sheets(tree, page, folder), page_styles(tree, page, None)
    resolver = Resolver(tree, page, Names(tree.grammar, page), known, sheets)
    return resolver.style(next(it for it in tree.elements if it.name == name))


def button(classes: str, style: str = "") -> str:
    return f"export const A = () => <button className={classes}{style}>Go</button>;\n"


def whys(style: Style) -> list[str]:
    return [f"{it.text} {it.why}" for it in style.undecided]


# --- from one element to its style ---------------------------------------------------------------------------------


def test_a_class_of_the_theme_is_followed_to_its_value_in_the_light_and_in_the_dark(tmp_path: Path) -> None:
    page = button('"bg-primary px-4"')
    found = styles(tmp_path, page, index_dot_css=SHEET)
    assert found.value("background-color") == "#2563eb"
    assert found.value("background-color", ["dark"]) == "#ffffff"
    assert found.value("padding-left") == found.value("padding-right") == "16px"
    origin = found.under()["background-color"].origin
    assert (origin.kind, origin.text) == ("class", "bg-primary")
    assert origin.span is not None
    assert origin.span.of(page) == "bg-primary"
    assert found.undecided == ()


def test_conditions_have_one_form_whatever_the_version(tmp_path: Path) -> None:
    page = button('"p-2 md:p-4 hover:p-6 dark:p-8 disabled:p-0 before:p-1"')
    new, old = tmp_path / "new", tmp_path / "old"
    for folder in (new, old):
        folder.mkdir()
    one = styles(new, page, index_dot_css='@import "tailwindcss";')
    other = styles(old, page, index_dot_css="@tailwind base; @tailwind utilities;")
    assert list(one.conditions()) == list(other.conditions())
    assert [it for it in one.conditions() if it] == [("dark",), ("disabled",), ("hover",), ("width >= 768px",)]
    for active, size in ((), "8px"), (["width >= 768px"], "16px"), (["hover"], "24px"), (["dark"], "32px"):
        assert one.value("padding-top", active) == other.value("padding-top", active) == size


def test_five_ways_to_write_one_button_come_to_one_style(tmp_path: Path) -> None:
    rule = ".go { background: #2563eb; color: #fff; padding: 8px 16px; border-radius: 6px }"
    inline = ' style={{ background: "#2563eb", color: "#fff", padding: "8px 16px", borderRadius: 6 }}'
    theme = "module.exports = { theme: { extend: { colors: { brand: '#2563eb' } } } }"
    ways = {
        "old": (button('"bg-brand text-[#fff] py-2 px-4 rounded-md"'), {"tailwind_dot_config_dot_js": theme}),
        "new": (
            button('"bg-brand text-white px-4 py-2 rounded-md"'),
            {"index_dot_css": '@import "tailwindcss"; @theme { --color-brand: #2563eb }'},
        ),
        "hash": (
            button('"bg-[#2563eb] text-[#fff] px-[16px] py-[8px] rounded-[6px]"'),
            {"index_dot_css": '@import "tailwindcss";'},
        ),
        "inline": (button('""', inline), {}),
        "file": (button('"go"'), {"index_dot_css": rule}),
    }
    found = {}
    for name, (page, files) in ways.items():
        (tmp_path / name).mkdir()
        style = styles(tmp_path / name, page, **files)
        assert style.undecided == (), name
        found[name] = {key: it.value for key, it in style.under().items()}
    assert found["new"]["background-color"] == "#2563eb"
    assert [name for name, it in found.items() if it != found["inline"]] == []


# --- classes --------------------------------------------------------------------------------------------------------


def test_classes_that_depend_on_the_code_say_on_what(tmp_path: Path) -> None:
    page = button('{cn("p-2", open && "p-4", big ? "m-1" : "m-2", { "w-1": wide })}')
    found = styles(tmp_path, page, index_dot_css=SHEET)
    assert found.value("padding-top") == "8px"
    assert found.value("padding-top", ["open"]) == "16px"
    assert [found.value("margin-top", it) for it in ([], ["big"], ["not big"])] == ["", "4px", "8px"]
    assert found.value("width", ["wide"]) == "4px"


def test_variants_of_the_page_give_what_the_call_chooses(tmp_path: Path) -> None:
    made = (
        'const look = cva("p-2", { variants: { tone: { calm: "m-1", loud: "m-2" }, size: { small: "w-1" } },'
        ' defaultVariants: { size: "small" } });\n'
    )
    chosen = styles(tmp_path, made + button('{look({ tone: "loud" })}'), index_dot_css=SHEET)
    assert {
        name: it.value for name, it in chosen.under().items() if name in ("margin-top", "width", "padding-top")
    } == {
        "margin-top": "8px",
        "width": "4px",
        "padding-top": "8px",
    }
    passed = styles(tmp_path, made + button("{look({ tone })}"))
    assert [passed.value("margin-top", it) for it in ([], ["tone is calm"], ["tone is loud"])] == ["", "4px", "8px"]


def test_what_is_not_followed_is_named(tmp_path: Path) -> None:
    page = "export const A = ({ className, ...rest }) => <button className={cn(`p-${n}`, className)} {...rest} />;\n"
    found = styles(tmp_path, page, index_dot_css=SHEET)
    assert whys(found) == [
        "${n} may be any class",
        "className may be any class",
        "{...rest} may hold classes and a style",
    ]
    unknown = styles(tmp_path, button('"zap bg-[var(--none)]"'))
    assert whys(unknown) == [
        "zap is defined nowhere that is read",
        "bg-[var(--none)] --none is said nowhere that is read",
    ]


def test_two_classes_about_one_property_are_decided_only_where_something_decides(tmp_path: Path) -> None:
    found = styles(tmp_path, button('"p-2 p-4 px-6"'), index_dot_css=SHEET)
    assert (found.value("padding-top"), found.value("padding-left")) == ("", "24px")
    assert any("p-2 says 8px and p-4 16px" in it for it in whys(found))
    assert styles(tmp_path, button('{cn("p-2 p-4")}')).value("padding-top") == "16px"


# --- inline styles ---------------------------------------------------------------------------------------------------


def test_an_inline_style_wins_and_its_numbers_are_pixels(tmp_path: Path) -> None:
    page = button('"p-2"', " style={{ ...box, padding: 3, opacity: 0.5, color: warm ? 'red' : theme.cold }}")
    found = styles(tmp_path, f"const box = {{ margin: '0 auto' }};\n{page}", index_dot_css=SHEET)
    assert (found.value("padding-top"), found.value("opacity"), found.value("margin-left")) == ("3px", "0.5", "auto")
    assert found.value("color", ["warm"]) == "red"
    assert whys(found) == ["color: warm ? 'red' : theme.cold its value is known only when the page runs"]


# --- style sheets ----------------------------------------------------------------------------------------------------


def test_rules_go_by_importance_layer_specificity_and_order(tmp_path: Path) -> None:
    page = """<style>
@layer low, high;
@layer high { p { color: red; margin: 1px !important } }
@layer low { p.a { color: blue; margin: 2px !important } }
p { width: 1px } #x { width: 2px } .a { width: 3px }
.a:hover { width: 4px } @media (min-width: 600px) { .a { height: 1px } }
.b > p { height: 2px } p { top: 1px } p { top: 2px } p::before { top: 9px }
</style><div class="b"><p id="x" class="a" style="top: 3px">Hi</p></div>"""
    found = html(tmp_path, page, "p")
    values = {name: it.value for name, it in found.under().items()}
    assert values == {
        "color": "red",
        **dict.fromkeys((f"margin-{it}" for it in ("top", "right", "bottom", "left")), "2px"),
        "width": "2px",
        "height": "2px",
        "top": "3px",
    }
    assert found.value("width", ["hover"]) == "2px"
    assert (found.under()["color"].origin.text, found.under()["color"].origin.line) == ("p", 3)


def test_a_linked_file_beside_the_page_is_read_and_no_other(tmp_path: Path) -> None:
    page = '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="../b.css"><p>Hi</p>'
    (tmp_path / "in").mkdir()
    (tmp_path / "b.css").write_text("p { width: 9px }", encoding="utf-8")
    found = html(tmp_path / "in", page, "p", a_dot_css="p { color: red }\n")
    assert {name: it.value for name, it in found.under().items()} == {"color": "red"}
    assert found.values[0].origin.file == "a.css"


def test_a_rule_that_asks_for_something_around_a_component_is_not_decided(tmp_path: Path) -> None:
    page = 'export const A = () => <div className="list"><b className="name">Hi</b></div>;\n'
    sheet = ".panel .name { color: red } .list .name { margin: 1px }"
    found = styles(tmp_path, page, "b", a_dot_css=sheet, package_dot_json=package("^3"))
    assert found.value("margin-top") == "1px"
    assert whys(found) == [".panel .name depends on what stands around the component"]


def test_a_module_of_css_names_no_class_of_a_page(tmp_path: Path) -> None:
    found = styles(tmp_path, button('"go"'), b_dot_module_dot_css=".go { color: red }")
    assert found.values == ()
    assert whys(found) == ["go is defined nowhere that is read"]


# --- the pieces ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("padding", "1px 2px 3px", "top 1px, right 2px, bottom 3px, left 2px"),
        ("margin-inline", "1px 2px", "left 1px, right 2px"),
        ("border-inline-start", "1px solid red", "left-width 1px, left-style solid, left-color red"),
        ("border-left", "none", "left-width medium, left-style none, left-color currentcolor"),
        ("flex", "1", "flex-grow 1, flex-shrink 1, flex-basis 0%"),
        ("gap", "1px", "row-gap 1px, column-gap 1px"),
        ("background", "#fff", "background-color #fff"),
        ("background", "url(a.png)", "background url(a.png)"),
        ("inline-size", "2px", "width 2px"),
        ("border-start-end-radius", "1px", "border-top-right-radius 1px"),
    ],
)
def test_a_shorthand_is_taken_apart(name: str, value: str, said: str) -> None:
    found = longhands(name, value)
    short = name.partition("-")[0] + "-"
    parts = [it.split(" ", 1) for it in said.split(", ")]
    assert [(it.removeprefix(short), text) for it, text in found] == [
        (part.removeprefix(short), text) for part, text in parts
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("calc(0.25rem * 4)", "16px"),
        ("calc(calc(0.25rem * 2) * calc(1 - 0))", "8px"),
        ("calc(1.25 / 0.875)", "1.428571429"),
        ("calc(100% - 1rem)", "calc(100% - 16px)"),
        ("1.5rem 0 #0a0rem", "24px 0 #0a0rem"),
        ("1px solid rgba(37, 99, 235, 1)", "1px solid #2563eb"),
        ("rgb(0 0 0 / 0.5) #FFF url(#fff-x)", "rgb(0 0 0 / 0.5) #ffffff url(#fff-x)"),
        ("calc(2px + 0px)", "2px"),
    ],
)
def test_what_can_be_counted_is_counted(value: str, said: str) -> None:
    assert folded(value) == said


@pytest.mark.parametrize(
    ("selector", "weight"),
    [
        ("#a .b p", (1, 1, 1)),
        (":where(#a) p", (0, 0, 1)),
        (":is(.a, #b):hover", (1, 1, 0)),
        ("a[href='#x']::before", (0, 1, 2)),
        (".md\\:p-4", (0, 1, 0)),
    ],
)
def test_specificity_is_counted_as_the_standard_says(selector: str, weight: tuple[int, int, int]) -> None:
    assert specificity(selector) == weight


def test_a_selector_is_an_element_and_the_states_it_must_be_in() -> None:
    found = selector_of(".dark .card:hover > a:focus-visible")
    assert (found.plain, found.conditions, found.is_placed) == (
        ".card > a",
        ("dark", "focus-visible", ".card:hover > &"),
        True,
    )
