"""What is wrong with a catalogue, all at once: names against the snapshot, holes, and the totality of its tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from adapter.catalogue.markup import Attribute, Code, Hole, Markup, Object, Spread
from adapter.catalogue.model import (
    HOLD,
    At,
    Catalogue,
    Component,
    Realisation,
    Shape,
    SystemWord,
    Table,

)
from adapter.words.mistake import Mistake, nearest

# Facts of the context that a table may ask for beside the word's props, with what they can be.
CONTEXT = {"in_form": ("yes", "no"), "has_icon": ("yes", "no")}
ALWAYS = frozenset({"rest", "content", "root", "strays", "run"})


def check(catalogue: Catalogue) -> list[Mistake]:
    """Every mistake of the system against the vocabulary, the dialects and its API snapshot."""
    checker = _Checker(catalogue)
    return sorted({*checker.imports(), *checker.forms(), *checker.tables(), *checker.totality(), *checker.parts()})


@dataclass(frozen=True, slots=True)
class _Checker:
    catalogue: Catalogue

    # --- names -------------------------------------------------------------------------------------------------

    def imports(self) -> Iterator[Mistake]:
        """Imported names that the package does not export."""
        system = self.catalogue.system
        exported = system.exports | set(system.components)
        for word in system.words.values():
            for module, name in word.imports.values():
                if module == system.package and name not in exported:
                    yield _mistake(word.at, f"{module} exports no {name}", name, exported)

    def forms(self) -> Iterator[Mistake]:
        """Elements, attributes and holes that do not exist."""
        for word, realisation, shape in self._realisations():
            for form in realisation.forms:
                for markup in _elements(form.items):
                    yield from self._element(word, realisation, shape, markup, form.at)
                for hole in _holes(form.items):
                    yield from self._hole(word, realisation, shape, hole, form.at)

    def _realisations(self) -> Iterator[tuple[SystemWord, Realisation, Shape]]:
        for word in self.catalogue.system.words.values():
            shapes = self.catalogue.words[word.word].parts
            for part, realisation in word.parts.items():
                yield word, realisation, shapes[part]

    def _element(
        self, word: SystemWord, realisation: Realisation, shape: Shape, markup: Markup, at: At
    ) -> Iterator[Mistake]:
        if word.word == "icon" and markup.name == "Icon":
            return
        if markup.name not in word.imports:
            if markup.name[:1].isupper():
                yield _mistake(at, f"<{markup.name}> is not among the imports of this file", markup.name, word.imports)
            return
        component = self._component(word, markup.name)
        for attribute in markup.attributes:
            if isinstance(attribute, Attribute) and component:
                yield from self._attribute(component, attribute.name, at)
            elif isinstance(attribute, Hole):
                yield from self._table_hole(realisation, component, attribute, at)

    def _component(self, word: SystemWord, template: str) -> Component | None:
        module, name = word.imports[template]
        return self.catalogue.system.components.get(name) if module == self.catalogue.system.package else None

    def _attribute(self, component: Component, name: str, at: At) -> Iterator[Mistake]:
        if not component.takes(name):
            yield _mistake(at, f"{component.name} has no prop {name}", name, component.props)

    def _table_hole(
        self, realisation: Realisation, component: Component | None, hole: Hole, at: At
    ) -> Iterator[Mistake]:
        table = realisation.tables.get(hole.path[0])
        if table is None:
            yield _mistake(at, f"{{{hole.name}}} is no table of this word", hole.name, realisation.tables)
            return
        for index, name in enumerate(table.outputs):
            if component is None:
                continue
            yield from self._attribute(component, name, table.at)
            prop = component.props.get(name)
            cells = {given[index] for _, given in table.rows}
            for cell in sorted(cells):
                if prop and prop.enum and not prop.open and cell and "{" not in cell and not cell.startswith(HOLD):
                    if cell not in prop.enum:
                        yield _mistake(table.at, f"{component.name}.{name} has no {cell!r}", cell, prop.enum)

    def _hole(
        self, word: SystemWord, realisation: Realisation, shape: Shape, hole: Hole, at: At
    ) -> Iterator[Mistake]:
        whole = self.catalogue.words[word.word]
        known = {*ALWAYS, *shape.props, *shape.slots, *shape.events, *whole.parts, *realisation.tables}
        if hole.path[0] not in known and not hole.kind and not self._is_inner(word.word, hole.path[0]):
            yield _mistake(at, f"{{{hole.name}}} names nothing of {whole.name}", hole.path[0], known)

    def _is_inner(self, word: str, label: str) -> bool:
        """Whether a dialect labels an element inside a pattern so (``link.rest``)."""
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if reading.word == word and any(
                        isinstance(it, Spread) and it.path[0] == label
                        for markup in _elements((reading.find,))
                        for it in markup.attributes
                    ):
                        return True
        return False

    # --- tables ------------------------------------------------------------------------------------------------

    def tables(self) -> Iterator[Mistake]:
        """Input columns and cells that the vocabulary does not have."""
        for _, realisation, shape in self._realisations():
            for table in realisation.tables.values():
                yield from self._inputs(table, shape)
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if reading.word:
                        shape = self.catalogue.words[reading.word].parts[reading.part]
                        for table in reading.tables:
                            yield from self._outputs(table, shape)

    def _inputs(self, table: Table, shape: Shape) -> Iterator[Mistake]:
        for index, name in enumerate(table.inputs):
            choices = CONTEXT.get(name) or (shape.props[name].one_of if name in shape.props else None)
            if choices is None:
                yield _mistake(table.at, f"{name!r} is no prop of {shape.name}", name, {*shape.props, *CONTEXT})
                continue
            for wanted, _ in table.rows:
                if wanted[index] != "*" and wanted[index] not in choices:
                    yield _mistake(table.at, f"{name} is never {wanted[index]!r}", wanted[index], choices)

    def _outputs(self, table: Table, shape: Shape) -> Iterator[Mistake]:
        for index, name in enumerate(table.outputs):
            choices = shape.props[name].one_of
            for _, given in table.rows:
                if choices and given[index] not in choices and not given[index].startswith(HOLD):
                    yield _mistake(table.at, f"{name} is never {given[index]!r}", given[index], choices)

    # --- totality ----------------------------------------------------------------------------------------------

    def totality(self) -> Iterator[Mistake]:
        """Combinations that a dialect can produce and that a table of the system has no row for."""
        for word, realisation, shape in self._realisations():
            combinations = list(self._combinations(word.word, shape))
            for table in realisation.tables.values():
                missing = {cells for it in combinations for cells in _cells(table, it, shape) if table.row(cells) is None}
                for cells in sorted(missing):
                    shown = ", ".join(f"{name} {cell}" for name, cell in zip(table.inputs, cells, strict=True))
                    yield Mistake(table.at.path, table.at.line, f"no row for {shown}; add one, or a hold")

    def _combinations(self, word: str, shape: Shape) -> Iterator[dict[str, str]]:
        """What the dialects can set at once, for each of their readings."""
        yield {}
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if reading.word == word and reading.part == shape.name:
                        rows = [
                            [dict(zip(table.outputs, given, strict=True)) for _, given in table.rows]
                            for table in reading.tables
                        ]
                        for combination in product(*rows):
                            yield {key: it for row in combination for key, it in row.items()} | dict(reading.sets)

    def parts(self) -> Iterator[Mistake]:
        """Words and parts that a dialect reads and the system says nothing about."""
        system = self.catalogue.system
        for dialect in self.catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if not reading.word or reading.hold:
                        continue
                    word = system.words.get(reading.word)
                    if word is None:
                        message = f"the system {system.name} says nothing about {reading.word}; write it, or a hold"
                        yield Mistake(reading.at.path, reading.at.line, message)
                    elif not word.hold and reading.part not in word.parts and not self._is_written(word, reading.part):
                        message = f"the system's {reading.word} has no part {reading.part}"
                        yield _mistake(word.at, message, reading.part, word.parts)

    def _is_written(self, word: SystemWord, part: str) -> bool:
        """Whether another form of the word writes the part itself (``{surface.content}``)."""
        return any(
            _mentions(form.items, part) for realisation in word.parts.values() for form in realisation.forms
        )


def _cells(table: Table, combination: dict[str, str], shape: Shape) -> Iterator[tuple[str, ...]]:
    """The input cells of a table for a combination; facts of the context take every value."""
    columns = []
    for name in table.inputs:
        if name in CONTEXT:
            columns.append(CONTEXT[name])
        elif name in shape.props:
            columns.append((combination.get(name, shape.props[name].default),))
        else:
            return
    yield from product(*columns)


def _mistake(at: At, message: str, word: str, choices: Iterable[str]) -> Mistake:
    near = nearest(word, choices)
    return Mistake(at.path, at.line, message + (f"; did you mean {near!r}?" if near else ""))


def _elements(items: Iterable[object]) -> Iterator[Markup]:
    for item in items:
        match item:
            case Markup():
                yield item
                yield from _elements(item.children)
                yield from _elements(it.value for it in item.attributes if isinstance(it, Attribute))
            case Code(pieces=pieces):
                yield from _elements(pieces)
            case _:
                pass


def _holes(items: Iterable[object]) -> Iterator[Hole]:
    """Holes among children, attributes and objects; names inside code may be the code's own."""
    for item in items:
        match item:
            case Hole():
                yield item
            case Markup():
                yield from _holes(item.children)
                for attribute in item.attributes:
                    if isinstance(attribute, Attribute):
                        yield from _holes((attribute.value,))
            case Object(entries=entries):
                yield from _holes(it[1] for it in entries if isinstance(it, tuple))
            case _:
                pass


def _mentions(items: Iterable[object], part: str) -> bool:
    for item in items:
        match item:
            case Hole(path=path) | Spread(path=path):
                if path[0] == part:
                    return True
            case Markup():
                if _mentions((*item.attributes, *item.children), part):
                    return True
            case Attribute(value=value):
                if _mentions((value,), part):
                    return True
            case Object(entries=entries):
                if _mentions((it[1] if isinstance(it, tuple) else it for it in entries), part):
                    return True
            case Code(pieces=pieces):
                if _mentions(pieces, part):
                    return True
            case _:
                pass
    return False


