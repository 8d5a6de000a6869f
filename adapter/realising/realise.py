"""All instances of a page in the system, outermost first; what one gives another is known when it is written."""

import re

from msgspec import Struct, field
from msgspec.structs import replace

from adapter.binding.components import component_of
from adapter.binding.nodes import function_around, span_of
from adapter.catalogue.items import holes
from adapter.catalogue.model import SystemWord
from adapter.matching.instance import Instance
from adapter.realising.calls import CallWriter
from adapter.realising.choosing import takes
from adapter.realising.content import Children
from adapter.realising.enclosing import served, still_needed
from adapter.realising.guesses import whole_guess
from adapter.realising.held import Held
from adapter.realising.hosts import again, calls_apart, hosts_in_use
from adapter.realising.instance import InstanceWriter
from adapter.realising.layers import layer_around, over_layers, under_layers
from adapter.realising.page import Facts, Given, TableRead
from adapter.realising.tags import Tag, Target
from adapter.realising.written import Pieces
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Edit, Fix, Reason, Shift

INTRODUCES = re.compile(r"=>|\b(?:component|as)=\{|\bset[A-Z]\w*\b")


class Realised(Struct):
    """What became of the instances: a fix, or the reasons against one, by ``id`` of the instance."""

    fixes: dict[int, Fix] = field(default_factory=dict)
    reasons: dict[int, list[Reason]] = field(default_factory=dict)


def realise(facts: Facts, held_back: dict[int, Reason], wanted: frozenset[int] | None = None) -> Realised:
    """Realise every instance that is not in ``held_back``, outermost first; with ``wanted`` these alone, by ``id``.

    Instances that turn out to block one another are held back too, and the rest tried again.  All of a page are
    realised as well where those that are wanted read literals which others may read.
    """
    banned = dict(held_back)
    while True:
        facts.fixes.clear()
        facts.given.clear()
        facts.readings.clear()
        facts.taken.clear()
        facts.dissolved.clear()
        facts.hooked.clear()
        found = _once(facts, banned, wanted)
        if wanted is not None and facts.readings:
            return realise(facts, held_back)
        newly = _shared_tables(facts, found) | _slotted(facts, found) | still_needed(facts, found.fixes)
        newly |= under_layers(facts, found.fixes) | over_layers(facts, found.fixes) | _untaken(facts, found)
        newly |= calls_apart(facts, found.fixes, found.reasons) | hosts_in_use(facts, found.fixes)
        if not newly:
            return found
        banned |= newly


def _once(facts: Facts, banned: dict[int, Reason], wanted: frozenset[int] | None) -> Realised:
    found = Realised()
    order = sorted(facts.recognised.instances, key=lambda it: (it.root.element.span.start, -it.root.element.span.end))
    for instance in order:
        if wanted is not None and id(instance) not in wanted and not takes(facts, instance):
            continue
        giver = facts.taken_away_by(instance.root.element)
        if giver is not None:
            found.fixes[id(instance)] = Fix(f"goes with its {giver.word}", (), gone=True)
            continue
        reasons = _hindrances(facts, instance, banned)
        if reasons:
            found.reasons[id(instance)] = reasons
            continue
        try:
            found.fixes[id(instance)] = _fix(facts, instance)
        except Held as error:
            found.reasons[id(instance)] = [error.reason]
    _write_plain_gifts(facts, found)
    return found


def chosen(facts: Facts, realised: Realised, words: frozenset[str] | None) -> Realised:
    """What is left of a page's fixes where only some words are wanted.

    A fix that takes what another gives (a trigger's button from its dialog) goes with the giver, so that slices in
    any order come to the whole; so does one that only serves another word, and a layer inside a modal one.
    """
    if words is None:
        return realised
    found = Realised()
    there = {it.word for it in facts.recognised.instances}
    for instance in facts.recognised.instances:
        leader = _leader(facts, realised, instance)
        serves = served(facts, leader)
        if (serves if serves in there else leader.word) in words:
            if id(instance) in realised.fixes:
                found.fixes[id(instance)] = realised.fixes[id(instance)]
            else:
                found.reasons[id(instance)] = realised.reasons[id(instance)]
    return found


def renamings(facts: Facts, realised: Realised) -> Realised:
    """The fixes alone that change nothing but the names of elements and attributes."""
    found = Realised(reasons=dict(realised.reasons))
    for instance in facts.recognised.instances:
        is_called = instance.caller is not None or instance.root.reading.serves
        fix = None if is_called else realised.fixes.get(id(instance))
        if fix is not None and not fix.gone and all(it.span in _names(instance) for it in fix.edits):
            found.fixes[id(instance)] = fix
    return found


def _names(instance: Instance) -> set[Span | None]:
    """Where an instance's names stand: of its tags and of their attributes."""
    elements = [element for part in instance.root.walk() for element in part.elements]
    tags = [span for it in elements for span in (it.body.name, it.body.closing_name)]
    return {*tags, *(attribute.name_span for it in elements for attribute in it.attributes)}


