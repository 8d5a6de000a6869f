"""Values find their token by what they are for, and nobody guesses between several."""

import json
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from adapter.cli import main
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.known import Known, known_tokens
from adapter.tokens.matching import Use, match
from adapter.tokens.reading import read_sources
from tests.code import ROOT


def tokens(path: Path) -> list[Known]:
    told = Diagnostics()
    (source,) = read_sources([path], told)
    return list(known_tokens(source, told))


def shipped(system: str) -> list[Known]:
    return tokens(ROOT / f"design_tokens/{system}/{system}.resolver.json")


SYSTEMS = {it: shipped(it) for it in ("mui", "carbon", "fluent", "govuk", "demo")}


def use(prop: str, text: str, dark: str = "", **other: str) -> Use:
    return Use(prop, {"": text, "dark": dark} if dark else {"": text}, **other)


def said(system: str, it: Use) -> tuple[str, str]:
    found = match(it, SYSTEMS[system])
    return found.kind, found.match.token.name if found.match else ""


@pytest.mark.parametrize(
    ("system", "it", "kind", "name"),
    [
        ("govuk", use("color", "#1a65a6"), "exact", "govuk-link-colour"),
        ("govuk", use("padding-left", "15px"), "exact", "spacing-3"),
        ("govuk", use("margin-top", "-20px"), "exact", "spacing-4"),
        ("govuk", use("padding-left", "calc(1rem + 4px)"), "exact", "spacing-4"),
        ("govuk", use("color", "#1a66a7"), "exact", "govuk-link-colour"),
        ("carbon", use("padding-top", "1.5rem"), "exact", "cds-spacing-06"),
        ("carbon", use("padding-top", "31.5px"), "near", "cds-spacing-07"),
        ("carbon", use("padding-top", "20px"), "ambiguous", ""),
        ("carbon", use("padding-top", "19px"), "suggest", "cds-spacing-05"),
        ("demo", use("border-top-left-radius", "50%"), "exact", "radius.full"),
        ("demo", use("border-top-left-radius", "calc(infinity * 1px)"), "exact", "radius.full"),
        (
            "demo",
            use("background-color", "oklch(62% 0.15 155)", state="hover"),
            "exact",
            "color.background.accent.hover",
        ),
        ("demo", use("background-color", "#fff", "oklch(24% 0.05 155)"), "exact", "color.background.page"),
        ("demo", use("box-shadow", "0 1px 3px rgb(0 0 0 / 10%)"), "exact", "shadow.raised"),
        ("demo", use("color", "#ff00ff"), "none", ""),
        ("demo", use("font-size", "16px"), "exact", "font-size.body"),
    ],
)
def test_a_value_has_its_verdict(system: str, it: Use, kind: str, name: str) -> None:
    found = said(system, it)
    assert found[0] == kind, match(it, SYSTEMS[system])
    assert not name or found[1] == name


@pytest.mark.parametrize(
    ("prop", "text"),
    [
        ("color", "currentcolor"), ("background-color", "transparent"), ("width", "100%"), ("margin-left", "auto"),
        ("padding-top", "0"), ("padding-top", "0px"), ("width", "1px"), ("display", "none"), ("color", "inherit"),
    ],
)  # fmt: skip
def test_some_values_are_none_of_a_tokens_business(prop: str, text: str) -> None:
    assert all(match(use(prop, text), it).kind == "ignored" for it in SYSTEMS.values())


@pytest.mark.parametrize(("prop", "text"), [("color", "var(--x)"), ("width", "50%"), ("width", "2em"), ("gap", "3vw")])
def test_what_cannot_be_worked_out_is_equal_to_nothing(prop: str, text: str) -> None:
    assert all(match(use(prop, text), it).kind == "none" for it in SYSTEMS.values())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("#1a65a6", ["exact: govuk-link-colour, #1a65a6, the only one that is meant for it"]),
        ("#ff00ff", ["none: no token for fg is like it"]),
    ],
)
def test_the_command_tells_the_verdict(text: str, lines: list[str]) -> None:
    call = ["tokens", "match", text, str(ROOT / "design_tokens/govuk"), "--property", "color"]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 0, done.output
    assert [it for it in done.output.splitlines() if it[:1] != " "] == lines


def test_the_command_knows_the_property_or_says_so() -> None:
    call = ["tokens", "match", "red", str(ROOT / "design_tokens/govuk"), "--property", "colour"]
    done = CliRunner().invoke(main, call)
    assert done.exit_code == 2
    assert "no token is for colour" in done.output


