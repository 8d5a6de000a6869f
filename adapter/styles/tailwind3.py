"""Tailwind 3: what a class declares in one project."""

from msgspec.structs import replace

from adapter.styles.declarations import Declared, Line
from adapter.styles.splitting import pieces
from adapter.styles.table3 import Table, Utility, table
from adapter.styles.theme3 import Theme3
from adapter.styles.utilities3 import Known, declared
from adapter.styles.variants3 import Variants3, conditioned3


class Tailwind3:
    """Answers for one theme; each class is worked out once."""

    __slots__ = ("_bases", "_known", "_made", "theme", "variants")

    version = 3

    def __init__(
        self,
        theme: Theme3 | None = None,
        prefix: str = "",
        dark: tuple[str, ...] = ("@media (prefers-color-scheme: dark)",),
    ) -> None:
        data = table()
        self.theme = theme if theme is not None else Theme3(data.sections)
        by_name: dict[str, list[Utility]] = {}
        for it in data.utilities:
            by_name.setdefault(it.name, []).append(it)
        self._known = Known(_with_container(data, self.theme), self.theme, by_name, prefix)
        self.variants = Variants3(self.theme, dark)
        self._bases: dict[str, Declared | None] = {}
        self._made: dict[str, Declared | None] = {}

    def resolve(self, text: str) -> Declared | None:
        """What a class declares, None if Tailwind does not know it."""
        if text not in self._made:
            self._made[text] = self._resolve(text)
        return self._made[text]

    def _resolve(self, text: str) -> Declared | None:
        *before, base = pieces(text, ":")
        important = base[:1] == "!"
        base = base[1:] if important else base
        if base not in self._bases:
            self._bases[base] = declared(base, self._known)
        found = self._bases[base]
        if found is None:
            return None
        variants = [self.variants.find(it) for it in before]
        known = [it for it in variants if it is not None]
        if len(known) < len(variants):
            return None
        return replace(found, lines=conditioned3(found.lines, known), variants=tuple(before), important=important)


def _with_container(data: Table, theme: Theme3) -> Table:
    """The table with a ``container`` of the theme's own screens."""
    widths = dict.fromkeys(it for it in theme.section("screens").values() if isinstance(it, str))
    lines = (Line("width", "100%"), *(Line("max-width", it, (f"@media (min-width: {it})",)) for it in widths))
    return replace(data, statics={**data.statics, "container": lines})
