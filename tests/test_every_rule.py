"""Every drift rule keeps its contract: explained by its docstring, true to its examples."""

import ast
import importlib
import inspect

import pytest

from adapter import drift
from adapter.batch.class_notes import seen_class
from adapter.binding.class_words import class_words
from adapter.drift.rule import Bad, Rule, Seen
from adapter.plugins import plug_ins
from adapter.source.span import Span
from adapter.styles.project_styles import ProjectStyles
from adapter.styles.tailwind4 import Tailwind4
from adapter.syntax.languages import read
from tests.pages import SYSTEM, compile_page, page_of

RULES = plug_ins(drift, "RULE", Rule)
STYLES = ProjectStyles(Tailwind4())
every_rule = pytest.mark.parametrize("name", RULES)
GOOD = [(name, page) for name, rule in RULES.items() for page in rule.good]
BAD = [(name, bad) for name, rule in RULES.items() for bad in rule.bad]


def found(name: str, text: str) -> list[tuple[Span, str, str]]:
    """Where a rule finds fault with a page, how what it found is called, and its messages."""
    rule, seen = RULES[name], []
    page = page_of(text)
    for it in compile_page(page).candidates if rule.check else ():
        message = rule.check(Seen(it.word, it.name, it.outcome, SYSTEM, it.reasons, it.proposal, it.is_call))
        if message:
            seen.append((it.span, it.name, message))
    for word, span in class_words(read(text, False), text) if rule.classes else ():
        message = rule.classes(seen_class(STYLES, word, SYSTEM))
        if message:
            seen.append((span, word, message))
    return seen


def test_there_are_rules() -> None:
    assert {"unapproved-component", "held-back-component", "unknown-class"} <= set(RULES)
    assert all((it.check is None) != (it.classes is None) for it in RULES.values())


@every_rule
def test_a_rule_explains_itself_and_has_examples_of_both_kinds(name: str) -> None:
    module = importlib.import_module(f"{drift.__name__}.{name.replace('-', '_')}")
    said = inspect.getdoc(module) or ""
    summary, _, more = said.partition("\n\n")
    assert summary.endswith("."), "the first line is one sentence"
    assert more, "the explanation says why it matters, after an empty line"
    assert RULES[name].good
    assert RULES[name].bad


@pytest.mark.parametrize(("name", "page"), GOOD, ids=[name for name, _ in GOOD])
def test_a_good_page_is_silent(name: str, page: str) -> None:
    assert found(name, page) == []


@pytest.mark.parametrize(("name", "bad"), BAD, ids=[name for name, _ in BAD])
def test_a_bad_page_has_one_finding_under_the_text_that_is_named(name: str, bad: Bad) -> None:
    assert bad.page.count(bad.at), f"{bad.at!r} is not on the page"
    ((span, shown, message),) = found(name, bad.page)
    under = span.of(bad.page)
    assert under == bad.at or under.startswith(f"<{bad.at}")
    assert shown in message
    assert "\n" not in message


@every_rule
def test_a_rule_only_looks(name: str) -> None:
    """A rule decides from what it is given: it opens nothing, prints nothing, remembers nothing."""
    module = importlib.import_module(f"{drift.__name__}.{name.replace('-', '_')}")
    tree = ast.parse(inspect.getsource(module))
    called = {it.func.id for it in ast.walk(tree) if isinstance(it, ast.Call) and isinstance(it.func, ast.Name)}
    assert not called & {"open", "print", "input", "exec", "eval"}
