"""The account of one form: everything found has a place, or the form does not fit."""

from collections.abc import Sequence

from adapter.catalogue.api import Component
from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.markup import Hole, Markup, Words
from adapter.catalogue.model import System
from adapter.matching.class_lists import without_classes
from adapter.matching.instance import Part
from adapter.realising.content import is_child
from adapter.realising.held import held
from adapter.realising.merging import Merging
from adapter.realising.pushing import is_asked_below
from adapter.realising.tags import Target
from adapter.realising.writing import fits, is_shed
from adapter.source.span import Span
from adapter.tree import Attribute, Comment, Element
from adapter.words import Keep

COMPONENT, ANCHOR = Hole(("component",), optional=True), Words(("a",))


class Placing(Merging):
    """Refuses a form that would lose something, or write one thing twice."""

    def _all_placed(self) -> None:
        part = self.part
        self._absorb_emptied()
        if not self.content_placed and not self.parts_placed and self._children_left():
            raise held(
                "no-place",
                f"the children of <{part.element.name}> have no place",
                "system",
                "add a form with {content}",
            )
        inside = [it for it in self.content_order if part.element.span.start <= it < part.element.span.end]
        if inside != sorted(inside):
            raise held(
                "other-order",
                f"the parts of <{part.element.name}> stand in another order than the system shows them in",
                "code",
                "write them in the system's order",
            )
        self._refuse_current_target()
        self._rests_placed(part)
        for absorbed in self.plan.absorbed:
            self._children_of_absorbed(absorbed)
        self._refuse_comments()
        for absorbed in self.plan.absorbed:
            self._rests_placed(absorbed, f"{absorbed.name}.")
            self._props_placed(absorbed)
        for label, inner in part.inner.items():
            if inner.rest and f"{label}.rest" not in self.placed_rests:
                raise self._no_place(inner.rest[0])
        if not is_asked_below(self.word, part):
            self.values_placed()
        self._children_placed()

    def _absorb_emptied(self) -> None:
        """A part for which the system writes nothing goes with its own parts, where the form writes all of those."""
        for it in reversed([*self.part.walk()]):
            own = self.word.parts.get(it.name)
            is_written = it in (self.part, *self.plan.absorbed, *self.plan.moved) or (own is not None and own.forms)
            if not is_written and it.parts and all(inner in self.plan.absorbed for inner in it.parts):
                self.plan.absorbed.append(it)

    def _take_out(self, stays: Part | None) -> None:
        """Consumed parts leave content that stays in its place: what they held stands elsewhere now."""
        self.stays, whole = stays, self.part.element.span
        gone = [it for it in self.plan.absorbed if it is not stays and whole.holds(it.element.span)]
        gone = [it for it in gone if stays is None or not it.element.span.holds(stays.element.span)]
        for it in gone:
            if any(other is not it and other.element.span.holds(it.element.span) for other in gone):
                continue
            if not is_child(it.element):
                raise self._in_expression(it)
            self.plan.edits.append(self.children.delete(it.element))

    def _in_expression(self, part: Part) -> Exception:
        return held(
            "moved-from-expression",
            f"<{part.element.name}> stands in an expression and would have to move out of it",
            "code",
            f"put the {part.name} directly into the {self.word.word}",
        )

    def values_placed(self) -> None:
        """Every prop, event and axis was asked for; what parts below may ask for is judged last."""
        part, state = self.part, self.word.state
        used = self.scope.used
        if state and not part.name and state.prop in part.props:
            used = used | {state.first}  # a first value beside a given one is never looked at: it goes
        used = used | set(self.scope.realisation.drops)
        indexes = self.word.indexes
        if indexes and part.name in (indexes.of, *indexes.along):
            used = used | {indexes.by}  # the root counts the part instead
        for name, attribute in (
            *part.props.items(),
            *((name, it.attribute) for name, it in part.events.items()),
        ):
            if name not in used:
                raise self._no_place(attribute)
        given = () if part.name else self.scope.facts.given.get(part.element.span.start, ())
        for it in given:
            if it.moves and it.name not in used:
                raise held(
                    "taker-lacks",
                    f"no form of the system's {self.word.word} that fits here says the {it.name} it is given",
                    "system",
                    f"say in the mapping what becomes of {it.name}",
                    f"taker-lacks {self.word.word} {it.name}",
                )
        for axis in part.axes:
            if axis.attribute and not set(axis.table.outputs) & used:
                raise self._no_place(axis.attribute)
        for name, value in part.sets.items():
            if value in part.inner and name not in used:
                raise held(
                    "no-place",
                    f"<{part.inner[value].element.name}> has no place in the system's {self.word.word}",
                    "system",
                    f"say in the mapping what becomes of {name}",
                    f"no-place {self.word.word} {name}",
                )

    def _refuse_current_target(self) -> None:
        """Handlers that nobody claimed stay on the root, where an event's ``currentTarget`` is not the input."""
        for it in self.part.rest if self.scope.realisation.rests else ():
            if it.name.startswith("on") and "currentTarget" in it.span.of(self.text):
                raise held(
                    "current-target",
                    f"{self.scope.facts.shown(it)} reads currentTarget, which would be the field around the input",
                    "code",
                    f"read target instead of currentTarget in {it.name}",
                    f"current-target {it.name}",
                )

    def _rests_placed(self, part: Part, prefix: str = "") -> None:
        left = [it for it in self._rest_group(part, "") if not prefix or not self._is_dropped(it, part)]
        if left and f"{prefix}rest" not in self.placed_rests:
            emptied, _ = without_classes(part.element, frozenset(self._consumed(part)), self.text)
            for it in left:
                if it is not emptied:
                    raise self._no_place(it)
        for group in self.scope.realisation.rests if not prefix else ():
            own = [it for it in part.rest if it.name == "className"] if self._routed(part).get(group) else []
            taken = (*self._rest_group(part, group), *own)
            if taken and f"rest.{group}" not in self.placed_rests:
                raise self._no_place(taken[0])

    def _is_dropped(self, attribute: Attribute, part: Part) -> bool:
        own = self.word.parts.get(part.name)
        sheds = own.sheds if own is not None else {}
        return fits(attribute.name, self._dropped_patterns(part)) or is_shed(attribute, self.text, sheds)

    def _props_placed(self, part: Part) -> None:
        for name, attribute in (
            *part.props.items(),
            *((name, it.attribute) for name, it in part.events.items()),
        ):
            if (part.name, name) not in self.props_placed and not fits(name, self._dropped_patterns(part)):
                raise self._no_place(attribute)
        for axis in part.axes:
            if axis.attribute and not any((part.name, it) in self.props_placed for it in axis.table.outputs):
                raise self._no_place(axis.attribute)

    def _children_of_absorbed(self, absorbed: Part) -> None:
        """Children of a consumed part are kept somewhere, or are parts themselves."""
        kept = [it.span for edit in self.plan.edits for it in edit.pieces if isinstance(it, Keep)]
        if absorbed is self.stays:
            return
        own = {it.element.span.start for it in self.part.walk()}
        slots = [it.span.start for name, it in absorbed.slots.items() if (absorbed.name, name) in self.props_placed]
        for child in self.children.significant(absorbed.content, frozenset(slots)):
            is_part = child.span.start in own
            is_element = isinstance(child, Element)  # of text and code, what renders is kept, without its braces
            is_kept = any(it.holds(child.span) or (not is_element and _overlap(it, child.span)) for it in kept)
            if not is_part and not is_kept:
                raise held(
                    "part-content",
                    f"{_short(child.span.of(self.text))} inside <{absorbed.element.name}> "
                    f"has no place in the system's {self.word.word}",
                    "code",
                    f"leave <{absorbed.element.name}> empty, or show it another way",
                )

    def _refuse_comments(self) -> None:
        """Comments among children that are taken apart would stand nowhere."""
        kept = [it.span for edit in self.plan.edits for it in edit.pieces if isinstance(it, Keep)]
        stays = self.content_placed or not self.parts_placed or "strays" in self.parts_placed
        emptied = [] if stays else [self.part.element]
        holders = [*emptied, *(it.element for it in self.plan.absorbed if it is not self.stays)]
        comments = [child for it in holders for child in it.children if isinstance(child, Comment)]
        comments += [it for part in self.plan.absorbed for it in part.element.body.comments]
        if any(not any(span.holds(it.span) for span in kept) for it in comments):
            raise held(
                "comment-in-attribute",
                f"a comment inside <{self.part.element.name}> would have no place",
                "code",
                "move the comment above the element",
            )

    def _children_placed(self) -> None:
        """Every child of an element whose content is not kept whole belongs to a consumed or moved part."""
        if self.content_placed or not self.parts_placed:
            return
        gone = [*self.plan.absorbed, *self.plan.moved]
        if "strays" in self.parts_placed:
            return
        for child in self._children_left():
            if not any(child.span.holds(it.element.span) for it in gone):
                raise held(
                    "stray-child",
                    f"{_short(child.span.of(self.text))} inside <{self.part.element.name}> "
                    f"has no place in the {self.word.word}",
                    "code",
                    "move it out of the element",
                )
            if child.span not in [it.element.span for it in gone]:
                self._only_wrapped(child.span, gone)

    def _only_wrapped(self, span: Span, gone: list[Part]) -> None:
        """What stands around a consumed part must itself be see-through, or it would be lost."""
        wrapper = next((it for it in self.part.element.children if it.span == span), None)
        name = wrapper.name if isinstance(wrapper, Element) else "an expression"
        see_through = self.scope.facts.see_through(self.scope.instance)
        stays = isinstance(wrapper, Element) and not self.scope.facts.is_converted(wrapper)
        if name.rpartition(".")[2] not in see_through or stays:
            raise held(
                "wrapped-part",
                f"{'<' + name + '>' if isinstance(wrapper, Element) else name} stands around "
                f"the {gone[0].name} of the {self.word.word}",
                "code",
                "take the parts out of it",
            )

    def _refuse_clashes(self, targets: list[Target], rest: Sequence[Attribute]) -> None:
        names = [it.name for it in targets if not it.name.startswith("...")]
        kept = {it.name for it in rest}
        for name in names:
            if names.count(name) > 1 or name in kept:
                raise held(
                    "attribute-clash",
                    f"two values would stand for {name} on one {self.word.word}",
                    "code",
                    f"keep one {name}",
                    f"attribute-clash {name}",
                )

    def _refuse_unknown(
        self, component: Component | None, markup: Markup, targets: list[Target], rest: tuple[Attribute, ...]
    ) -> None:
        """An attribute that the component does not take would be lost, or an error."""
        system = self.scope.facts.catalogue.system
        said = {it.name for it in markup.attributes if isinstance(it, Wanted)} if component is None else set()
        for name in (*(it.name for it in targets if it.name not in said), *(it.name for it in rest)):
            taken = (
                system.component_takes(component, name, markup.rendered)
                if component
                else self._host_takes(system, markup.name, name)
            )
            if name != "..." and not taken and not self._is_for_component(name, targets, markup):
                raise held(
                    "unknown-prop",
                    f"{markup.name} of the system has no {name}",
                    "system",
                    f"say in the mapping where {name} goes",
                    f"unknown-prop {markup.name}.{name}",
                )

    def _refuse_values(self, component: Component, markup: Markup, rest: tuple[Attribute, ...]) -> None:
        """A host's attribute may mean something else on the component that has a prop of that name (``size``)."""
        for it in rest:
            prop = component.props.get(it.name)
            value = it.value_span.of(self.text).strip("\"'{} ")
            if prop and prop.enum and not prop.open and value not in prop.enum and it.name not in ("role", "ref"):
                raise held(
                    "prop-value",
                    f"{self.scope.facts.shown(it)}: {it.name} of {markup.name} is one of {', '.join(prop.enum)}",
                    "system",
                    f"say in the mapping where {it.name} goes",
                    f"prop-value {markup.name}.{it.name}",
                )

    def _host_takes(self, system: System, tag: str, name: str) -> bool:
        """Whether a host tag of the form takes an attribute; of components without a snapshot nothing is known."""
        return self.word.imported(tag) is not None or tag == self.part.element.name or system.host_takes(tag, name)

    def _is_for_component(self, name: str, targets: list[Target], markup: Markup) -> bool:
        """Attributes moved from a link belong to what the element renders as: the router's component, or an anchor."""
        system, written = self.scope.facts.catalogue.system, {it.name for it in targets}
        attributes = [it for it in markup.attributes if isinstance(it, Wanted) and it.name in written]
        if not any(it.name == name and it.moved for it in targets):
            return False
        if any(it.value == COMPONENT for it in attributes):
            return True
        is_anchor = any(it.value == ANCHOR for it in attributes)
        is_link = "href" in written and markup.name not in system.plain_links
        return is_link or (is_anchor and system.host_takes("a", name))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:37] + "…"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