def _leader(facts: Facts, realised: Realised, instance: Instance) -> Instance:
    """The outermost instance that gives something to this one, or to what this one gives to as well, if converted."""
    given = facts.given.get(instance.root.element.span.start, ()) if id(instance) in realised.fixes else ()
    giver = next((it.giver for it in given if id(it.giver) in realised.fixes), None)
    if giver is None:
        shared = (things[0].giver for things in facts.given.values() if any(it.giver is instance for it in things))
        giver = next((it for it in shared if it is not instance and id(it) in realised.fixes), None)
    giver = giver or layer_around(facts, realised.fixes, instance)
    return _leader(facts, realised, giver) if giver is not None else instance


def _hindrances(facts: Facts, instance: Instance, banned: dict[int, Reason]) -> list[Reason]:
    word = facts.catalogue.system.words.get(instance.word)
    lacks = word is None or bool(word.hold)
    if instance.reasons and not (lacks and instance.reasons[0].code != "dialect-hold"):
        return instance.reasons  # what the page lacks does not matter where the system has no such thing
    if id(instance) in banned:
        return [banned[id(instance)]]
    if word is None or word.hold:
        sentence = word.hold if word else f"the system has no {instance.word}"
        return [Reason("not-in-system", sentence, "system", f"map {instance.word}", f"not-in-system {instance.word}")]
    if "" in word.root.todo:
        return [whole_guess(word)]
    twin = _twin(facts, instance, word.unique) if word.unique else None
    return [twin] if twin else []


def _twin(facts: Facts, instance: Instance, prop: str) -> Reason | None:
    """Why a prop that becomes an id would not be unique: another instance has the same, or a list repeats this one."""
    attribute = instance.root.props.get(prop)
    said = attribute.value_span.of(facts.text) if attribute else ""
    component = component_of(instance.root.element.grammar, facts.names)
    alike = [it for it in facts.recognised.instances if it.word == instance.word]
    if facts.catalogue.system.words[instance.word].stem:  # which tells the fields of two components apart
        alike = [it for it in alike if component_of(it.root.element.grammar, facts.names) == component]
    others = [it.root.props.get(prop) for it in alike]
    is_shared = sum(1 for it in others if it and it.value_span.of(facts.text) == said) > 1
    around = function_around(instance.root.element.grammar)
    is_repeated = said[:1] in "\"'" and bool(component and around and span_of(around) != component.span)
    if not attribute or not (is_shared or is_repeated):
        return None
    return Reason(
        "id-not-unique",
        f"{facts.shown(attribute)} would become an id, and "
        + ("another field of this page has the same" if is_shared else "a list repeats the field"),
        "code",
        "put the two forms into components of their own files"
        if is_shared
        else f"make {prop} differ from entry to entry",
        f"id-not-unique {prop}",
    )


def _fix(facts: Facts, instance: Instance) -> Fix:
    word = _icon_word(facts, instance) if instance.word == "icon" else facts.catalogue.system.words[instance.word]
    facts.fixes[id(instance)] = Fix("", ())
    reads, taken = len(facts.readings), set(facts.taken)
    try:
        edits, gifts, shifts = _edits(facts, instance, word)
        if facts.server:
            _refuse_on_server(instance, edits)
    except Held:
        del facts.fixes[id(instance)]
        del facts.readings[reads:]
        facts.taken &= taken
        raise
    for element, given in gifts:
        facts.give(element, [given])
    fix = Fix(f"use {facts.catalogue.system.name}'s {instance.word}", tuple(edits), tuple(shifts))
    facts.fixes[id(instance)] = fix
    return fix


def _edits(
    facts: Facts, instance: Instance, word: SystemWord
) -> tuple[list[Edit], list[tuple[Element, Given]], list[Shift]]:
    """The edits of an instance, what it gives to elements inside, and what it does to the indentation."""
    if facts.catalogue.words[instance.word].called and not instance.root.name:
        return CallWriter(facts, instance, word).run(), [], []
    if instance.root.reading.serves and again(facts, instance):
        element, children = instance.root.element, Children(facts.text)
        return children.unwrap(element, as_child=facts.stands_as_child(element, children)), [], []
    writer = InstanceWriter(facts, instance, word, Children(facts.text))
    return *writer.run(), writer.shifts


def _icon_word(facts: Facts, instance: Instance) -> SystemWord:
    """The word ``icon`` with this icon's own import."""
    icons = facts.catalogue.system.icons
    name = icons.plain(instance.family)
    if name in icons.holds or name not in icons.names:
        sentence = icons.holds.get(name, f"the icon table has no counterpart for {name}")
        step = f"add {name} to the system's icon table"
        raise Held(Reason("icon-unmapped", sentence, "system", step, f"icon {name}"))
    word = facts.catalogue.system.words["icon"]
    return replace(word, imports={"Icon": icons.place(icons.names[name]), **word.imports})


