"""Ids by which one part names or describes another: the page's own, or a new one from ``useId``."""

from msgspec import Struct

from adapter.binding.spreads import keys_of
from adapter.matching.instance import Instance, Part
from adapter.realising.content import Children
from adapter.realising.held import Held
from adapter.realising.page import Facts
from adapter.realising.state import Declared, component_for, free_name
from adapter.realising.written import Literal, Raw, Source, Written, in_code
from adapter.tree import Attribute, Element, Plain
from adapter.words import Keep, Name, Need

ROOT = "root"  # in `ids`: the component itself
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
    return PartId(Raw((written,), simple=True), declared_id(name))


def declared_id(name: str) -> Declared:
    """The statement that declares a new id."""
    return Declared(name, (f"const {name} = ", Name(USE_ID), "()"))


def lacks_id(facts: Facts, instance: Instance) -> bool:
    """Whether nothing gives the component an id: neither its elements, nor a spread on one, nor what is around it."""
    root, shapes = instance.root, facts.catalogue.words[instance.word].parts
    singles = [it for it in root.walk() if it is root or shapes[it.name].at_most == 1]
    own = [it for part in singles for element in part.elements for it in element.attributes]
    return "id" not in facts.given_to(root.element) and not any(_may_be_id(facts, it) for it in own)


def _may_be_id(facts: Facts, attribute: Attribute) -> bool:
    if not attribute.is_spread or attribute.value is None or isinstance(attribute.value, Plain):
        return attribute.name == "id"
    keys = keys_of(attribute.value, facts.names)
    return "id" in keys.names if keys.names is not None else keys.kind in ("props", "unknown")


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
