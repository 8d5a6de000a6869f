"""One part on its way through one form: the state that its attributes, children and account share."""

import re
from collections.abc import Callable, Mapping
from itertools import chain

from msgspec import Struct, field

from adapter.catalogue.classes import fits_one
from adapter.catalogue.markup import Hole, Markup
from adapter.catalogue.model import SystemWord
from adapter.matching.instance import Part
from adapter.realising.class_values import routed
from adapter.realising.content import Child, Children
from adapter.realising.held import held
from adapter.realising.scope import Scope
from adapter.realising.written import Pieces, Source, Written
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Edit, Line, Piece, Shift


class Plan(Struct):
    """What writing a part came to: edits in place, and what the form consumed of other parts.

    ``keep`` is what stays of the part for whoever moves it; ``absorbed`` parts are written by this form.
    Elements that another instance owns are ``taken``: what is left of them (``MOVED``), nothing (``GONE``), or all as
    the value of an attribute (``VALUED``).
    """

    edits: list[Edit] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    absorbed: list[Part] = field(default_factory=list)
    moved: list[Part] = field(default_factory=list)
    taken: list[tuple[Element, str]] = field(default_factory=list)
    unwrapped: bool = False


class Writing(Struct):
    """One part on its way through one form: what was placed so far, and the edits that came of it.

    ``stays`` is the part whose content is the form's own content, and stays in its place.
    """

    scope: Scope
    word: SystemWord
    children: Children
    write_part: Callable[[Part], Plan]
    plan: Plan = field(default_factory=Plan)
    renamed_rest: set[Attribute] = field(default_factory=set)
    placed_rests: set[str] = field(default_factory=set)
    content_placed: bool = False
    slots_placed: set[str] = field(default_factory=set)
    parts_placed: set[str] = field(default_factory=set)
    content_order: list[int] = field(default_factory=list)
    props_placed: set[tuple[str, str]] = field(default_factory=set)
    stays: Part | None = None

    @property
    def part(self) -> Part:
        """The part being written."""
        return self.scope.part

    @property
    def text(self) -> str:
        """The page's text."""
        return self.scope.facts.text

    @property
    def is_html(self) -> bool:
        """Whether HTML is written, in which no value is code."""
        return "html" in self.scope.facts.catalogue.system.languages

    def _part_named(self, name: str) -> bool:
        return name in self.scope.facts.catalogue.words[self.word.word].parts

    def _consume(self, name: str) -> Part | None:
        """A part that this form writes itself."""
        part = next((it for it in self.part.walk() if it.name == name and it is not self.part), None)
        self.parts_placed.add(name)
        if part and part not in self.plan.absorbed:
            self.plan.absorbed.append(part)
            if not self.part.element.span.holds(part.element.span):
                self.plan.edits.append(self.children.delete(part.element))
        return part

    def _children_left(self) -> list[Child]:
        """The part's children that render something, without the slots that have a place."""
        placed = frozenset(self.part.slots[it].span.start for it in self.slots_placed)
        return self.children.significant(self.part.element, placed)

    def _name_piece(self, markup: Markup) -> Piece:
        return self.scope.facts.name_piece(self.word, markup.name)

    def _line(self, offset: int, levels: int = 0) -> Pieces:
        return (Line(offset, levels, inside=True),) if self.children.stands_alone(offset) else ()

    def _dropped_patterns(self, part: Part) -> tuple[str, ...]:
        """Attributes that go by a named policy: what they say is the target's own business."""
        realisation = self.word.parts.get(part.name)
        return tuple(realisation.drops) if realisation else ()

    def _routed(self, part: Part) -> dict[str, tuple[Span, ...]]:
        """Class names of a part that leave it, by the group of the rest that they go with."""
        realisation = self.word.parts.get(part.name)
        return routed(part, realisation.class_names, self.text) if realisation else {}

    def _rest_group(self, part: Part, group: str) -> tuple[Attribute, ...]:
        """The rest that a named group of patterns takes; the unnamed rest is what no group takes."""
        if not part.rest:
            return ()
        groups = self.scope.realisation.rests
        rest = tuple(it for it in part.rest if it not in self.renamed_rest) if self.renamed_rest else part.rest
        if group:
            return tuple(it for it in rest if fits(it.name, groups.get(group, ())))
        taken = (*chain.from_iterable(groups.values()), *self._dropped_patterns(part))
        return tuple(it for it in rest if not fits(it.name, taken)) if taken else rest

    def _kept_rest(self) -> tuple[Attribute, ...]:
        """What nobody claimed and what stays on the element."""
        return self._rest_group(self.part, "") if "rest" in self.placed_rests else ()

    def _absent(self, hole: Hole) -> Exception:
        name = self.part.reading.props.get(hole.name, hole.path[-1])
        name = hole.path[0] if name == "content" else name
        return held("absent", f"the {self.word.word} has no {name} here", "code", f"give it {name}", f"absent {name}")

    def _no_place(self, attribute: Attribute) -> Exception:
        return held(
            "no-place",
            f"{self.scope.facts.shown(attribute)} has no place in the system's {self.word.word}",
            "system",
            "say in the mapping where it goes",
            f"no-place {self.word.word} {attribute.name}",
        )

    def _markup(self, markup: Markup) -> Pieces:
        """New markup; what it holds is the form writer's to say."""
        raise NotImplementedError

    def _edited_elsewhere(self, written: Written | None) -> None:
        """A value that moves takes the edits inside it along."""
        if isinstance(written, Source):
            self.plan.edits += written.edits


def fits(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name is one of some patterns (``aria-*``)."""
    return bool(patterns) and fits_one(name, patterns)


def is_shed(attribute: Attribute, text: str, sheds: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an attribute goes by ``sheds``: a literal, of whose words each fits one of the patterns."""
    shown = attribute.value_span.of(text) if attribute.value is not None else '"true"'
    said = shown.strip("{}")
    if attribute.name not in sheds or not re.fullmatch(r"\"[^\"]*\"|'[^']*'|\d+|true", said):
        return False
    return all(fits(it, sheds[attribute.name]) for it in said.strip("\"'").split())
