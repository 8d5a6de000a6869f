"""Fitting one element to one pattern: does it fit, does it not, or can that not be decided?"""

import re
from collections.abc import Callable

from msgspec import Struct, field

from adapter.binding.class_names import CLASSES, class_names
from adapter.binding.names import Names
from adapter.binding.values import Literals, Opaque, value_of
from adapter.catalogue.markup import AnyWord, Hole, Item, Markup, Spread, Words
from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.model import Reading
from adapter.matching.class_lists import fits
from adapter.matching.identity import Identities
from adapter.source.span import Span
from adapter.tree import Attribute, Broken, Code, Comment, Element, Text
from adapter.words import Reason

# HTML section 3.2.5.2.5, phrasing content, less what generators never write; anything else has a layout of its own.
PHRASING = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "img",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "u",
        "var",
        "wbr",
        "path",
        "circle",
        "rect",
        "line",
        "polyline",
        "polygon",
        "ellipse",
        "g",
        "defs",
        "title",
    ]
)

# Kinds of holes among several items that any children fit.
ANYTHING = ("", "element")
WORD = re.compile(r"[\w-]+(?::[\w-]+)*")


class Fit(Struct):
    """A pattern that fits an element: what its holes hold."""

    props: dict[str, Attribute] = field(default_factory=dict)
    slots: dict[str, Element] = field(default_factory=dict)
    inner: dict[str, Element] = field(default_factory=dict)
    claimed: list[Attribute] = field(default_factory=list)
    classes: list[Span] = field(default_factory=list)
    content: Element | None = None


class Undecided(Struct, frozen=True):
    """Whether the pattern fits depends on something that the page does not say."""

    reason: Reason


Trial = Fit | Undecided | None
IsIcon = Callable[[Element], bool]
# Whether an element is a component of a kind that the vocabulary names.
IsKind = Callable[[Element, str], bool]


