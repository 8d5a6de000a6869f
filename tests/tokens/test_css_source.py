"""Custom properties are tokens: typed by what they can only be, with a context for every theme."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.tokens.css_source import css_document
from adapter.tokens.css_values import typed
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.lengths import Length, parse_length
from adapter.tokens.reading import read_sources, tokens_of
from adapter.tokens.spelling import spelled

SHEET = """
:root, [data-theme="light"] {
  --background: 0 0% 100%;
  --brand: #1d4ed8;
  --primary: var(--brand);
  --radius: 0.5rem;
  --radius-small: calc(var(--radius) - 4px);
}
.card { --card-gap: 4px; }
@media (min-width: 40rem) { :root { --brand: #ff0000; } }
@layer base {
  .dark, [data-theme="dark"] { --background: 222 47% 11%; --brand: #93c5fd; }
}
@theme inline { --color-primary: var(--primary); --color-*: initial; }
"""


def values(text: str, tmp_path: Path, **given: str) -> dict[str, str]:
    path = tmp_path / "a.css"
    path.write_text(text, encoding="utf-8")
    told = Diagnostics()
    (source,) = read_sources([path], told)
    found = tokens_of(source, given, told).values()
    assert not [it for it in told if it.is_error(strict=True)]
    return {it.name: spelled(it.value) + (f" → {'.'.join(it.alias_of)}" if it.alias_of else "") for it in found}


def test_the_root_gives_the_base_and_a_theme_what_it_says_otherwise(tmp_path: Path) -> None:
    base = {
        "background": "#ffffff", "brand": "#1d4ed8", "primary": "#1d4ed8 → brand", "radius": "0.5rem",
        "radius-small": "4px", "color-primary": "#1d4ed8 → primary",
    }  # fmt: skip
    assert values(SHEET, tmp_path) | {"background": "#ffffff"} == base
    dark = values(SHEET, tmp_path, theme="dark")
    assert dark["primary"] == "#93c5fd → brand"
    assert dark["color-primary"] == "#93c5fd → primary"
    assert dark["radius"] == "0.5rem"
    assert dark["background"].startswith("color(hsl 222 47 11") or dark["background"][:1] == "#"


def test_what_the_reader_prefers_is_a_theme(tmp_path: Path) -> None:
    text = ":root { --a: #fff } @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --a: #000 } }"
    assert values(text, tmp_path, theme="dark") == {"a": "#000000"}
    assert values(text, tmp_path) == {"a": "#ffffff"}


def test_a_class_is_a_theme_only_if_it_says_otherwise_what_the_root_says(tmp_path: Path) -> None:
    text = ":root { --a: 1px } .g100 { --a: 2px } .panel { --b: 3px }"
    assert values(text, tmp_path, theme="g100") == {"a": "2px"}
    assert values(text, tmp_path) == {"a": "1px"}


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("--a", "rebeccapurple", "color"),
        ("--a", "210 40% 98% / 50%", "color"),
        ("--a", "12px", "dimension"),
        ("--radius", "0", "dimension"),
        ("--z", "0", "number"),
        ("--font-weight-bold", "700", "fontWeight"),
        ("--a", "150ms", "duration"),
        ("--ease", "cubic-bezier(0.4, 0, 0.2, 1)", "cubicBezier"),
        ("--shadow", "0 1px 2px rgb(0 0 0 / 5%), inset 0 0 0 1px #000", "shadow"),
        ("--font-sans", "'Inter Tight', system-ui, sans-serif", "fontFamily"),
    ],
)
def test_a_value_has_the_type_that_it_can_only_have(name: str, text: str, kind: str) -> None:
    found = typed(name, text)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("--a", "50%"), ("--a", "1em"), ("--a", "none"), ("--a", "25 118 210"), ("--font-h1", "300 6rem/1.2 Roboto"),
        ("--shadow", "0 1px 2px var(--x)"), ("--a", "linear-gradient(red, blue)"), ("--a", ""),
    ],
)  # fmt: skip
def test_what_the_format_has_no_word_for_has_no_type(name: str, text: str) -> None:
    assert typed(name, text) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("calc(0.25rem * 4)", Length(1, "rem")),
        ("calc(1rem - 2px)", Length(14, "px")),
        ("calc((4px + 4px) / 2 * -1)", Length(-4, "px")),
        ("calc(2 * 3 + 4)", Length(10)),
        ("calc(1px / 0)", None),
        ("calc(1px * 1px)", None),
        ("calc(100% - 1px)", None),
        ("calc(1px +)", None),
        ("1e2PX", Length(100, "px")),
        ("var(--a)", None),
    ],
)
def test_calculations_of_constants_are_worked_out(text: str, length: Length | None) -> None:
    assert parse_length(text) == length


@given(st.text(alphabet=':root{}--a;.dark@theme media(prefers-color-scheme:dark)var, #f1px"', max_size=120))
def test_no_sheet_is_too_odd(text: str) -> None:
    css_document(text, "a.css", Diagnostics())


def test_variables_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    assert values(":root { --a: var(--b); --b: var(--a); --c: 1px }", tmp_path) == {"c": "1px"}
