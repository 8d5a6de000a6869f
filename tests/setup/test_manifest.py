"""``package.json`` gets dependencies span by span."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.setup.manifest import Unreadable, missing, others, with_dependencies

NEEDS = ("@acme/ui@2.1.0", "react-is@19.0.0")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '{\n  "name": "a",\n  "dependencies": {\n    "clsx": "^2.0.0",\n    "zod": "^4.0.0"\n  }\n}\n',
            '{\n  "name": "a",\n  "dependencies": {\n    "@acme/ui": "^2.1.0",\n    "clsx": "^2.0.0",\n'
            '    "react-is": "^19.0.0",\n    "zod": "^4.0.0"\n  }\n}\n',
        ),
        (
            '{\r\n\t"dependencies": {\r\n\t\t"zod": "4.0.0",\r\n\t\t"clsx": "2.0.0"\r\n\t}\r\n}',
            '{\r\n\t"dependencies": {\r\n\t\t"zod": "4.0.0",\r\n\t\t"clsx": "2.0.0",\r\n'
            '\t\t"@acme/ui": "2.1.0",\r\n\t\t"react-is": "19.0.0"\r\n\t}\r\n}',
        ),
        (
            '{ "dependencies": { "zod": "^4.0.0" } }',
            '{ "dependencies": { "@acme/ui": "^2.1.0", "react-is": "^19.0.0", "zod": "^4.0.0" } }',
        ),
        (
            '{\n  "name": "a"\n}\n',
            '{\n  "name": "a",\n  "dependencies": {\n    "@acme/ui": "^2.1.0",\n    "react-is": "^19.0.0"\n  }\n}\n',
        ),
        (
            '{\n  "dependencies": {}\n}\n',
            '{\n  "dependencies": {\n    "@acme/ui": "^2.1.0",\n    "react-is": "^19.0.0"\n  }\n}\n',
        ),
        (
            '{\n  "devDependencies": {\n    "react": "^19.0.0",\n    "vite": "^8.0.0"\n  },\n  "dependencies": {}\n}\n',
            '{\n  "devDependencies": {\n    "@acme/ui": "^2.1.0",\n    "react": "^19.0.0",\n'
            '    "react-is": "^19.0.0",\n    "vite": "^8.0.0"\n  },\n  "dependencies": {}\n}\n',
        ),
    ],
    ids=["sorted", "as they stand, exact, CRLF, tabs", "on one line", "no table", "an empty table", "beside React"],
)
def test_dependencies_come_in_the_manner_of_the_file(before: str, after: str) -> None:
    assert with_dependencies(before, NEEDS) == after


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda it: st.lists(it) | st.dictionaries(st.text(), it)
)
VERSIONS = st.dictionaries(st.text(), st.sampled_from(["^1.0.0", "1.2.3", "workspace:*", "{odd}", 'a"b']))


@given(
    rest=st.dictionaries(st.text().filter(lambda it: "ependencies" not in it), VALUES),
    versions=st.none() | VERSIONS,
    last=st.booleans(),
    indent=st.sampled_from([None, 1, 2, 4, "\t"]),
)
def test_whatever_the_manifest_holds_only_the_needs_are_new(
    rest: dict[str, object], versions: dict[str, str] | None, last: bool, indent: int | str | None
) -> None:
    table = {} if versions is None else {"dependencies": versions}
    data = {**rest, **table} if last else {**table, **rest}
    text = json.dumps(data, indent=indent)
    needs = missing(text, NEEDS)
    after = json.loads(with_dependencies(text, needs)) if needs else data
    added = after.pop("dependencies")
    assert {it.rpartition("@")[0] for it in NEEDS} <= set(added)
    assert {key: value for key, value in added.items() if key in (versions or {})} == (versions or {})
    assert after == rest
    assert list(after) == list(rest)


def test_what_any_table_names_is_not_missing_and_another_major_is_said() -> None:
    text = '{"devDependencies": {"@acme/ui": "~1.4.0"}, "peerDependencies": {"react-is": ">=19"}}'
    assert missing(text, NEEDS) == ()
    assert list(others(text, NEEDS)) == [("@acme/ui@2.1.0", "~1.4.0")]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1,}'])
def test_what_is_no_manifest_is_said(text: str) -> None:
    with pytest.raises(Unreadable):
        missing(text, NEEDS)
