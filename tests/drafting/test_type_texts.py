"""Types as manifests print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.drafting.type_texts import alternatives, prop_of

CASES = [
    ("'a' | 'b'", {"enum": ["a", "b"]}),
    ("'small'\n| 'medium' | undefined", {"enum": ["small", "medium"]}),
    ("\"row\" | Partial<Record<'a', 'b'>>", {"enum": ["row"], "open": True}),
    ("16 | 24", {"enum": [16, 24]}),
    ("boolean | undefined", {"type": "boolean"}),
    ("true | false", {"type": "boolean"}),
    ("string | number", {"type": "other"}),
    ("React.ReactNode | null", {"type": "node"}),
    ("React.ElementType", {"type": "element-type"}),
    ("React.ComponentType<Props>", {"type": "element-type"}),
    ("ReactElement<any>", {"type": "element"}),
    ("Array<string>", {"type": "array"}),
    ("{ a: string }", {"type": "object"}),
    ("unknown", {"type": "any"}),
    ("Strange", {"type": "other"}),
    ("", {"type": "other"}),
    ("() => void", {"type": "function", "passes": {}}),
    ("((value: string) => void) | undefined", {"type": "function", "passes": {"value": "string"}}),
    (
        "(open: boolean, info: { by: string }) => void",
        {"type": "function", "passes": {"open": "boolean", "info": "object"}},
    ),
    (
        "(event: React.ChangeEvent<HTMLInputElement>) => void",
        {"type": "function", "passes": {"event": "event: checked, value"}},
    ),
    ("(e: MouseEvent | KeyboardEvent) => void", {"type": "function", "passes": {"e": "event"}}),
    ("React.MouseEventHandler<HTMLButtonElement>", {"type": "function", "passes": {"event": "event"}}),
    ("({ id }: Item) => void", {"type": "function", "passes": {"argument1": "other"}}),
    ("Function", {"type": "function"}),
]


@pytest.mark.parametrize(("text", "prop"), CASES, ids=[it for it, _ in CASES])
def test_a_type_is_a_prop(text: str, prop: dict[str, object]) -> None:
    assert prop_of(text) == prop


@pytest.mark.parametrize(
    ("default", "said"),
    [("'a'", "a"), ('"a"', "a"), ("false", "false"), (True, "true"), ("4", "4"), ("theme.x", None), (None, None)],
)
def test_only_a_literal_is_a_default(default: object, said: str | None) -> None:
    assert prop_of("string", default).get("default") == said


def test_what_is_required_and_deprecated_is_said() -> None:
    assert prop_of("string", None, True, "use x") == {"type": "string", "required": True, "deprecated": "use x"}
    assert prop_of("string", None, False, True) == {"type": "string", "deprecated": "deprecated"}


@given(st.text(alphabet="'\"|()<>{}[]=>, ab:.?\n", max_size=60))
def test_any_text_is_some_prop(text: str) -> None:
    found = prop_of(text)
    assert set(found) & {"type", "enum"}
    assert (
        "|".join(alternatives(text)).replace(" ", "") == "|".join(it.strip() for it in [text]).replace(" ", "")
        or "|" in text
    )
