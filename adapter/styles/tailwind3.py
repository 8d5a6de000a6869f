"""Tailwind 3: what a class declares in one project."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from adapter.styles.declarations import Declared, Line
from adapter.styles.table import Variant
from adapter.styles.table3 import Section, Table, Utility, table
from adapter.styles.tailwind import SHADE, Tailwind
from adapter.styles.theme3 import UNKNOWN, Theme3
from adapter.styles.utilities3 import Known, declared
from adapter.styles.variants3 import Variants3, conditioned3


class Tailwind3(Tailwind):
    """Answers for one theme; each class is worked out once."""

    __slots__ = ("_known", "_variants", "theme")

    version = 3

    def __init__(
        self,
        theme: Theme3 | None = None,
        prefix: str = "",
        dark: tuple[str, ...] = ("@media (prefers-color-scheme: dark)",),
    ) -> None:
        super().__init__()
        data = table()
        self.theme = theme if theme is not None else Theme3(data.sections)
        by_name: dict[str, list[Utility]] = {}
        for it in data.utilities:
            by_name.setdefault(it.name, []).append(it)
        self._known = Known(_with_container(data, self.theme), self.theme, by_name, prefix)
        self._variants = Variants3(self.theme, dark)

    def _split(self, *parts: str) -> tuple[tuple[str, ...], str, bool] | None:
        *before, base = parts
        important = base[:1] == "!"
        return tuple(before), base[1:] if important else base, important

    def _declared(self, base: str) -> Declared | None:
        return declared(base, self._known)

    def _variant(self, text: str) -> Variant | None:
        return self._variants.find(text)

    def _conditioned(self, lines: tuple[Line, ...], variants: list[Variant]) -> tuple[Line, ...]:
        return conditioned3(lines, variants)

    @property
    def roots(self) -> frozenset[str]:
        """What classes with a value start with."""
        return frozenset(self._known.by_name)

    @property
    def statics(self) -> Collection[str]:
        """The classes without a value."""
        return table().statics

    def named(self, root: str) -> Iterator[str]:
        """The classes of a root that have a name in the theme."""
        keys = (key for section in self._sections(root) for key in section)
        return (root if key == "DEFAULT" else f"{root}-{key}" for key in keys if key[:1] != "@")

    def scale(self, root: str) -> Iterator[tuple[str, str]]:
        """The names of a root in the theme, with their values."""
        every = (it for section in self._sections(root) for it in section.items())
        return ((name, value) for name, value in every if isinstance(value, str))

    def palette_color(self, key: str) -> str:
        """The value of a colour of Tailwind's own palette."""
        section, _, name = key.partition(".")
        values = self.theme.section(section) if SHADE.fullmatch(name) else {}
        value = "" if UNKNOWN in values else values.get(name)
        return value if isinstance(value, str) and table().sections["colors"].get(name) == value else ""

    def followed(self, value: str) -> str:
        """The value itself: this version's theme has no variables."""
        return value

    def variable(self, name: str) -> str:
        """Nothing: this version's theme has no variables."""
        return ""

    def _sections(self, root: str) -> Iterator[Section]:
        return (self.theme.section(it.section) for it in self._known.by_name.get(root, ()))


def _with_container(data: Table, theme: Theme3) -> Table:
    """The table with a ``container`` of the theme's own screens."""
    widths = dict.fromkeys(it for it in theme.section("screens").values() if isinstance(it, str))
    lines = (Line("width", "100%"), *(Line("max-width", it, (f"@media (min-width: {it})",)) for it in widths))
    return replace(data, statics={**data.statics, "container": lines})
