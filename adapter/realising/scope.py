"""What the holes of one part's forms hold: carried attributes, decided tables, events, given things, state."""

import re
from collections.abc import Iterator, Mapping

from msgspec import field
from msgspec.structs import replace

from adapter.binding.nodes import in_braces
from adapter.binding.purity import is_pure
from adapter.catalogue.api import Component
from adapter.catalogue.beside import Indexes
from adapter.catalogue.emissions import Emission, emissions
from adapter.catalogue.markup import Code, Hole, Words
from adapter.catalogue.model import Signature, Table
from adapter.matching.instance import Event
from adapter.realising.composing import call_of, not_both
from adapter.realising.copied_handlers import refuse_components_in
from adapter.realising.deciding import Deciding
from adapter.realising.emitting import filled, together
from adapter.realising.expressions import fill, own_payloads
from adapter.realising.held import held
from adapter.realising.ids import PartId
from adapter.realising.indexes import Keys
from adapter.realising.literals import Output, copied, decided, string_of, truth
from adapter.realising.setters import Setter
from adapter.realising.written import Literal, Pieces, Raw, Source, Written, in_code, inner_of
from adapter.source.span import Span
from adapter.tree import Attribute, Plain
from adapter.words import Keep

PICK = re.compile(r"\bkey\[")


