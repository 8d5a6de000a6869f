"""Parts and strays on their way to another place: out of their root, among its new children, out of their tags."""

from adapter.matching.instance import Part
from adapter.realising.content import is_child
from adapter.realising.held import held
from adapter.realising.placing import Placing
from adapter.realising.writing import Plan
from adapter.realising.written import Pieces
from adapter.source.indentation import indentation, unit
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Edit, Keep, Shift


class Moving(Placing):
    """Moves parts, and what stays of them."""

    def _moved(self, name: str) -> list[tuple[int, Pieces]]:
        self.parts_placed.add(name)
        part = next((it for it in self.part.parts if it.name == name), None)
        if part is None:
            return []
        if not is_child(part.element):
            raise self._in_expression(part)
        self._refuse_wrapped(part)
        self.plan.moved.append(part)
        self.plan.edits.append(self.children.delete(part.element))
        stays = self._stays(part, self.write_part(part))
        if stays is None:
            return []
        self._move(stays)
        return [(part.element.span.start, (Keep(stays), *self._line(self.part.element.span.start)))]

    def _refuse_wrapped(self, part: Part) -> None:
        """A part inside another element would be torn out of it: a tooltip would lose what it stands around."""
        around = part.element.parent
        if around is not self.part.element:
            raise held(
                "moved-from-wrapper",
                f"<{around.name if around else ''}> stands around the {part.name} of the {self.word.word}, "
                "which would move out of it",
                "code",
                f"put the {part.name} directly into the {self.word.word}",
                f"moved-from-wrapper {self.word.word}",
            )

    def _move(self, span: Span) -> None:
        """What moves to the element's place takes the indentation of that place."""
        target, source = (
            indentation(self.text, self.part.element.span.start),
            indentation(self.text, span.start),
        )
        self.plan.shifts.append(Shift(span, len(target) - len(source)))

    def _stays(self, part: Part, plan: Plan) -> Span | None:
        """What is left of a part once it is written: all of it, or what its tags held."""
        if not plan.unwrapped:
            self.plan.edits += plan.edits
            self.plan.shifts += plan.shifts
            return part.element.span
        inner = part.element.body.inner
        span = self.children.trimmed(inner.start, inner.end)
        return span if span.start < span.end else None

    def _strays(self) -> list[tuple[int, Pieces]]:
        """Children of the root that are no part: they render whether it is open or not."""
        self.parts_placed.add("strays")
        pieces: list[tuple[int, Pieces]] = []
        owned = {it.element.span.start for it in self.part.walk() if it is not self.part}
        for child in self.children.significant(self.part.element):
            inside = any(child.span.start <= start < child.span.end for start in owned)
            if not inside:
                self.plan.edits.append(Edit(Span(self.children.before(child.span.start), child.span.end), ()))
                self._move(child.span)
                pieces.append((child.span.start, (Keep(child.span), *self._line(self.part.element.span.start))))
        return pieces

    def _only_part(self, name: str, *, alone: bool) -> Part:
        """The children are one part's content: its tags go, and what stands beside it must have moved."""
        part = next((it for it in self.part.parts if it.name == name), None)
        if part is None:
            raise held(
                "part-missing",
                f"the {self.word.word} has no {name} on this page",
                "code",
                f"write its {name} in this file",
            )
        self.parts_placed.add(name)
        for beside in self.plan.absorbed:  # what became attributes
            if part not in beside.walk() and beside.parent is self.part and self._is_inside(beside):
                self.plan.edits.append(self.children.delete(beside.element))
        self.plan.absorbed.append(part)
        self._unwrap(part.element, closes_up=alone and self.children.is_short(part.element))
        if alone:
            self.plan.edits += self.children.closed_up(part.element, self.part.element)
        return part

    def _is_inside(self, part: Part) -> bool:
        return self.part.element.span.holds(part.element.span)

    def _kept_part(self, name: str) -> Pieces:
        """A part that its own form writes, among the new children."""
        self.parts_placed.add(name)
        part = next((it for it in self.part.parts if it.name == name), None)
        if part is None:
            return ()
        self._refuse_wrapped(part)
        self.plan.moved.append(part)
        plan = self.write_part(part)
        stays = self._stays(part, plan)
        if stays is None:
            return ()
        if plan.unwrapped:
            self._as_child(stays)
        return (Keep(stays),)

    def _kept_children(self, part: Part) -> Pieces:
        """A consumed part's children at the place of the root's own, each line as far in as those."""
        inner = part.content.body.inner
        span = self.children.trimmed(inner.start, inner.end)
        if span.start >= span.end:
            return ()
        self._as_child(span)
        return (Keep(span),)

    def _as_child(self, span: Span) -> None:
        """What becomes a child of the root stands one level further in than that."""
        alone = self.children.stands_alone(span.start)
        here = len(indentation(self.text, self.part.element.span.start)) + len(unit(self.text))
        self.plan.shifts.append(Shift(span, here - len(indentation(self.text, span.start)) if alone else 0))

    def _unwrap(self, element: Element, *, closes_up: bool = False) -> None:
        facts = self.scope.facts
        self.plan.edits += self.children.unwrap(
            element, as_child=facts.stands_as_child(element, self.children), closes_up=closes_up
        )
        facts.dissolved.add(element.span.start)
        self.plan.shifts.append(self.children.outdented(element))
