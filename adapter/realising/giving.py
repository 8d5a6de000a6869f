"""What an instance gives to the elements inside it (handlers, flags, ids, what parts say), and whether they take it."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from adapter.catalogue.emissions import told_root
from adapter.catalogue.items import WHERE_THERE, holes
from adapter.catalogue.markup import Code, Hole, Words, parse_markup
from adapter.catalogue.model import Realisation, SystemWord
from adapter.matching.instance import Instance, Part
from adapter.realising.composing import call_of
from adapter.realising.content import Children, alone_in, is_child
from adapter.realising.held import held
from adapter.realising.page import VALUED, Facts, Given
from adapter.realising.scope import Scope
from adapter.realising.writing import Plan
from adapter.realising.written import Raw, Written
from adapter.tree import Element
from adapter.words import Edit, Shift

# ``{label.content}``: what a part says moves; ``{message then code}``: the part goes, and code stands for it.
HANDED = re.compile(r"\{(?P<part>[a-z][\w-]*)(?:\.content|\s+then\s+(?P<code>.+))\}", re.S)


CONTENT = (Hole(("content",)),)


class Giving(Struct):
    """One instance on its way into the system, and what it gives away."""

    facts: Facts
    instance: Instance
    word: SystemWord
    children: Children
    edits: list[Edit] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    plans: dict[int, Plan] = field(default_factory=dict)
    scopes: dict[int, Scope] = field(default_factory=dict)
    gifts: list[tuple[Element, Given]] = field(default_factory=list)
    gave: set[int] = field(default_factory=set)
    handed: set[int] = field(default_factory=set)

    def _scope(self, part: Part, realisation: Realisation) -> Scope:
        known = self.scopes.get(id(part))
        if known:
            return known
        root = self.scopes.get(id(self.instance.root)) if part is not self.instance.root else None
        holder = part.parent
        own = self.word.parts.get(holder.name) if holder is not None and holder.name else None
        around = self._scope(holder, own) if holder is not None and own is not None else None
        scope = Scope(self.facts, self.instance, part, realisation, root, around)
        self.scopes[id(part)] = scope
        return scope

    def _is_handed_over(self, part: Part) -> bool:
        """Whether the system gives the part to what another part holds, and writes nothing of its own for it."""
        realisation = self.word.parts.get(part.name)
        if realisation is not None and realisation.forms:
            return False
        given = (text for it in self.word.parts.values() for text in it.gives.values())
        return any(found["part"] == part.name for found in map(HANDED.fullmatch, given) if found)

    def _all_handed_over(self) -> None:
        for part in self.instance.root.walk():
            if part is not self.instance.root and self._is_handed_over(part) and id(part) not in self.handed:
                raise self._not_handed(part, "has nothing beside it that could take what it says")

    def _hand_over(self, giver: Part, name: str, code: str | None) -> Written | None:
        """What stands for a part with the element that takes it; the part itself goes."""
        part = next((it for it in self._beside(giver) if it.name == name), None)
        if part is None:
            return None
        if not is_child(part.element):
            raise self._not_handed(part, "stands in an expression")
        if part.rest or part.props:
            raise self._not_handed(part, "has attributes of its own")
        if not _is_always_in(giver.element, part.parent):
            raise self._not_handed(part, "is there whether the control is or not")
        if id(part) in self.handed:
            raise self._not_handed(part, "would be taken twice")
        if code and self.children.significant(part.content):
            raise self._not_handed(part, "says something of its own")
        self.handed.add(id(part))
        self.edits.append(self.children.delete(part.element))
        scope = Scope(
            self.facts, self.instance, giver, self.word.parts[giver.name], self.scopes[id(self.instance.root)]
        )
        scope.same_names_in(part.content.body.inner, part.element.span.start, f"<{part.element.name}>")
        if code:
            return Raw((code,))
        said = self.children.as_value(part.content, "an attribute")
        self.gifts += [(it, Given(VALUED, Raw(()), "", self.instance, it)) for it in alone_in(part.content, said)]
        return said

    def _beside(self, part: Part) -> list[Part]:
        """The parts that stand under the same part as this one."""
        return [it for it in part.parent.parts if it is not part] if part.parent else []

    def _not_handed(self, part: Part, why: str) -> Exception:
        return held(
            "not-handed-over",
            f"<{part.element.name}> belongs to the system's control itself, and {why}",
            "code",
            f"write a plain <{part.element.name}> beside the control",
            f"not-handed-over {self.word.word}.{part.name}",
        )

    def _give(self, part: Part) -> None:
        realisation = self.word.parts.get(part.name)
        if realisation is None or not realisation.gives or id(part) in self.gave:
            return
        if realisation.gives.get("when") and not self._gives_here(part, self._scope(part, realisation)):
            return
        place = self._through(self._only_child(part.element))
        if place is None:
            raise held(
                "nobody-to-give",
                f"<{part.element.name}> holds no single element that could take what it gives",
                "code",
                "put one element into it",
            )
        owner = self.facts.recognised.instance_of(place)
        taker = owner.root.element if owner is not None and owner is not self.instance else place
        gifts = [it for name, text in realisation.gives.items() for it in self._gifts(part, place, name, text)]
        for it in gifts:
            self._check_taker(it, taker)
        self.gave.add(id(part))
        self.gifts += [(taker, it) for it in gifts]

    def _gifts(self, part: Part, place: Element, name: str, text: str) -> Iterator[Given]:
        written = self._gift(part, text) if name != "when" else None
        if written is not None:
            moves = HANDED.fullmatch(text) is not None
            plain = "" if moves else self.word.parts[part.name].renames.get(name, name)
            event = told_root(text)
            leads = event is not None and self.scopes[id(self.instance.root)].leads(event.event)
            yield Given(name, written, plain, self.instance, place, call_of(written), leads, moves)

    def _gives_here(self, part: Part, scope: Scope) -> bool:
        name, _, value = scope.realisation.gives["when"].partition("=")
        return scope.chosen(name.strip()) == value.strip()

    def _through(self, place: Element | None) -> Element | None:
        """The element that is left of one that another component dissolves, as a form field does its control."""
        owner = self.facts.recognised.instance_of(place) if place is not None else None
        if place is None or owner is None or owner is self.instance or place is owner.root.element:
            return place
        part = next((it for it in owner.root.walk() if it.element is place), None)
        word = self.facts.catalogue.system.words.get(owner.word)
        written = word.parts.get(part.name) if word is not None and part is not None else None
        is_content = written is not None and [it.items for it in written.forms] == [CONTENT]
        return self._through(self._only_child(place)) if is_content else place

    def _only_child(self, element: Element) -> Element | None:
        match self.children.significant(element):
            case [Element() as only]:
                return only
            case _:
                return None

    def _gift(self, part: Part, text: str) -> Written | None:
        handed = HANDED.fullmatch(text)
        if handed:
            return self._hand_over(part, handed["part"], handed["code"])
        event = told_root(text)
        root = self.scopes[id(self.instance.root)]
        if event:
            attribute = root.part.events.get(event.event)
            scope = Scope(self.facts, self.instance, part, self.word.parts[part.name], root)
            scope.same_names(attribute.attribute if attribute else None)
            return root.emitted(event.event, {event.name: scope.filled(event.value)})
        scope = Scope(self.facts, self.instance, part, self.word.parts[part.name], root)
        scope.state = self._scope(part, self.word.parts[part.name]).state
        match parse_markup(self._where_there(part, text)):
            case (Code() as code,):
                pieces, full = scope.code(code)
                return Raw(pieces) if full else None
            case (Hole() as hole,):
                return scope.resolve(hole)[0]
            case ():
                return None
            case items:
                return scope.words(Words(tuple(it for it in items if isinstance(it, str | Hole))))

    def _where_there(self, giver: Part, text: str) -> str:
        """What stands in brackets is given only where the part that it names is beside the giver."""
        beside = {it.name for it in self._beside(giver)}
        said = WHERE_THERE.sub(lambda it: str(it["text"]) if it["part"] in beside else "", text)
        return said.strip()

    def _takes(self, word: str, name: str) -> bool:
        """Whether some form of a word writes what it is given by this name."""
        system = self.facts.catalogue.system.words.get(word)
        forms = system.root.forms if system else ()
        return not forms or any(it.path == (name,) for form in forms for it in holes(form.items))

    def _check_taker(self, given: Given, taker: Element) -> None:
        """Whether the element inside can take what it is given beside what it has."""
        place, name, plain = given.place, given.name, given.plain
        owner = self.facts.recognised.instance_of(taker)
        if plain and owner is None and not self.facts.takes_attributes(place):
            raise held(
                "given-to-stranger",
                f"<{place.name}> is this project's own, and nothing here says that it takes {plain}",
                "person",
                f"see that <{place.name}> hands {plain} on, then convert by hand",
                f"given-to-stranger {place.name}",
            )
        if given.moves and owner is not None and not self._takes(owner.word, name):
            raise held(
                "taker-lacks",
                f"<{place.name}> becomes the system's {owner.word}, which has no {name} to say it with",
                "code",
                f"write the {name} beside <{place.name}> as plain elements",
                f"taker-lacks {owner.word} {name}",
            )
        own = owner.root.events.get(name) if owner is not None else None
        attribute = own.attribute if own else place.attribute(plain) if plain else None
        if attribute is None or name in ("type", "id") or name.startswith("aria-"):
            return
        if own and given.call and self.facts.ladder.compose(attribute, given.call, leads=given.leads):
            return
        raise held(
            "two-handlers",
            f"<{place.name}> inside has its own {self.facts.shown(attribute)}, and would need a second one",
            "code",
            f"write both in one arrow function on <{place.name}>",
            f"two-handlers {attribute.name}",
        )


def _is_always_in(element: Element, holder: Part | None) -> bool:
    """Whether an element stands in a part without a condition, a list or a render function on the way."""
    above: Element | None = element
    while above is not None and holder is not None and above is not holder.element:
        if not is_child(above):
            return False
        above = above.parent
    return True
