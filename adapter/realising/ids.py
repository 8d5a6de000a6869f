"""Ids by which one part names or describes another: the page's own, or a new one from ``useId``."""

from msgspec import Struct

from adapter.matching.instance import Part
from adapter.realising.content import Children
from adapter.realising.held import Held
from adapter.realising.page import Facts
from adapter.realising.state import Declared, component_for, free_name
from adapter.realising.written import Literal, Raw, Source, Written, in_code
from adapter.tree import Attribute, Element
from adapter.words import Keep, Name, Need

USE_ID = Need("react", "useId", "useId", "useReactId")


class PartId(Struct, frozen=True):
    """The id of a part: the page's own, or a ``declared`` new one, or ``why`` it can have none."""

    written: Written | None
    declared: Declared | None = None
    why: Held | None = None


def part_id(facts: Facts, root: Element, holder: Element, wanted: str) -> PartId:
    """The id of the element that stands for a part."""
    own = holder.attribute("id")
    if own is not None:
        return PartId(_copied(own, facts.text))
    try:
        _, row = component_for(facts, root, "needs an id", "an id", row=True)
    except Held as error:
        return PartId(None, why=error)
    name = free_name(facts, wanted)
    written = f"`${{{name}}}-${{{row.code(facts.text)}}}`" if row.key else name
    return PartId(Raw((written,), simple=True), Declared(name, (f"const {name} = ", Name(USE_ID), "()")))


def holder_of(part: Part, children: Children, hands_on: bool) -> Element:
    """The element that a part's id belongs to: the only one inside it where the part hands things on to that."""
    match children.significant(part.element):
        case [Element() as only] if hands_on:
            return only
        case _:
            return part.element


def _copied(attribute: Attribute, text: str) -> Written:
    """A second copy of an id that stays where it is."""
    shown = attribute.value_span.of(text)
    if shown[:1] in "\"'" and "&" not in shown:
        return Literal(shown[1:-1])
    pieces = in_code(Source(attribute), text)
    return Raw(tuple(it.span.of(text) if isinstance(it, Keep) else it for it in pieces))
