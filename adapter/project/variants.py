"""The variant tables of a module: cva and tv calls, objects indexed by a prop, unions in a prop's type."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.project.outline import Outline
from adapter.project.parsed import Parsed, arguments, pairs, span, unwrapped, walk
from adapter.source.span import Span

_MAKERS = frozenset({"cva", "tv"})  # class-variance-authority, tailwind-variants


class Key(Struct, frozen=True):
    """One choice of an axis, where it is written; ``line`` counts from 1."""

    name: str
    span: Span
    line: int


class Axis(Struct, frozen=True):
    """One prop that chooses, and its choices in the order of the text.

    ``open`` if the text does not show them all, as with a spread or a computed key.
    """

    name: str
    keys: tuple[Key, ...]
    open: bool = False

    def key(self, name: str) -> Key | None:
        """The choice of this name."""
        return next((key for key in self.keys if key.name == name), None)


class VariantTable(Struct, frozen=True):
    """One table of variants.

    ``name`` is the constant that holds it, or the type that states it; ``component`` the local name of the
    component whose prop indexes it, empty for cva.  ``defaults`` are choices by axis, booleans and numbers as
    they are written.
    """

    name: str
    kind: Literal["cva", "object", "type"]
    axes: tuple[Axis, ...]
    defaults: Mapping[str, str]
    span: Span
    line: int
    component: str = ""

    def axis(self, name: str) -> Axis | None:
        """The axis of this name."""
        return next((axis for axis in self.axes if axis.name == name), None)


def cva_tables(outline: Outline) -> list[VariantTable]:
    """Every ``cva(base, {variants, defaultVariants})`` of the module, wherever it stands."""
    calls = outline.nodes.get("call_expression", [])
    tables = [_cva_table(outline, call) for call in calls if _makes_variants(outline, call)]
    return [table for table in tables if table is not None]


def object_tables(outline: Outline, component: str, body: Node, props: Mapping[str, str | None]) -> list[VariantTable]:
    """The object literals that a component indexes by one of its props.

    ``props`` maps the props that the component destructures to their default choice, None without one.
    """
    found: dict[tuple[str, str], VariantTable] = {}
    for node in outline.within(body, "subscript_expression"):
        prop = _indexing_prop(outline.parsed, node, props)
        name, literal = _indexed(outline, node.child_by_field_name("object"))
        if prop and literal is not None and (name, prop) not in found:
            axis = Axis(prop, *_keys(outline, literal))
            default = props.get(prop)
            defaults = {} if default is None else {prop: default}
            found[name, prop] = VariantTable(
                name, "object", (axis,), defaults, span(literal), outline.line(literal), component
            )
    return list(found.values())


def type_table(
    outline: Outline, component: str, stated: list[Node], props: Mapping[str, str | None]
) -> VariantTable | None:
    """The props whose type is a union of strings, in the types ``stated`` at a component and their parts."""
    axes: dict[str, Axis] = {}
    first: Node | None = None
    for node in _bodies(outline, stated):
        if node.type != "property_signature":
            continue
        name = outline.parsed.key(node.child_by_field_name("name"))
        keys = _union(outline, node.child_by_field_name("type"))
        if name and len(keys) > 1 and name not in axes:
            axes[name] = Axis(name, tuple(keys))
            first = first or node
    if first is None:
        return None
    defaults = {name: default for name in axes if (default := props.get(name)) is not None}
    return VariantTable(component, "type", tuple(axes.values()), defaults, span(first), outline.line(first), component)


def _makes_variants(outline: Outline, call: Node) -> bool:
    name = outline.parsed.of(call.child_by_field_name("function"))
    imported = outline.imports.get(name)
    return (imported.name if imported else name) in _MAKERS


def _cva_table(outline: Outline, call: Node) -> VariantTable | None:
    found = (outline.literal(argument) for argument in arguments(call))
    literal = next((each for each in found if outline.entry(each, "variants") is not None), None)
    variants = None if literal is None else outline.entry(literal, "variants")
    if literal is None or variants is None:
        return None
    axes = tuple(Axis(name, *_keys(outline, outline.literal(value))) for name, value in _entries(outline, variants))
    stated = outline.entry(literal, "defaultVariants")
    chosen = () if stated is None else _entries(outline, stated)
    defaults = {name: _choice(outline.parsed, value) for name, value in chosen}
    return VariantTable(_holder(outline.parsed, call), "cva", axes, defaults, span(call), outline.line(call))


def _entries(outline: Outline, node: Node) -> Iterator[tuple[str, Node]]:
    for key, value in pairs(outline.literal(node)):
        name = outline.parsed.key(key)
        if name is not None:
            yield name, value


def _keys(outline: Outline, literal: Node) -> tuple[tuple[Key, ...], bool]:
    """The keys of an object, and whether there may be others."""
    entries = [each for each in literal.named_children if each.type != "comment"]
    keys = []
    for entry in entries:
        key = entry if entry.type == "shorthand_property_identifier" else entry.child_by_field_name("key")
        name = outline.parsed.of(key) if key is entry else outline.parsed.key(key)
        if key is not None and name is not None:
            keys.append(Key(name, span(key), outline.line(key)))
    return tuple(keys), literal.type != "object" or len(keys) < len(entries)


def _choice(parsed: Parsed, node: Node) -> str:
    text = parsed.string(node)
    return parsed.of(node) if text is None else text


def _holder(parsed: Parsed, call: Node) -> str:
    """The constant that a call's value is given to, empty if none."""
    node = call.parent
    while node is not None and node.type.endswith("_expression"):
        node = node.parent
    return parsed.of(node.child_by_field_name("name")) if node and node.type == "variable_declarator" else ""


