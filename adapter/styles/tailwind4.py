"""Tailwind 4: what a class declares in one project."""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from adapter.styles.declarations import Declared, Line
from adapter.styles.table import Table, Utility, Variant, table
from adapter.styles.tailwind import SHADE, Tailwind
from adapter.styles.theme import DEFAULT, Theme
from adapter.styles.utilities import declared
from adapter.styles.variants import Variants, conditioned

VARIABLE = re.compile(r"var\((--[\w-]+)\)")
MULTIPLE = re.compile(r"calc\(([\d.]+)rem \* (-?[\d.]+)\)")


class Tailwind4(Tailwind):
    """Answers for one theme; each class is worked out once."""

    __slots__ = ("_table", "_variants", "theme")

    version = 4

    def __init__(
        self, theme: Theme | None = None, variants: dict[str, Variant] | None = None, known: Table | None = None
    ) -> None:
        super().__init__()
        data = known or table()
        self.theme = theme if theme is not None else Theme(data.theme)
        self._table = replace(data, statics={**data.statics, "container": container(self.theme)})
        own = {**self._table.variants, **_breakpoints(self.theme, self._table), **(variants or {})}
        self._variants = Variants({name: it for name, it in own.items() if it.ways}, self.theme)

    def _split(self, *parts: str) -> tuple[tuple[str, ...], str, bool] | None:
        *before, base = parts
        if self.theme.prefix:
            if not before or before[0] != self.theme.prefix:
                return None
            before = before[1:]
        important = base[-1:] == "!" or base[:1] == "!"
        base = base[:-1] if base[-1:] == "!" else base[1:] if important else base
        return tuple(before), base, important

    def _declared(self, base: str) -> Declared | None:
        return declared(base, self._table, self.theme)

    def _variant(self, text: str) -> Variant | None:
        return self._variants.find(text)

    def _conditioned(self, lines: tuple[Line, ...], variants: list[Variant]) -> tuple[Line, ...]:
        return conditioned(lines, variants)

    @property
    def roots(self) -> frozenset[str]:
        """What classes with a value start with."""
        return frozenset(self._table.roots)

    @property
    def statics(self) -> Collection[str]:
        """The classes without a value."""
        return self._table.statics

    def named(self, root: str) -> Iterator[str]:
        """The classes of a root that have a name in the theme, and those that are kept whole."""
        yield from (f"{root}-{name}" for name, _ in self._values(self._table.roots[root]))
        yield from (it for it in self._table.whole if it.startswith(f"{root}-"))

    def scale(self, root: str) -> Iterator[tuple[str, str]]:
        """The names of a root in the theme, with their values."""
        return self._values(self._table.roots.get(root, ()))

    def palette_color(self, key: str) -> str:
        """The value of a colour of Tailwind's own palette."""
        name = key.removeprefix("--color-")
        variable = self.theme.values.get(key) if SHADE.fullmatch(name) and name != key else None
        return variable.value if variable is not None and variable.options & DEFAULT else ""

    def followed(self, value: str) -> str:
        """A value with the theme's variables followed, and multiples of the spacing counted."""
        value = VARIABLE.sub(lambda it: self.theme.value(it[1]) or it[0], value)
        return MULTIPLE.sub(lambda it: f"{float(it[1]) * float(it[2]):g}rem", value)

    def variable(self, name: str) -> str:
        """What the theme says for a custom property, by the name that declarations use."""
        prefix = f"--{self.theme.prefix}-"
        own = f"--{name.removeprefix(prefix)}" if self.theme.prefix and name.startswith(prefix) else name
        return self.theme.value(own.replace("\\", ""))

    def _values(self, utilities: Iterable[Utility]) -> Iterator[tuple[str, str]]:
        spaces = dict.fromkeys(space for it in utilities for shape in it.themed for space in shape.namespaces)
        return (named for space in spaces for named in self.theme.within(space))


def _breakpoints(theme: Theme, known: Table) -> dict[str, Variant]:
    """The variants of a theme's breakpoints; those of the table that it has no longer go."""
    gone = {
        it.name.removeprefix("--breakpoint-"): Variant(()) for it in known.theme if it.name.startswith("--breakpoint-")
    }
    made = {name: Variant(((f"@media (width >= {value})",),)) for name, value in theme.within("--breakpoint")}
    return {**gone, **made}


def container(theme: Theme) -> tuple[Line, ...]:
    """What ``container`` declares: the whole width, and no more than each breakpoint."""
    widths = sorted((value for _, value in theme.within("--breakpoint")), key=_size)
    return (Line("width", "100%"), *(Line("max-width", it, (f"@media (width >= {it})",)) for it in widths))


def _size(width: str) -> float:
    digits = width.rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        return float(digits)
    except ValueError:
        return 0.0
