"""The resolved style of an element: each property's value, the conditions it holds under, and where it was said."""

from collections.abc import Collection, Iterator
from typing import Literal

from msgspec import Struct

from adapter.source.span import Span

# How a declaration ranks against another: importance, layer, specificity, then the order that is known.
Rank = tuple[float, ...]


class Origin(Struct, frozen=True):
    """Where a value was said: a class name, an entry of an inline style, or a rule of a style sheet.

    ``span`` is its place on the page; of a style sheet's rule, ``text`` is the selector, and it stands in ``file`` on
    ``line`` (counted from 1).  ``file`` is empty where that is the page itself.
    """

    kind: Literal["class", "inline", "rule"]
    text: str
    span: Span | None = None
    file: str = ""
    line: int = 0


class StyleValue(Struct, frozen=True):
    """One property (a longhand), its value with variables followed, and what was written.

    ``conditions`` are what must hold in the browser (``hover``, ``dark``, ``width >= 768px``), ``when`` what must hold
    in the page's code (``open``, ``not open``); all of them together.
    """

    property: str
    value: str
    origin: Origin
    written: str = ""
    conditions: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    important: bool = False
    rank: Rank = ()


class Undecided(Struct, frozen=True):
    """Something that may give the element any style, or a property whose value cannot be told: what, and why."""

    text: str
    why: str
    span: Span | None = None
    property: str = ""


class Style(Struct, frozen=True):
    """One element's style: ``values`` in the order of properties, and what is ``undecided``."""

    values: tuple[StyleValue, ...] = ()
    undecided: tuple[Undecided, ...] = ()

    def under(self, active: Collection[str] = ()) -> dict[str, StyleValue]:
        """The values that hold where these conditions do and no others, by property."""
        held = [it for it in self.values if set(it.conditions) <= set(active) and set(it.when) <= set(active)]
        return {it.property: it for it in sorted(held, key=lambda it: it.rank)}

    def value(self, name: str, active: Collection[str] = ()) -> str:
        """The value of a property under some conditions, empty if nothing says it."""
        found = self.under(active).get(name)
        return found.value if found else ""

    def conditions(self) -> Iterator[tuple[str, ...]]:
        """Every set of conditions that some value has, none first, each once."""
        yield from dict.fromkeys(((), *((*it.when, *it.conditions) for it in self.values)))
