"""Tokens get the values that the format says: references, groups, ``$extends``, ``$root``, sets and modifiers."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.json_text import read
from adapter.tokens.node import Json
from adapter.tokens.reading import read_sources, tokens_of
from adapter.tokens.resolving import Token, resolved
from adapter.tokens.types import TYPES

RED = {"colorSpace": "srgb", "components": [1, 0, 0], "alpha": 1}
PX = {"value": 4, "unit": "px"}
MS = {"value": 200, "unit": "ms"}
EASE = [0.4, 0, 0.2, 1]
SHADOW = {"color": RED, "offsetX": PX, "offsetY": PX, "blur": PX, "spread": PX}
# A value of each type as written, and as read.
VALUES: dict[str, tuple[Json, Json]] = {
    "color": ({"colorSpace": "srgb", "components": [1, 0, 0], "hex": "#ff0000"}, RED),
    "dimension": (PX, PX),
    "fontFamily": ("Inter", ["Inter"]),
    "fontWeight": ("semi-bold", 600),
    "duration": (MS, MS),
    "cubicBezier": (EASE, EASE),
    "number": (1.5, 1.5),
    "strokeStyle": (
        {"dashArray": [PX], "lineCap": "round"}, {"dashArray": [PX], "lineCap": "round"},
    ),
    "border": ({"color": RED, "width": PX, "style": "solid"}, {"color": RED, "width": PX, "style": "solid"}),
    "transition": (
        {"duration": MS, "delay": MS, "timingFunction": EASE}, {"duration": MS, "delay": MS, "timingFunction": EASE},
    ),
    "shadow": (SHADOW, [{**SHADOW, "inset": False}]),
    "gradient": ([{"color": RED, "position": 2}], [{"color": RED, "position": 1}]),
    "typography": (
        {"fontFamily": ["A", "B"], "fontSize": PX, "fontWeight": 400, "letterSpacing": PX, "lineHeight": 1.2},
        {"fontFamily": ["A", "B"], "fontSize": PX, "fontWeight": 400, "letterSpacing": PX, "lineHeight": 1.2},
    ),
}  # fmt: skip


def tokens(document: object, codes: tuple[str, ...] = ()) -> dict[str, Token]:
    told = Diagnostics()
    root = read(json.dumps(document), "a.tokens.json", told)
    assert root is not None
    found = {it.name: it for it in resolved(root, told).values()}
    assert tuple(it.code for it in told) == codes, [it.text for it in told]
    return found


def number(value: object) -> dict[str, object]:
    return {"$type": "number", "$value": value}


def test_there_is_a_value_for_every_type() -> None:
    assert set(VALUES) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_value_is_read_and_an_alias_has_its_type(kind: str) -> None:
    written, value = VALUES[kind]
    found = tokens({"a": {"$type": kind, "$value": written}, "b": {"$value": "{a}"}, "c": {"$ref": "#/a"}})
    assert [(it.type, it.value) for it in found.values()] == [(kind, value)] * 3


def test_a_group_gives_its_type_and_deprecation_until_one_below_says_otherwise() -> None:
    found = tokens({
        "g": {"$type": "number", "$deprecated": "use h", "a": {"$value": 1}, "b": {"$value": 2, "$deprecated": False}}
    })  # fmt: skip
    assert [(it.type, it.deprecated) for it in found.values()] == [("number", "use h"), ("number", False)]


def test_the_type_of_an_alias_is_that_of_its_target_before_that_of_its_group() -> None:
    found = tokens({"n": number(1), "g": {"$type": "color", "a": {"$value": "{n}"}}})
    assert found["g.a"].type == "number"


def test_a_group_has_a_token_of_its_own_by_root() -> None:
    found = tokens({"g": {"$root": number(1), "a": {"$value": "{g.$root}"}}})
    assert found["g.a"].value == 1
    tokens({"g": {"$root": number(1)}, "a": {"$value": "{g}"}}, ("T303",))


def test_extending_brings_tokens_and_what_is_written_replaces_them_whole() -> None:
    found = tokens({
        "base": {"$type": "number", "a": {"$value": 1, "$description": "x"}, "in": {"b": {"$value": 2}}},
        "own": {"$extends": "{base}", "a": {"$value": 7}, "in": {"c": {"$value": 3}}},
        "same": {"$ref": "#/own"},
    })  # fmt: skip
    values = {name: it.value for name, it in found.items()}
    assert values == {
        "base.a": 1, "base.in.b": 2, "own.a": 7, "own.in.b": 2, "own.in.c": 3,
        "same.a": 7, "same.in.b": 2, "same.in.c": 3,
    }  # fmt: skip
    assert "$description" not in found["own.a"].node.members


def test_inherited_tokens_keep_their_type_beside_a_local_one() -> None:
    found = tokens({
        "base": {"$type": "number", "a": {"$value": 1}},
        "own": {"$extends": "{base}", "$type": "fontWeight", "b": {"$value": 400}},
    })  # fmt: skip
    assert [(it.name, it.type) for it in found.values() if it.name[:3] == "own"] == [
        ("own.a", "number"), ("own.b", "fontWeight"),
    ]  # fmt: skip


def test_a_group_may_not_extend_what_holds_it() -> None:
    tokens({"a": {"b": {"$extends": "{a}"}, "c": number(1)}}, ("T307",))


def test_a_pointer_leads_into_a_value_through_references() -> None:
    found = tokens({
        "red": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [0.25, 0, 0]}},
        "also": {"$value": "{red}"},
        "part": {"$type": "number", "$value": {"$ref": "#/also/$value/components/0"}},
        "dark": {
            "$type": "color",
            "$value": {"colorSpace": "srgb", "components": [{"$ref": "#/red/$value/components/0"}, 0, 1]},
        },
        "odd/name~": number(1),
        "escaped": {"$ref": "#/odd~1name~0"},
    })  # fmt: skip
    assert found["part"].value == 0.25
    assert found["dark"].value == {"colorSpace": "srgb", "components": [0.25, 0, 1], "alpha": 1}
    assert found["escaped"].value == 1


def test_a_token_that_is_wrong_takes_those_with_it_that_refer_to_it_and_no_others() -> None:
    found = tokens({"a": number("x"), "b": {"$value": "{a}"}, "c": number(3)}, ("T203",))
    assert list(found) == ["c"]


NUMBERS = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(JSON, st.integers(0, 3))
def test_all_json_is_read_as_it_is(value: Json, indent: int) -> None:
    told = Diagnostics()
    node = read(json.dumps(value, indent=indent, ensure_ascii=bool(indent % 2)), "a", told)
    assert node is not None
    assert node.plain() == value
    assert not list(told)


@given(st.text(alphabet='{}[]":,/*\\ \n01.ae$'))
def test_of_a_text_that_is_no_json_something_is_told(text: str) -> None:
    told = Diagnostics()
    node = read(text, "a", told)
    try:
        value = json.loads(text)
    except ValueError:
        assert list(told)
    else:
        assert node is not None
        assert node.plain() == value
        assert {it.code for it in told} <= {"T102"}


def written(folder: Path, files: dict[str, object]) -> Path:
    for name, it in files.items():
        (folder / name).write_text(json.dumps(it), encoding="utf-8")
    return folder / "acme.resolver.json"


def test_modifiers_are_laid_over_sets_before_references_are_followed(tmp_path: Path) -> None:
    path = written(tmp_path, {
        "base.json": {"blue": number(1), "text": {"$value": "{blue}"}},
        "brands.json": {"garden": {"blue": number(3)}},
        "acme.resolver.json": {
            "version": "2025.10",
            "sets": {"base": {"sources": [{"$ref": "base.json"}]}},
            "modifiers": {
                "theme": {"default": "light", "contexts": {"light": [], "dark": [{"blue": number(2)}]}},
                "brand": {"default": "none", "contexts": {"none": [], "garden": [{"$ref": "brands.json#/garden"}]}},
            },
            "resolutionOrder": [{"$ref": "#/sets/base"}, {"$ref": "#/modifiers/theme"}, {"$ref": "#/modifiers/brand"}],
        },
    })  # fmt: skip
    told = Diagnostics()
    (source,) = read_sources([path, tmp_path / "base.json"], told)
    assert len(source.permutations()) == 4
    for inputs, value in (({}, 1), ({"Theme": "DARK"}, 2), ({"theme": "dark", "brand": "garden"}, 3)):
        found = tokens_of(source, inputs, told)
        assert found["text",].value == value
    assert not list(told)


def test_a_resolver_reads_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.json").write_text(json.dumps({"a": number(1)}), encoding="utf-8")
    (tmp_path / "in" / "link.json").symlink_to(tmp_path / "secret.json")
    sources = [{"$ref": it} for it in ("../secret.json", "link.json", "https://example.org/a.json")]
    path = written(tmp_path / "in", {
        "acme.resolver.json": {
            "version": "2025.10",
            "sets": {"s": {"sources": sources}},
            "resolutionOrder": [{"$ref": "#/sets/s"}],
        },
    })  # fmt: skip
    told = Diagnostics()
    (source,) = read_sources([path], told)
    assert not tokens_of(source, {}, told)
    assert [it.code for it in told] == ["T414"] * 3


def test_a_number_without_end_is_no_fault_of_ours() -> None:
    told = Diagnostics()
    root = read('{"a": {"$type": "dimension", "$value": "1e999px"}}', "a.tokens.json", told)
    assert root is not None
    assert len(resolved(root, told)) == 1
