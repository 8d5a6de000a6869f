"""The neutral notation: ``<ds:button emphasis="outline">Save</ds:button>``, printed and read."""

from collections.abc import Iterable

from adapter.catalogue.model import Catalogue, Shape
from adapter.matching.instance import Instance, Part
from adapter.source.span import Span
from adapter.tree import Element


def notate(instance: Instance, text: str, catalogue: Catalogue) -> str:
    """An instance in the neutral notation; what is no part of it stands as the page has it."""
    return _Printer(instance, text, catalogue).part(instance.root)


def tag_of(word: str, part: str) -> str:
    """The element name of a word or of a part of it."""
    return f"ds:{word}-{part}" if part else f"ds:{word}"


class _Printer:
    def __init__(self, instance: Instance, text: str, catalogue: Catalogue) -> None:
        self.instance, self.text = instance, text
        self.word = catalogue.words[instance.word]

    def part(self, part: Part) -> str:
        shape = self.word.parts[part.name]
        name = tag_of(self.word.name, part.name)
        attributes = "".join(f" {it}" for it in self._attributes(part, shape))
        inner = self._inside(part)
        return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes} />"

    def _attributes(self, part: Part, shape: Shape) -> Iterable[str]:
        for name, prop in shape.props.items():
            values = self._choices(part, name)
            if values and values != [prop.default]:
                shown = " | ".join(values)
                yield f'{name}="{shown}"'
            elif name in part.props:
                yield self._renamed(name, part.props[name].span, part.props[name].name_span)
        for name, event in part.events.items():
            yield self._renamed(name, event.attribute.span, event.attribute.name_span)
        for name, element in part.slots.items():
            yield f"{name}={{{element.span.of(self.text)}}}"
        for inner in part.inner.values():
            yield from (it.span.of(self.text) for it in inner.rest)
        yield from (it.span.of(self.text) for it in part.rest)

    def _choices(self, part: Part, name: str) -> list[str]:
        if name in part.sets:
            return [part.sets[name]]
        return list(dict.fromkeys(it.sets[name] for axis in part.axes for it in axis.alternatives if name in it.sets))

    def _renamed(self, name: str, span: Span, name_span: Span) -> str:
        return name + self.text[name_span.end : span.end]

    def _inside(self, part: Part) -> str:
        """The children, with the parts among them in the notation; an attribute may hold parts too."""
        content: Element = part.content
        if content.body.closing is None:
            return ""
        found, at = [], content.body.inner.start
        gone = [(it.span, "") for it in part.slots.values()]
        inner = content.body.inner
        parts = [(it.element.span, self.part(it)) for it in part.parts if inner.holds(it.element.span)]
        for span, shown in sorted([*gone, *parts]):
            found += [self.text[at : span.start], shown]
            at = span.end
        return "".join([*found, self.text[at : inner.end]])
