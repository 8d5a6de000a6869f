"""A project's theme of Tailwind 4, as its style sheets state it: `@theme`, `@utility`, `@custom-variant`, prefix."""

import re
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from adapter.styles.css_blocks import Block
from adapter.styles.declarations import Line
from adapter.styles.table import Variant, table
from adapter.styles.tailwind4 import Tailwind4
from adapter.styles.theme import OPTIONS, Theme, Variable

PREFIX = re.compile(r"prefix\(([a-z]+)\)")
IMPORT = re.compile(r"""^@import\s+(?:url\()?["']?([^"')\s]+)["']?\)?\s*(.*)$""")


class Config4(Struct):
    """What style sheets state, in their order; ``plugins`` and ``configs`` are the modules that they name."""

    variables: list[Variable] = field(default_factory=list)
    utilities: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    open_utilities: list[str] = field(default_factory=list)
    variants: dict[str, Variant] = field(default_factory=dict)
    plugins: list[str] = field(default_factory=list)
    configs: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    prefix: str = ""

    def read(self, sheet: Block) -> None:
        """Take in one style sheet."""
        for it in sheet.all():
            match it.name:
                case "@import":
                    self._import(it)
                case "@theme":
                    self._theme(it, 0)
                case "@utility":
                    self._utility(it)
                case "@custom-variant":
                    self._variant(it)
                case "@plugin":
                    self.plugins.append(it.params.strip("\"'"))
                case "@config":
                    self.configs.append(it.params.strip("\"'"))

    def _import(self, it: Block) -> None:
        found = IMPORT.match(it.prelude)
        if found is None:
            return
        self.imports.append(found[1])
        prefix = PREFIX.search(found[2])
        if prefix:
            self.prefix = prefix[1]

    def _theme(self, it: Block, options: int) -> None:
        for option, flag in OPTIONS.items():
            options |= flag if re.search(rf"\b{option}\b", it.params) else 0
        prefix = PREFIX.search(it.params)
        if prefix:
            self.prefix = prefix[1]
        for name, value in it.declarations:
            if name.startswith("--"):
                self.variables.append(Variable(name.replace("\\", ""), value, options))

    def _utility(self, it: Block) -> None:
        name = it.params.split()[0] if it.params else ""
        if name.endswith("-*"):
            self.open_utilities.append(name[:-2])
        elif name:
            self.utilities[name] = tuple(_lines(it, ()))

    def _variant(self, it: Block) -> None:
        name, _, rest = it.params.partition(" ")
        rest = rest.strip()
        if not name:
            return
        if rest.startswith("(") and rest.endswith(")"):
            self.variants[name] = Variant(((rest[1:-1].strip(),),))
        else:
            ways = tuple(_slots(it, ()))
            self.variants[name] = Variant(ways or (("&",),))

    def added(self) -> list[str]:
        """The modules that may add classes: plug-ins, and style sheets of packages that are made for Tailwind."""
        sheets = [it for it in self.imports if (it[:1] != "." and "tailwind" in it) or it == "tw-animate-css"]
        return [*self.plugins, *(it for it in sheets if not it.startswith("tailwindcss"))]

    @property
    def is_open(self) -> bool:
        """Whether there is a configuration in JavaScript, or a utility that takes any value."""
        return bool(self.configs or self.open_utilities)

    def tailwind(self) -> Tailwind4:
        """The resolver of a project with these style sheets."""
        data = table()
        theme = Theme(data.theme, self.prefix)
        for it in self.variables:
            theme.add(it)
        return Tailwind4(theme, self.variants, replace(data, statics={**data.statics, **self.utilities}))


def imported(sheet: Block) -> list[str]:
    """The names of what a style sheet imports."""
    found = (IMPORT.match(it.prelude) for it in sheet.blocks if it.name == "@import")
    return [it[1] for it in found if it is not None]


def _lines(it: Block, conditions: tuple[str, ...]) -> Iterable[Line]:
    for name, value in it.declarations:
        yield Line(name, value.removesuffix("!important").strip(), conditions)
    for block in it.blocks:
        if block.is_statement:
            continue
        yield from _lines(block, (*conditions, block.prelude))


def _slots(it: Block, conditions: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for block in it.blocks:
        if block.name == "@slot":
            yield conditions
        else:
            yield from _slots(block, (*conditions, block.prelude))
