"""Layers over the page: what the system opens cannot be used inside a modal layer of the source that stays."""

from adapter.matching.instance import Instance
from adapter.realising.page import Facts
from adapter.tree import Element
from adapter.words import Fix, Reason

SURFACE = "surface"


def under_layers(facts: Facts, fixes: dict[int, Fix]) -> dict[int, Reason]:
    """Instances that open a layer inside a modal one that is held back, by ``id``.

    A modal layer of Radix takes the pointer and the focus from everything that is no layer of its own.
    """
    found: dict[int, Reason] = {}
    for instance in facts.recognised.instances:
        if id(instance) in fixes and _layer(facts, instance):
            holder = _holder(facts, fixes, instance)
            if holder is not None:
                found[id(instance)] = Reason(
                    "inside-layer",
                    f"<{holder.name}> around it stays, and would take pointer and focus from what it opens",
                    "code",
                    f"see why <{holder.name}> is held back first",
                    f"inside-layer {holder.name}",
                )
    return found


def _layer(facts: Facts, instance: Instance) -> str:
    word = facts.catalogue.system.words.get(instance.word)
    return word.layer if word else ""


def _holder(facts: Facts, fixes: dict[int, Fix], instance: Instance) -> Element | None:
    above = instance.root.element.parent
    while above is not None:
        owner = facts.recognised.instance_of(above)
        stays = owner is not None and owner is not instance and id(owner) not in fixes
        if owner is not None and stays and _layer(facts, owner) == "modal" and _is_surface(owner, above):
            return above
        above = above.parent
    return None


def _is_surface(owner: Instance, element: Element) -> bool:
    return any(it.element is element and it.name == SURFACE for it in owner.root.walk())
