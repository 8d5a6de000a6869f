"""Elements that only serve the components inside them: a provider goes once all of those do, and none can be unseen."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from adapter.binding.bound import Local
from adapter.binding.nodes import span_of
from adapter.matching.instance import Instance
from adapter.realising.page import Facts
from adapter.source.span import Span
from adapter.tree import Code, Element
from adapter.words import Fix, Reason

# Expressions that show what another file holds.
HANDED_IN = re.compile(r"\bchildren\b|\brender\w*\s*\(")


def served(facts: Facts, instance: Instance) -> str:
    """The word that an instance only serves; empty for one that stands for itself."""
    word = facts.catalogue.system.words.get(instance.word)
    return word.encloses if word else ""


def still_needed(facts: Facts, fixes: dict[int, Fix]) -> dict[int, Reason]:
    """Enclosing elements whose fix must not be made, by ``id`` of their instance."""
    found: dict[int, Reason] = {}
    for instance in facts.recognised.instances:
        word = served(facts, instance)
        if not word or id(instance) not in fixes:
            continue
        why = _unseen(facts, instance, word) or _stays(facts, fixes, instance, word)
        if why:
            found[id(instance)] = why
    return found


def _stays(facts: Facts, fixes: dict[int, Fix], instance: Instance, word: str) -> Reason | None:
    held = next((it.root.element for it in facts.recognised.instances if it.word == word and id(it) not in fixes), None)
    if held is None:
        return None
    why, step = f"<{held.name}> of this page is held back", f"see why <{held.name}> is held back first"
    return Reason("still-needed", _told(instance, why), "code", step, f"still-needed {instance.word} {held.name}")


def _unseen(facts: Facts, instance: Instance, word: str) -> Reason | None:
    """What inside an element may hold components that this page does not show."""
    element = instance.root.element
    inside = reached(facts, list(element.descend()))
    stranger = next((it for it in inside if facts.origin(it) == "elsewhere"), None)
    if stranger is not None:
        why = f"<{stranger.name}> inside it may need it in another file"
        step = f"see that the file of <{stranger.name}> has no {word} of the kit left, then take <{element.name}> away"
        return Reason("needed-elsewhere", _told(instance, why), "code", step, f"needed-elsewhere {instance.word}")
    for span in _expressions([element, *inside]):
        handed = HANDED_IN.search(span.of(facts.text))
        if handed:
            shown = handed.group().rstrip("( ")
            step = f"see that no file hands in a {word} of the kit, then take <{element.name}> away"
            why = f"{shown} inside it may hold what needs it"
            return Reason(
                "needed-by-children", _told(instance, why), "code", step, f"needed-by-children {instance.word}"
            )
    return None


def _told(instance: Instance, why: str) -> str:
    return f"<{instance.root.element.name}> stays, because {why}"


def reached(facts: Facts, inside: list[Element]) -> list[Element]:
    """These elements, and those of the components of this page among them."""
    found, seen = list(inside), {it.span.start for it in inside}
    looked: set[Span] = set()
    for element in found:
        if facts.origin(element) != "page":
            continue
        declared = facts.names.resolve(element.name, element.span.start + 1)
        span = span_of(declared.node) if isinstance(declared, Local) else element.span
        if span in looked:
            continue
        looked.add(span)
        first = bisect_left(facts.elements, span.start, key=_start)
        behind = bisect_left(facts.elements, span.end, first, key=_start)
        new = [it for it in facts.elements[first:behind] if span.holds(it.span) and it.span.start not in seen]
        seen |= {it.span.start for it in new}
        found += new
    return found


def _start(element: Element) -> int:
    return element.span.start


def _expressions(elements: list[Element]) -> Iterator[Span]:
    """Expressions among children, without the elements inside them, which are looked at for themselves."""
    for element in elements:
        for child in element.children:
            if isinstance(child, Code):
                at = child.span.start
                for it in child.elements:
                    yield Span(at, it.span.start)
                    at = it.span.end
                yield Span(at, child.span.end)
