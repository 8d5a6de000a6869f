"""What recognition finds: instances of words with their parts, and what each element of them carries."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from adapter.binding.values import Literals, Site
from adapter.catalogue.model import Reading, Signature, Table
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Reason


class Alternative(Struct, frozen=True):
    """One way an axis can turn out: where its literal stands (``None`` if nothing is written) and what it sets."""

    site: Site | None
    sets: Mapping[str, str]


class Axis(Struct, frozen=True):
    """Neutral props that one table decides together.

    ``attribute`` is the one whose value varies, or the only one, or ``None`` where all are absent; ``attributes``
    are all that the table consumed; ``value`` is what the varying attribute holds.
    """

    table: Table
    attribute: Attribute | None
    attributes: tuple[Attribute, ...]
    alternatives: tuple[Alternative, ...]
    value: Literals | None


class Event(Struct, frozen=True):
    """A handler as the source attaches it."""

    attribute: Attribute
    signature: Signature


class Inner(Struct, frozen=True):
    """An element that a pattern consumed inside another: ``<a>`` in ``<Button asChild><a>``."""

    element: Element
    rest: tuple[Attribute, ...]


class Part(Struct, eq=False):
    """One element of an instance: its root (``name`` is empty) or a part.

    ``content`` is the element whose children are the content: the element itself, or the innermost consumed one.
    ``claimed`` are attributes that the reading consumed without carrying them: ``size="icon"``, ``asChild``;
    ``consumed`` are classes that it consumed, of a class list that stays; ``code`` is what props are where one
    attribute was taken apart into several.
    """

    name: str
    element: Element
    reading: Reading
    props: dict[str, Attribute]
    axes: tuple[Axis, ...]
    events: dict[str, Event]
    slots: dict[str, Element]
    inner: dict[str, Inner]
    content: Element
    rest: tuple[Attribute, ...]
    claimed: tuple[Attribute, ...]
    sets: dict[str, str]
    consumed: tuple[Span, ...] = ()
    parts: "list[Part]" = field(default_factory=list)
    parent: "Part | None" = None
    code: dict[str, str] = field(default_factory=dict)

    def walk(self) -> "Iterator[Part]":
        """This part and everything below it, in source order."""
        return self._walk_down() if self.parts else iter((self,))

    def _walk_down(self) -> "Iterator[Part]":
        yield self
        for part in self.parts:
            yield from part.walk()

    def every_rest(self) -> tuple[Attribute, ...]:
        """What nobody claimed, on the element and on those consumed inside it."""
        return (*self.rest, *(it for inner in self.inner.values() for it in inner.rest)) if self.inner else self.rest

    @property
    def elements(self) -> tuple[Element, ...]:
        """The element and those consumed inside it."""
        return (self.element, *(it.element for it in self.inner.values()))


class Caller(Struct, frozen=True):
    """Where a called function comes from on a page, for all calls of it: an import, or a hook in a component.

    ``declaration`` is the statement that takes it from the hook, ``None`` for an import.  ``dependencies`` are its
    entries in the dependency lists of hooks.
    """

    declaration: Span | None = None
    dependencies: tuple[Span, ...] = ()


class Instance(Struct, eq=False):
    """One recognised component: a word, its root part, and the reasons found so far against converting it.

    ``caller`` if it is a call; its root's element then stands for the call, with the arguments as attributes.
    """

    word: str
    dialect: str
    family: str
    root: Part
    reasons: list[Reason] = field(default_factory=list)
    caller: Caller | None = None

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element that the instance owns."""
        if not self.root.parts:
            return self.root.elements
        return tuple(element for part in self.root.walk() for element in part.elements)

    def named(self, name: str) -> Part | None:
        """The first part of that name."""
        if not self.root.parts:
            return None
        return next((it for it in self.root.walk() if it.name == name and it is not self.root), None)


# Where what an element shows is written: known without looking, on this page, or in another file of the project.
Origin = Literal["known", "page", "elsewhere"]


class Approved(Struct, frozen=True):
    """An element that is already a component of the system."""

    word: str
    element: Element


class Unread(Struct, frozen=True):
    """An element of a family of the kit that no file reads; ``elements`` counts it and those of its family inside."""

    family: str
    element: Element
    elements: int


class Recognised(Struct, frozen=True):
    """Everything recognised on one page, in source order."""

    instances: tuple[Instance, ...]
    approved: tuple[Approved, ...]
    owner: Mapping[int, Instance]
    unread: tuple[Unread, ...] = ()

    def instance_of(self, element: Element) -> Instance | None:
        """The instance that owns an element."""
        return self.owner.get(element.span.start)
