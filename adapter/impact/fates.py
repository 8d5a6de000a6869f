"""What becomes of ids, test ids, names, classes, labels, roles and tags where a page is converted."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from adapter.impact.facts import SOMEWHERE, Landing
from adapter.impact.looking import Looking
from adapter.tree import Attribute, Element

TEST_IDS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")
KINDS = {
    **dict.fromkeys(TEST_IDS, "test id"), "id": "id", "name": "name", "className": "class", "aria-label": "label",
}  # fmt: skip
INPUT = re.compile(r"\b(?:htmlInput|input|select)\b")
# Roles that one library lets a page write, and another renders inside its components.
CONTAINERS = frozenset({"group", "list", "listbox", "listitem", "rowgroup"})
HEADING = re.compile(r"component:\s*[\"']h[1-6][\"']")


class Mark(Struct, frozen=True, order=True):
    """Something by which a test may find an element: a test id, an id, a name, a class, a role or a tag."""

    kind: str
    value: str


class Fate(Struct, frozen=True, order=True):
    """What a mark stood on and stands on now, as people read it; ``after`` is empty where it is gone."""

    mark: Mark
    before: str
    after: str


class Standing(Struct):
    """What a text has: which tags each mark stands on, and how often each role and tag occurs."""

    marks: dict[Mark, Counter[str]]
    counts: Counter[Mark]


class Changed(Struct, frozen=True):
    """What a conversion does to one page: its fates, sorted, and how often each role and tag occurs."""

    fates: tuple[Fate, ...]
    before: Counter[Mark]
    after: Counter[Mark]


def changed(old: Looking, new: Looking) -> Changed:
    """The marks of a page that stand elsewhere after its conversion, or nowhere."""
    before, after = _standing(old), _standing(new)
    found = [Fate(mark, _told(tags), _told(after.marks[mark])) for mark, tags in before.marks.items()]
    found = [it for it in found if it.before != it.after]
    found += [Fate(mark, _times(count), "") for mark, count in before.counts.items() if not after.counts[mark]]
    return Changed(tuple(sorted(found)), before.counts, after.counts)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _told(tags: Counter[str]) -> str:
    return " and ".join(f"<{tag}>" if tag.isalnum() else tag for tag in sorted(tags))


def _standing(looking: Looking) -> Standing:
    standing = Standing(defaultdict(Counter), Counter())
    for element in looking.tree.elements:
        landing = looking.landing(element)
        if landing is None:
            continue
        for role in _roles(element, landing, looking):
            standing.counts[Mark("role", role)] += 1
        for tag in {landing.root, landing.control} - {"", SOMEWHERE}:
            standing.counts[Mark("tag", tag)] += 1
        for mark, tag in _marks(element, landing, looking):
            standing.marks[mark][tag] += 1
    return standing


def _roles(element: Element, landing: Landing, looking: Looking) -> Iterator[str]:
    """The element's role; and headings that an attribute asks for."""
    role = looking.role(element, landing)
    if role and role not in CONTAINERS:
        yield role
    for attribute in element.attributes:
        for _ in HEADING.finditer(attribute.value_span.of(looking.text)):
            yield "heading"


def _marks(element: Element, landing: Landing, looking: Looking) -> Iterator[tuple[Mark, str]]:
    for attribute in element.attributes:
        kind = KINDS.get(attribute.name)
        if kind is None:
            yield from _nested(attribute, landing, looking.text)
            continue
        for value in _values(attribute, looking):
            yield Mark(kind, value), _place(landing.tag(attribute.name), element)


def _place(tag: str, element: Element) -> str:
    return f"an element inside {element.name}" if tag == SOMEWHERE else tag or "nothing"


def _values(attribute: Attribute, looking: Looking) -> list[str]:
    """The value of an attribute, class by class; of an expression every class that is written in it."""
    literal = looking.literal(attribute)
    if attribute.name != "className":
        return [literal] if literal else []
    value = attribute.value_span.of(looking.text)
    written = [literal] if literal else re.findall(r"[\"'`]([^\"'`$]*)[\"'`]", value)
    return [it for part in written for it in part.split()]


def _nested(attribute: Attribute, landing: Landing, text: str) -> Iterator[tuple[Mark, str]]:
    """Marks in an object that an attribute hands on: ``slotProps={{ htmlInput: { "data-testid": "x" } }}``."""
    value = attribute.value_span.of(text)
    for name, kind in KINDS.items():
        if kind == "class" or name not in value:
            continue
        for found in re.finditer(rf"[\"']?\b{name}[\"']?\s*:\s*([\"'])([^\"']*)\1", value):
            is_control = landing.control and INPUT.search(value[: found.start()])
            yield Mark(kind, found[2]), landing.control if is_control else "an element inside"
