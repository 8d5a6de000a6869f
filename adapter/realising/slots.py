"""What stands in a slot of a part, as a value of the target."""

from collections.abc import Mapping

from adapter.matching.instance import Part
from adapter.realising.class_values import shed
from adapter.realising.held import held
from adapter.realising.page import MOVED
from adapter.realising.writing import Writing, is_shed
from adapter.realising.written import Raw, Written
from adapter.tree import Element
from adapter.words import Keep


class Slots(Writing):
    """Writes the element of a slot, or the component that it is an element of."""

    def _slot(self, part: Part, name: str, kind: str) -> Written:
        """``{start}``, ``{trigger.icon}``: a slot's element; with ``{name: component}`` what it is an element of."""
        element = part.slots[name]
        if part is self.part:
            self.slots_placed.add(name)
        realisation = self.word.parts.get(part.name)
        sheds = realisation.sheds if realisation is not None else {}
        if kind == "component":
            return self._component_of(element, sheds)
        owner = self.scope.facts.recognised.instance_of(element)
        if owner is None or owner.word == "icon":
            self.plan.edits += shed(element, sheds.get("className", ()), self.text)
        return Raw((Keep(element.span),))

    def _component_of(self, element: Element, sheds: Mapping[str, tuple[str, ...]]) -> Written:
        owner = self.scope.facts.recognised.instance_of(element)
        own = (*owner.root.rest, *owner.root.props.values()) if owner else element.attributes
        lost = next((it for it in own if not is_shed(it, self.text, sheds)), None)
        if lost is not None or element.children or not self.scope.facts.is_mapped_icon(element):
            shown = f"{self.scope.facts.shown(lost)} of " if lost is not None else ""
            raise held(
                "no-reference",
                f"{shown}<{element.name}> would be lost: the system takes the component there, no element of it",
                "code",
                f"take what is special off <{element.name}>",
                f"no-reference {lost.name if lost else element.name}",
            )
        if self.scope.facts.server:
            raise held(
                "server-component",
                f"<{element.name}> would be handed over as a component, which a server component cannot do",
                "code",
                'add "use client" to the file',
            )
        self.plan.taken.append((element, MOVED))
        return Raw((Keep(element.body.name),), simple=True)
