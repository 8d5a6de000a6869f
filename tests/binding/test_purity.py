"""What may be written twice."""

import pytest
from sources import attribute, names_of

from adapter.binding.nodes import named
from adapter.binding.purity import is_copyable, is_pure


@pytest.mark.parametrize(
    ("expression", "pure", "copyable"),
    [
        ("a", True, True),
        ("a.b.c", True, True),
        ("a?.b", True, True),
        ("this.a", True, True),
        ("'a\\n'", True, True),
        ("1", True, True),
        ("`a`", True, True),
        ("(a.b)", True, True),
        ("a!.b", True, True),
        ("a[0]", True, False),
        ("`a ${b.c}`", True, False),
        ("`a ${b()}`", False, False),
        ("!a", True, False),
        ("-a", True, False),
        ("typeof a === 'b'", True, False),
        ("a && (b || c) ? d : e.f", True, False),
        ("a as string", True, False),
        ("a()", False, False),
        ("a.b()", False, False),
        ("new A()", False, False),
        ("a = b", False, False),
        ("a++", False, False),
        ("delete a.b", False, False),
        ("() => a", False, False),
        ("{ a: 1 }", False, False),
        ("[a]", False, False),
        ("<A/>", False, False),
        ("a || b()", False, False),
    ],
)
def test_purity(expression: str, pure: bool, copyable: bool) -> None:
    names = names_of(f"<B a={{{expression}}}/>;")
    node = attribute(names, "a")
    assert node is not None
    inside = named(node)[0]
    assert (is_pure(inside), is_copyable(inside)) == (pure, copyable)


def test_what_waits_is_not_pure() -> None:
    names = names_of("async function f() { return <B a={await b}/>; }")
    node = attribute(names, "a")
    assert node is not None
    assert not is_pure(named(node)[0])
