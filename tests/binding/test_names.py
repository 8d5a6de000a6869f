"""Names: imports, aliases, scopes, uses."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import marked, names_of

from adapter.binding.bound import Free, Imported, Lazy, Local

IMPORTS = """import React, { useState as useIt, type FC } from "react";
import * as UI from '@/components/ui';
import type { Props } from "./props";
import "./page.css";
import { Button, Dialog } from "ui/button";
"""


def resolve(source: str, name: str) -> Imported | Lazy | Local | Free:
    text, at = marked(source)
    return names_of(text).resolve(name, at)


def what(source: str, name: str) -> str:
    """A short spelling of a binding."""
    match resolve(source, name):
        case Imported(module, exported, member):
            return " ".join((module, ".".join((exported, *member))))
        case Lazy(module, how):
            return f"{how}({module})"
        case Local(kind, path=path):
            return f"{kind}" if path == () else f"{kind} {path}"
        case Free(name, member):
            return f"free {'.'.join((name, *member))}"


def test_imports_are_read_with_their_spans() -> None:
    names = names_of(IMPORTS)
    assert [(it.local, it.module, it.exported, it.type_only, it.specifier_kind) for it in names.imports] == [
        ("React", "react", "default", False, "default"),
        ("useIt", "react", "useState", False, "named"),
        ("FC", "react", "FC", True, "named"),
        ("UI", "@/components/ui", "*", False, "namespace"),
        ("Props", "./props", "Props", True, "named"),
        ("Button", "ui/button", "Button", False, "named"),
        ("Dialog", "ui/button", "Dialog", False, "named"),
    ]
    assert [it.span.of(IMPORTS) for it in names.imports[:4]] == [
        "React",
        "useState as useIt",
        "type FC",
        "* as UI",
    ]
    assert [it.statement.of(IMPORTS).splitlines()[0] for it in names.imports[-1:]] == [
        'import { Button, Dialog } from "ui/button";'
    ]
    assert [it.module for it in names.statements] == [
        "react",
        "@/components/ui",
        "./props",
        "./page.css",
        "ui/button",
    ]
    assert [it.type_only for it in names.statements] == [False, False, True, False, False]
    assert [it.braces.of(IMPORTS) if it.braces else None for it in names.statements][:2] == [
        "{ useState as useIt, type FC }",
        None,
    ]
    assert names.statements[1].source.of(IMPORTS) == "'@/components/ui'"


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("¦<Button/>", "Button", "ui/button Button"),
        ("¦<UI.Button/>", "UI.Button", "@/components/ui Button"),
        ("¦<Dialog.Root/>", "Dialog.Root", "ui/button Dialog.Root"),
        ("¦<React.Fragment/>", "React.Fragment", "react default.Fragment"),
        ("¦x", "Unknown", "free Unknown"),
        ("¦x", "Unknown.Part", "free Unknown.Part"),
        ("const B = Button; ¦<B/>", "B", "ui/button Button"),
        ("const B = (Button as const); ¦<B/>", "B", "ui/button Button"),
        ("const B = Button, C = B; ¦<C/>", "C", "ui/button Button"),
        ("let B = Button; ¦<B/>", "B", "let"),
        ("const { Root } = Dialog; ¦<Root/>", "Root", "ui/button Dialog.Root"),
        ("const { Root: R } = Dialog; ¦<R/>", "R", "ui/button Dialog.Root"),
        ("const { Dialog: { Root } } = UI; ¦<Root/>", "Root", "@/components/ui Dialog.Root"),
        ("const { Root = 1 } = Dialog; ¦<Root/>", "Root", "const None"),
        ("const { ...rest } = Dialog; ¦<rest/>", "rest", "const None"),
        ("const Trigger = Dialog.Trigger; ¦<Trigger.X/>", "Trigger.X", "ui/button Dialog.Trigger.X"),
        ("const A = B; const B = A; ¦<A/>", "A", "const"),
        ("const Button2 = cond ? Button : Dialog; ¦", "Button2", "const"),
        ('const ui = require("ui"); ¦', "ui.Button", "ui Button"),
        ('const { Button: B2 } = require("ui"); ¦', "B2", "ui Button"),
        ('const L = React.lazy(() => import("./big")); ¦', "L", "React.lazy(./big)"),
        ('import { lazy as z } from "react"; const L = z(() => import("./big")); ¦', "L", "z(./big)"),
        (
            'import dyn from "next/dynamic"; const L = dyn(() => import("./b").then(m => m.B), {}); ¦',
            "L",
            "dyn(./b)",
        ),
        ('const { B } = await import("./b"); ¦', "B", "import(./b)"),
        ('const lazy = (f) => f; const L = lazy(() => import("./b")); ¦', "L", "const"),
        ("function Button() {} ¦", "Button", "function"),
        ("class Button {} ¦", "Button", "class"),
        ("enum Button { A } ¦", "Button", "enum"),
        ("interface Button {} ¦", "Button", "ui/button Button"),
        ("type Button = 1; ¦", "Button", "ui/button Button"),
        ("function f<Button>(x: Button) { ¦ }", "Button", "ui/button Button"),
        ("function f(Button) { ¦ }", "Button", "param"),
        ("function f(Button) { } ¦", "Button", "ui/button Button"),
        ("function f({ Button }) { ¦ }", "Button", "param ('Button',)"),
        ("function f({ as: Button = 1 }) { ¦ }", "Button", "param None"),
        ("function f([, Button]) { ¦ }", "Button", "param ('1',)"),
        ("function f(a, ...Button) { ¦ }", "Button", "param None"),
        ("function f(Button = 1) { ¦ }", "Button", "param"),
        ("const f = Button => ¦Button;", "Button", "param"),
        ("const f = async (Button) => { ¦ };", "Button", "param"),
        ("const o = { m(Button) { ¦ } };", "Button", "param"),
        ("{ const Button = 1; ¦ }", "Button", "const"),
        ("{ const Button = 1; } ¦", "Button", "ui/button Button"),
        ("{ ¦ ; const Button = 1; }", "Button", "const"),
        ("function f() { if (x) { var Button = 1; } ¦ }", "Button", "var"),
        ("if (x) { function Button() {} } ¦", "Button", "ui/button Button"),
        ("try {} catch (Button) { ¦ }", "Button", "catch"),
        ("for (const Button of list) { ¦ }", "Button", "loop"),
        ("for (const Button of list) { } ¦", "Button", "ui/button Button"),
        ("for (let Button = 0;;) { ¦ }", "Button", "let"),
        ("switch (x) { case 1: const Button = 1; ¦ }", "Button", "const"),
        ("const f = function Button() { ¦ };", "Button", "function"),
        ("const f = function Button() { }; ¦", "Button", "ui/button Button"),
        ("const f = function Button(Button) { ¦ };", "Button", "param"),
        ("const C = class Button { m() { ¦ } };", "Button", "class"),
        ("function f() { const g = () => { ¦ }; const Button = 1; }", "Button", "const"),
        ("({ Button } = x); ¦", "Button", "ui/button Button"),
        ("const { Button: other } = x; ¦", "Button", "ui/button Button"),
        ("const s = 'const Button = 1'; /* const Button = 1 */ ¦", "Button", "ui/button Button"),
        ("x.Button = 1; ¦", "Button", "ui/button Button"),
    ],
)
def test_a_name_means_its_innermost_declaration(source: str, name: str, expected: str) -> None:
    assert what(IMPORTS + source, name) == expected


def test_an_alias_tells_which_import_and_declarations_it_went_through() -> None:
    text, at = marked(IMPORTS + "const B = Button; const C = B; ¦<C/>")
    found = names_of(text).resolve("C", at)
    assert isinstance(found, Imported)
    assert found.local == "Button"
    assert [it.of(text) for it in found.via] == ["C = B", "B = Button"]
    assert found.statement.of(text).startswith("import { Button")


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("", 0),
        ("const a = <Button>x</Button>;", 2),
        ("const a = <Button/>; const b = <p>Button</p>;", 1),
        ("const a = <Button.Group/>; f(Button);", 2),
        ("type P = ComponentProps<typeof Button>;", 1),
        ("const r: Button = 1; const q = useRef<Button>(null);", 2),
        ("type Q<Button> = Button[];", 0),
        ("function f(Button) { return <Button/>; }", 0),
        ("function f(Button) { return <Button/>; } const x = <Button/>;", 1),
        ("export { Button };", 1),
        ("export { x as Button };", 0),
        ("export { Button as B2 } from 'x';", 0),
        ("const o = { Button };", 1),
        ("const o = { Button: 1 }; o.Button; // Button", 0),
        ("const o = { ...Button };", 1),
        ("const c = `${Button} Button`;", 1),
        ("type N = Button.Props;", 1),
        ("interface Button { a: Button }", 0),
        ("const f = (x: { Button: string; [Button: string]: string }) => x;", 0),
    ],
)
def test_uses_are_counted_as_value_tag_and_type(source: str, count: int) -> None:
    text = 'import { Button } from "ui";\n' + source
    uses = names_of(text).uses("Button")
    assert [it.of(text) for it in uses] == ["Button"] * count


def test_a_lower_case_tag_is_no_use_of_a_variable_but_its_member_is() -> None:
    text = "import { item } from 'x'; const a = <item/>; const b = <item.icon/>;"
    assert len(names_of(text).uses("item")) == 1


def test_names_in_use_are_identifiers_and_not_words_of_the_page() -> None:
    names = names_of("const a = <P open={b} title='closed'>word {c.d}</P>; type T = U;")
    assert names.names_in_use() == {"a", "P", "b", "c", "T", "U"}


def test_offsets_are_characters_where_the_page_is_not_ascii() -> None:
    source = "import { Button } from 'ui'; const größe = '✅ é'; function f({ größe: Button }) { ¦<Button/> }"
    assert what(source, "Button") == "param ('größe',)"
    assert what(source, "größe") == "const"


@dataclass(frozen=True)
class Scope:
    """Statements in braces, with a parameter if it is a callback."""

    parameter: str
    statements: "tuple[str | Scope, ...]"


NAME = st.sampled_from(["A", "B", "C"])
SCOPE = st.recursive(
    st.builds(Scope, st.just(""), st.lists(st.builds("use({})".format, NAME), max_size=3).map(tuple)),
    lambda inner: st.builds(
        Scope,
        st.sampled_from(["", "A", "B", "C"]),
        st.lists(
            st.one_of(inner, st.builds("use({})".format, NAME), st.builds("const {} = 1".format, NAME)),
            max_size=4,
        ).map(tuple),
    ),
    max_leaves=12,
)


def render(scope: Scope, outer: frozenset[str]) -> Iterator[tuple[str, bool | None]]:
    """Pieces of source, each ``use(X)`` with whether something shadows X there."""
    yield (f"f(({scope.parameter}) => {{" if scope.parameter else "{"), None
    own = {it[6] for it in scope.statements if isinstance(it, str) and it.startswith("const")}
    seen = outer | own | {scope.parameter}
    for it in scope.statements:
        if isinstance(it, Scope):
            yield from render(it, seen)
        elif it.startswith("use"):
            yield f"{it};", it[4] in seen
        else:
            yield f"{it};", None
    yield ("});" if scope.parameter else "}"), None


@given(SCOPE)
def test_shadowing_agrees_with_how_the_page_was_built(scope: Scope) -> None:
    text, expected = 'import { A, B, C } from "m";', {}
    for piece, shadowed in render(scope, frozenset()):
        if shadowed is not None:
            expected[len(text) + 4] = shadowed
        text += piece
    names = names_of(text)
    for offset, shadowed in expected.items():
        assert isinstance(names.resolve(text[offset], offset), Local) == shadowed
    used = {it.start for name in "ABC" for it in names.uses(name)}
    assert used == {offset for offset, shadowed in expected.items() if not shadowed}
