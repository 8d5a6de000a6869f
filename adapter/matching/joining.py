"""Parts that stand beside their component and belong to it by an equal value: a label and the field that it names."""

from adapter.catalogue.items import mentions
from adapter.catalogue.model import Catalogue, Reading
from adapter.matching.instance import Instance, Part
from adapter.matching.patterns import is_blank
from adapter.tree import Attribute, Comment, Element, Text


def own_value(instance: Instance, holder: Part, path: str) -> Attribute | None:
    """An attribute of the holder, or with ``part.name`` of a part of the component."""
    part, _, name = path.rpartition(".")
    found = instance.named(part) if part else holder
    return found.element.attribute(name) if found else None


def beside(element: Element, text: str, *, behind: bool) -> Element | None:
    """The element right before or behind this one among the children of one parent, only white space between."""
    children = element.parent.children if element.parent else ()
    found: Element | None = None
    for child in reversed(children) if behind else children:
        match child:
            case Element() if child is element:
                return found
            case Element():
                found = child
            case Text(span=span) if is_blank(span.of(text)) or not span.of(text).strip():
                pass
            case Comment():
                pass
            case _:
                found = None
    return None


def is_placed(catalogue: Catalogue, reading: Reading) -> bool:
    """Whether the system says anything about the part: where it does not, the part is a component by itself."""
    word = catalogue.system.words.get(reading.word)
    if word is None or word.hold or reading.part in word.parts:
        return True
    forms = (form for realisation in word.parts.values() for form in realisation.forms)
    return any(mentions(form.nodes, reading.part) for form in forms)
