"""Whether anybody reads what a call gives."""

import pytest

from adapter.binding.discarded import is_discarded
from adapter.binding.names import Names
from adapter.binding.nodes import walk
from adapter.syntax.jsx import read

DROPPED = (
    "said();",
    "void said();",
    "ready && said();",
    "ready ? said() : other();",
    "const go = () => said(); go();",
    "const go = async () => { if (bad) return said(); }; <form onSubmit={go} />",
    "const go = useCallback(() => said(), []); <a onClick={go} />",
    "<a onClick={() => said()} />",
    "useMutation({ onError: () => said() });",
    "useEffect(() => { said(); }, []);",
    "save().catch(() => said());",
    "save().then(() => said()).finally(() => stop());",
    "form.handleSubmit(() => said());",
    "function go() { return said(); } setTimeout(go, 10);",
)
READ = (
    "const id = said();",
    "keep(said());",
    "said().dismiss();",
    "said() && other();",
    "export const go = () => said();",
    "export function go() { return said(); }",
    "const go = () => said(); const id = go();",
    "const ids = items.map(() => said());",
    "save().then(() => said()).then(keep);",
    "const id = useMemo(() => said(), []);",
    "throw said();",
    "const kept = { id: said() };",
    "return said().id;",
)


def discarded(text: str) -> bool:
    tree = read(text)
    names = Names(tree.grammar, text)
    call = next(it for it in walk(tree.grammar) if it.type == "call_expression" and names.slice(it) == "said()")
    return is_discarded(call, names)


@pytest.mark.parametrize("text", DROPPED)
def test_a_result_that_nothing_reads_is_discarded(text: str) -> None:
    assert discarded(text)


@pytest.mark.parametrize("text", READ)
def test_a_result_that_something_reads_is_not(text: str) -> None:
    assert not discarded(text)
