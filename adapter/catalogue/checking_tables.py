"""Decision tables: columns and cells that do not exist, rows never reached, combinations without a row."""

from collections.abc import Iterator
from itertools import product

from msgspec import Struct

from adapter.catalogue.checking_forms import YES_NO, FormChecker, Written, all_written, is_fact, lacks, table_holders
from adapter.catalogue.model import ANY, HOLD, TODO, At, Catalogue, Shape, Table
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

# Stands for every value that a dialect's table does not name.
OTHER = "\0other"


class TableChecker(Struct, frozen=True):
    """Checks the tables of one system and of all dialects, alone and composed."""

    catalogue: Catalogue
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for it in all_written(self.catalogue):
            combinations = list(self._combinations(it.word.word, it.realisation.part))
            for table in it.realisation.tables.values():
                wrong = list(self._inputs(table, it)) or list(self._cells(it, table))
                yield from wrong
                if not wrong:
                    yield from self._unreached(table, [_choices(it.shape, name) for name in table.inputs])
                    yield from self._total(table, it.shape, combinations)
        seen: set[At] = set()
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    shape = self.catalogue.words[reading.word].parts[reading.part] if reading.word else None
                    for table in reading.tables:
                        if shape and table.at not in seen:
                            yield from self._outputs(table, shape)
                            yield from self._unreached(table, [_seen(table, it) for it in range(len(table.inputs))])
                        seen.add(table.at)

    def _row(self, table: Table, row: int) -> At:
        wanted, given = table.rows[row]
        return self.places.quoted(table.at, *wanted, *(it for it in given if not it.startswith((HOLD, TODO))))

    # --- cells --------------------------------------------------------------------------------------------

    def _inputs(self, table: Table, it: Written) -> Iterator[Mistake]:
        for index, name in enumerate(table.inputs):
            choices = it.facts.get(name) or _choices(it.shape, name)
            if not choices or (is_fact(name) and name not in it.facts):
                known = {*(key for key, prop in it.shape.props.items() if prop.one_of), *it.facts}
                yield mistake(self.places.quoted(table.at, name), f"from: {name!r} is no choice of it", name, known)
                continue
            for row, (wanted, _) in enumerate(table.rows):
                if wanted[index] != ANY and wanted[index] not in choices:
                    yield mistake(self._row(table, row), f"{name} is never {wanted[index]!r}", wanted[index], choices)

    def _outputs(self, table: Table, shape: Shape) -> Iterator[Mistake]:
        for index, name in enumerate(table.outputs):
            choices = shape.props[name].one_of
            for row, (_, given) in enumerate(table.rows):
                cell = given[index]
                if choices and cell not in choices and not cell.startswith(HOLD) and "{" not in cell:
                    yield mistake(self._row(table, row), f"{name} is never {cell!r}", cell, choices)

    def _cells(self, it: Written, table: Table) -> Iterator[Mistake]:
        """Target columns and cells against the components that get them."""
        checker = FormChecker(self.catalogue, self.places)
        for markup in table_holders(it, table.name):
            component = checker.component(it.word, markup.name)
            if component is None:
                continue
            for index, name in enumerate(table.outputs):
                if not self.catalogue.system.component_takes(component, name):
                    at = self.places.quoted(table.at, name)
                    yield lacks(self.catalogue.system, at, component, name, "to: ")
                    continue
                prop = component.props.get(name)
                for row, (wanted, given) in enumerate(table.rows):
                    for cell in self._filled(it.shape, table, wanted, given[index]):
                        if prop and prop.enum and not prop.open and cell not in ("", *prop.enum):
                            yield mistake(
                                self._row(table, row),
                                f"{component.name}.{name} has no {cell!r}",
                                cell,
                                prop.enum,
                            )

    def _filled(self, shape: Shape, table: Table, wanted: tuple[str, ...], cell: str) -> list[str]:
        """What a cell can be once its ``{column}`` is filled in; nothing for a hold."""
        cell = cell.removeprefix(TODO).strip() if cell.startswith(TODO) else cell
        if cell.startswith(HOLD):
            return []
        found = [cell]
        for name, want in zip(table.inputs, wanted, strict=True):
            if "{" + name + "}" in cell:
                values = _choices(shape, name) if want == ANY else (want,)
                taken = [self._first(table, wanted, name, value) for value in values]
                found = [it.replace("{" + name + "}", value) for it in found for value in taken if value]
        return found

    def _first(self, table: Table, wanted: tuple[str, ...], name: str, value: str) -> str:
        """The value, unless an earlier row takes it from this one."""
        cells = tuple(value if it == name else want for it, want in zip(table.inputs, wanted, strict=True))
        for other, _ in table.rows:
            if other == wanted:
                return value
            if all(want in (ANY, cell) for want, cell in zip(other, cells, strict=True)):
                return ""
        return value

    # --- rows ---------------------------------------------------------------------------------------------

    def _unreached(self, table: Table, domains: list[tuple[str, ...]]) -> Iterator[Mistake]:
        """Rows that earlier rows leave nothing for."""
        reached = {
            next((i for i, (want, _) in enumerate(table.rows) if _fits(want, it)), -1) for it in product(*domains)
        }
        for row, (wanted, _) in enumerate(table.rows):
            if row not in reached:
                shown = ", ".join(wanted)
                yield mistake(
                    self._row(table, row),
                    f"the row {shown} is never reached: rows above take everything it fits",
                )

    def _total(self, table: Table, shape: Shape, combinations: list[dict[str, str]]) -> Iterator[Mistake]:
        """Combinations that a dialect can produce and that no row takes."""
        missing = {cells for it in combinations for cells in _inputs_of(table, it, shape) if table.row(cells) is None}
        for cells in sorted(missing):
            shown = ", ".join(f"{name} {cell}" for name, cell in zip(table.inputs, cells, strict=True))
            yield mistake(table.at, f"no row for {shown}; add one, or a hold")

    def _combinations(self, word: str, part: str) -> Iterator[dict[str, str]]:
        """What the dialects can set at once, for each of their readings."""
        yield {}
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if reading.word == word and reading.part == part and not reading.hold:
                        rows = [
                            [dict(zip(it.outputs, given, strict=True)) for _, given in it.rows] for it in reading.tables
                        ]
                        for combination in product(*rows):
                            yield {key: it for row in combination for key, it in row.items()} | dict(reading.sets)


def _choices(shape: Shape, name: str) -> tuple[str, ...]:
    return YES_NO if is_fact(name) else (shape.props[name].one_of if name in shape.props else ())


def _seen(table: Table, column: int) -> tuple[str, ...]:
    """Every value that a column names, and one that it does not."""
    return (*dict.fromkeys(row[column] for row, _ in table.rows if row[column] != ANY), OTHER)


def _fits(wanted: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    return all(want in (ANY, cell) for want, cell in zip(wanted, cells, strict=True))


def _inputs_of(table: Table, combination: dict[str, str], shape: Shape) -> Iterator[tuple[str, ...]]:
    """The input cells of a table for a combination; facts of the context take every value."""
    columns = []
    for name in table.inputs:
        cell = combination.get(name, shape.props[name].default) if name in shape.props else ""
        columns.append(YES_NO if is_fact(name) else (cell,))
    yield from (it for it in product(*columns) if not any(cell.startswith(HOLD) for cell in it))
