"""Folding a constant parameter: the result as text, and by running both readings against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import attribute, names_of

from adapter.binding.folding import Folded, fold_constant
from adapter.binding.handlers import Arrow, FunctionExpression, handler_of
from adapter.syntax.grammar import parse


def fold(function: str, value: str = "false") -> tuple[str, Folded] | None:
    source = f"<A on={{{function}}}/>;"
    names = names_of(source)
    found = handler_of(attribute(names, "on"), names)
    assert isinstance(found, Arrow | FunctionExpression)
    folded = fold_constant(found, found.params[0], value, names)
    if folded is None:
        return None
    text = source
    for edit in sorted(folded.edits, key=lambda it: it.span, reverse=True):
        assert all(isinstance(it, str) for it in edit.pieces)
        text = text[: edit.span.start] + "".join(map(str, edit.pieces)) + text[edit.span.end :]
    return text[len("<A on={") : -len("}/>;")], folded


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("(open) => !open && close()", "() => close()"),
        ("open => !open && close()", "() => close()"),
        ("(open: boolean) => !open && close()", "() => close()"),
        ("(open,) => close(open)", "() => close(false)"),
        ("async (open) => { if (!open) { await close(); } }", "async () => { await close(); }"),
        ("(open) => setOpen(open)", "() => setOpen(false)"),
        ("(open) => setOpen(!open)", "() => setOpen(true)"),
        ("(open) => set({ open, a: open })", "() => set({ open: false, a: false })"),
        ("(open) => (open ? a() : b())", "() => (b())"),
        ("(open) => open ? a() : b()", "() => b()"),
        ("(open) => open || close()", "() => close()"),
        ("(open) => open === false && close()", "() => close()"),
        ("(open) => !open && ready && close()", "() => ready && close()"),
        ("(open) => ready && !open && close()", "() => ready && true && close()"),
        ("(open) => !(open || x) && close()", "() => !(x) && close()"),
        ("(open) => { if (!open) close(); }", "() => { close(); }"),
        ("(open) => { if (!open) return; }", "() => { return; }"),
        ("(open) => { if (open) load(); else close(); }", "() => { close(); }"),
        ("(open) => { if (open) { load(); } else { close(); reset(); } }", "() => { close(); reset(); }"),
        ("(open) => { if (open) return; close(); }", "() => { close(); }"),
        ("(open) => { setOpen(open); if (!open) { reset(); } }", "() => { setOpen(false); reset(); }"),
        ("(open) => { if (!open) { const a = f(); g(a); } h(); }", "() => { { const a = f(); g(a); } h(); }"),
        ("(open) => { if (a) x(); else if (!open) y(); }", "() => { if (a) x(); else y(); }"),
        ("(open) => { if (a) x(); else if (open) y(); }", "() => { if (a) x(); }"),
        ("(open) => { if (a) if (open) y(); }", "() => { if (a) {} }"),
        ("(open) => { open && load(); close(); }", "() => { close(); }"),
        ("(open) => { while (open) f(); }", "() => { while (false) f(); }"),
        ("(open) => { log(`is ${open}`); }", "() => { log(`is ${false}`); }"),
        ("(open) => { const f = (open) => open; f(1); }", "() => { const f = (open) => open; f(1); }"),
        ("function (open) { if (!open) close(); }", "function () { close(); }"),
        ("(open) => close()", "() => close()"),
        ("(open) => {\n  if (open) {\n    load();\n  }\n  close();\n}", "() => {\n  close();\n}"),
    ],
)  # fmt: skip
def test_what_cannot_happen_goes_and_what_is_read_becomes_the_constant(function: str, expected: str) -> None:
    found = fold(function)
    assert found is not None
    assert found[0] == expected
    assert not found[1].nothing


@pytest.mark.parametrize(
    "function",
    [
        "(open) => open && load()",
        "(open) => { if (open) load(); }",
        "(open) => { open && load(); }",
        "open => open",
    ],
)
def test_a_handler_that_can_do_nothing_says_so(function: str) -> None:
    found = fold(function)
    assert found is not None
    assert found[1].nothing
    assert "load" not in found[0]


@pytest.mark.parametrize(
    "function",
    [
        "(open) => { open = x; f(open); }",
        "(open = true) => f(open)",
        "({ open }) => f(open)",
        "(open) => { if (!open) return; load(); }",
        "(open) => { if (open) { /* why */ load(); } close(); }",
        "(open) => open ? {} : { a: 1 }",
    ],
)
def test_what_would_read_badly_or_lose_a_comment_is_left_to_the_caller(function: str) -> None:
    assert fold(function) is None


def test_a_true_constant_folds_the_other_way() -> None:
    found = fold("(open) => { if (open) load(); else close(); set(open); }", "true")
    assert found is not None
    assert found[0] == "() => { load(); set(true); }"


CONDITION = st.recursive(
    st.sampled_from(["p", "q", "true", "false"]),
    lambda inner: st.one_of(
        st.builds("!{}".format, inner),
        st.builds("({} && {})".format, inner, inner),
        st.builds("({} || {})".format, inner, inner),
        st.builds("({} ? {} : {})".format, inner, inner, inner),
        st.builds("({} === {})".format, inner, inner),
    ),
    max_leaves=6,
)


def run(expression: str, p: bool, q: bool) -> bool:
    """The value of an expression of ``CONDITION``, by its tree."""
    root = parse(f"{expression};").root_node
    text = f"{expression};"

    def at(node: object) -> bool:
        kind, children = node.type, node.named_children  # type: ignore[attr-defined]
        match kind:
            case "identifier":
                return {"p": p, "q": q}[text[node.start_byte : node.end_byte]]  # type: ignore[attr-defined]
            case "true" | "false":
                return kind == "true"
            case "parenthesized_expression" | "expression_statement":
                return at(children[0])
            case "unary_expression":
                return not at(children[0])
            case "ternary_expression":
                return at(children[1]) if at(children[0]) else at(children[2])
        one, other = at(children[0]), at(children[1])
        operator = node.child_by_field_name("operator").type  # type: ignore[attr-defined]
        return {"&&": one and other, "||": one or other, "===": one == other}[operator]

    return at(root.named_children[0])


@given(CONDITION, st.booleans(), st.booleans())
def test_folding_keeps_the_value_of_every_condition(condition: str, p: bool, q: bool) -> None:
    found = fold(f"(p) => f({condition})", "true" if p else "false")
    assert found is not None
    result = found[0].removeprefix("() => f(").removesuffix(")")
    assert "p" not in result
    assert run(result, p, q) == run(condition, p, q)