def color(red: float, **beside: object) -> dict[str, object]:
    return {"$type": "color", "$value": {"colorSpace": "srgb", "components": [red] * 3}, **beside}


def written(folder: Path, document: dict[str, object]) -> list[Known]:
    path = folder / "a.tokens.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return tokens(path)


# The shape of Primer's white, and of Carbon's darkest grey: several tokens of one role and one value.
ALIKE = {
    "bgColor": {"default": color(1), "inset": color(1), "white": color(1)},
    "text-primary": color(0.0863), "text-strong": color(0.0863), "icon-primary": color(0.0863),
}  # fmt: skip


@pytest.mark.parametrize(
    ("prop", "text", "names"),
    [
        ("background-color", "white", ["bgColor.default", "bgColor.inset", "bgColor.white"]),
        ("color", "#161616", ["text-primary", "text-strong"]),
    ],
)
def test_several_tokens_of_one_role_and_value_are_ambiguous_until_decided(
    prop: str, text: str, names: list[str], tmp_path: Path
) -> None:
    known = written(tmp_path, ALIKE)
    found = match(use(prop, text), known)
    assert found.kind == "ambiguous"
    assert found.match is None
    assert sorted(it.token.name for it in found.others) == names
    for name in names:
        settled = match(use(prop, text), known, {(found.role, "", found.canonical): name})
        assert settled.kind == "decided"
        assert settled.match
        assert settled.match.token.name == name
    assert match(use(prop, text), known, {(found.role, "hover", found.canonical): names[0]}).kind == "ambiguous"


def test_the_shipped_greys_and_whites_are_ambiguous() -> None:
    assert said("carbon", use("background-color", "#ffffff"))[0] == "ambiguous"
    assert said("carbon", use("border-top-color", "#161616"))[0] in ("ambiguous", "exact")
    assert said("fluent", use("color", "#ffffff"))[0] == "ambiguous"


def test_a_token_of_another_state_role_or_component_is_not_meant(tmp_path: Path) -> None:
    document = {"text-hover": color(0), "button-text": color(0), "background": color(0)}
    known = written(tmp_path, document)
    assert match(use("color", "#000"), known).kind == "none"
    hovered = match(use("color", "#000", state="hover"), known)
    assert hovered.match
    assert hovered.match.token.name == "text-hover"
    pressed = match(use("color", "#000", component="button"), known)
    assert pressed.match
    assert pressed.match.token.name == "button-text"


def test_what_is_written_as_decides_between_equal_ones(tmp_path: Path) -> None:
    known = written(tmp_path, {"text-muted": color(0.5), "text-quiet": color(0.5)})
    found = match(use("color", "#808080", hint="text-muted-foreground"), known)
    assert found.match
    assert found.match.token.name == "text-muted"
    assert match(use("color", "#808080"), known).kind == "ambiguous"


def test_alpha_is_no_detail(tmp_path: Path) -> None:
    shade = {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0, 0, 0], "alpha": 0.6}}
    known = written(tmp_path, {"background-scrim": shade})
    assert match(use("background-color", "#00000099"), known).kind == "exact"
    assert match(use("background-color", "#00000080"), known).kind != "exact"


PROPERTIES = ("color", "background-color", "border-top-color", "padding-left", "width", "box-shadow", "font-size")
TEXTS = st.sampled_from(
    ["#fff", "#161616", "#000", "#1976d2", "8px", "16px", "15.5px", "1.25rem", "#f4f4f4", "0 1px 2px #000", "12px"]
)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(SYSTEMS)), st.sampled_from(PROPERTIES), TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_tokens_does_not_matter(system: str, prop: str, text: str, random: Random) -> None:
    known = list(SYSTEMS[system])
    before = match(use(prop, text), known)
    random.shuffle(known)
    assert match(use(prop, text), known) == before


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(SYSTEMS)), st.data())
def test_what_is_exact_is_equal_and_the_only_one_of_its_rank(system: str, data: st.DataObject) -> None:
    token = data.draw(st.sampled_from([it for it in SYSTEMS[system] if it.type == "dimension"]))
    value = token.value()
    assert isinstance(value, dict)
    found = match(use("padding-left", f"{value['value']}{value['unit']}"), SYSTEMS[system])
    if found.kind == "exact":
        assert found.match
        assert found.match.difference.pixels == 0
        assert not [it for it in found.others if it.settled == found.match.settled and it.difference.far == 0]