class Patterns:
    """Tries patterns on the elements of one page."""

    def __init__(
        self, text: str, names: Names, identities: Identities, is_icon: IsIcon, is_kind: IsKind = lambda _, __: False
    ) -> None:
        self.text, self.names, self.identities, self.is_icon = text, names, identities, is_icon
        self.is_kind = is_kind

    def try_on(self, reading: Reading, element: Element, family: str) -> Trial:
        """The fit of a reading whose root name is already known to fit, ``None`` where it does not fit."""
        if reading.classes is not None:
            decided = fits(reading.classes, element, self.text)
            if isinstance(decided, Reason):
                return Undecided(decided)
            if not decided:
                return None
        fit = Fit(content=element)
        return self._element(reading, reading.find, element, fit, family)

    def _element(self, reading: Reading, find: Markup, element: Element, fit: Fit, family: str) -> Trial:
        label = ""
        undecided: Undecided | None = None
        for wanted in find.attributes:
            match wanted:
                case Spread(path=path) if len(path) > 1:
                    label = path[0]
                case Wanted():
                    decided = self._attribute(wanted, element, fit)
                    if decided is False:
                        return None
                    undecided = decided if isinstance(decided, Undecided) else undecided
                case _:
                    pass
        if undecided is not None:
            return undecided
        if label:
            fit.inner[label] = element
        return self._children(reading, find.children, element, fit, family)

    def _attribute(self, wanted: Wanted, element: Element, fit: Fit) -> Undecided | bool:
        attribute = element.attribute(wanted.name)
        match wanted.value:
            case Hole(optional=optional, path=path):
                if attribute is None:
                    return optional
                fit.props[path[0]] = attribute
                return True
            case AnyWord(words=words):
                return attribute is not None and self._mentions(attribute, words)
            case Words(pieces=pieces):
                wished = "".join(it for it in pieces if isinstance(it, str))
                if wanted.name == "class":
                    return self._classes(wished.split(), element, fit)
            case _:
                wished = "true"
        if attribute is None:
            return False
        decided = self._constraint(attribute, wished)
        if decided is True:
            fit.claimed.append(attribute)
        return decided

    def _mentions(self, attribute: Attribute, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands anywhere in a value, in whatever branch."""
        return bool(set(WORD.findall(attribute.value_span.of(self.text))) & set(words))

    def _classes(self, wished: list[str], element: Element, fit: Fit) -> Undecided | bool:
        """Whether an element has all these class names, whatever others it has."""
        attribute = element.attribute(CLASSES)
        found = class_names(attribute, self.text)
        for name in wished:
            if name not in found.certain and attribute is not None and found.may_have(name):
                return _undecided(attribute, f"{CLASSES} may hold more than is seen", name)
            if name not in found.certain:
                return False
        fit.classes += [found.certain[it] for it in wished]
        return True

    def _constraint(self, attribute: Attribute, wished: str) -> Undecided | bool:
        match value_of(attribute.value, self.names):
            case Literals(sites=sites):
                fitting = [it.text == wished for it in sites]
                if all(fitting):
                    return True
                if not any(fitting):
                    return False
                seen = " or ".join(sorted({it.text for it in sites}))
                return _undecided(attribute, f"{attribute.name} may be {seen}", wished)
            case Opaque(sentence=sentence):
                return _undecided(attribute, sentence, wished)
            case _:
                return False

    def _children(self, reading: Reading, items: tuple[Item, ...], element: Element, fit: Fit, family: str) -> Trial:
        match items:
            case (Markup() as nested,):
                only = self._only(element)
                source = reading.sources[nested.name]
                if only is None or not self.identities.of(only).fits(source, family):
                    return None
                fit.content = only
                return self._element(reading, nested, only, fit, family)
            case (Hole(kind="icon", optional=False),):
                only = self._only(element)
                return fit if only is not None and self.is_icon(only) else None
            case (Hole(kind="element"),):
                return fit if self._only(element) is not None else None
            case _:
                return self._sequence(items, element, fit)

    def _sequence(self, items: tuple[Item, ...], element: Element, fit: Fit) -> Trial:
        if not any(isinstance(it, Hole) and it.kind not in ANYTHING for it in items):
            return fit
        children = self._significant(element)
        for item in items:
            match item:
                case Hole(kind="icon", path=(name,)) if item is items[0]:
                    self._icon(children[:1], len(children), name, fit)
                case Hole(kind="icon", path=(name,)):
                    self._icon(children[-1:], len(children), name, fit)
                case Hole(kind="phrasing"):
                    if not self._is_phrasing(element, fit):
                        return None
                case Hole(kind="" | "element"):
                    pass
                case Hole(kind=kind, path=(name,)):
                    first = children[0] if len(children) > 1 else None
                    if not isinstance(first, Element) or not self.is_kind(first, kind):
                        return None
                    fit.slots[name] = first
                case _:
                    pass
        return fit

    def _icon(self, candidates: list[Element | Text | Code | Broken], count: int, name: str, fit: Fit) -> None:
        for it in candidates:
            if count > 1 and isinstance(it, Element) and self.is_icon(it) and it not in fit.slots.values():
                fit.slots[name] = it

    def _is_phrasing(self, element: Element, fit: Fit) -> bool:
        inside = [it.span for it in fit.slots.values()]
        return all(
            it.name in PHRASING or not it.name[:1].islower() or any(span.holds(it.span) for span in inside)
            for it in element.descend()
        )

    def _significant(self, element: Element) -> list[Element | Text | Code | Broken]:
        return [
            it
            for it in element.children
            if not isinstance(it, Comment) and not (isinstance(it, Text) and is_blank(it.span.of(self.text)))
        ]

    def _only(self, element: Element) -> Element | None:
        match self._significant(element):
            case [Element() as only]:
                return only
            case _:
                return None


def is_blank(text: str) -> bool:
    """Whether JSX renders nothing for this text: white space with a line break, or none at all."""
    return not text.strip(" \t\r\n") and ("\n" in text or "\r" in text or not text)


def _undecided(attribute: Attribute, sentence: str, wished: str) -> Undecided:
    return Undecided(
        Reason(
            "undecided-component",
            f"{sentence}, and {attribute.name}={wished!r} would be another component",
            "code",
            f"write one literal {attribute.name} on each element",
            f"undecided-component {attribute.name}",
        )
    )
