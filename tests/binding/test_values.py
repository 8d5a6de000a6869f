# ruff: noqa: E501 (a case is one row)
"""Values as sets of literal sites: one table for what is followed, one for what is held back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import attribute, names_of

from adapter.binding.values import Literals, Markup, Opaque, Value, value_of

TABLE = """const config: Record<string, { variant: "default" | "destructive"; label: string }> = {
  OK: { variant: "default", label: "Fine" },
  NO: { variant: "destructive", label: "Broken" },
};
"""
TABLE_SITES = ["type:default", "type:destructive", "string:default", "string:destructive"]


def value(source: str, name: str = "variant") -> Value:
    names = names_of(source)
    return value_of(attribute(names, name), names)


def sites(source: str) -> list[str]:
    found = value(source)
    assert isinstance(found, Literals), found
    return [f"{it.kind}:{it.text}" for it in found.sites]


@pytest.mark.parametrize(
    ("source", "shape", "expected"),
    [
        ("<B variant/>;", "flag", ["boolean:true"]),
        ('<B variant="a&quot;b&amp;\\n&#65;&x;"/>;', "literal", ['attribute string:a"b&\\nA&x;']),
        ("<B variant={'a\\n\\u0041\\x42\\\\'}/>;", "literal", ["string:a\nAB\\"]),
        ("<B variant={`a`}/>;", "literal", ["template:a"]),
        ("<B variant={3}/>;", "literal", ["number:3"]),
        ("<B variant={-3}/>;", "literal", ["number:-3"]),
        ("<B variant={false}/>;", "literal", ["boolean:false"]),
        ("<B variant={null}/>;", "literal", ["null:null"]),
        ("<B variant={undefined}/>;", "literal", ["undefined:undefined"]),
        ("<B variant={/* why */ ('a' as const)}/>;", "literal", ["string:a"]),
        ("<B variant={'a' satisfies 'a' | 'b'}/>;", "literal", ["string:a", "type:a", "type:b"]),
        ("<B variant={x ? 'a' : 'b'}/>;", "ternary", ["string:a", "string:b"]),
        ("<B variant={x ? 'a' : y ? 'b' : undefined}/>;", "ternary", ["string:a", "string:b", "undefined:undefined"]),
        ("<B variant={'a' || 'b'}/>;", "logic", ["string:a", "string:b"]),
        ("<B variant={(x && 'a') || 'b'}/>;", "logic", ["string:a", "string:b"]),
        ("<B variant={(x ? null : 'a') ?? 'b'}/>;", "ternary", ["string:a", "string:b"]),
        ("const v = x ? 'a' : 'b'; <B variant={v}/>;", "alias", ["string:a", "string:b"]),
        ("let v = 'a'; <B variant={v}/>;", "alias", ["string:a"]),
        ("const v: 'a' | 'b' = 'a'; const w = v; <B variant={w}/>;", "alias", ["type:a", "type:b", "string:a"]),
        ("const t = { a: { v: 'x' } } as const; <B variant={t.a.v}/>;", "table", ["string:x"]),
        ("const t = { a: 'x', b: 'y' }; <B variant={t[k]}/>;", "table", ["string:x", "string:y"]),
        ("const t = { a: 'x', b: 'y' }; <B variant={t.b}/>;", "table", ["string:y"]),
        ("const t = { 'a-b': 'x', b: 'y' }; <B variant={t['a-b']}/>;", "table", ["string:x"]),
        ("const t = { [K.A]: 'x', b: 'y' }; <B variant={t[k]}/>;", "table", ["string:x", "string:y"]),
        ("const t = { a: 'x', b: 'y' }; <B variant={t[k] ?? t.b}/>;", "table", ["string:x", "string:y"]),
        ("const t = { a: 'x' }; <B variant={t?.[k] ?? 'z'}/>;", "table", ["string:x", "string:z"]),
        ("const t = { a: null, b: 'x' }; <B variant={t[k] ?? 'z'}/>;", "table", ["string:x", "string:z"]),
        ("const t = { a: '', b: 'x' }; <B variant={t[k] || 'z'}/>;", "table", ["string:x", "string:z"]),
        ("const v = 'x'; const t = { a: v }; <B variant={t.a}/>;", "table", ["string:x"]),
        ("const v = 'x'; const t = { v }; <B variant={t.v}/>;", "table", ["string:x"]),
        (TABLE + "<B variant={config[s].variant}>{config[s].label}</B>;", "table", TABLE_SITES),
        (TABLE + "const c = config[s] || config.OK; <B variant={c.variant}>{c.label}</B>;", "table", TABLE_SITES),
        (TABLE + "const { variant, label } = config[s]; <B variant={variant}>{label}</B>;", "table", TABLE_SITES),
        (TABLE + "const { variant: v } = config[s]; <B variant={v}/>;", "table", TABLE_SITES),
        (TABLE + "Object.values(config).map((c) => <B variant={c.variant}/>);", "mapped", TABLE_SITES),
        (TABLE + "Object.entries(config).map(([k, c]) => <B key={k} variant={c.variant}/>);", "mapped", TABLE_SITES),
        (TABLE + "Object.keys(config).map((k) => <B variant={config[k].variant}/>);", "table", TABLE_SITES),
        (
            "interface Item { v: 'a' | 'b'; n: number }\nconst items: Item[] = [{ v: 'a', n: 1 }];\n"
            "items.filter((i) => i.n > 1).map((i) => <B variant={i.v}>{i.n}</B>);",
            "mapped",
            ["type:a", "type:b", "string:a"],
        ),
        (
            "const items = [{ v: 'a' }, { v: 'b' }]; items.map(({ v }, index) => <B key={index} variant={v}/>);",
            "mapped",
            ["string:a", "string:b"],
        ),
        ("['a', 'b'].map((v) => <B variant={v}/>);", "mapped", ["string:a", "string:b"]),
        (
            "const items = [{ v: 'a' }]; function F() { return items.length > 0 && items.map((i) => <B variant={i.v}/>); }",
            "mapped",
            ["string:a"],
        ),
        ("const l = ['a']; for (const v of l) { out.push(<B variant={v}/>); }", "mapped", ["string:a"]),
        (
            "function pick(s): 'a' | 'b' { switch (s) { case 1: return 'a'; default: return 'b'; } } <B variant={pick(s)}/>;",
            "helper",
            ["type:a", "type:b", "string:a", "string:b"],
        ),
        ("const pick = (s) => (s ? 'a' : 'b'); <B variant={pick(s)}/>;", "helper", ["string:a", "string:b"]),
        (
            "const pick = (s) => { if (s) { return 'a'; } else return 'b'; }; <B variant={pick(s)}/>;",
            "helper",
            ["string:a", "string:b"],
        ),
        ("const pick = (s) => { if (s) return 'a'; return 'b'; }; <B variant={pick(s)}/>;", "helper", ["string:a", "string:b"]),
        ("const pick = (s) => { const t = { a: 'x' }; return t[s]; }; <B variant={pick(s)}/>;", "helper", ["string:x"]),
        ("const pick = (s) => ({ v: s ? 'a' : 'b', n: 1 }); <B variant={pick(s).v}/>;", "helper", ["string:a", "string:b"]),
        ("const v = (() => 'a')(); <B variant={v}/>;", "helper", ["string:a"]),
        ("const t = { a: 'x' }; t[k] ? f() : g(); <B variant={t[k]}/>;", "table", ["string:x"]),
        ("const v = useMemo(() => (x ? 'a' : 'b'), [x]); <B variant={v}/>;", "helper", ["string:a", "string:b"]),
        (
            "const rows = data.map((d) => ({ v: d.ok ? 'a' : 'b' })); rows.map((r) => <B variant={r.v}/>);",
            "helper",
            ["string:a", "string:b"],
        ),
        ("type V = 'a' | 'b'; const t: { [k: string]: V } = { x: 'a' }; <B variant={t[k]}/>;", "table", ["type:a", "type:b", "string:a"]),
        ("const t: { [K in S]: 'a' } = { x: 'a' }; <B variant={t[k]}/>;", "table", ["type:a", "string:a"]),
        ("const t: Record<Status, string> = { x: 'a' }; <B variant={t[k]}/>;", "table", ["string:a"]),
    ],
)  # fmt: skip
def test_literals_are_found_where_they_stand(source: str, shape: str, expected: list[str]) -> None:
    found = value(source)
    assert isinstance(found, Literals), found
    assert [f"{it.kind}:{it.text}" for it in found.sites] == expected
    assert found.shape == shape


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("import { t } from './t'; <B variant={t[k].v}/>;", "table-elsewhere", "./t"),
        ("import { t } from './t'; const c = t[k]; <B variant={c.v}/>;", "table-elsewhere", "./t"),
        ("const t = { a: 'x' }; log(t.a); <B variant={t[k]}/>;", "table-shared", "`log(t.a)` reads"),
        ("const t = { a: 'x' }; if (t[k] === 'x') f(); <B variant={t[k]}/>;", "table-shared", "t[k] === 'x'"),
        ("const t = { a: 'x' }; <B variant={t[k]}>{t[k]}</B>;", "table-shared", "{t[k]}"),
        ("const t = { a: 'x' }; f(t); <B variant={t[k]}/>;", "table-shared", "reads the literals too"),
        ("const t = { a: { v: 'x' } }; const c = t[k]; f(c); <B variant={t[k].v}/>;", "table-shared", "reads the literals too"),
        ("const t = { a: { v: 'x' } }; <><R c={t.a}/><B variant={t[k].v}/></>;", "table-shared", "reads the literals too"),
        ("const t = { a: { v: 'x' } }; <><R {...t.a}/><B variant={t[k].v}/></>;", "table-shared", "reads the literals too"),
        ("export const t = { a: 'x' }; <B variant={t[k]}/>;", "table-shared", "`t` is exported"),
        ("const t = { a: 'x' }; export { t }; <B variant={t[k]}/>;", "table-shared", "reads the literals too"),
        ("const pick = () => 'a'; l.map(pick); <B variant={pick()}/>;", "table-shared", "reads the literals too"),
        ("const l = ['a']; l.includes(x); <B variant={l[0]}/>;", "table-shared", "includes"),
        ("['a', 'b'].map((v) => <B variant={v}>{v}</B>);", "table-shared", "{v}"),
        ("['a', 'b'].filter((v) => v !== 'a').map((v) => <B variant={v}/>);", "table-shared", "v !== 'a'"),
        ("for (const v of ['a']) { f(v, <B variant={v}/>); }", "table-shared", "(v, "),
        ("const t = { a: 'x', b: '' }; t[k] ? f() : g(); <B variant={t[k]}/>;", "table-shared", "`t[k]` is also a condition"),
        ("const v = (() => 'a')(); f(v); <B variant={v}/>;", "table-shared", "(v)"),
        ("type V = 'a'; const t: Record<string, V> = { x: 'a' }; let o: V; <B variant={t[k]}/>;", "table-shared", "type"),
        ("export type V = 'a'; const t: Record<string, V> = { x: 'a' }; <B variant={t[k]}/>;", "table-shared", "type"),
        (
            "interface I { v: V; w: V } type V = 'a'; const t: I[] = [{ v: 'a' }]; t.map((i) => <B variant={i.v}/>);",
            "table-shared",
            "type",
        ),
        ("import { T } from './t'; const t: Record<string, T> = { x: 'a' }; <B variant={t[k]}/>;", "type-elsewhere", "./t"),
        ("const v: BadgeProps['variant'] = 'a'; <B variant={v}/>;", "type-elsewhere", "BadgeProps"),
        ("const t = { a: 'x' }; <B variant={(t as any)[k]}/>;", "cast", "t as any"),
        ("<B variant={x as string}/>;", "cast", "x as string"),
        ("function Card({ variant }) { return <B variant={variant}/>; }", "prop", "`variant`"),
        ("function Card({ kind: variant }) { return <B variant={variant}/>; }", "prop", "`kind`"),
        ("function Card(props) { return <B variant={props.look || 'a'}/>; }", "prop", "`look`"),
        ("const Card = memo(({ item }) => <B variant={item.look}/>);", "prop", "`item`"),
        ("function Card({ items }) { return items.map((i) => <B variant={i.v}/>); }", "prop", "`items`"),
        ("const [v, setV] = useState('a'); <B variant={v}/>;", "state", "useState"),
        ("const [l] = React.useState([{ v: 'a' }]); l.map((i) => <B variant={i.v}/>);", "state", "useState"),
        ("<B variant={f(x)}/>;", "call", "f(x)"),
        ("import { pick } from './p'; <B variant={pick(x)}/>;", "call", "./p"),
        ("const pick = async () => 'a'; <B variant={pick()}/>;", "call", "pick"),
        ("<B variant={`a-${x}`}/>;", "template", "a-"),
        ("<B variant={'a-' + x}/>;", "template", "put together"),
        ("const t = { ...base, a: 'x' }; <B variant={t[k]}/>;", "spread-in-table", "...base"),
        ("const l = [...more, 'a']; l.map((v) => <B variant={v}/>);", "spread-in-table", "...more"),
        ("<B variant={x && 'a'}/>;", "may-be-absent", "condition fails"),
        ("const t = { a: { v: 'x' }, b: {} }; <B variant={t[k].v}/>;", "may-be-absent", "no `v`"),
        ("const pick = (s) => { if (s) return 'a'; }; <B variant={pick(s)}/>;", "may-be-absent", "pick"),
        ("const t = { a: { v: 'x' }, b: {} }; <B variant={(t[k] ?? t.a).v}/>;", "may-be-absent", "no `v`"),
        ("let v = 'a'; v = 'b'; <B variant={v}/>;", "unknown", "`let`"),
        ("<B variant={!x}/>;", "unknown", "!x"),
        ("<B variant={missing}/>;", "unknown", "`missing`"),
        ("const f = (s) => s; <B variant={f('a')}/>;", "unknown", "parameter of `f`"),
        ("render((field) => <B variant={field.v}/>);", "unknown", "a callback"),
        ("<B variant={{ a: 1 }}/>;", "unknown", "object"),
        ("<B variant={}/>;", "unknown", "empty"),
        ("const a = b, b = a; <B variant={a}/>;", "unknown", "`a`"),
        ("const f = () => f(); <B variant={f()}/>;", "unknown", "f()"),
        ("enum V { A = 'a' } <B variant={V.A}/>;", "unknown", "an enum"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_named(source: str, code: str, words: str) -> None:
    found = value(source)
    assert isinstance(found, Opaque), found
    assert found.code == code, found
    assert words in found.sentence


def test_markup_is_told_from_values() -> None:
    assert value("<B variant={<I/>}/>;") == Markup(value("<B variant={<I/>}/>;").span, conditional=False)  # type: ignore[union-attr]
    found = value("<B variant={x ? <I/> : null}/>;")
    assert isinstance(found, Markup)
    assert found.conditional


def test_a_table_tells_its_readers_and_its_root() -> None:
    source = "const t = { a: 'x' }; <><B variant={t[k]}/><C look={t.a}/><D other={u}/></>;"
    found = value(source)
    assert isinstance(found, Literals)
    assert [it.of(source) for it in found.readers] == ["variant={t[k]}", "look={t.a}"]
    assert found.root is not None
    assert found.root.of(source) == "t = { a: 'x' }"
    assert found.may_miss
    assert not found.is_inline


def test_another_member_of_the_same_table_may_be_used_for_anything() -> None:
    source = "const t = { a: { v: 'x', n: 'N' } }; log(t.a.n); f(t[k]?.n); <B variant={t[k].v}/>;"
    assert sites(source) == ["string:x"]


def test_sites_say_by_which_path_they_are_reached() -> None:
    found = value(TABLE + "const c = config[s]; <B variant={c.variant}/>;")
    assert isinstance(found, Literals)
    assert {it.feeds for it in found.sites} == {"config.*.variant"}


@pytest.mark.parametrize(
    ("condition", "pure"), [("a.b", True), ("a.b === 1 && !c", True), ("f()", False), ("a++ > 1", False)]
)
def test_conditions_are_pure_if_they_may_be_repeated(condition: str, pure: bool) -> None:
    found = value(f"<B variant={{{condition} ? 'a' : 'b'}}/>;")
    assert isinstance(found, Literals)
    assert found.conditions_pure == pure


LITERAL = st.sampled_from(["'a'", '"b"', "`c`", "1", "true"])
EXPRESSION = st.recursive(
    LITERAL,
    lambda inner: st.one_of(
        st.builds("({})".format, inner),
        st.builds("(q ? {} : {})".format, inner, inner),
        st.builds("({} as const)".format, inner),
    ),
    max_leaves=8,
)
WRAP = st.sampled_from(
    ["<B variant={%s}/>;", "const v = %s; <B variant={v}/>;", "const t = { k: %s }; <B variant={t[i]}/>;"]
)


@given(EXPRESSION, WRAP)
def test_every_literal_of_a_choice_is_a_site_and_nothing_else_is(expression: str, wrap: str) -> None:
    source = wrap % expression
    names = names_of(source)
    found = value_of(attribute(names, "variant"), names)
    assert isinstance(found, Literals)
    start = source.index(expression)
    tokens = ("'a'", '"b"', "`c`", "1", "true")
    expected = {start + at for token in tokens for at in range(len(expression)) if expression.startswith(token, at)}
    assert {it.span.start for it in found.sites} == expected
    assert all(it.span.of(source) in tokens for it in found.sites)
