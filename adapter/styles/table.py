"""The table of Tailwind 4: what every utility and variant declares, as data that `tools/tailwind` makes.

In templates ``§`` stands for the value, ``¤m`` for the modifier, ``¤--name`` for what lies below a value in the theme,
``¤a`` and ``¤b`` for the two sides of a fraction.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from adapter.styles.declarations import Line
from adapter.styles.theme import Variable

DATA = Path(__file__).parent / "data"


class Shape(Struct, frozen=True):
    """What a utility declares for one sort of value.

    ``namespaces`` are where the value is looked up, ``raw`` takes it as it stands there and not by name.  ``free`` is
    the template with a modifier; ``named`` says how a modifier that is a name is understood, ``ignored`` that one is
    taken and changes nothing.  ``kind`` is the sort of number, for bare ones.
    """

    template: tuple[Line, ...]
    namespaces: tuple[str, ...] = ()
    raw: bool = False
    free: tuple[Line, ...] = ()
    named: Literal["", "alpha", "leading", "interpolation", "raw"] = ""
    ignored: Literal["", "free", "named", "all"] = ""
    kind: str = ""


class Utility(Struct, frozen=True):
    """One function of a utility; ``types`` are tried in order on a written value, ``free`` has a shape by type."""

    by_default: Shape | None = None
    themed: tuple[Shape, ...] = ()
    bare: tuple[Shape, ...] = ()
    fraction: tuple[Line, ...] = ()
    types: tuple[str, ...] = ()
    free: dict[str, Shape | None] = {}


class Variant(Struct, frozen=True):
    """One variant without a value: its conditions, once for each rule that it makes, and what it declares itself."""

    ways: tuple[tuple[str, ...], ...]
    declares: tuple[Line, ...] = ()


class Table(Struct, frozen=True):
    """All of one version; ``whole`` are classes that are kept as they are."""

    version: str
    theme: tuple[Variable, ...]
    statics: dict[str, tuple[Line, ...]]
    roots: dict[str, tuple[Utility, ...]]
    variants: dict[str, Variant]
    whole: dict[str, Shape]


@lru_cache(maxsize=1)
def table() -> Table:
    """The table that is shipped, read once."""
    return msgspec.json.decode((DATA / "v4.json").read_bytes(), type=Table)
