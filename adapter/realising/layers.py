"""Layers over the page: one of the source and one of the system cannot be used inside one another."""

from adapter.matching.instance import Instance
from adapter.realising.enclosing import reached
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
        if id(instance) in fixes and layer(facts, instance):
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


def over_layers(facts: Facts, fixes: dict[int, Fix]) -> dict[int, Reason]:
    """Instances whose layer would lie over one inside it that is held back, by ``id``.

    The system's layers lie above those of the source, and its modal ones take the focus back from them.
    """
    staying = [it for it in facts.recognised.instances if floats(facts, it) and id(it) not in fixes]
    found: dict[int, Reason] = {}
    for instance in facts.recognised.instances if staying else ():
        if id(instance) not in fixes or not layer(facts, instance):
            continue
        surfaces = [it.element for it in instance.root.walk() if it.name == SURFACE]
        inside = {id(it) for surface in surfaces for it in reached(facts, list(surface.descend()))}
        stays = next((it.root.element for it in staying if id(it.root.element) in inside), None)
        if stays is not None:
            found[id(instance)] = Reason(
                "layer-inside",
                f"<{stays.name}> inside it stays, and what it opens would lie under the system's {instance.word}",
                "code",
                f"see why <{stays.name}> is held back first",
                f"layer-inside {stays.name}",
            )
    return found


def layer_around(facts: Facts, fixes: dict[int, Fix], instance: Instance) -> Instance | None:
    """The converted modal layer that holds one with a layer of its own: neither works without the other."""
    if not floats(facts, instance) or id(instance) not in fixes:
        return None
    above = instance.root.element.parent
    while above is not None:
        owner = facts.recognised.instance_of(above)
        if owner is not None and owner is not instance and id(owner) in fixes and _is_modal(facts, owner, above):
            return owner
        above = above.parent
    return None


def layer(facts: Facts, instance: Instance) -> str:
    """The kind of layer that the system opens for an instance; empty for none."""
    word = facts.catalogue.system.words.get(instance.word)
    return word.layer if word else ""


def floats(facts: Facts, instance: Instance) -> bool:
    """Whether an instance opens a layer in the source."""
    return facts.catalogue.words[instance.word].floats


def _holder(facts: Facts, fixes: dict[int, Fix], instance: Instance) -> Element | None:
    above = instance.root.element.parent
    while above is not None:
        owner = facts.recognised.instance_of(above)
        stays = owner is not None and owner is not instance and id(owner) not in fixes
        if owner is not None and stays and _is_modal(facts, owner, above):
            return above
        above = above.parent
    return None


def _is_modal(facts: Facts, owner: Instance, element: Element) -> bool:
    """Whether an element is the surface of a modal layer."""
    return layer(facts, owner) == "modal" and any(
        it.element is element and it.name == SURFACE for it in owner.root.walk()
    )
