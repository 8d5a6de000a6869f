"""Reading the neutral notation: instances from ``<ds:…>`` elements, as if a dialect had found them."""

from dataclasses import dataclass, field

from adapter.binding.names import Names
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import At, Catalogue, Reading, Shape, Table
from adapter.matching.instance import Alternative, Axis, Event, Instance, Part, Recognised
from adapter.syntax.jsx import read
from adapter.tree import Attribute, Element, Tree

NOWHERE = At("example", 1)


@dataclass(slots=True)
class Neutral:
    """A page in the neutral notation."""

    tree: Tree
    names: Names
    recognised: Recognised
    strangers: tuple[str, ...]


@dataclass(slots=True)
class _Reader:
    catalogue: Catalogue
    text: str
    instances: list[Instance] = field(default_factory=list)
    owner: dict[int, Instance] = field(default_factory=dict)
    parts: dict[int, Part] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def element(self, element: Element, known: dict[str, tuple[str, str]]) -> None:
        if element.name not in known:
            if element.name.startswith("ds:"):
                self.strangers.append(element.name)
            return
        word, name = known[element.name]
        part = self.part(element, word, name)
        above = element.parent
        while above is not None and name:
            instance = self.owner.get(above.span.start)
            if instance and instance.word == word:
                parent = self.parts[above.span.start]
                part.parent = parent
                parent.parts.append(part)
                self.own(instance, part)
                return
            above = above.parent
        instance = Instance(word, "neutral", word, part)
        self.instances.append(instance)
        self.own(instance, part)

    def own(self, instance: Instance, part: Part) -> None:
        self.owner[part.element.span.start] = instance
        self.parts[part.element.span.start] = part

    def part(self, element: Element, word: str, name: str) -> Part:
        shape = self.catalogue.words[word].parts[name]
        props: dict[str, Attribute] = {}
        events: dict[str, Event] = {}
        choices: dict[str, str] = {}
        rest: list[Attribute] = []
        for it in element.attributes:
            prop = shape.props.get(it.name)
            if it.name in shape.events:
                events[it.name] = Event(it, shape.events[it.name])
            elif prop is None:
                rest.append(it)
            elif prop.kind == "choice":
                choices[it.name] = it.value_span.of(self.text).strip("\"'{}")
            else:
                props[it.name] = it
        reading = Reading(
            word, name, Markup(element.name, (), ()), {}, {it: it for it in props}, {}, (), {}, "", "code", ("", ""), NOWHERE
        )
        axes = tuple(_axis(it, choices, element) for it in _choosable(shape))
        return Part(name, element, reading, props, axes, events, {}, {}, element, tuple(rest), (), {})


def _choosable(shape: Shape) -> list[str]:
    return [name for name, prop in shape.props.items() if prop.kind == "choice"]


def _axis(name: str, choices: dict[str, str], element: Element) -> Axis:
    attribute = element.attribute(name)
    sets = {name: choices[name]} if name in choices else {}
    table = Table(name, (name,), (name,), ("",), (), NOWHERE)
    given = (attribute,) if attribute else ()
    return Axis(table, attribute, given, (Alternative(None, sets),), None)


def read_neutral(catalogue: Catalogue, text: str) -> Neutral:
    """The instances that a text in the neutral notation states."""
    tree = read(text)
    reader = _Reader(catalogue, text)
    known = {
        f"ds:{word.name}-{part}" if part else f"ds:{word.name}": (word.name, part)
        for word in catalogue.words.values()
        for part in word.parts
    }
    for element in tree.elements:
        reader.element(element, known)
    recognised = Recognised(tuple(reader.instances), (), reader.owner)
    return Neutral(tree, Names(tree.grammar, text), recognised, tuple(reader.strangers))