def _indexing_prop(parsed: Parsed, subscript: Node, props: Mapping[str, str | None]) -> str:
    """The prop that an index reads: ``variant``, ``props.variant``, or either with a fallback."""
    index = subscript.child_by_field_name("index")
    bare = None if index is None else unwrapped(index)
    if bare is not None and bare.type == "binary_expression":
        left = bare.child_by_field_name("left")
        bare = None if left is None else unwrapped(left)
    if bare is None:
        return ""
    if bare.type == "member_expression" and parsed.of(bare.child_by_field_name("object")) == "props":
        return parsed.of(bare.child_by_field_name("property"))
    name = parsed.of(bare)
    return name if bare.type == "identifier" and name in props else ""


def _indexed(outline: Outline, node: Node | None) -> tuple[str, Node | None]:
    """Name and literal of what is indexed: a constant object, or one inside it (``styles.variant``)."""
    if node is None:
        return "", None
    if node.type == "member_expression":
        outer = outline.literal(node.child_by_field_name("object") or node)
        inner = outline.entry(outer, outline.parsed.of(node.child_by_field_name("property")))
        literal = None if inner is None else unwrapped(inner)
    else:
        literal = outline.literal(node)
    is_table = literal is not None and literal.type == "object"
    return outline.parsed.of(node), literal if is_table else None


def _bodies(outline: Outline, stated: list[Node]) -> Iterator[Node]:
    """Every node of the stated types, then of the module's types that they name, each once."""
    waiting, seen = list(stated), set[str]()
    while waiting:
        for node in walk(waiting.pop(0)):
            yield node
            name = outline.parsed.of(node) if node.type == "type_identifier" else ""
            if name in outline.types and name not in seen:
                seen.add(name)
                waiting.append(outline.types[name])


def _union(outline: Outline, annotation: Node | None) -> list[Key]:
    """The strings of a union type, or of the module's type that an annotation names."""
    if annotation is None:
        return []
    stated = annotation.named_children[-1] if annotation.named_children else annotation
    if stated.type == "type_identifier":
        declared = outline.types.get(outline.parsed.of(stated))
        named = declared.child_by_field_name("value") if declared is not None else None
        stated = named or stated
    if stated.type not in ("union_type", "literal_type"):
        return []
    literals = [node for node in walk(stated) if node.type == "literal_type"]
    found = [(node, outline.parsed.string(node.named_children[0])) for node in literals if node.named_children]
    return [Key(text, span(node), outline.line(node)) for node, text in found if text is not None]
