"""Which values are surely there."""

import pytest
from sources import attribute, names_of

from adapter.binding.defined import is_defined

SOURCE = """
type Side = "port" | "starboard";
type Perhaps = Side | null;
interface Berth {{ pier: string; mast?: number; side: Side; other: Perhaps; far: Elsewhere; deep: {{ name: string }} }}
function A({{ given, optional, standard = "a", berth, any, ...rest }}: {{
  given: string; optional?: string; standard?: string; berth: Berth; any: any;
}}) {{
  const [text, setText] = useState("");
  const [none, setNone] = useState();
  const [typed, setTyped] = useState<string | undefined>("a");
  const [sure, setSure] = useState<string>("a");
  const [form, setForm] = useState({{ name: "", age: undefined, rest: call() }});
  const alias = text || "b";
  const far = call();
  let changing = "a";
  return <B value={{{expression}}} />;
}}
const C = (props: Berth) => {{
  const {{ pier, mast }} = props;
  return null;
}};
"""


@pytest.mark.parametrize(
    "expression",
    [
        '"a"', "1", "`a`", "[]", "!given", "given", "standard", "berth.pier", "berth.side", "text", "sure", "form.name",
        "alias",
        'optional || "b"', "optional ?? given", "given && text", "typed ? text : given", "String(far)", "far.join()",
        "optional!", "text as string", "given + optional", "far === 1",
    ],
)  # fmt: skip
def test_what_is_there_by_the_file_is_there(expression: str) -> None:
    assert decided(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "undefined", "null", "void 0", "optional", "berth.mast", "berth.other", "berth.far", "berth?.pier", "any",
        "none", "typed", "form.age", "form.rest", "form.lacks", "far", "far.name", "changing", "rest", "rest.given",
        "optional && text", "typed ? text : optional", "call()", "far?.join()", "given || optional", "setText",
        "nobody",
        "berth.deep.name",
    ],
)  # fmt: skip
def test_of_everything_else_nobody_knows(expression: str) -> None:
    assert not decided(expression)


def decided(expression: str) -> bool:
    names = names_of(SOURCE.format(expression=expression))
    node = attribute(names, "value")
    assert node is not None
    return is_defined(node, names)
