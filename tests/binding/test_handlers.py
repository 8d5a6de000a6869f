# ruff: noqa: E501 (a case is one row)
"""Handlers: what kind, how many arguments, and the parameter's uses."""

import pytest
from sources import attribute, names_of

from adapter.binding.handlers import (
    Absent,
    Arrow,
    Call,
    FunctionExpression,
    Handler,
    Named,
    Other,
    handler_of,
)


def handler(source: str, name: str = "on") -> Handler:
    names = names_of(source)
    return handler_of(attribute(names, name), names)


@pytest.mark.parametrize(
    ("source", "kind", "arity"),
    [
        ("function f(a, b) {} <A on={f}/>;", "function", 2),
        ("function f() {} <A on={f}/>;", "function", 0),
        ("const f = () => {}; <A on={f}/>;", "function", 0),
        ("const f = async (a) => {}; <A on={f}/>;", "function", 1),
        ("const f = (...all) => {}; <A on={f}/>;", "function", None),
        ("const f = useCallback((a) => {}, []); <A on={f}/>;", "function", 1),
        ("const f = React.useCallback(() => {}, []); <A on={f}/>;", "function", 0),
        ("const f: (a: boolean) => void = make(); <A on={f}/>;", "function", 1),
        ("const f = debounce((a) => {}); <A on={f}/>;", "unknown", None),
        ("const [open, setOpen] = useState(false); <A on={setOpen}/>;", "setter", 1),
        ("const [s, dispatch] = React.useReducer(r, 0); <A on={dispatch}/>;", "setter", 1),
        ("const [a, b] = useThing(); <A on={b}/>;", "unknown", None),
        ("import { f } from 'f'; <A on={f}/>;", "unknown", None),
        ("function C({ f }) { return <A on={f}/>; }", "prop", None),
        ("function C({ f }: { f: () => void }) { return <A on={f}/>; }", "prop", 0),
        ("function C({ f }: { f?: (open: boolean) => void }) { return <A on={f}/>; }", "prop", 1),
        ("function C({ f }: { f(open: boolean): void }) { return <A on={f}/>; }", "prop", 1),
        ("function C({ f: g }: { f: () => void }) { return <A on={g}/>; }", "prop", 0),
        ("interface P { f: (() => void) | undefined } function C({ f }: P) { return <A on={f}/>; }", "prop", 0),
        ("interface Q { f: () => void } interface P extends Q {} function C({ f }: P) { return <A on={f}/>; }", "prop", 0),
        ("type P = { f: F }; type F = (a: string, b: number) => void; function C({ f }: P) { return <A on={f}/>; }", "prop", 2),
        ("type P = Omit<Q, 'x'> & { f: React.Dispatch<X> }; function C({ f }: P) { return <A on={f}/>; }", "prop", 1),
        ("type P = { f: React.MouseEventHandler<HTMLElement> }; function C({ f }: P) { return <A on={f}/>; }", "prop", 1),
        ("type P = { f: () => void }; const C: React.FC<P> = ({ f }) => <A on={f}/>;", "prop", 0),
        ("type P = { f: () => void }; const C = forwardRef<HTMLElement, P>(({ f }, ref) => <A on={f}/>);", "prop", 0),
        ("type P = { f: () => void }; function C(props: P) { return <A on={props.f}/>; }", "prop", 0),
        ("type P = { f: () => void }; function C(props: P) { const { f } = props; return <A on={f}/>; }", "prop", 0),
        ("import { P } from './p'; function C({ f }: P) { return <A on={f}/>; }", "prop", None),
        ("<F render={({ field }) => <A on={field.onChange}/>}/>;", "field", None),
        ("<F render={({ field: f }) => <A on={f.onChange}/>}/>;", "field", None),
        ("<A on={form.reset}/>;", "member", None),
        ("<A on={this.close}/>;", "unknown", None),
    ],
)  # fmt: skip
def test_the_arity_of_a_name_is_looked_up_in_the_file(source: str, kind: str, arity: int | None) -> None:
    found = handler(source)
    assert isinstance(found, Named)
    assert (found.kind, found.arity) == (kind, arity)


def test_parameter_types_are_given_as_written() -> None:
    found = handler("const f = (a: Map<string, X>, b) => {}; <A on={f}/>;")
    assert isinstance(found, Named)
    assert found.types == ("Map<string, X>", "")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<A on/>;", Absent),
        ("<A on={/* none */}/>;", Absent),
        ("<A on={x.handle(y)}/>;", Call),
        ("<A on={x ? a : b}/>;", Other),
        ("<A on={undefined}/>;", Other),
        ("<A on={() => f()}/>;", Arrow),
        ("<A on={(() => f())}/>;", Arrow),
        ("<A on={function () {}}/>;", FunctionExpression),
    ],
)
def test_other_handlers_are_told_apart(source: str, expected: type[Handler]) -> None:
    assert isinstance(handler(source), expected)


def test_an_arrow_tells_its_parameter_body_and_uses() -> None:
    source = "<A on={async (open: boolean = true) => { f(open, { open }); (open) => open; }}/>;"
    found = handler(source)
    assert isinstance(found, Arrow)
    (param,) = found.params
    assert (param.name, param.is_rest, param.bare, param.reassigned) == ("open", False, False, False)
    assert param.outer.of(source) == "open: boolean = true"
    assert param.annotation is not None
    assert param.annotation.of(source) == ": boolean"
    assert param.default is not None
    assert param.default.of(source) == "true"
    assert [it.start for it in param.uses] == [source.index("open, {"), source.index("open });")]
    assert found.is_async
    assert found.body_is_block
    assert found.body.of(source).startswith("{ f(open")


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("a", [("a", False, True)]),
        ("(a, b)", [("a", False, False), ("b", False, False)]),
        ("({ a })", [(None, False, False)]),
        ("(...a)", [(None, True, False)]),
        ("()", []),
    ],
)
def test_parameters_are_told_apart(parameters: str, expected: list[tuple[str | None, bool, bool]]) -> None:
    found = handler(f"<A on={{{parameters} => 1}}/>;")
    assert isinstance(found, Arrow)
    assert [(it.name, it.is_rest, it.bare) for it in found.params] == expected


@pytest.mark.parametrize("statement", ["a = 1", "a++", "a ??= 1", "[a] = x", "({ a } = x)", "for (a of x) {}"])
def test_a_parameter_that_gets_a_new_value_is_reassigned(statement: str) -> None:
    found = handler(f"<A on={{(a) => {{ {statement}; }}}}/>;")
    assert isinstance(found, Arrow)
    assert found.params[0].reassigned


def test_a_this_parameter_is_no_parameter() -> None:
    found = handler("<A on={function (this: X, a) {}}/>;")
    assert isinstance(found, FunctionExpression)
    assert [it.name for it in found.params] == ["a"]
