"""Tailwind as one project has it, whatever the version: what a class declares, and what there is to name."""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import ClassVar

from msgspec.structs import replace

from adapter.source.brackets import pieces
from adapter.styles.declarations import Declared, Line
from adapter.styles.table import Variant

# A colour of Tailwind's own palette by its name: ``red-500``.
SHADE = re.compile(r"[a-z]+-(?:50|[1-9]00|950)")


class Tailwind(ABC):
    """Answers for one theme; each class is worked out once."""

    __slots__ = ("_bases", "_made")

    version: ClassVar[int]

    def __init__(self) -> None:
        self._bases: dict[str, Declared | None] = {}
        self._made: dict[str, Declared | None] = {}

    def resolve(self, text: str) -> Declared | None:
        """What a class declares, None if Tailwind does not know it."""
        if text not in self._made:
            self._made[text] = self._resolve(text)
        return self._made[text]

    def _resolve(self, text: str) -> Declared | None:
        split = self._split(*pieces(text, ":"))
        if split is None:
            return None
        before, base, important = split
        if base not in self._bases:
            self._bases[base] = self._declared(base)
        found = self._bases[base]
        if found is None:
            return None
        variants = [self._variant(it) for it in before]
        known = [it for it in variants if it is not None]
        if len(known) < len(variants):
            return None
        lines = self._conditioned(found.lines, known)
        return replace(found, lines=lines, variants=tuple(before), important=important)

    # --- what a version says of a class ------------------------------------------------------------------------

    @abstractmethod
    def _split(self, *parts: str) -> tuple[tuple[str, ...], str, bool] | None:
        """Variants, base and whether it is important; None where the prefix is missing."""

    @abstractmethod
    def _declared(self, base: str) -> Declared | None:
        """What a base without variants declares, None if Tailwind does not know it."""

    @abstractmethod
    def _variant(self, text: str) -> Variant | None:
        """What a variant means, None if Tailwind does not know it."""

    @abstractmethod
    def _conditioned(self, lines: tuple[Line, ...], variants: list[Variant]) -> tuple[Line, ...]:
        """Declarations under some variants."""

    # --- what a version has to name ----------------------------------------------------------------------------

    @property
    @abstractmethod
    def roots(self) -> frozenset[str]:
        """What classes with a value start with: ``bg``."""

    @property
    @abstractmethod
    def statics(self) -> Collection[str]:
        """The classes without a value."""

    @abstractmethod
    def named(self, root: str) -> Iterator[str]:
        """The classes of a root that have a name in the theme."""

    @abstractmethod
    def scale(self, root: str) -> Iterator[tuple[str, str]]:
        """The names of a root in the theme, with their values."""

    @abstractmethod
    def palette_color(self, key: str) -> str:
        """The value of a colour of Tailwind's own palette, empty for another or where the project's theme sets it."""

    @abstractmethod
    def followed(self, value: str) -> str:
        """A value with the theme's variables followed, and what is counted from them."""

    @abstractmethod
    def variable(self, name: str) -> str:
        """What the theme says for a custom property (``--color-red-500``), empty if it has none of that name."""
