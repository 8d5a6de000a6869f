"""Why an element is what it is: every reading that its name allows, and what each one missed.

Patterns say only yes or no, because they are asked of every element; here they are asked again, piece by
piece.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from adapter.catalogue.markup import AnyWord, Attribute, Code, Hole, Item, Markup, Spread, Words
from adapter.catalogue.model import Reading
from adapter.matching.index import Entry
from adapter.matching.patterns import Fit, Patterns, Undecided
from adapter.matching.recognise import Recogniser
from adapter.tree import Element

Verdict = Literal["fits", "maybe", "not"]


class Tried(Struct, frozen=True):
    """One reading tried on one element; ``why`` says what it missed, or what cannot be decided."""

    entry: Entry
    pattern: str
    verdict: Verdict
    why: str


def tried(recogniser: Recogniser, element: Element) -> list[Tried]:
    """The readings tried on an element, in order, up to the one that decides."""
    found = []
    for entry in recogniser.readings.of(recogniser.identities.of(element)).every:
        verdict, why = missed(recogniser.patterns, entry, element)
        found.append(Tried(entry, pattern_text(entry.reading.find), verdict, why))
        if verdict != "not" and not entry.reading.joins[0]:
            break
    return found


def missed(patterns: Patterns, entry: Entry, element: Element) -> tuple[Verdict, str]:
    """Whether a reading fits, and what keeps it from fitting."""
    match patterns.try_on(entry.reading, element, entry.family.name):
        case Fit():
            return "fits", ""
        case Undecided(reason=reason):
            return "maybe", reason.sentence
        case None:
            return "not", next(_misses(patterns, entry, element), "it does not fit")


def _misses(patterns: Patterns, entry: Entry, element: Element) -> Iterator[str]:
    find = entry.reading.find
    for attribute in find.attributes:
        alone = replace(entry.reading, find=Markup(find.name, (attribute,), ()))
        if patterns.try_on(alone, element, entry.family.name) is None and isinstance(attribute, Attribute):
            yield f"it has no {_attribute_text(attribute)}"
    if find.children:
        alone = replace(entry.reading, find=Markup(find.name, (), find.children))
        if patterns.try_on(alone, element, entry.family.name) is None:
            yield f"its children are not {''.join(map(_item_text, find.children))}"


def reading_text(reading: Reading) -> str:
    """A reading's pattern as a mapping writes it."""
    return reading.call.form.text if reading.call else pattern_text(reading.find)


def pattern_text(markup: Markup) -> str:
    """A pattern as a mapping writes it."""
    attributes = "".join(f" {_attribute_text(it)}" for it in markup.attributes)
    if markup.is_empty:
        return f"<{markup.name}{attributes} />"
    return f"<{markup.name}{attributes}>{''.join(map(_item_text, markup.children))}</{markup.name}>"


def _attribute_text(attribute: Attribute | Hole | Spread) -> str:
    match attribute:
        case Spread(path=path):
            return f"{{...{'.'.join(path)}}}"
        case Hole():
            return _hole_text(attribute)
        case Attribute(name=name, value=Words(pieces=pieces)):
            return f'{name}="{"".join(map(_item_text, pieces))}"'
        case Attribute(name=name, value=Hole() as hole):
            return f"{name}={_hole_text(hole)}"
        case Attribute(name=name, value=AnyWord(words=words)):
            return f'{name}~="{" ".join(words)}"'
        case Attribute(name=name, value=bool()):
            return name
        case Attribute(name=name):
            return f"{name}={{…}}"


def _item_text(item: Item | Hole) -> str:
    match item:
        case str():
            return item
        case Hole():
            return _hole_text(item)
        case Markup():
            return pattern_text(item)
        case Code():
            return "{…}"


def _hole_text(hole: Hole) -> str:
    kind = f": {hole.kind}" if hole.kind else ""
    return f"{{{hole.name}{'?' if hole.optional else ''}{kind}}}"
