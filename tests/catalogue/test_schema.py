"""The JSON Schemas for editors: committed as generated, named by every file, and true of every file."""

import json
import tomllib
from pathlib import Path

import pytest

from adapter.catalogue.loading import shipped
from adapter.catalogue.schema import schemas, text_of

FOLDER = shipped() / "schema"
FILES = sorted(shipped().rglob("*.toml"))
Schema = dict[str, object]


@pytest.mark.parametrize("name", schemas())
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    """Run ``python -m adapter.catalogue.schema mappings/schema`` after a change of keys."""
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == text_of(name)


def test_no_schema_is_left_over() -> None:
    assert {it.stem for it in FOLDER.iterdir()} == set(schemas())


@pytest.mark.parametrize("path", FILES, ids=lambda it: "/".join(it.parts[-3:]))
def test_every_file_that_ships_names_a_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    assert first.startswith("#:schema ")
    schema = path.parent / first.removeprefix("#:schema ")
    assert schema.resolve().parent == FOLDER.resolve()
    assert wrong(tomllib.loads(text), json.loads(schema.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("vocabulary", {"button": {"say": "x"}}, "button.say is unknown"),
        ("word", {"button": {"fragments": "never"}}, "button.fragments is never 'never'"),
        ("family", {"reads": [{"find": 1}]}, "reads fits nothing"),
        ("ds-adapter", {"max_bytes": 0}, "max_bytes is below 1"),
        ("direct", {"example": [{"before": "x"}]}, "example.0 fits 0 of the alternatives"),
    ],
)
def test_a_wrong_file_does_not_keep_to_its_schema(name: str, data: dict[str, object], message: str) -> None:
    assert message in wrong(data, schemas()[name])


def wrong(value: object, schema: object, where: str = "") -> list[str]:
    """What a value has that its schema does not allow; the keywords that our schemas use, no more."""
    assert isinstance(schema, dict)
    unknown = set(schema) - {
        "$schema", "title", "description", "type", "properties", "additionalProperties", "required",
        "items", "enum", "anyOf", "oneOf", "minimum",
    }  # fmt: skip
    assert not unknown, f"the validator of this test does not know {unknown}"
    found = []
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(value, it) for it in types):
        return [f"{where} is no {' or '.join(types)}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where} is never {value!r}")
    if isinstance(value, int) and value < schema.get("minimum", value):
        found.append(f"{where} is below {schema['minimum']}")
    if "anyOf" in schema and all(wrong(value, it, where) for it in schema["anyOf"]):
        found.append(f"{where} fits nothing")
    if "oneOf" in schema and (count := sum(not wrong(value, it, where) for it in schema["oneOf"])) != 1:
        found.append(f"{where} fits {count} of the alternatives")
    if isinstance(value, list) and "items" in schema:
        found += [it for index, each in enumerate(value) for it in wrong(each, schema["items"], f"{where}.{index}")]
    if isinstance(value, dict):
        found += wrong_keys(value, schema, where)
    return found


def wrong_keys(value: dict[str, object], schema: Schema, where: str) -> list[str]:
    required = schema.get("required", [])
    assert isinstance(required, list)
    found = [f"{where} needs {it}" for it in required if it not in value]
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    assert isinstance(known, dict)
    for key, each in value.items():
        place = f"{where}.{key}" if where else key
        if key in known:
            found += wrong(each, known[key], place)
        elif others is False:
            found.append(f"{place} is unknown")
        elif others is not True:
            found += wrong(each, others, place)
    return found


def is_of(value: object, kind: str) -> bool:
    kinds = {"string": str, "array": list, "object": dict, "boolean": bool, "integer": int}
    return isinstance(value, kinds[kind]) and (kind != "integer" or not isinstance(value, bool))
