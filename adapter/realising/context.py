"""Facts of the context that a system's table may ask for beside neutral props."""

from adapter.matching.instance import Part
from adapter.realising.page import Facts


def _in_form(facts: Facts, part: Part) -> str:
    """Whether the native submit type matters: in a form, or where one may be around in another file."""
    element = part.element
    if element.attribute("type") or element.attribute("form"):
        return "yes"
    if part.inner or facts.given_to(element).get("press"):
        return "no"
    if element.parent is not None and element.parent.attribute("asChild"):
        return "no"  # Radix's triggers and closes are of type button and hand that on
    return "yes" if facts.is_in_form(element) or not part.events else "no"


def _in_head(facts: Facts, part: Part) -> str:
    above = part.parent
    while above is not None and above.name != "head":
        above = above.parent
    return "yes" if above else "no"


def _has_icon(facts: Facts, part: Part) -> str:
    return "yes" if "icon" in part.slots else "no"


FACTS = {"in_form": _in_form, "in_head": _in_head, "has_icon": _has_icon}
