"""Tailwind 4: what a class declares in one project."""

from msgspec.structs import replace

from adapter.styles.declarations import Declared, Line
from adapter.styles.splitting import pieces
from adapter.styles.table import Table, Variant, table
from adapter.styles.theme import Theme
from adapter.styles.utilities import declared
from adapter.styles.variants import Variants, conditioned


class Tailwind4:
    """Answers for one theme; each class is worked out once."""

    __slots__ = ("_bases", "_made", "table", "theme", "variants")

    version = 4

    def __init__(
        self, theme: Theme | None = None, variants: dict[str, Variant] | None = None, known: Table | None = None
    ) -> None:
        data = known or table()
        self.theme = theme if theme is not None else Theme(data.theme)
        self.table = replace(data, statics={**data.statics, "container": container(self.theme)})
        own = {**self.table.variants, **_breakpoints(self.theme, self.table), **(variants or {})}
        self.variants = Variants({name: it for name, it in own.items() if it.ways}, self.theme)
        self._bases: dict[str, Declared | None] = {}
        self._made: dict[str, Declared | None] = {}

    def resolve(self, text: str) -> Declared | None:
        """What a class declares, None if Tailwind does not know it."""
        if text not in self._made:
            self._made[text] = self._resolve(text)
        return self._made[text]

    def _resolve(self, text: str) -> Declared | None:
        *before, base = pieces(text, ":")
        if self.theme.prefix:
            if not before or before[0] != self.theme.prefix:
                return None
            before = before[1:]
        important = base[-1:] == "!" or base[:1] == "!"
        base = base[:-1] if base[-1:] == "!" else base[1:] if important else base
        if base not in self._bases:
            self._bases[base] = declared(base, self.table, self.theme)
        found = self._bases[base]
        if found is None:
            return None
        variants = [self.variants.find(it) for it in before]
        known = [it for it in variants if it is not None]
        if len(known) < len(variants):
            return None
        return replace(found, lines=conditioned(found.lines, known), variants=tuple(before), important=important)


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
