"""The cascade: declarations of one element become its values, with variables followed and shorthands taken apart."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from adapter.styles.custom_properties import Followed, follow, tidied
from adapter.styles.folding import folded
from adapter.styles.longhands import longhands
from adapter.styles.resolved import Origin, Rank, Style, StyleValue, Undecided
from adapter.styles.tailwind import Tailwind

# The layer of inline styles.
ABOVE_ALL = 1_000_000.0


class Declaration(Struct, frozen=True):
    """One declaration that applies to an element; ``index`` orders those of one source where nothing else does.

    ``ordered``: the page itself says which of two wins.
    """

    property: str
    value: str
    origin: Origin
    conditions: tuple[str, ...]
    when: tuple[str, ...]
    important: bool
    rank: Rank
    index: int
    ordered: bool = False


class Page(Struct, frozen=True):
    """What all elements of a page share: the custom properties of its root, and the theme."""

    variables: Mapping[str, list[Declaration]]
    tailwind: Tailwind | None

    def theme(self, name: str) -> str | None:
        """What the theme says for a custom property."""
        return (self.tailwind.variable(name) or None) if self.tailwind is not None else None


def cascaded(declared: list[Declaration], page: Page, merged: bool) -> Style:
    """The style of an element with these declarations; ``merged``: of two classes the later one wins."""
    own: dict[str, list[Declaration]] = {}
    for it in declared:
        if it.property[:2] == "--":
            own.setdefault(it.property, []).append(it)
    undecided: dict[str, Undecided] = {}
    values: list[StyleValue] = []
    for it in declared:
        if it.property[:2] != "--":
            values.extend(_values(it, own, page, merged, undecided))
    kept = list(_winners(values, undecided))
    return Style(tuple(kept), tuple(undecided.values()))


def _values(
    it: Declaration,
    own: Mapping[str, list[Declaration]],
    page: Page,
    merged: bool,
    undecided: dict[str, Undecided],
) -> Iterator[StyleValue]:
    """The longhands of a declaration, once for each set of conditions under which its variables differ."""
    index = float(it.index) if merged or it.ordered or it.origin.kind != "class" else 0.0
    waiting = [(it.conditions, it.when)]
    done = set()
    while waiting:
        active = waiting.pop(0)
        if active in done:
            continue
        done.add(active)
        found = _followed(it, active, own, page)
        for name in found.used:
            waiting.extend(_more(active, own.get(name) or page.variables.get(name, [])))
        if found.missing:
            key = f"{it.property} {it.origin.text}"
            why = f"{', '.join(dict.fromkeys(found.missing))} is said nowhere that is read"
            undecided[key] = Undecided(it.origin.text, why, it.origin.span, it.property)
            continue
        for name, value in longhands(it.property, tidied(it.property, folded(found.value))):
            yield StyleValue(name, value, it.origin, it.value, *active, it.important, (*it.rank, index))


def _more(
    active: tuple[tuple[str, ...], tuple[str, ...]], said: list[Declaration]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The further conditions under which a custom property has a value of its own."""
    for it in said:
        conditions = tuple(dict.fromkeys((*active[0], *it.conditions)))
        when = tuple(dict.fromkeys((*active[1], *it.when)))
        if (conditions, when) != active and len(conditions) < 4:
            yield conditions, when


def _followed(
    it: Declaration,
    active: tuple[tuple[str, ...], tuple[str, ...]],
    own: Mapping[str, list[Declaration]],
    page: Page,
) -> Followed:
    held = {*active[0], *active[1]}

    def lookup(name: str) -> str | None:
        for said in (own.get(name, []), page.variables.get(name, [])):
            fitting = [each for each in said if {*each.conditions, *each.when} <= held]
            if fitting:
                return max(fitting, key=lambda each: (each.rank, each.index)).value
        return page.theme(name)

    return follow(it.value, lookup)


def _winners(values: list[StyleValue], undecided: dict[str, Undecided]) -> Iterator[StyleValue]:
    """The value of each property under each set of conditions; two of one rank that differ are not decided."""

    def about(it: StyleValue) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        return it.property, it.conditions, it.when

    for _, group in groupby(sorted(values, key=about), key=about):
        ranked = sorted(group, key=lambda it: it.rank)
        best = ranked[-1]
        rival = next((it for it in ranked if it.rank == best.rank and it.value != best.value), None)
        if rival is None:
            yield best
            continue
        said = f"{rival.origin.text} says {rival.value} and {best.origin.text} {best.value}"
        why = f"{said}; the order of the style sheet decides"
        undecided[f"{best.property} {best.conditions}"] = Undecided(best.property, why, best.origin.span, best.property)
