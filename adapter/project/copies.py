"""Facts about a local module that tell whether it is a copy of a library's component, and what it changed."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from tree_sitter import Node

from adapter.project.components import Component, called, components, rendered, slots, stated_types
from adapter.project.exports import Exports
from adapter.project.imports import Imported
from adapter.project.outline import Outline, outline
from adapter.project.parsed import Parsed
from adapter.project.variants import Axis, VariantTable, cva_tables, object_tables, type_table


class Marks(Struct, frozen=True):
    """What a module shows of its descent, each in the order of the text and once.

    ``packages`` are the specifiers of its imports that are packages; ``hosts`` the host elements it renders,
    ``slots`` its ``data-slot`` values, ``calls`` the functions it calls by a plain name (``cn``, ``cva``).
    """

    packages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    display_names: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()


class Copy(Struct, frozen=True):
    """One local module: its exported components, its variant tables, its marks."""

    path: Path
    exports: Exports
    components: tuple[Component, ...]
    tables: tuple[VariantTable, ...]
    imports: tuple[Imported, ...]
    marks: Marks

    def component(self, name: str) -> Component | None:
        """The component exported as ``name``."""
        return next((each for each in self.components if each.name == name), None)

    def tables_of(self, name: str) -> tuple[VariantTable, ...]:
        """The variant tables that the component exported as ``name`` uses, in the order of the text."""
        found = self.component(name)
        if found is None:
            return ()
        return tuple(each for each in self.tables if each.component == found.local or each.name in found.calls)


def read_copy(parsed: Parsed, exports: Exports) -> Copy:
    """The facts about a module; ``exports`` are its own, re-exports followed or not."""
    shape = outline(parsed)
    found = list(components(shape, exports))
    shared = cva_tables(shape)
    tables = [*shared, *(table for each, node in found for table in _own_tables(shape, each, node, shared))]
    parts = tuple(component for component, _ in found)
    imports = tuple(shape.imports.values())
    return Copy(parsed.path, exports, parts, tuple(tables), imports, _marks(shape, imports, parts))


def _own_tables(
    shape: Outline, component: Component, declared: Node, shared: list[VariantTable]
) -> Iterator[VariantTable]:
    """The tables that a component has without cva: what it indexes by a prop, then its props' types."""
    function = shape.function(declared)
    if function is None or not component.local:
        return
    defaults = {each.prop: each.value for each in component.defaults}
    props = {prop: defaults.get(prop) for prop in component.props}
    indexed = object_tables(shape, component.local, function, props)
    yield from indexed
    used = [table for table in shared if table.name in component.calls]
    known = {axis.name for table in (*used, *indexed) for axis in table.axes}
    stated = type_table(shape, component.local, stated_types(declared), props)
    if stated is not None and (left := _without(stated, known)) is not None:
        yield left


def _without(table: VariantTable, known: set[str]) -> VariantTable | None:
    """The table with the axes that no better source knows, None if none is left."""
    axes: tuple[Axis, ...] = tuple(axis for axis in table.axes if axis.name not in known)
    return replace(table, axes=axes) if axes else None


def _marks(shape: Outline, imports: tuple[Imported, ...], parts: tuple[Component, ...]) -> Marks:
    root = shape.parsed.root
    return Marks(
        packages=tuple(dict.fromkeys(each.module for each in imports if _is_package(each.module))),
        hosts=tuple(name for name in rendered(shape, root) if name[:1].islower() and "." not in name),
        slots=slots(shape, root),
        display_names=tuple(each.display_name for each in parts if each.display_name),
        calls=called(shape, root),
    )


def _is_package(module: str) -> bool:
    return not module.startswith((".", "/", "#", "~", "@/"))
