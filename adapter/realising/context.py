"""Facts of the context that a system's tables and forms may ask for beside neutral props: each is yes or no."""

import re
from collections.abc import Callable, Mapping

from adapter.matching.instance import Instance, Part
from adapter.matching.joining import beside
from adapter.realising.content import Children
from adapter.realising.page import Facts
from adapter.tree import Code, Element

Fact = Callable[[Facts, Instance, Part], str]
LABEL, TOOLTIP = "label", "tooltip"
RESETS = re.compile(r"\btype=\{?[\"']reset\b|\.reset\(\)")


def _in_form(facts: Facts, _: Instance, part: Part) -> str:
    """Whether the native submit type matters: in a form, or where one may be around in another file."""
    element = part.element
    if element.attribute("type") or element.attribute("form"):
        return "yes"
    if part.inner or facts.given_to(element).get("press"):
        return "no"
    if element.parent is not None and element.parent.attribute("asChild"):
        return "no"  # Radix's triggers and closes are of type button and hand that on
    return "yes" if facts.is_in_form(element) or not part.events else "no"


def _has_icon(_: Facts, __: Instance, part: Part) -> str:
    return "yes" if "icon" in part.slots else "no"


def _nested(_: Facts, instance: Instance, part: Part) -> str:
    """Whether the part stands in one that stands in another of its name: an item of a form inside an item."""
    names = []
    while part.name:
        names.append(part.name)
        part = part.parent or instance.root
    return "yes" if len(set(names)) < len(names) else "no"


def _reset_alone(facts: Facts, _: Instance, part: Part) -> str:
    """Whether the page resets forms, and the component keeps its own state, which the browser then changes."""
    keeps = "checked" not in part.props and "value" not in part.props
    return "yes" if keeps and RESETS.search(facts.text) else "no"


def _mixed(facts: Facts, _: Instance, part: Part) -> str:
    """Whether the content is several things, elements among them, beside what stands in slots."""
    slots = frozenset(it.span.start for it in part.slots.values())
    found = Children(facts.text).significant(part.content, slots)
    has_element = any(isinstance(it, Element) or (isinstance(it, Code) and it.elements) for it in found)
    return "yes" if len(found) > 1 and has_element else "no"


def _in_label(facts: Facts, _: Instance, part: Part) -> str:
    """Whether a label stands around the component on this page."""
    above = part.element.parent
    while above is not None and not _is_label(facts, above):
        above = above.parent
    return "yes" if above is not None else "no"


def _after_label(facts: Facts, _: Instance, part: Part) -> str:
    """Whether a label that names nothing stands right before the component, and most likely means it."""
    before = beside(part.element, facts.text, behind=False)
    if before is None or not _is_label(facts, before):
        return "no"
    return "no" if before.attribute("htmlFor") or before.attribute("id") else "yes"


def _is_label(facts: Facts, element: Element) -> bool:
    """Whether an element is a label: the browser's, one that is recognised, or the system's."""
    owner = facts.recognised.instance_of(element)
    is_approved = any(it.element is element and it.word == LABEL for it in facts.recognised.approved)
    return is_approved or element.name == LABEL or (owner is not None and owner.word == LABEL)


def _in_tooltip(facts: Facts, _: Instance, part: Part) -> str:
    """Whether a tooltip stands around the component as what it is about: the source's, or the system's."""
    above = part.element.parent
    owner = facts.recognised.instance_of(above) if above is not None else None
    is_approved = any(it.element is above and it.word == TOOLTIP for it in facts.recognised.approved)
    return "yes" if is_approved or (owner is not None and owner.word == TOOLTIP) else "no"


FACTS: Mapping[str, Fact] = {
    "in_form": _in_form,
    "has_icon": _has_icon,
    "nested": _nested,
    "reset_alone": _reset_alone,
    "mixed": _mixed,
    "in_label": _in_label,
    "after_label": _after_label,
    "in_tooltip": _in_tooltip,
}
# ``in_<part>`` is one for each part of the word: whether a part of that name stands around.
AROUND = "in_"


def fact_of(facts: Facts, instance: Instance, part: Part, name: str) -> str:
    """``yes`` or ``no``; empty where the name is none of a fact."""
    if name in FACTS:
        return FACTS[name](facts, instance, part)
    around = name.removeprefix(AROUND)
    if around == name or around not in facts.catalogue.words[instance.word].parts:
        return ""
    above = part.parent
    while above is not None and above.name != around:
        above = above.parent
    return "yes" if above else "no"
