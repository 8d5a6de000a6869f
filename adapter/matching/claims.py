"""From a fit to a part: which attributes carry which neutral props, and what the tables make of their values."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from itertools import product

from msgspec import Struct

from adapter.binding.counting import only_entry
from adapter.binding.names import Names
from adapter.binding.splitting import Marker, split
from adapter.binding.values import Literals, Opaque, Site, value_of
from adapter.catalogue.model import HOLD, Reading, Table
from adapter.matching.class_columns import CLASS, class_cell
from adapter.matching.class_lists import Said
from adapter.matching.copies import FamilyCopy
from adapter.matching.instance import Alternative, Axis, Event, Inner, Part
from adapter.matching.patterns import Fit
from adapter.project.components import Component
from adapter.source.span import Span
from adapter.tree import Attribute, Element, Plain
from adapter.words import Reason


class Claimed(Struct, frozen=True):
    """A part, or the reasons why one of its values cannot be read."""

    part: Part
    reasons: tuple[Reason, ...]


Cell = tuple[Site | None, str]


NOTHING_SAID = Said()


def claim(
    reading: Reading,
    element: Element,
    fit: Fit,
    copy: FamilyCopy | None,
    names: Names,
    said: Said | None = None,
) -> Claimed:
    """The part that a fitting reading makes of an element; ``said`` is what its class rule found."""
    said = said or NOTHING_SAID
    reader = _Reader(copy, names)
    read = [reader.axis(table, element) for table in reading.tables] if reading.tables else []
    axes = tuple([it for it in read if isinstance(it, Axis)]) if read else ()
    reasons = [it for it in read if isinstance(it, Reason)]
    props = fit.props | said.props
    events: dict[str, Event] = {}
    claimed: set[int] = set()
    if element.attributes:  # half of all elements have none
        props |= _carried(reading.props, element)
        events = _events(reading, element) if reading.events else events
        claimed = {id(it) for it in (*fit.claimed, *said.claimed, *props.values())}
        claimed.update([id(it.attribute) for it in events.values()])
        claimed.update([id(it) for axis in axes for it in axis.attributes])
    part = Part(
        name=reading.part,
        element=element,
        reading=reading,
        props=props,
        axes=axes,
        events=events,
        slots=fit.slots,
        inner={label: Inner(it, _rest(it, claimed)) for label, it in fit.inner.items()} if fit.inner else {},
        content=fit.content or element,
        rest=_rest(element, claimed),
        claimed=(*fit.claimed, *said.claimed),
        sets=said.beside(reading.sets) | reader.lacking(reading, element),
        consumed=tuple(dict.fromkeys((*said.consumed, *fit.classes, *reader.classes))),
    )
    reasons += said.why
    if part.rest and copy is not None:
        reasons += reader.own_props(part)
    if reading.splits or reading.singles:
        reasons += [*reader.splits(part), *reader.singles(part)]
    return Claimed(part, tuple(reasons))


def _carried(props: Mapping[str, str], element: Element) -> dict[str, Attribute]:
    return {name: it for name, written in props.items() if (it := element.attribute(written)) is not None}


def _events(reading: Reading, element: Element) -> dict[str, Event]:
    """The handlers that an element has, each under the first of the names that it may have."""
    found = {}
    for name, (written, signature) in reading.events.items():
        attribute = next((it for it in map(element.attribute, written.split("|")) if it), None)
        if attribute is not None:
            found[name] = Event(attribute, signature)
    return found


def _rest(element: Element, claimed: set[int]) -> tuple[Attribute, ...]:
    return tuple([it for it in element.attributes if id(it) not in claimed])


class _Reader(Struct):
    copy: FamilyCopy | None
    names: Names
    classes: list[Span] = []

    def axis(self, table: Table, element: Element) -> Axis | Reason:
        """What a table makes of the element's attributes."""
        attributes = [element.attribute(name) for name in table.inputs]
        columns: list[list[Cell]] = []
        varying: tuple[Attribute, Literals] | None = None
        for name, attribute, absent in zip(
            table.inputs, attributes, table.absent or ("",) * len(attributes), strict=True
        ):
            if name == CLASS:
                chosen = class_cell(table, len(columns), element, self.names.text)
                if isinstance(chosen, Reason):
                    return chosen
                self.classes += chosen.values()
                columns.append([(None, next(iter(chosen), absent))])
                continue
            if attribute is None:
                columns.append([(None, self._absent(element, name, absent))])
                continue
            if "/*" in self.names.text[attribute.span.start : attribute.span.end]:
                return _commented(attribute)
            match value_of(attribute.value, self.names):
                case Literals(sites=sites) as value:
                    columns.append([(it, self._meaning(element, name, absent, it)) for it in sites])
                    if varying and len(sites) > 1:
                        return _two_vary(varying[0], attribute)
                    varying = (attribute, value) if len(sites) > 1 or not varying else varying
                case Opaque(code=code, sentence=sentence):
                    return _opaque(attribute, code, sentence)
                case _:
                    return _opaque(attribute, "markup", f"{attribute.name} holds an element")
        alternatives = [self._alternative(table, cells, element) for cells in product(*columns)]
        missing = next((it for it in alternatives if isinstance(it, Reason)), None)
        if missing:
            return missing
        given = tuple(it for it in attributes if it)
        kept = tuple(it for it in alternatives if isinstance(it, Alternative))
        return Axis(table, varying[0] if varying else None, given, kept, varying[1] if varying else None)

    def _meaning(self, element: Element, name: str, absent: str, site: Site) -> str:
        return self._absent(element, name, absent) if site.kind in ("undefined", "null") else site.text

    def _absent(self, element: Element, name: str, absent: str) -> str:
        """What absence means: the copy's own default wins over the dialect's."""
        facts = self.copy.facts if self.copy else None
        if not facts:
            return absent
        for table in facts.tables_of(self._exported(element)):
            if name in table.defaults:
                return table.defaults[name]
        component = self._component(element)
        default = component.default(name) if component else None
        return default.value if default and default.value is not None else absent

    def _component(self, element: Element) -> Component | None:
        """The copy's component that an element is, where the copy could be read."""
        facts = self.copy.facts if self.copy else None
        return facts.component(self._exported(element)) if facts else None

    def _exported(self, element: Element) -> str:
        written = element.name.rpartition(".")[2]
        facts = self.copy.facts if self.copy else None
        if facts and not facts.component(written) and len(facts.components) == 1:
            return facts.components[0].name
        return written

    def _alternative(self, table: Table, cells: tuple[Cell, ...], element: Element) -> Alternative | Reason:
        values = tuple(value for _, value in cells)
        row = table.row(values)
        if row is None:
            return self._no_row(table, values)
        held = next((it for it in row if it.startswith(HOLD)), None)
        if held:
            return Reason("dialect-hold", held.removeprefix(HOLD).strip(), "system", "map it in the dialect")
        site = (
            next((it for it, _ in cells if it is not None), None) if len(cells) > 1 else cells[0][0] if cells else None
        )
        return Alternative(site, dict(zip(table.outputs, row, strict=True)))

    def _no_row(self, table: Table, values: tuple[str, ...]) -> Reason:
        name, value = next(
            ((name, it) for name, it in zip(table.inputs, values, strict=True) if not _known(table, name, it)),
            (table.inputs[0], values[0]),
        )
        place = self._place(name, value)
        if place:
            return Reason(
                "own-variant",
                f"{value} is defined in {place}",
                "system",
                f"say what {name}={value!r} is in the approved system: add a row to the table {table.name!r}",
                f"own-variant {name}={value}",
            )
        return Reason(
            "unknown-variant",
            f"{name}={value!r} is none of {', '.join(_choices(table, name))}",
            "code",
            f"write a {name} that the component has",
            f"unknown-variant {name}={value}",
        )

    def _place(self, name: str, value: str) -> str:
        facts = self.copy.facts if self.copy else None
        for table in facts.tables if facts else ():
            for axis in table.axes:
                key = axis.key(value) if axis.name == name else None
                if key and self.copy:
                    return f"{self.copy.shown}:{key.line}"
        return ""

    def lacking(self, reading: Reading, element: Element) -> dict[str, str]:
        """Props that are ``no`` because the project's copy renders nothing of the kind; one not read has it all."""
        component = self._component(element) if reading.renders else None
        if component is None:
            return {}
        return {
            prop: "no"
            for prop, pattern in reading.renders.items()
            if not any(fnmatchcase(it, pattern) for it in component.renders)
        }

    def splits(self, part: Part) -> Iterable[Reason]:
        """An attribute that may hold one certain string beside truths is taken apart into two props."""
        for flag, (written, string, of) in part.reading.splits.items():
            attribute = part.element.attribute(written)
            value = attribute.value if attribute else None
            found = split(value, Marker(string, of), self.names) if not isinstance(value, Plain) else None
            if attribute is None or found is None:
                continue
            if not found.repeatable:
                yield _evaluated_twice(attribute, string)
            base = next(name for name, it in part.reading.props.items() if it == written)
            part.props[flag] = attribute
            part.code |= {base: found.truth, flag: found.string}

    def singles(self, part: Part) -> Iterable[Reason]:
        """A list of one entry is that entry; the prop for lists has the others."""
        for name, written in part.reading.singles.items():
            attribute = part.element.attribute(written)
            if attribute is None or attribute.value is None or isinstance(attribute.value, Plain):
                continue
            entry = only_entry(attribute.value, self.names)
            if entry is None:
                yield _uncounted(attribute)
            elif entry:
                listed = next(prop for prop, it in part.reading.props.items() if it == written)
                del part.props[listed]
                part.props[name] = attribute
                part.code[name] = entry

    def own_props(self, part: Part) -> Iterable[Reason]:
        """Attributes that only this copy knows: nothing else would know what they do."""
        component = self._component(part.element) if part.rest else None
        if not component or not self.copy:
            return
        consumed = set(part.reading.props.values()) | {it for table in part.reading.tables for it in table.inputs}
        for attribute in part.rest:
            if attribute.name in component.props and attribute.name not in HOST_PROPS | consumed:
                yield Reason(
                    "own-prop",
                    f"{attribute.name} is a prop of this project's own {self.copy.shown}:{component.line}",
                    "system",
                    f"say what {attribute.name} is in the approved system, or take it off the element",
                    f"own-prop {part.element.name}.{attribute.name}",
                )


