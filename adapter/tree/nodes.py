"""The source tree: elements with their attributes and children, each with the span it stands at.

Only markup is modelled.  What stands between braces is ``Code``: one opaque node, with the elements that occur in
it.  Attributes and children are built when first asked for, because most elements of a page are never looked at.
``grammar`` is the parser's own node for the floor above (binding), which knows the language; nobody else reads it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from adapter.source.span import Span

if TYPE_CHECKING:
    import tree_sitter


class Text(Struct, frozen=True):
    """Characters between tags, entities not decoded."""

    span: Span


class Comment(Struct, frozen=True):
    """A comment, delimiters (and braces, in JSX) included."""

    span: Span


class Broken(Struct, frozen=True):
    """A stretch that the language's grammar does not accept; never edited."""

    span: Span


class Code(Struct, frozen=True):
    """An expression between braces, which the span includes; ``elements`` are the outermost ones inside it."""

    span: Span
    inner: Span
    grammar: "tree_sitter.Node"
    elements: tuple["Element", ...]


class Plain(Struct, frozen=True):
    """The value of an HTML attribute: what stands between its quotes, if it has any, entities not decoded.

    It is ``known`` unless template code stands in it.
    """

    span: Span
    known: bool


class Attribute(Struct, frozen=True, eq=False):
    """One attribute, or one spread (``name`` is then ``...``).

    ``name`` is React's spelling, in HTML too (``className``), so that one mapping reads both; ``name_span`` is what the
    page writes.  ``value`` is the parser's node of the value, ``None`` for a bare flag; ``value_span`` includes quotes
    or braces.
    """

    name: str
    span: Span
    name_span: Span
    value: "tree_sitter.Node | Plain | None"
    value_span: Span

    @property
    def is_spread(self) -> bool:
        """Whether this is ``{...x}``."""
        return self.name == "..."


class Element(Struct, eq=False):
    """One element; ``name`` is as written (``UI.Button``), empty for a fragment.

    ``position`` says where it stands: a ``child`` of ``parent``, in ``code`` among its children, in an
    ``attribute`` of it, or as a ``root`` in plain code.
    """

    name: str
    span: Span
    grammar: "tree_sitter.Node"
    parent: "Element | None"
    depth: int
    build: Callable[["Element"], "Body"]
    is_html: bool = False
    inside: list["Element"] = []
    _body: "Body | None" = None

    def __repr__(self) -> str:
        return f"<{self.name}> at {self.span.start}"

    @property
    def body(self) -> "Body":
        """Everything below the name, built once."""
        body = self._body
        if body is None:
            body = self._body = self.build(self)
        return body

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """In source order, spreads included."""
        return self.body.attributes

    @property
    def children(self) -> "tuple[Element | Text | Comment | Broken | Code, ...]":
        """In source order."""
        return self.body.children

    def attribute(self, name: str) -> Attribute | None:
        """The last attribute of that name, which is the one that counts (JSX, like an object literal)."""
        for it in reversed(self.body.attributes):
            if it.name == name:
                return it
        return None

    def descend(self) -> "Iterator[Element]":
        """Every element inside this one, in source order, without recursion."""
        stack = list(reversed(self.inside))
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.inside))


class Body(Struct, frozen=True):
    """The parts of an element: spans of its tags and of its name in both, attributes and children.

    ``closing`` and ``closing_name`` are ``None`` for a self-closing element; ``inner`` is then empty at the end.
    ``comments`` stand inside the opening tag.
    """

    opening: Span
    name: Span
    closing: Span | None
    closing_name: Span | None
    inner: Span
    attributes: tuple[Attribute, ...]
    comments: tuple[Comment, ...]
    children: "tuple[Element | Text | Comment | Broken | Code, ...]"


class Misplaced(Struct, frozen=True):
    """An HTML element that stands elsewhere than it is written, or whose tag cannot be taken apart; never edited.

    ``code`` names the reason, ``sentence`` says what was seen.
    """

    span: Span
    code: str
    sentence: str


class Tree(Struct, frozen=True):
    """One page's markup: every element in source order, and what could not be read.

    ``doubtful`` are the top-level stretches that hold a ``Broken`` node: nothing in them is edited.  ``misplaced`` are
    elements, by their start, that are only read.  ``verbatim`` are stretches in which white space counts.
    """

    elements: tuple[Element, ...]
    broken: tuple[Broken, ...]
    doubtful: tuple[Span, ...]
    grammar: "tree_sitter.Node"
    is_html: bool = False
    misplaced: Mapping[int, Misplaced] = {}
    verbatim: tuple[Span, ...] = ()

    def misplaced_in(self, span: Span) -> Misplaced | None:
        """The first element in a stretch that stands elsewhere than it is written."""
        inside = (it for it in self.doubtful if span.holds(it)) if self.misplaced else ()
        return next((self.misplaced[it.start] for it in inside if it.start in self.misplaced), None)

    def is_doubtful(self, span: Span) -> bool:
        """Whether ``span`` touches a top-level stretch that could not be read whole."""
        return any(span.start < it.end and it.start < span.end for it in self.doubtful)
