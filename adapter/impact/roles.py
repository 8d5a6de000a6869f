"""What each component of a page was in the DOM and what it became: tag and role of what a person operates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from adapter.catalogue.items import elements
from adapter.catalogue.model import SystemWord
from adapter.impact.facts import Landing
from adapter.impact.looking import Looking
from adapter.tree import Element

# Elements that are always part of another, which is the component then.
PARTS = frozenset({"caption", "li", "option", "tbody", "td", "tfoot", "th", "thead", "tr"})


class Became(Struct, frozen=True, order=True):
    """One component: its word, and what stood and stands for it, as ``<button> combobox``."""

    word: str
    before: str
    after: str


def became(
    converted: Iterable[tuple[str, Element]], old: Looking, new: Looking, words: Mapping[str, SystemWord]
) -> Iterator[Became]:
    """Every converted component that is another element or has another role now."""
    written = defaultdict[str, list[Element]](list)
    for it in new.tree.elements:
        written[it.name].append(it)
    for word, element in converted:
        after = set(_targets(words.get(word), new, written))
        before = _source(element, old, {role for role, _ in after})
        told = sorted(it for _, it in after)
        if before and told and before not in told:
            yield Became(word, before, " or ".join(told))


def _targets(word: SystemWord | None, new: Looking, written: Mapping[str, list[Element]]) -> Iterator[tuple[str, str]]:
    """Role and description of what the page has of the components that the word's forms start with."""
    for form in word.parts[""].forms if word else ():
        name = next((it.name for it in elements(form.items) if it.name in new.facts.system), "")
        for element in written.get(name, ()):
            landing = new.landing(element)
            if landing is not None:
                role = new.role(element, landing)
                yield role, _told(landing, role)


def _source(element: Element, old: Looking, roles: set[str]) -> str:
    """What the element is, or what its instance has of the same role; empty where neither is known."""
    landing = old.landing(element)
    if landing is not None:
        return "" if landing.root in PARTS else _told(landing, old.role(element, landing))
    for part in element.descend():
        landing = old.landing(part)
        if landing is not None and landing.role and landing.role in roles:
            return _told(landing)
    return ""


def _told(landing: Landing, role: str | None = None) -> str:
    """The element that a person operates, and its role."""
    shown = landing.role if role is None else role
    if not landing.root:
        return "no element of its own"
    return f"<{landing.control or landing.root}> {shown}".strip()
