# ruff: noqa: E501 (a case is one row)
"""Which keys a spread may carry."""

import pytest
from sources import names_of
from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.spreads import keys_of


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("<A {...{ a: 1, 'b-c': 2, d, e() {} }}/>;", "object", {"a", "b-c", "d", "e"}),
        ("const o = { a: 1 }; <A {...o}/>;", "object", {"a"}),
        ("const base = { a: 1 }; <A {...{ ...base, b: 2 }}/>;", "object", {"a", "b"}),
        ("<A {...(x ? { a: 1 } : { b: 2 })}/>;", "object", {"a", "b"}),
        ("<A {...(x ? { a: 1 } : {})}/>;", "object", {"a"}),
        ("<A {...(x && { a: 1 })}/>;", "object", {"a"}),
        ("<A {...{ [k]: 1 }}/>;", "object", None),
        ("let o = { a: 1 }; <A {...o}/>;", "unknown", None),
        ("<F render={({ field }) => <A {...field}/>}/>;", "field", None),
        ("<F render={(p) => <A {...p.field}/>}/>;", "field", None),
        ("<F render={({ field: f }) => <A {...f}/>}/>;", "field", None),
        ("const field = { a: 1 }; <A {...field}/>;", "object", {"a"}),
        ("<A {...register('x')}/>;", "register()", None),
        ("<A {...form.register('x', { min: 1 })}/>;", "register()", None),
        ("<A {...(x && register('x'))}/>;", "register()", None),
        ("<A {...attributes()}/>;", "call", None),
        ("import { o } from 'o'; <A {...o}/>;", "unknown", None),
        ("function C(props) { return <A {...props}/>; }", "props", None),
        ("function C(props: { a: 1; b?: 2 }) { return <A {...props}/>; }", "props", {"a", "b"}),
        ("function C({ a, ...rest }: { a: 1; b: 2 }) { return <A {...rest}/>; }", "props", {"b"}),
        ("function C({ a: x = 1, c = 2, ...rest }: P) { return <A {...rest}/>; } interface P { a; b; c }", "props", {"b"}),
        ("type P = { a: 1; b: 2 }; const C: FC<P> = ({ a, ...rest }) => <A {...rest}/>;", "props", {"b"}),
        ("type P = { a: 1; b: 2 }; function C(props: P) { const { a, ...rest } = props; return <A {...rest}/>; }", "props", {"b"}),
        ("interface Q { c: 1 } interface P extends Q { a: 1 } function C(p: P) { return <A {...p}/>; }", "props", {"a", "c"}),
        ("type P = { a: 1 } & { b: 2 }; function C(p: P) { return <A {...p}/>; }", "props", {"a", "b"}),
        ("type P = Omit<{ a: 1; b: 2 }, 'a'>; function C(p: P) { return <A {...p}/>; }", "props", {"b"}),
        ("type P = Pick<{ a: 1; b: 2; c: 3 }, 'a' | 'b'>; function C(p: P) { return <A {...p}/>; }", "props", {"a", "b"}),
        ("function C(p: PropsWithChildren<{ a: 1 }>) { return <A {...p}/>; }", "props", {"a", "children"}),
        ("interface P extends React.HTMLAttributes<X> { a: 1 } function C({ a, ...r }: P) { return <A {...r}/>; }", "props", None),
        ("type P = { a: 1 } & ButtonProps; function C({ a, ...r }: P) { return <A {...r}/>; }", "props", None),
        ("type P = { [k: string]: 1 }; function C(p: P) { return <A {...p}/>; }", "props", None),
        ("const { a, ...rest } = x; <A {...rest}/>;", "unknown", None),
    ],
)  # fmt: skip
def test_keys_of_a_spread(source: str, kind: str, expected: set[str] | None) -> None:
    names = names_of(source)
    spread = next(it for it in _inner(names).named_children if it.type == "jsx_expression")
    found = keys_of(spread, names)
    assert (found.kind, found.names) == (kind, expected)
    assert (found.why == "") == (found.names is not None)


def _inner(names: Names) -> Node:
    """The element called A, where another stands around it."""
    at = names.text.index("<A ")
    node = names.root.descendant_for_byte_range(at, at + 2)
    while node is not None and node.type != "jsx_self_closing_element":
        node = node.parent
    assert node is not None
    return node
