"""Every code of a diagnostic has a smallest file that is told it, at the right line and with the right weight."""

import json
from pathlib import Path

import pytest

from adapter.tokens.diagnostics import CODES, Diagnostics, Weight
from adapter.tokens.reading import check, read_sources, tokens_of


def token(kind: str, value: object, **beside: object) -> str:
    return json.dumps({"a": {"$type": kind, "$value": value, **beside}})


def color(**other: object) -> str:
    return token("color", {"colorSpace": "srgb", "components": [0, 0, 0], **other})


def resolver(**other: object) -> str:
    whole = {"version": "2025.10", "sets": {"s": {"sources": []}}, "resolutionOrder": [{"$ref": "#/sets/s"}], **other}
    return json.dumps({name: it for name, it in whole.items() if it is not None})


def modifier(**content: object) -> str:
    return resolver(modifiers={"m": content}, resolutionOrder=[{"$ref": "#/modifiers/m"}])


def sourced(reference: str) -> str:
    return resolver(sets={"s": {"sources": [{"$ref": reference}]}}, modifiers={"m": {"contexts": {"x": [], "y": []}}})


TWO = {"x": [], "y": []}
FILES = {
    "T101": '{"a": }',
    "T102": '{"a": {"$type": "number", "$value": 1}, "a": {"$type": "number", "$value": 2}}',
    "T103": '{"a.b": {"$type": "number", "$value": 1}}',
    "T104": token("number", 1, b={"$type": "number", "$value": 2}),
    "T105": '{"b": {"$type": "number", "$value": 1}, "a": {"$value": 1, "$type": "number", "$ref": "#/b"}}',
    "T106": '{"a": "16px"}',
    "T107": token("number", 1, **{"$note": "x"}),
    "T108": token("number", 1, **{"$description": 7}),
    "T109": "[" * 100,
    "T110": "",  # its bytes are below
    "T201": token("colour", 1),
    "T202": '{"a": {"$value": 1}}',
    "T203": token("dimension", 16),
    "T204": token("dimension", {"value": 1, "unit": "px", "units": "px"}),
    "T205": token("dimension", {"value": 0}),
    "T206": token("duration", {"value": 1, "unit": "px"}),
    "T207": token("fontWeight", 1001),
    "T208": color(components=[0, 0]),
    "T209": color(components=[0, 0, 255]),
    "T210": color(hex="black"),
    "T211": color(alpha=1.5),
    "T212": color(colorSpace="sRGB"),
    "T213": color(hex="#ffffff"),
    "T301": token("number", "{b"),
    "T302": token("number", "{b}"),
    "T303": '{"b": {"c": {"$type": "number", "$value": 1}}, "a": {"$type": "number", "$value": "{b}"}}',
    "T304": '{"b": {"$type": "number", "$value": 1}, "a": {"$type": "fontWeight", "$value": "{b}"}}',
    "T305": '{"b": {"$value": "{a}"}, "a": {"$value": "{b}"}}',
    "T306": '{"b": {"$type": "number", "$value": 1}, "a": {"$extends": "{b}", "c": {"$type": "number", "$value": 1}}}',
    "T307": '{"b": {"$extends": "{a}"}, "a": {"$extends": "{b}"}}',
    "T401": resolver(version=None),
    "T402": resolver(resolutionOrder=[]),
    "T403": sourced("missing.json"),
    "T407": modifier(contexts={}),
    "T408": modifier(contexts=TWO, default="z"),
    "T409": sourced("#/modifiers/m"),
    "T410": sourced("#/resolutionOrder/0"),
    "T411": resolver(resolutionOrder=[{"type": "set", "name": "s", "sources": []}] * 2),
    "T412": modifier(contexts={"x": []}),
    "T413": sourced("#/sets/s"),
    "T414": sourced("../secret.json"),
    "T901": token("color", "#ff0000"),
    "T902": token("dimension", "16px"),
    "T903": '{"a": {"$value": {"value": 1, "unit": "px"}}}',
    "T904": color(hex="#000"),
    "T905": token("dimension", {"value": 1, "unit": "em"}),
    "T906": '{"a": {"$type": "number", "$value": 1,},} // more',
    "T907": '{"b": {"$type": "color", "$value": "#000"}, "a": {"$type": "color", "$value": "{b}", "alpha": 0.5}}',
    "T908": token("string", "x"),
    "T909": token(
        "transition", {"duration": {"value": 1, "unit": "ms"}, "timingFunction": [0, 0, 1, 1]}
    ),
    "T910": token(
        "typography",
        {
            "fontFamily": "Inter",
            "fontSize": {"value": 1, "unit": "rem"},
            "fontWeight": 400,
            "letterSpacing": 0,
            "lineHeight": 1.5,
        },
    ),
    "T911": '{"a": {"type": "number", "value": 1}}',
    "T912": token("number", "1.5"),
    "T913": token("fontWeight", "Semi Bold"),
}  # fmt: skip
# Style sheets, told at the line of the property.
SHEETS = {
    "T501": ":root { --width: 50%; }",
    "T502": ":root { --width: var(--none); }",
    "T503": ":root { --gap: 1px } .card { --card-gap: 2px }",
}
# What a caller gives a resolver document.
INPUTS = {
    "T404": (modifier(contexts=TWO, default="x"), {"theme": "x"}),
    "T405": (modifier(contexts=TWO, default="x"), {"m": "z"}),
    "T406": (modifier(contexts=TWO), {}),
}


def told_of(path: Path, given: dict[str, str] | None = None) -> Diagnostics:
    told = Diagnostics()
    for source in read_sources([path], told):
        if given is None:
            check(source, told)
        else:
            assert not tokens_of(source, given, told)
    return told


def test_every_code_has_its_file() -> None:
    assert FILES.keys() | SHEETS.keys() | INPUTS.keys() == CODES.keys()


@pytest.mark.parametrize("code", sorted(FILES | SHEETS))
def test_a_file_is_told_its_code(code: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.css" if code in SHEETS else "a.tokens.json")
    path.write_bytes(b"\xff\xfe{}" if code == "T110" else f"\n\n{(FILES | SHEETS)[code]}".encode())
    told = [it for it in told_of(path) if it.code == code]
    assert told, [it.code for it in told_of(path)]
    assert {it.line for it in told} == {0 if code == "T110" else 3}
    weight = CODES[code][0]
    assert all(it.is_error(strict=True) == (weight is not Weight.ADVICE) for it in told)
    assert all(it.is_error(strict=False) == (weight is Weight.ERROR) for it in told)


@pytest.mark.parametrize("code", sorted(INPUTS))
def test_a_wrong_input_is_told(code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.resolver.json"
    path.write_text(INPUTS[code][0], encoding="utf-8")
    assert [it.code for it in told_of(path, INPUTS[code][1])] == [code]


def test_a_circle_names_all_its_members(tmp_path: Path) -> None:
    path = tmp_path / "a.tokens.json"
    path.write_text('{"a": {"$value": "{b}"}, "b": {"$value": "{c}"}, "c": {"$value": "{a}"}}', encoding="utf-8")
    assert [it.text for it in told_of(path)] == ["references go in a circle: a, b, c"]