# Attributes that copies take by name and hand on unchanged.
HOST_PROPS = frozenset(
    [
        *("className", "children", "ref", "style", "asChild", "key", "id", "type", "disabled", "name", "value"),
        *("defaultValue", "placeholder", "required", "href", "colSpan", "htmlFor", "align", "side", "sideOffset"),
        *("onClick", "onChange", "onBlur", "open", "onOpenChange", "onValueChange", "control", "render"),
    ]
)


def _known(table: Table, name: str, value: str) -> bool:
    column = table.inputs.index(name)
    return any(row[column] in (value, "*") for row, _ in table.rows)


def _choices(table: Table, name: str) -> list[str]:
    column = table.inputs.index(name)
    return list(dict.fromkeys(row[column] for row, _ in table.rows))


def _commented(attribute: Attribute) -> Reason:
    return Reason(
        "comment-in-value",
        f"a comment stands inside the value of {attribute.name}, which is written anew",
        "code",
        "move the comment above the element",
    )


def _opaque(attribute: Attribute, code: str, sentence: str) -> Reason:
    return Reason(
        f"value-{code}" if not code.startswith(("table", "type")) else code,
        sentence,
        "code",
        f"write the {attribute.name} as a literal, or as literals that this file holds",
        f"{code} {attribute.name}",
    )


def _evaluated_twice(attribute: Attribute, string: str) -> Reason:
    return Reason(
        "copied-expression",
        f"{attribute.name} may be {string!r}, which is asked apart, and its value would be evaluated twice",
        "code",
        f"give the value of {attribute.name} a name with const",
        f"copied-expression {attribute.name}",
    )


def _uncounted(attribute: Attribute) -> Reason:
    return Reason(
        "given-count",
        f"nothing in this file says how many entries {attribute.name} has",
        "code",
        f"write {attribute.name} as a list, or state that starts as one",
        f"given-count {attribute.name}",
    )


def _two_vary(first: Attribute, second: Attribute) -> Reason:
    return Reason(
        "two-values-vary",
        f"both {first.name} and {second.name} vary",
        "code",
        f"write a literal {first.name} or {second.name}",
    )
