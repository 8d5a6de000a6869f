"""Components around a node, free names, directives."""

import pytest
from sources import find, names_of

from adapter.binding.components import component_of, free_name, module_directive


@pytest.mark.parametrize(
    ("source", "name", "is_block", "first"),
    [
        ("function Page() { return <A/>; }", "Page", True, "return"),
        ("function Page() { 'use server'; const a = 1; return <A/>; }", "Page", True, "const"),
        ("function Page() { // note\n return <A/>; }", "Page", True, "// note"),
        ("export default function () { return <A/>; }", "", True, "return"),
        ("export default function page() { return <A/>; }", "page", True, "return"),
        ("export default () => <A/>;", "", False, "<A/>"),
        ("const Page = () => <A/>;", "Page", False, "<A/>"),
        ("const Page = () => (\n  <A/>\n);", "Page", False, "(\n"),
        ("const Page: FC<P> = ({ a }) => { return <A/>; };", "Page", True, "return"),
        ("const Page = React.forwardRef((props, ref) => <A/>);", "Page", False, "<A/>"),
        ("const Page = memo(forwardRef(function (props, ref) { return <A/>; }));", "Page", True, "return"),
        ("export default memo(() => <A/>);", "", False, "<A/>"),
        ("const Page = memo(function Inner() { return <A/>; });", "Inner", True, "return"),
        ("function Page() { return list.map((x) => <A/>); }", "Page", True, "return"),
        ("function Page() { const cell = () => <A/>; return cell(); }", "Page", True, "const"),
        ("function Page() { const a = useMemo(() => { return <A/>; }, []); return a; }", "Page", True, "const"),
        ("function Outer() { function Inner() { return <A/>; } return <Inner/>; }", "Inner", True, "return"),
        ("async function Page() { return <A/>; }", "Page", True, "return"),
    ],
)  # fmt: skip
def test_the_nearest_component_is_found(source: str, name: str, is_block: bool, first: str) -> None:
    names = names_of(source)
    found = component_of(find(names, "jsx_self_closing_element", "<A/>"), names)
    assert found is not None
    assert (found.name, found.is_block) == (name, is_block)
    assert source[found.insert_at :].lstrip().startswith(first)
    assert found.is_async == source.startswith("async")
    assert found.body.of(source).startswith("{") == is_block


@pytest.mark.parametrize(
    "source",
    [
        "const a = <A/>;",
        "function useThing() { return <A/>; }",
        "const cells = list.map(() => <A/>);",
        "const columns = [{ cell: () => <A/> }];",
        "const withThing = (x) => wrap(() => <A/>);",
    ],
)
def test_markup_outside_components_has_none(source: str) -> None:
    names = names_of(source)
    assert component_of(find(names, "jsx_self_closing_element", "<A/>"), names) is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("'use client';\nimport a from 'a';", {"use client"}),
        ('// note\n"use client"\n"use strict"\nlet a;', {"use client", "use strict"}),
        ("import a from 'a';\n'use client';", set()),
        ("", set()),
    ],
)
def test_directives_stand_before_everything_else(source: str, expected: set[str]) -> None:
    assert module_directive(names_of(source).root, source) == expected


def test_a_free_name_is_the_first_that_nothing_is_called() -> None:
    names = names_of("const open = 1; type open2 = 1; <A open3={1}/>;")
    assert free_name("closed", names) == "closed"
    assert free_name("open", names) == "open3"
