"""The neutral notation, read: instances from ``<ds:…>`` elements, as if a dialect had found them."""

from msgspec import Struct, field

from adapter.binding.names import Names
from adapter.binding.values import Literals, value_of
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import At, Catalogue, Prop, Reading, Shape, Table
from adapter.matching.instance import Alternative, Axis, Event, Instance, Part, Recognised
from adapter.matching.notation import ICON, PREFIX, tag_of
from adapter.source.span import Span
from adapter.syntax.jsx import read
from adapter.tree import Attribute, Element, Tree

NOWHERE = At("example", 1)
Tags = dict[str, tuple[str, str]]


class Neutral(Struct, frozen=True):
    """A page in the neutral notation; ``wrong`` says what its elements have that the vocabulary has not.

    ``text`` has the elements of slots among the children, where a page has them.
    """

    text: str
    tree: Tree
    names: Names
    recognised: Recognised
    wrong: tuple[str, ...]


def read_neutral(catalogue: Catalogue, text: str) -> Neutral:
    """The instances that a text in the neutral notation states."""
    tags = {tag_of(word.name, part): (word.name, part) for word in catalogue.words.values() for part in word.parts}
    slotted, slots = _slots_inside(catalogue, text, read(text), tags)
    tree = read(slotted)
    names = Names(tree.grammar, slotted)
    reader = _Reader(catalogue, slotted, names, slots)
    for element in tree.elements:
        reader.element(element, tags)
    recognised = Recognised(tuple(reader.instances), (), reader.owner)
    return Neutral(slotted, tree, names, recognised, tuple(dict.fromkeys(reader.wrong)))


def _slots_inside(catalogue: Catalogue, text: str, tree: Tree, tags: Tags) -> tuple[str, dict[int, str]]:
    """``<ds:x start={<A />}>B</ds:x>`` as ``<ds:x><A />B</ds:x>``, and which slot starts where."""
    changes: list[tuple[Span, str, str]] = []
    for element in tree.elements:
        word, part = tags.get(element.name, ("", ""))
        slots = catalogue.words[word].parts[part].slots if word else {}
        for it in element.attributes:
            if it.name in slots and element.body.closing:
                inner = element.body.inner
                at = inner.end if it.name == "end" else inner.start
                changes.append((Span(it.span.start - 1, it.span.end), "", ""))
                changes.append((Span(at, at), it.value_span.of(text)[1:-1], it.name))
    found, at, size = [], 0, 0
    names: dict[int, str] = {}
    for span, shown, name in sorted(changes):
        found += [text[at : span.start], shown]
        size += span.start - at
        if name:
            names[size] = name
        size += len(shown)
        at = span.end
    return "".join([*found, text[at:]]), names


class _Reader(Struct):
    catalogue: Catalogue
    text: str
    names: Names
    slots: dict[int, str]
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
        instance = Instance(word, "neutral", self._family(element, word), part)
        self.instances.append(instance)
        self.own(instance, part)

    def _family(self, element: Element, word: str) -> str:
        named = element.attribute("name") if word == ICON else None
        return named.value_span.of(self.text).strip("\"'") if named else word

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
        axes: list[Axis] = []
        sets: dict[str, str] = {}
        rest: list[Attribute] = []
        for it in element.attributes:
            prop = shape.props.get(it.name)
            if word == ICON and it.name == "name":
                continue
            if it.name in shape.events:
                events[it.name] = Event(it, shape.events[it.name])
            elif prop is None:
                rest.append(it)
            elif prop.kind == "choice" and not self._is_decided(word, name, prop):
                sets[prop.name] = it.value_span.of(self.text).strip("\"'")
            elif prop.kind == "choice":
                axes.append(self._given(prop, it))
            else:
                props[it.name] = it
        axes += [_absent(it) for it in _choices(shape) if element.attribute(it.name) is None]
        children = (it for it in element.children if isinstance(it, Element))
        slots = {self.slots[it.span.start]: it for it in children if it.span.start in self.slots}
        reading = _reading(element, word, name, props, events)
        return Part(name, element, reading, props, tuple(axes), events, slots, {}, element, tuple(rest), (), sets)

    def _is_decided(self, word: str, part: str, prop: Prop) -> bool:
        """Whether a table of the system reads the prop; the others choose between forms."""
        realised = self.catalogue.system.words.get(word)
        realisation = realised.parts.get(part) if realised else None
        return bool(realisation) and any(prop.name in it.inputs for it in realisation.tables.values())  # type: ignore[union-attr]

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
