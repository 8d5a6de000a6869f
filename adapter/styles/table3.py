"""The table of Tailwind 3: what every utility declares, and its default theme, as data that `tools/tailwind` makes.

In templates ``§`` stands for the value, ``§<alpha>`` for a colour with that alpha.
"""

from functools import lru_cache

import msgspec
from msgspec import Struct

from adapter.styles.declarations import Line
from adapter.styles.table import DATA


class Said(Struct, frozen=True):
    """A value of a theme that is more than text: ``parts`` of a list, and what lies ``below`` it (a line height)."""

    text: str
    parts: tuple[str, ...] = ()
    below: dict[str, str] = {}


Value = str | Said
Section = dict[str, Value]


class Utility(Struct, frozen=True):
    """One utility: the section of the theme that it reads, and the types of written values that it takes.

    A type comes with whether it wins over others.  ``colored`` is the template for a colour that can be taken apart,
    ``by_variable`` that its alpha is a variable; ``special`` are values that are not like the others; ``commas``
    become spaces.
    """

    name: str
    section: str
    types: tuple[tuple[str, bool], ...]
    template: tuple[Line, ...]
    values: Section = {}
    negative: bool = False
    without_default: bool = False
    colored: tuple[Line, ...] = ()
    by_variable: bool = False
    special: dict[str, tuple[Line, ...]] = {}
    commas: bool = False
    modifiers: bool = False

    @property
    def takes_any(self) -> bool:
        """Whether any written value will do."""
        return any(it == "any" for it, _ in self.types)


class Table(Struct, frozen=True):
    """All of version 3; ``names`` are the colours with a name, as red, green and blue."""

    version: str
    names: dict[str, str]
    sections: dict[str, Section]
    statics: dict[str, tuple[Line, ...]]
    utilities: tuple[Utility, ...]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table that is shipped, read once."""
    return msgspec.json.decode((DATA / "v3.json").read_bytes(), type=Table)