class Scope(Deciding):
    """The holes of one part.

    ``root`` is the scope of the instance's root, ``None`` for the root itself; ``around`` that of the part around it.
    """

    root: "Scope | None" = None
    around: "Scope | None" = None
    state: dict[str, Written] = field(default_factory=dict)
    setters: dict[str, Setter] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    ids: dict[str, PartId] = field(default_factory=dict)
    emits: Mapping[str, str] = field(default_factory=dict)

    # --- props -------------------------------------------------------------------------------------------------

    def prop(self, name: str) -> tuple[Written | None, Attribute | None]:
        """The value of a neutral prop and the attribute it comes from; nothing where it is absent."""
        self.used.add(name)
        given = self.facts.given_to(self.part.element).get(name)
        if name in self.state:
            return self.state[name], None
        if name in self.part.code:
            return truth(self.part.code[name], name in self.part.reading.splits), self.part.props[name]
        if name in self.part.props:
            attribute = self.part.props[name]
            return Source(attribute), attribute
        if given and any(it.name == name for it in self._own_attributes()):
            return None, None  # the element's own attribute wins, as it does in Radix's Slot
        if given:
            return given.written, None
        if name in self.part.sets:
            value = self.part.sets[name]
            inner = self.part.inner.get(value)
            return (Raw((Keep(inner.element.body.name),), simple=True) if inner else decided(value)), None
        return self._chosen(name), self._origin(name)

    def _own_attributes(self) -> Iterator[Attribute]:
        for part in self.part.walk():
            yield from part.rest

    def event(self, name: str) -> tuple[Written | None, Attribute | None]:
        """A handler in the target's signature, and the attribute it comes from."""
        self.used.add(name)
        target = self._target(name)
        emits = emissions(self.emits.get(name) or self.realisation.emits.get(name, ""))
        if emits:
            return self._after_own(name, emits, target)
        target = own_payloads(target, self.part.props, self.facts.text)
        source = self.facts.catalogue.words[self.instance.word].parts[self.part.name].events[name]
        if name in self.setters and target:
            return self.facts.ladder.adapt_setter(self.setters[name], source, target), None
        given = self.facts.given_to(self.part.element).get(name)
        event = self.part.events.get(name)
        if given and event and given.call:
            both = self.facts.ladder.compose(event.attribute, given.call, leads=given.leads)
            return both or given.written, event.attribute
        if given:
            return given.written, None
        if event is None:
            return None, None
        if target is None:
            return Source(event.attribute), event.attribute
        return self.facts.ladder.adapt(event.attribute, event.signature, target), event.attribute

    def _after_own(
        self, name: str, emits: tuple[Emission, ...], target: Signature | None
    ) -> tuple[Written, Attribute | None]:
        """The handlers of what stands around, called after the part's own where it has one."""
        own = self.part.events.get(name)
        emitted = together([self._told(it, target.parameters if target else ()) for it in emits])
        if emitted is not None and own is None:
            return emitted, None
        leads = all(self._owner(it.owner).leads(it.event) for it in emits)
        both = self._both(own, call_of(emitted), target, leads) if emitted is not None and own else None
        if both is None:
            told = own or self._owner(emits[0].owner).part.events[emits[0].event]
            raise not_both(self.part.element.name, self.facts.shown(told.attribute), told.attribute, self.facts.text)
        return both, own.attribute if own else None

    def _told(self, it: Emission, parameters: tuple[str, ...]) -> Written:
        """One handler around, called with what it is told, from a handler with these parameters."""
        owner = self._owner(it.owner)
        event = owner.part.events.get(it.event)
        self.same_names(event.attribute if event else None)
        return owner.emitted(it.event, {it.name: self.filled(it.value, parameters)}, parameters)

    def _both(self, own: Event, call: Pieces, target: Signature | None, leads: bool) -> Written | None:
        """The part's own handler, for the target's signature, and a call after it."""
        if target is None or not target.gives:
            return self.facts.ladder.compose(own.attribute, call, leads=leads)
        wanted = own_payloads(target, self.part.props, self.facts.text) or target
        match self.facts.ladder.adapt(own.attribute, own.signature, wanted):
            case Source(edits=edits):
                match self.facts.ladder.compose(own.attribute, call, leads=leads):
                    case Source(edits=more):
                        return Source(own.attribute, (*edits, *more))
                    case both:
                        return both
            case adapted:
                return together([adapted, Raw(("() => ", *call))]) if call else None

    def _owner(self, name: str) -> "Scope":
        """The scope of the root, or of the part of a name that stands around this one."""
        return self._holder(name) or self.root or self

    def _holder(self, name: str) -> "Scope | None":
        above = self.around
        while above is not None and above.part.name != name:
            above = above.around
        return above

    def leads(self, event: str) -> bool:
        """Whether this root's handler only sets a state, so that it may be called before another one."""
        own = self.part.events.get(event)
        return event in self.setters or (own is not None and self.facts.ladder.is_setter(own.attribute))

    def filled(self, value: str, parameters: tuple[str, ...] = ()) -> str:
        """An emitted value with the code of props in its holes; ``parameters`` are the handler's."""
        return filled(value, parameters, self.part.element.name, self.facts, self._pure)

    def _pure(self, hole: str) -> Written | None:
        return self._copied_down(self.resolve(Hole(tuple(hole.split("."))))[0], hole)

    def emitted(self, name: str, gives: dict[str, str], parameters: tuple[str, ...] = ()) -> Written:
        """This root's handler, called with what ``gives`` says, from a handler with these parameters."""
        self.used.add(name)
        target = Signature("onClick", parameters, gives)
        word = self.facts.catalogue.words[self.instance.word]
        source = word.parts[self.part.name].events.get(name)
        if source is None:  # a part by itself, whose root stands in another file
            raise held(
                "root-elsewhere",
                f"<{self.part.element.name}> holds what would call the {word.name} around it, which is in another file",
                "code",
                f"put it directly into its {word.name}",
                f"root-elsewhere {word.name}",
            )
        if name in self.setters:
            return self.facts.ladder.adapt_setter(self.setters[name], source, target)
        event = self.part.events.get(name)
        if event is None:
            raise held(
                "nobody-listens",
                f"<{self.part.element.name}> "
                + ("has" if self.part.name else "is opened from outside and has")
                + f" no handler that its {'items' if self.part.name else 'trigger'} could call",
                "code",
                f"give it {source.name}",
            )
        refuse_components_in(self.facts, event.attribute)
        return self._copied(self.facts.ladder.adapt(event.attribute, event.signature, target))

    def _copied(self, written: Written) -> Written:
        """A second copy of a handler: its text with the edits made, because the first one stays in its place."""
        text = self.facts.text
        if not isinstance(written, Source):
            return Raw(tuple(it.span.of(text) if isinstance(it, Keep) else it for it in in_code(written, text)))
        inner = inner_of(written.attribute.value_span, text)
        return Raw(("".join(copied(text, inner, list(written.edits))),))

    def outputs(self, table: Table, component: Component | None) -> list[Output]:
        """The target attributes of a table for this part, which it accounts for."""
        self.used |= set(table.inputs)
        return self.decided(table, component)

    def keys(self, indexes: Indexes) -> Keys:
        """The keys of the instance's counted parts."""
        return Keys(self.facts.text, self.instance, indexes, self.facts.typed)

    def _target(self, name: str) -> Signature | None:
        """The target's signature, with the keys of counted parts where it picks one: ``key[state.index]``."""
        target = self.realisation.events.get(name)
        indexes = self.facts.catalogue.system.words[self.instance.word].indexes
        if target is None or indexes is None or name not in self.part.events:
            return target
        picked = self.keys(indexes).picked()
        return replace(target, gives={key: PICK.sub(picked + "[", it) for key, it in target.gives.items()})

    # --- expressions -------------------------------------------------------------------------------------------

    def resolve(self, hole: Hole) -> tuple[Written | None, Attribute | None]:
        """The value of a hole that names a prop or an event, here or at the root."""
        match hole.path:
            case ("root", name):
                return self._pushed(self.root or self, name), None
            case (name,) if self.is_event(name):
                return self.event(name)
            case (name,):
                return self.prop(name)
            case (part, "id") if part in (self.root or self).ids:
                return self._id(part, hole.optional), None
            case (part, name) if holder := self._holder(part):
                return self._pushed(holder, name), None
            case (part, name):
                found = self.instance.named(part)
                attribute = found.props.get(name) if found else None
                said = decided(found.sets[name]) if found and name in found.sets else None
                return (Source(attribute) if attribute else said), None
            case _:
                return None, None

    def _pushed(self, scope: "Scope", name: str) -> Written | None:
        """A prop or a handler of what stands around, written at this part."""
        is_event = scope.is_event(name)
        written, attribute = scope.event(name) if is_event else scope.prop(name)
        self.same_names(attribute)
        return written if is_event else self._copied_down(written, name)

    def _id(self, part: str, is_optional: bool) -> Written | None:
        if (found := (self.root or self).ids[part]).why and not is_optional:
            raise found.why
        return found.written

    def same_names(self, attribute: Attribute | None) -> None:
        """A value that is written at this part means the same there only if no name in it is shadowed on the way."""
        if attribute is not None:
            self.same_names_in(attribute.value_span, attribute.span.start, self.facts.shown(attribute))

    def same_names_in(self, span: Span, there: int, shown: str) -> None:
        """Names under a span, as they are meant ``there``, mean the same at this part."""
        names, here = self.facts.names, self.part.element.span.start
        for name in sorted(names.names_in(span)):
            meant, seen = names.local(name, there), names.local(name, here)
            if (meant and meant.identifier.start_byte) != (seen and seen.identifier.start_byte):
                raise held(
                    "shadowed-name",
                    f"{name} in {shown} means something else at <{self.part.element.name}>",
                    "code",
                    f"call one of the two {name} otherwise",
                )

    def is_event(self, name: str) -> bool:
        """Whether the part has an event of this name."""
        return name in self.facts.catalogue.words[self.instance.word].parts[self.part.name].events

    def _copied_down(self, written: Written | None, name: str) -> Written | None:
        """A value of the root that is written once for each part: only what may be evaluated again."""
        expression = written.attribute.value if isinstance(written, Source) else None
        if isinstance(written, Source) and expression is not None and not isinstance(expression, Plain):
            inner = in_braces(expression) if expression.type == "jsx_expression" else expression
            if not is_pure(inner):
                raise held(
                    "copied-expression",
                    f"{self.facts.shown(written.attribute)} would be evaluated once for each part",
                    "code",
                    f"give {name} a name with const",
                )
        return written

    def words(self, value: Words) -> Written | None:
        """``"{name}-label"``: a string where all is known, else a template literal."""
        texts: list[Pieces] = []
        literal = True
        for piece in value.pieces:
            if isinstance(piece, str):
                texts.append((piece,))
                continue
            written, _ = self.resolve(piece)
            if written is None or not _may_be_said_again(written):
                return None
            text = string_of(written, self.facts.text)
            literal = literal and text is not None
            texts.append((text,) if text is not None else ("${", *in_code(written, self.facts.text), "}"))
        pieces = tuple(it for part in texts for it in part)
        return Literal("".join(map(str, pieces))) if literal else Raw(("`", *pieces, "`"), simple=True)

    def code(self, value: Code) -> tuple[Pieces, bool]:
        """An expression with its holes filled, and whether all of them held something."""
        return fill(value, self.known(), self.resolve, self.facts.text)

    def known(self) -> set[str]:
        """What a name in a form may stand for: props, events and parts, and the root."""
        parts = self.facts.catalogue.words[self.instance.word].parts
        return {"root", *parts[self.part.name].props, *parts[self.part.name].events, *parts}


def _may_be_said_again(written: Written) -> bool:
    """Whether a value may stand in a string beside the attribute that holds it."""
    value = written.attribute.value if isinstance(written, Source) else None
    return value is None or isinstance(value, Plain) or value.type != "jsx_expression" or is_pure(in_braces(value))