def _refuse_on_server(instance: Instance, edits: list[Edit]) -> None:
    for edit in edits:
        for piece in edit.pieces:
            if isinstance(piece, str) and INTRODUCES.search(piece):
                raise Held(
                    Reason(
                        "server-component",
                        f"the {instance.word} would get a function or an element type, "
                        "which a server component cannot pass on",
                        "code",
                        'add "use client" to the file, or move the element into a client component',
                    )
                )


def _write_plain_gifts(facts: Facts, found: Realised) -> None:
    """What was given to elements that are no converting component is written as their attributes."""
    for start, things in facts.given.items():
        owner = facts.recognised.owner.get(start)
        if owner is not None and id(owner) in found.fixes:
            continue
        for it in things:
            if it.plain and not it.place.attribute(it.plain) and (it.name != "type" or _is_button(facts, it.place)):
                fix = found.fixes[id(it.giver)]
                kept = frozenset(map(id, it.place.attributes))
                tag = Tag(facts.text, it.place, kept, [Target(it.plain, it.written)])
                found.fixes[id(it.giver)] = replace(fix, edits=(*fix.edits, *tag.attributes()))


def _slotted(facts: Facts, found: Realised) -> dict[int, Reason]:
    """Controls inside a Slot that stays: what it gives them, or reads of them, would not be on the same element."""
    banned: dict[int, Reason] = {}
    approved = {id(it.element) for it in facts.recognised.approved}
    for instance in facts.recognised.instances:
        slot = instance.root.element.parent
        word = facts.catalogue.system.words.get(instance.word)
        if slot is None or word is None or id(instance) not in found.fixes or not _is_slot(slot):
            continue
        if id(slot) in approved:  # the system's own of that name is none
            continue
        holder = facts.recognised.instance_of(slot)
        if holder is not None and id(holder) in found.fixes:
            continue
        if word.root.rests or instance.word == "select":
            why = "and gives it attributes that would not reach the input"
        elif any(it.path[0] == "rest" for form in word.root.forms for it in holes(form.items)):
            why = "and knows it by an attribute that the system spells another way"
        else:
            continue
        banned[id(instance)] = Reason(
            "slot-stays",
            f"<{slot.name}> around it stays, {why}",
            "code",
            f"see why <{slot.name}> is held back first",
            f"slot-stays {slot.name}",
        )
    return banned


def _is_slot(element: Element) -> bool:
    """Whether an element hands its attributes to its child: Radix's ``asChild``, shadcn's control of a form field."""
    return element.attribute("asChild") is not None or element.name.rpartition(".")[2] == "FormControl"


def _untaken(facts: Facts, found: Realised) -> dict[int, Reason]:
    """Givers of what a part of theirs said, to an element that does not convert: it would be lost."""
    banned: dict[int, Reason] = {}
    for start, things in facts.given.items():
        owner = facts.recognised.owner.get(start)
        if owner is not None and id(owner) in found.fixes:
            continue
        for it in things:
            if it.moves and id(it.giver) in found.fixes:
                banned[id(it.giver)] = Reason(
                    "taker-stays",
                    f"<{it.place.name}> stays, and would have to take the {it.name} of the {it.giver.word}",
                    "code",
                    f"see why <{it.place.name}> is held back first",
                    f"taker-stays {it.place.name}",
                )
    return banned


def _is_button(facts: Facts, element: Element) -> bool:
    """Whether ``type`` means something on an element."""
    owner = facts.recognised.instance_of(element)
    return element.name == "button" or (owner is not None and "type" in facts.catalogue.words[owner.word].root.props)


def _shared_tables(facts: Facts, found: Realised) -> dict[int, Reason]:
    """Literals that several places read change only if every reader converts, and wants the same literals."""
    banned: dict[int, Reason] = {}
    for read in facts.readings:
        if id(read.reader) not in found.fixes:
            continue
        for place in read.readers:
            if not _agrees(facts, found, read, place):
                line = facts.text.count("\n", 0, place.start) + 1
                banned[id(read.reader)] = Reason(
                    "table-shared",
                    f"the literals behind {facts.shown(read.attribute)} are also read in line {line}, "
                    "for something else",
                    "code",
                    "give the two uses their own literals",
                    f"table-shared {read.attribute.name}",
                )
    return banned


def _agrees(facts: Facts, found: Realised, read: TableRead, place: Span) -> bool:
    for other in facts.readings:
        if other.attribute.span.holds(place) and id(other.reader) in found.fixes:
            return _texts(other.edits) == _texts(read.edits)
    return False


def _texts(edits: tuple[Edit, ...]) -> dict[Span, Pieces]:
    return {it.span: it.pieces for it in edits}
