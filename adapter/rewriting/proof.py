"""The proof of one page: the result reads again, and every character that went was allowed to go."""

import re
from collections.abc import Iterable, Iterator

from adapter.catalogue.model import System, SystemWord
from adapter.matching.instance import Instance
from adapter.realising.class_values import routed
from adapter.rewriting.plan import Plan
from adapter.source.span import Span
from adapter.syntax.jsx import TooDeep
from adapter.syntax.languages import read
from adapter.tree import Tree

# What a tag is made of beside names and values; losing it loses nothing.
PUNCTUATION = re.compile(r"[\s<>/{}()=\"'`,;:]+")


class ProofFailed(Exception):
    """Our own mistake: a fix would lose or break something; the page stays as it is."""


def prove_readable(before: Tree, after: str, path: str) -> Tree:
    """The tree of the result, which has no new broken stretch (promise 4)."""
    try:
        tree = read(after, before.is_html)
    except TooDeep as error:
        raise ProofFailed(f"{path}: the result nests too deep: {error}") from error
    if len(tree.broken) > len(before.broken):
        place = tree.broken[0].span
        raise ProofFailed(
            f"{path}: the result cannot be read near {after[max(0, place.start - 60) : place.end + 60]!r}"
        )
    return tree


def prove_nothing_lost(
    text: str, plan: Plan, instances: Iterable[Instance], imports: Iterable[Span], system: System, path: str
) -> None:
    """Every token that is not in the result belongs to something that a mapping accounts for (promise 7)."""
    allowed = sorted([*imports, *(span for it in instances for span in accounted(it, system.words.get(it.word), text))])
    for lost in _lost(text, plan):
        for token in _tokens(text, lost):
            if not any(it.holds(token) for it in allowed) and not plan.survives(token):
                around = text[max(0, token.start - 40) : token.end + 40]
                raise ProofFailed(f"{path}: {token.of(text)!r} would be lost, in {around!r}")


def accounted(instance: Instance, word: SystemWord | None, text: str) -> Iterator[Span]:
    """What an instance answers for: names of its tags, and attributes that its reading claimed."""
    if instance.caller is not None:
        yield from instance.caller.dependencies
        if instance.caller.declaration is not None:
            yield instance.caller.declaration
    written = word.parts if word else {}
    for part in instance.root.walk():
        realisation = written.get(part.name)
        drops, sheds = (realisation.drops, realisation.sheds) if realisation else ({}, {})
        yield from (it.span for it in part.rest if it.name in drops or it.name in sheds)
        yield from (it.span for name, it in part.slots.items() if name in drops)
        yield from (it.span for slot in part.slots.values() for it in slot.attributes if it.name in sheds)
        yield from part.consumed
        for spans in routed(part, realisation.class_names, text).values() if realisation else ():
            yield from spans
        for element in part.elements:
            body = element.body
            yield body.name
            if body.closing_name:
                yield body.closing_name
        # The name of a rest attribute may be spelt another way where it lands; its value is in the text again.
        for attribute in (*part.rest, *(it for inner in part.inner.values() for it in inner.rest)):
            if not attribute.is_spread:
                is_string = attribute.value_span.of(text)[:1] in "\"'" and _is_respelt(attribute.value_span.of(text))
                yield attribute.span if is_string else attribute.name_span
        for attribute in (
            *part.claimed,
            *part.props.values(),
            *(it.attribute for it in part.events.values()),
        ):
            yield attribute.span
        for axis in part.axes:
            for attribute in axis.attributes:
                yield attribute.span
            if axis.value:
                yield from (it.span for it in axis.value.sites)


def _is_respelt(text: str) -> bool:
    """Whether an attribute's string is spelt another way as a JavaScript string: entities, backslashes, line breaks."""
    return any(it in text for it in ("&", "\\", "\n"))


def _lost(text: str, plan: Plan) -> Iterator[Span]:
    """Stretches of the source that are in no copy of the result."""
    for placed in plan.edits:
        start, end = placed.edit.span
        if start == end:
            continue
        at = start
        kept = sorted(it.span for it in placed.edit.pieces if hasattr(it, "span"))
        for span in kept:
            if at < span.start:
                yield Span(at, span.start)
            at = max(at, span.end)
        if at < end:
            yield Span(at, end)


def _tokens(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for gap in PUNCTUATION.finditer(text, span.start, span.end):
        if at < gap.start():
            yield Span(at, gap.start())
        at = gap.end()
    if at < span.end:
        yield Span(at, span.end)
