"""Decision tables of a draft: the word's choices against the values of the component's props."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from msgspec import Struct

from adapter.catalogue.model import TODO, Prop, Shape
from adapter.catalogue.synonyms import Called, FixedTable, Names, Synonyms
from adapter.drafting.package import Attribute, Component

LOOK = ("emphasis", "intent")
# How many values of a choice an attribute must have to count as its carrier.
ENOUGH = 2
Row = tuple[tuple[str, ...], tuple[str, ...]]


class Drafted(Struct, frozen=True):
    """One table of a draft: columns and rows, guesses marked in their cells."""

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    rows: tuple[Row, ...]


class Chooser(Struct, frozen=True):
    """Drafts the tables of one component."""

    component: Component
    synonyms: Synonyms

    def tables(self, shape: Shape, fixed: Iterable[FixedTable]) -> Iterator[Drafted]:
        """Every table that the component has an attribute for."""
        decided = set()
        for it in fixed:
            decided |= set(it.inputs)
            yield from self._fixed(it)
        choices = {name: prop for name, prop in shape.props.items() if prop.one_of and name not in decided}
        if all(it in choices for it in LOOK):
            yield from self._look(choices)
            choices = {name: prop for name, prop in choices.items() if name not in LOOK}
        for prop in choices.values():
            yield from self._single(prop)

    def _fixed(self, table: FixedTable) -> Iterator[Drafted]:
        values = {row[-1] for row in table.rows if row[-1]}
        attributes = (it for it in map(self.component.attribute, table.outputs) if it)
        found = next((it for it in attributes if not it.enum or it.open or values <= set(it.enum)), None)
        if found:
            yield Drafted(table.name, table.inputs, (found.name,), tuple((row[:-1], row[-1:]) for row in table.rows))

    # --- which attribute ----------------------------------------------------------------------------------------

    def _carriers(self, choice: str) -> Iterator[tuple[Attribute, bool]]:
        for name in self.synonyms.carriers.get(choice, (Called(choice, True),)):
            attribute = self.component.own.get(name.text)
            if attribute and len(attribute.enum) > 1:
                yield attribute, name.sure

    def _value(self, choice: str, value: str, attribute: Attribute) -> Called | None:
        """What the attribute calls a value of a choice."""
        if value in attribute.enum:
            return Called(value, True)
        names = self._values(choice).get(value, ())
        found = next((it for it in names if it.text in attribute.enum), None)
        if found and found.sure:
            return found
        return self._labelled(value, names, attribute) or found

    def _labelled(self, value: str, names: Names, attribute: Attribute) -> Called | None:
        """The value that the design file calls so."""
        labels = {label.casefold(): it for it, label in attribute.labels.items()}
        known = (Called(value, True), *names)
        return next((Called(labels[it.text], it.sure) for it in known if it.text in labels), None)

    def _values(self, choice: str) -> Mapping[str, Names]:
        return self.synonyms.values.get(choice, {})

    def _covers(self, prop: Prop, attribute: Attribute) -> int:
        found = (self._value(prop.name, it, attribute) for it in prop.one_of)
        return sum(1 for it in found if it and it.sure)

    def _best(self, prop: Prop) -> tuple[Attribute, int] | None:
        ranked = [(self._covers(prop, it), it) for it, _ in self._carriers(prop.name)]
        count, attribute = max(ranked, key=lambda it: it[0], default=(0, None))
        return (attribute, count) if attribute and count >= min(ENOUGH, len(prop.one_of)) else None

    # --- one choice ---------------------------------------------------------------------------------------------

    def _single(self, prop: Prop) -> Iterator[Drafted]:
        best = self._best(prop)
        if best is None:
            return
        attribute = best[0]
        sure = self._is_sure(prop.name, attribute)
        rows = [((value,), (_cell(self._value(prop.name, value, attribute), sure),)) for value in prop.one_of]
        yield Drafted("look" if prop.name in LOOK else prop.name, (prop.name,), (attribute.name,), tuple(rows))

    def _is_sure(self, choice: str, attribute: Attribute) -> bool:
        return any(sure for it, sure in self._carriers(choice) if it == attribute)

    # --- emphasis and intent ------------------------------------------------------------------------------------

    def _look(self, choices: Mapping[str, Prop]) -> Iterator[Drafted]:
        emphasis, intent = choices["emphasis"], choices["intent"]
        pair, single = self._pair(emphasis, intent), self._mixed(emphasis, intent)
        if pair and (single is None or pair[1] > single[1]):
            first, second = pair[0]
            rows = _compressed(self._of_pair(emphasis, intent, first, second))
            yield Drafted("look", LOOK, (first.name, second.name), tuple(rows))
        elif single:
            rows = _compressed(self._of_one(emphasis, intent, single[0]))
            yield Drafted("look", LOOK, (single[0].name,), tuple(rows))

    def _pair(self, emphasis: Prop, intent: Prop) -> tuple[tuple[Attribute, Attribute], int] | None:
        """The two attributes that carry most between them."""
        found = [
            ((one, other), self._covers(emphasis, one) + self._covers(intent, other))
            for (one, _), (other, _) in product(self._carriers("emphasis"), self._carriers("intent"))
            if one != other and self._covers(emphasis, one) >= ENOUGH and self._covers(intent, other) >= ENOUGH
        ]
        return max(found, key=lambda it: it[1], default=None)

    def _mixed(self, emphasis: Prop, intent: Prop) -> tuple[Attribute, int] | None:
        """The one attribute that carries most of both."""
        carriers = {it.name: it for it, _ in (*self._carriers("emphasis"), *self._carriers("intent"))}
        found = [(it, self._covers(emphasis, it) + self._covers(intent, it)) for it in carriers.values()]
        best = max(found, key=lambda it: it[1], default=None)
        return best if best and best[1] >= ENOUGH else None

    def _of_pair(self, emphasis: Prop, intent: Prop, first: Attribute, second: Attribute) -> Iterator[Row]:
        surely = self._is_sure("emphasis", first) and self._is_sure("intent", second)
        for one, other in product(emphasis.one_of, intent.one_of):
            values = (self._value("emphasis", one, first), self._value("intent", other, second))
            sure = surely and all(it and it.sure for it in values)
            known = all(values)
            yield (one, other), tuple(_cell(it if known else None, sure) for it in values)

    def _of_one(self, emphasis: Prop, intent: Prop, attribute: Attribute) -> Iterator[Row]:
        surely = self._is_sure("emphasis", attribute) or self._is_sure("intent", attribute)
        looks = any(self._value("emphasis", it, attribute) for it in emphasis.one_of)
        for one, other in product(emphasis.one_of, intent.one_of):
            if looks:
                value, sure = self._mixed_value(attribute, one, other)
            else:
                value, sure = self._value("intent", other, attribute), one == emphasis.default
            yield (one, other), (_cell(value, sure and surely),)

    def _mixed_value(self, attribute: Attribute, one: str, other: str) -> tuple[Called | None, bool]:
        """One value for a look and an intent: an intent is solid where nothing is said, a look is neutral."""
        look, meant = self._value("emphasis", one, attribute), self._value("intent", other, attribute)
        if one == "solid":
            return (meant or (look if other == "primary" else None)), other != "neutral"
        if other == "neutral" or (one, other) == ("link", "primary"):
            return look, True
        return (meant or look), False


def _cell(value: Called | None, sure: bool) -> str:
    if value is None:
        return TODO
    return value.text if sure and value.sure else f"{TODO} {value.text}"


def _compressed(rows: Iterable[Row]) -> Iterator[Row]:
    """The same table in fewer rows: what most intents of a look have in common stands last, under ``*``."""
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    for (one, other), given in rows:
        groups.setdefault(one, {})[other] = given
    for one, by_intent in groups.items():
        common, count = Counter(by_intent.values()).most_common(1)[0]
        if count == 1:
            yield from (((one, other), given) for other, given in by_intent.items())
            continue
        yield from (((one, other), given) for other, given in by_intent.items() if given != common)
        yield (one, "*"), common
