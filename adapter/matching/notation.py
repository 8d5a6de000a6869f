"""The neutral notation, printed: ``<ds:button emphasis="outline">Save</ds:button>``."""

import re
from collections.abc import Iterable

from adapter.catalogue.model import Catalogue, Shape
from adapter.matching.class_lists import without_classes
from adapter.matching.instance import Axis, Instance, Part, Recognised
from adapter.source.span import Span
from adapter.tree import Attribute, Element

PREFIX = "ds:"
# A word that stands for many components of a package: ``name`` says which one.
ICON = "icon"
# An argument that reads the same as an attribute's string.
PLAIN = re.compile(r'"[^"\\&]*"')
Replaced = tuple[Span, str]


def notate(instance: Instance, text: str, catalogue: Catalogue) -> str:
    """An instance in the neutral notation; what is no part of it stands as the page has it."""
    return _Printer(instance, text, catalogue, {}).part(instance.root)


def notate_page(recognised: Recognised, text: str, catalogue: Catalogue, span: Span) -> str:
    """A stretch of a page with every instance in it in the neutral notation."""
    inside = {it.root.element.span.start: it for it in recognised.instances if span.holds(it.root.element.span)}
    return replaced(text, span, _shown(inside, text, catalogue, span))


def tag_of(word: str, part: str) -> str:
    """The element name of a word or of a part of it."""
    return f"{PREFIX}{word}-{part}" if part else f"{PREFIX}{word}"


def replaced(text: str, span: Span, changes: Iterable[Replaced]) -> str:
    """The text under a span with stretches replaced; what lies inside a replaced stretch is left out."""
    found, at = [], span.start
    for stretch, shown in sorted(changes):
        if at <= stretch.start and stretch.end <= span.end:
            found += [text[at : stretch.start], shown]
            at = stretch.end
    return "".join([*found, text[at : span.end]])


def _shown(instances: dict[int, Instance], text: str, catalogue: Catalogue, span: Span) -> list[Replaced]:
    """Every instance under a span, outermost first, each with those inside it."""
    return [
        (it.root.element.span, _Printer(it, text, catalogue, instances).part(it.root))
        for it in instances.values()
        if span.holds(it.root.element.span)
    ]


class _Printer:
    """Prints one instance, and those of ``instances`` inside it."""

    def __init__(self, instance: Instance, text: str, catalogue: Catalogue, instances: dict[int, Instance]) -> None:
        self.instance, self.text, self.catalogue = instance, text, catalogue
        self.instances = {key: it for key, it in instances.items() if it is not instance}
        self.word = catalogue.words[instance.word]

    def part(self, part: Part) -> str:
        shape = self.word.parts[part.name]
        name = tag_of(self.word.name, part.name)
        named = f' name="{self.instance.family}"' if self.word.name == ICON else ""
        attributes = named + "".join(f" {it}" for it in self._attributes(part, shape))
        inner = self._inside(part)
        return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes} />"

    def _attributes(self, part: Part, shape: Shape) -> Iterable[str]:
        for name, prop in shape.props.items():
            if name in part.code:
                yield from _truth(name, part.code[name], prop.kind == "flag")
            elif name in part.props:
                yield self._renamed(name, part.props[name], part)
            else:
                yield from self._choice(part, name, prop.default)
        for name, event in part.events.items():
            yield self._renamed(name, event.attribute, part)
        for name, element in part.slots.items():
            yield f"{name}={{{self._stretch(element.span, part)}}}"
        for inner in part.inner.values():
            yield from (self._stretch(it.span, part) for it in inner.rest)
        emptied, gone = without_classes(part.element, frozenset(part.consumed), self.text)
        nothing = [(it, "") for it in gone]
        yield from (self._stretch(it.span, part, nothing) for it in part.rest if it is not emptied)

    def _choice(self, part: Part, name: str, default: str) -> Iterable[str]:
        """A decided prop; nothing where it is the vocabulary's default."""
        if name in part.sets:
            value = part.sets[name]
            inner = part.inner.get(value)
            if inner:
                yield f"{name}={{{inner.element.name}}}"
            elif value != default:
                yield f'{name}="{value}"'
            return
        for axis in part.axes:
            values = list(dict.fromkeys(it.sets[name] for it in axis.alternatives if name in it.sets))
            if values and values != [default]:
                yield (f'{name}="{values[0]}"' if len(values) == 1 else f"{name}={{{self._varying(axis, name)}}}")

    def _varying(self, axis: Axis, name: str) -> str:
        """The expression with neutral values for its literals, where it holds them; else what they can be."""
        values = [(it.site, it.sets[name]) for it in axis.alternatives if name in it.sets]
        if axis.value and axis.value.is_inline and all(site for site, _ in values):
            return replaced(self.text, axis.value.expression, [(it.span, f'"{value}"') for it, value in values if it])
        return " | ".join(f'"{it}"' for it in dict.fromkeys(value for _, value in values))

    def _renamed(self, name: str, attribute: Attribute, part: Part) -> str:
        if self.instance.caller is not None and not part.name:
            shown = self._stretch(attribute.value_span, part)
            return f"{name}={shown}" if PLAIN.fullmatch(shown) else f"{name}={{{shown}}}"
        return name + self._stretch(Span(attribute.name_span.end, attribute.span.end), part)

    def _inside(self, part: Part) -> str:
        """The children, with the parts among them in the notation."""
        content: Element = part.content
        if content.body.closing is None:
            return ""
        gone = [(it.span, "") for it in part.slots.values()]
        return self._stretch(content.body.inner, part, gone)

    def _stretch(self, span: Span, part: Part, gone: Iterable[Replaced] = ()) -> str:
        """Source text with the parts and the other instances inside it in the notation."""
        parts = [(it.element.span, self.part(it)) for it in part.parts if span.holds(it.element.span)]
        others = _shown(self.instances, self.text, self.catalogue, span)
        return replaced(self.text, span, [*gone, *parts, *others])


def _truth(name: str, code: str, is_flag: bool) -> Iterable[str]:
    if code != "false" or not is_flag:
        yield name if code == "true" else f"{name}={{{code}}}"
