"""The neutral notation, read: instances from ``<ds:…>`` elements, as if a dialect had found them."""

from dataclasses import dataclass, field

from adapter.binding.names import Names
from adapter.binding.values import Literals, value_of
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import At, Catalogue, Prop, Reading, Shape, Table
from adapter.matching.instance import Alternative, Axis, Event, Instance, Part, Recognised
from adapter.matching.notation import PREFIX, tag_of
from adapter.syntax.jsx import read
from adapter.tree import Attribute, Element, Tree

NOWHERE = At("example", 1)
Tags = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Neutral:
    """A page in the neutral notation; ``wrong`` says what its elements have that the vocabulary has not."""

    tree: Tree
    names: Names
    recognised: Recognised
    wrong: tuple[str, ...]


def read_neutral(catalogue: Catalogue, text: str) -> Neutral:
    """The instances that a text in the neutral notation states."""
    tree = read(text)
    names = Names(tree.grammar, text)
    reader = _Reader(catalogue, text, names)
    tags = {tag_of(word.name, part): (word.name, part) for word in catalogue.words.values() for part in word.parts}
    for element in tree.elements:
        reader.element(element, tags)
    recognised = Recognised(tuple(reader.instances), (), reader.owner)
    return Neutral(tree, names, recognised, tuple(dict.fromkeys(reader.wrong)))


@dataclass(slots=True)
class _Reader:
    catalogue: Catalogue
    text: str
    names: Names
    instances: list[Instance] = field(default_factory=list)
    owner: dict[int, Instance] = field(default_factory=dict)
    parts: dict[int, Part] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def element(self, element: Element, tags: Tags) -> None:
        if element.span.start in self.owner:
            return
        if element.name not in tags:
            if element.name.startswith(PREFIX):
                self.wrong.append(f"<{element.name}> is no word of the vocabulary and no part of one")
            return
        word, name = tags[element.name]
        part = self.part(element, word, name)
        parent = self._parent(element, word) if name else None
        if parent:
            part.parent = parent
            parent.parts.append(part)
            self.own(self.owner[parent.element.span.start], part)
            return
        instance = Instance(word, "neutral", word, part)
        self.instances.append(instance)
        self.own(instance, part)

    def _parent(self, element: Element, word: str) -> Part | None:
        """The nearest part of the instance around an element that is of the same word."""
        above = element.parent
        while above is not None:
            part = self.parts.get(above.span.start)
            if part and part.reading.word == word:
                return part
            above = above.parent
        return None

    def own(self, instance: Instance, part: Part) -> None:
        self.owner[part.element.span.start] = instance
        self.parts[part.element.span.start] = part

    def part(self, element: Element, word: str, name: str) -> Part:
        shape = self.catalogue.words[word].parts[name]
        props: dict[str, Attribute] = {}
        events: dict[str, Event] = {}
        slots: dict[str, Element] = {}
        axes: list[Axis] = []
        rest: list[Attribute] = []
        for it in element.attributes:
            prop = shape.props.get(it.name)
            if it.name in shape.events:
                events[it.name] = Event(it, shape.events[it.name])
            elif it.name in shape.slots:
                slots |= self._slot(element, it)
            elif prop is None:
                rest.append(it)
            elif prop.kind == "choice":
                axes.append(self._given(prop, it))
            else:
                props[it.name] = it
        axes += [_absent(it) for it in _choices(shape) if element.attribute(it.name) is None]
        reading = _reading(element, word, name, props, events)
        return Part(name, element, reading, props, tuple(axes), events, slots, {}, element, tuple(rest), (), {})

    def _slot(self, element: Element, attribute: Attribute) -> dict[str, Element]:
        inside = next((it for it in element.inside if attribute.span.holds(it.span)), None)
        if inside is None:
            self.wrong.append(f"{attribute.name} of <{element.name}> holds an element between braces")
        return {attribute.name: inside} if inside else {}

    def _given(self, prop: Prop, attribute: Attribute) -> Axis:
        value = value_of(attribute.value, self.names)
        if not isinstance(value, Literals):
            self.wrong.append(f"{attribute.name} holds no literals: {attribute.span.of(self.text)}")
            return _absent(prop)
        for site in value.sites:
            if site.text not in prop.one_of:
                self.wrong.append(f"{prop.name} is never {site.text!r}; it is one of {', '.join(prop.one_of)}")
        alternatives = tuple(Alternative(it, {prop.name: it.text}) for it in value.sites)
        return Axis(_table(prop), attribute, (attribute,), alternatives, value)


def _absent(prop: Prop) -> Axis:
    return Axis(_table(prop), None, (), (Alternative(None, {prop.name: prop.default} if prop.default else {}),), None)


def _choices(shape: Shape) -> list[Prop]:
    return [it for it in shape.props.values() if it.kind == "choice"]


def _table(prop: Prop) -> Table:
    """The table of a dialect that spells a prop as the vocabulary does."""
    rows = tuple(((it,), (it,)) for it in prop.one_of)
    return Table(prop.name, (prop.name,), (prop.name,), (prop.default,), rows, NOWHERE)


def _reading(element: Element, word: str, part: str, props: dict[str, Attribute], events: dict[str, Event]) -> Reading:
    return Reading(
        word,
        part,
        Markup(element.name, (), ()),
        {},
        {it: it for it in props},
        {name: (name, it.signature) for name, it in events.items()},
        (),
        {},
        "",
        "code",
        ("", ""),
        NOWHERE,
    )
