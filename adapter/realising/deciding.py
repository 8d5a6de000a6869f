"""What a part's choices come to: neutral values, facts of the context, and the target attributes of tables."""

from msgspec import Struct

from adapter.catalogue.api import Component
from adapter.catalogue.model import Realisation, Table
from adapter.matching.instance import Alternative, Axis, Instance, Part
from adapter.realising.context import fact_of
from adapter.realising.guesses import known_row
from adapter.realising.held import held
from adapter.realising.literals import Output, constant, copied, in_quotes, literal_for
from adapter.realising.page import Facts, TableRead
from adapter.realising.written import Literal, Raw, Source, Written, js_string
from adapter.tree import Attribute
from adapter.words import Edit


class Deciding(Struct):
    """The choices of one part, and what the system's tables make of them."""

    facts: Facts
    instance: Instance
    part: Part
    realisation: Realisation

    def fact(self, name: str) -> str:
        """A fact of the context, ``yes`` or ``no``; empty where the name is none."""
        return fact_of(self.facts, self.instance, self.part, name)

    def choice(self, name: str) -> str | None:
        """The one neutral value of a prop, ``None`` where it varies or is absent."""
        if name in self.part.sets:
            return self.part.sets[name]
        values = {it.sets[name] for axis in self.part.axes for it in axis.alternatives if name in it.sets}
        return next(iter(values)) if len(values) == 1 else None

    def chosen(self, name: str) -> str | None:
        """The one neutral value of a prop, the vocabulary's default where nothing says another; or a fact."""
        if fact := self.fact(name):
            return fact
        value = self.choice(name)
        if value is None and not any(name in it.table.outputs for it in self.part.axes):
            prop = self.facts.catalogue.words[self.instance.word].parts[self.part.name].props.get(name)
            return prop.default if prop else None
        return value

    def _chosen(self, name: str) -> Written | None:
        value = self.choice(name)
        return Literal(value) if value is not None else None

    def _origin(self, name: str) -> Attribute | None:
        return next((axis.attribute for axis in self.part.axes if name in axis.table.outputs), None)

    # --- tables ------------------------------------------------------------------------------------------------

    def decided(self, table: Table, component: Component | None) -> list[Output]:
        """The target attributes of a table for this part."""
        axes = self._axes(table)
        varying = [it for it in axes if len(it.alternatives) > 1]
        if len(varying) > 1:
            names = " and ".join(it.attribute.name for it in varying if it.attribute)
            raise held("two-values-vary", f"{names} vary together", "code", "write one of them as a literal")
        axis = varying[0] if varying else None
        rows = [(it, self._row(table, it)) for it in axis.alternatives] if axis else [(None, self._row(table, None))]
        if axis and not self._tells_apart(axis):
            raise self._alike(axis)
        origin = next((it.attribute for it in axes if it.attribute), None)
        found, moved = [], False
        for index, name in enumerate(table.outputs):
            cells = [row[index] for _, row in rows]
            if len(set(cells)) == 1:
                found.append(Output(name, in_quotes(constant(cells[0], component, name), self.facts.text), origin))
            elif axis and axis.value and axis.attribute:
                values = [(it, row[index]) for it, row in rows if it]
                shown = [(it, self._shown(it, value, component, name)) for it, value in values]
                found.append(Output(name, self._varying(axis, shown, moved), axis.attribute))
                moved = True
        return found

    def _tells_apart(self, axis: Axis) -> bool:
        """Whether some table of the system writes the alternatives of an axis in different ways, where they differ."""
        if len({tuple(it.sets.items()) for it in axis.alternatives}) == 1:
            return True
        tables = [it for it in self.realisation.tables.values() if set(it.inputs) & set(axis.table.outputs)]
        return any(len({self._row(table, it) for it in axis.alternatives}) > 1 for table in tables)

    def _alike(self, axis: Axis) -> Exception:
        shown = self.facts.shown(axis.attribute) if axis.attribute else self.part.element.name
        name = axis.attribute.name if axis.attribute else ""
        return held(
            "written-alike",
            f"{shown} chooses between what the system writes alike, so that nobody would see which it is",
            "system",
            "map them apart, or write one of them",
            f"written-alike {self.instance.word} {name}",
        )

    def _axes(self, table: Table) -> list[Axis]:
        return [it for it in self.part.axes if set(it.table.outputs) & set(table.inputs)]

    def _row(self, table: Table, alternative: Alternative | None) -> tuple[str, ...]:
        cells = tuple(self._cell(name, alternative) for name in table.inputs)
        return known_row(self.instance.word, table, cells)

    def _cell(self, name: str, alternative: Alternative | None) -> str:
        if alternative and name in alternative.sets:
            return alternative.sets[name]
        if fact := self.fact(name):
            return fact
        given = self.facts.given_to(self.part.element).get(name)
        if given and isinstance(given.written, Literal):
            return given.written.text
        value = self.choice(name)
        if value is not None:
            return value
        return self.facts.catalogue.words[self.instance.word].parts[self.part.name].props[name].default

    def _varying(self, axis: Axis, values: list[tuple[Alternative, str]], moved: bool) -> Written:
        assert axis.value is not None
        assert axis.attribute is not None
        edits = [Edit(it.site.span, (value,)) for it, value in values if it.site]
        own = self.instance.root.element.span
        if not all(own.holds(it.span) for it in edits):
            self.facts.readings.append(TableRead(self.instance, axis.attribute, axis.value.readers, tuple(edits)))
        if not moved:
            return Source(axis.attribute, tuple(edits))
        inside = all(axis.attribute.value_span.holds(it.span) for it in edits)
        if not inside or not axis.value.conditions_pure:
            raise held(
                "table-feeds-two-props",
                f"{self.facts.shown(axis.attribute)} would feed two props of the component, each from its own literals",
                "code",
                f"write two expressions, or one literal {axis.attribute.name}",
                f"table-feeds-two-props {axis.attribute.name}",
            )
        return Raw(tuple(copied(self.facts.text, axis.value.expression, edits)))

    def _shown(self, alternative: Alternative, cell: str, component: Component | None, name: str) -> str:
        """A cell as the code that stands for one literal of the page; a string has the quotes of that literal."""
        if cell == "" or alternative.site is None:
            return "undefined"
        match in_quotes(literal_for(cell, component, name), self.facts.text):
            case Literal(text=value):
                quote = self.facts.text[alternative.site.span.start]
                return f"{quote}{value}{quote}" if quote in "'\"`" and quote not in value else js_string(value)
            case Raw(pieces=pieces):
                return "".join(it for it in pieces if isinstance(it, str))
            case _:
                return "true"
