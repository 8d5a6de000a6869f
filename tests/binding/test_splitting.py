"""A value that is a truth or one certain string, taken apart: the two truths say what the value said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.binding.splitting import Marker, Split, split
from tests.binding.sources import attribute, names_of

STRING = "mixed"
MARKER = Marker(STRING, "Ticked")


def found(expression: str, before: str = "") -> Split | None:
    names = names_of(f"{before}\nexport const A = () => <B a={{{expression}}}/>;")
    return split(attribute(names, "a"), MARKER, names)


@pytest.mark.parametrize(
    ("expression", "truth", "string"),
    [
        ('all || (some && "mixed")', "all", "!all && some"),
        ('all ? true : some ? "mixed" : false', "all", "!all && some"),
        ('some ? "mixed" : all', "!some && all", "some"),
        ('!none && "mixed"', "false", "!none"),
        ('a === b || (c > 1 && "mixed")', "a === b", "!(a === b) && c > 1"),
        ('(a || b) && "mixed"', "false", "(a || b)"),
        ('"mixed"', "false", "true"),
        ('x as boolean | "mixed"', '(x as boolean | "mixed") === true', '(x as boolean | "mixed") === "mixed"'),
        ("x as Ticked", "(x as Ticked) === true", '(x as Ticked) === "mixed"'),
        ('x ?? "mixed"', '(x ?? "mixed") === true', '(x ?? "mixed") === "mixed"'),
    ],
)
def test_each_form_has_its_two_truths(expression: str, truth: str, string: str) -> None:
    it = found(expression)
    assert it is not None
    assert (it.truth, it.string) == (truth, string)


def test_nothing_is_taken_apart_where_the_string_is_never_mentioned() -> None:
    assert found("on") is None
    assert found("row.mixed") is None
    assert found("on", "const on = items.length > 0;") is None


@pytest.mark.parametrize(
    "before",
    [
        'const on = all ? true : "mixed";',
        'const [on, setOn] = useState<boolean | "mixed">(false);',
        'type Ticks = boolean | "mixed"; const on: Ticks = read();',
    ],
)
def test_a_name_may_be_the_string_where_its_declaration_says_so(before: str) -> None:
    assert found("on", before) == Split("on === true", 'on === "mixed"', True)


def test_a_prop_may_be_the_string_by_its_type() -> None:
    names = names_of('export function A({ on }: { on: boolean | "mixed" }) { return <B a={on}/>; }')
    assert split(attribute(names, "a"), MARKER, names) == Split("on === true", 'on === "mixed"', True)


@pytest.mark.parametrize(
    ("expression", "repeatable"),
    [
        ('table.getIsAllSelected() || (table.getIsSomeSelected() && "mixed")', True),
        ('pick() || (some && "mixed")', False),
        ('row.getIs(next++) || "mixed"', False),
        ('list.has(it) || (some && "mixed")', False),
    ],
)
def test_a_call_is_repeated_only_where_it_is_named_like_a_getter(expression: str, repeatable: bool) -> None:
    it = found(expression)
    assert it is not None
    assert it.repeatable is repeatable


# --- the truths are those of the value ----------------------------------------------------------------------

ATOMS = st.sampled_from(["p", "q", "!p", "true", "false", '"mixed"', "p === q"])
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["p", "q", "!q", "p === q"]), inner, inner).map("({0[0]} ? {0[1]} : {0[2]})".format),
        st.tuples(st.sampled_from(["p", "q", "!q"]), st.sampled_from(["&&", "||"]), inner).map(
            "({0[0]} {0[1]} {0[2]})".format
        ),
    ),
    max_leaves=6,
)


def evaluated(code: str, p: bool, q: bool) -> object:
    """A JavaScript expression of names, truths, strings, choices and operators, evaluated."""
    return _Evaluated(code, {"p": p, "q": q}).choice()


class _Evaluated:
    def __init__(self, code: str, names: dict[str, bool]) -> None:
        self.words = re.findall(r'"\w+"|\w+|===|&&|\|\||[!?:()]', code)
        self.names = names

    def take(self, word: str) -> bool:
        if self.words[:1] == [word]:
            self.words.pop(0)
            return True
        return False

    def choice(self) -> object:
        test = self.either()
        if not self.take("?"):
            return test
        one = self.choice()
        assert self.take(":")
        other = self.choice()
        return one if test else other

    def either(self) -> object:
        left = self.both()
        while self.take("||"):
            right = self.both()
            left = left or right
        return left

    def both(self) -> object:
        left = self.same()
        while self.take("&&"):
            right = self.same()
            left = left and right
        return left

    def same(self) -> object:
        left = self.plain()
        while self.take("==="):
            left = left == self.plain()
        return left

    def plain(self) -> object:
        if self.take("!"):
            return not self.plain()
        if self.take("("):
            inner = self.choice()
            assert self.take(")")
            return inner
        word = self.words.pop(0)
        if word.startswith('"'):
            return word[1:-1]
        return {"true": True, "false": False}.get(word, self.names.get(word))


@given(VALUES, st.booleans(), st.booleans())
def test_the_two_truths_are_those_of_the_value(value: str, p: bool, q: bool) -> None:
    it = found(value)
    meant = evaluated(value, p, q)
    if it is None:
        assert meant != STRING
        return
    assert bool(evaluated(it.truth, p, q)) == (meant is True)
    assert bool(evaluated(it.string, p, q)) == (meant == STRING)
