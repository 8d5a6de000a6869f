"""What the ids of an instance's parts start with: a constant of the component, new for each time it is rendered."""

import re

from msgspec import Struct

from adapter.binding.components import ComponentFunction, component_of
from adapter.binding.components import free_name as free_name_in
from adapter.binding.nodes import ancestors, span_of
from adapter.catalogue.items import holes
from adapter.catalogue.model import SystemWord
from adapter.matching.instance import Instance
from adapter.realising.held import held
from adapter.realising.ids import declared_id
from adapter.realising.page import Facts
from adapter.realising.rows import row_of
from adapter.realising.state import Declared, free_name
from adapter.tree import Element


class Stem(Struct, frozen=True):
    """The code of a stem, and the statement that declares it where the component has none yet."""

    written: str
    declared: Declared | None


def stem_of(facts: Facts, instance: Instance, word: SystemWord) -> Stem | None:
    """The stem of an instance; ``None`` where it needs none, or can do without and no hook may be called.

    Raises ``Held`` where ids must be told apart (``unique``) and no component is there to do so.
    """
    if not word.stem:
        return None
    element = instance.root.element
    component = component_of(element.grammar, facts.names)
    can_hook = component is not None and not component.is_async and not facts.server
    if word.unique:
        if component is None or not can_hook:
            raise _no_component(element)
        return _shared(facts, element, component, word.stem)
    parts = [it for it in instance.root.walk() if it.name]
    lacks = any(it.name == "id" for part in parts for it in part.rest)
    lacks |= not _named_by(word) <= {it.name for it in parts}
    row = row_of(facts, element, component.span) if component is not None and can_hook else None
    if lacks or row is None:
        return None
    name = free_name(facts, word.stem)
    written = f"${{{name}}}-${{{row.code(facts.text)}}}"
    return Stem(f"`{written}`" if row.key else name, declared_id(name))


def _named_by(word: SystemWord) -> set[str]:
    """The parts whose ids name one another: where one of them is nowhere, the others would name nothing."""
    forms = ((part, form) for part, it in word.parts.items() for form in it.forms)
    return {part for part, form in forms if any(it.path == ("root", "stem") for it in holes(form.items))}


def _shared(facts: Facts, element: Element, component: ComponentFunction, wanted: str) -> Stem:
    """One stem for all of a component: the one that it has, or a new one, called alike by all of them."""
    own = re.search(rf"\bconst ({wanted}\d*) = (?:React\.)?use(?:React)?Id\(\)", component.body.of(facts.text))
    if own:
        return Stem(own[1], None)
    node = next((it for it in ancestors(element.grammar) if span_of(it) == component.span), None)
    name = free_name_in(wanted, facts.names, node)
    return Stem(name, declared_id(name))


def _no_component(element: Element) -> Exception:
    return held(
        "no-component",
        f"<{element.name}> needs an id that no other field has, and no component function that may call a hook "
        "stands around it",
        "code",
        "put it into a component",
    )
