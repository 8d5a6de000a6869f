"""The components that a module exports: their props and defaults, what they render and call."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.project.exports import Exports, Origin
from adapter.project.outline import ELEMENTS, Outline
from adapter.project.parsed import pairs, span, unwrapped
from adapter.source.span import Span

_NAMES = frozenset({"identifier", "member_expression", "nested_identifier"})


class Default(Struct, frozen=True):
    """What a prop is when nothing is given.

    ``value`` is what a string literal says, None for every other expression; ``source`` is the text itself.
    """

    prop: str
    value: str | None
    source: str


class Component(Struct, frozen=True):
    """One exported component.

    ``name`` is the exported name (``default`` for a default export), ``local`` its name inside the file.
    ``alias`` is the other component that it merely renames (``DialogPrimitive.Root``), empty for its own.
    ``props`` are those it destructures.  ``renders`` are its element names, ``calls`` the functions it calls
    by a plain name, ``slots`` its ``data-slot`` values: each once, in the order of the text.  An element name
    that a local variable chooses (``asChild ? Slot : "button"``) stands there as its choices.
    """

    name: str
    local: str
    span: Span
    line: int
    alias: str = ""
    props: tuple[str, ...] = ()
    defaults: tuple[Default, ...] = ()
    renders: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    display_name: str = ""

    def default(self, prop: str) -> Default | None:
        """The default of one prop."""
        return next((each for each in self.defaults if each.prop == prop), None)


def components(outline: Outline, exports: Exports) -> Iterator[tuple[Component, Node]]:
    """The module's own exported components, in the order of its exports, each with its declaration."""
    for name, origin in exports.names.items():
        declared = _declared(outline, name, origin)
        if declared is not None and not origin.module and _may_be_component(origin.local or name):
            found = _component(outline, name, origin.local, declared)
            if found is not None:
                yield found, declared


def stated_types(declared: Node) -> list[Node]:
    """Where a component's props get their type: its parameter, type arguments, the annotation of its name."""
    holder = declared.parent
    annotated = holder if holder is not None and holder.type == "variable_declarator" else None
    found = [None if annotated is None else annotated.child_by_field_name("type")]
    value: Node | None = declared
    while value is not None:
        bare = unwrapped(value)
        found += [each for each in bare.named_children if each.type == "type_arguments"]
        parameter = _first(bare.child_by_field_name("parameters"))
        found.append(None if parameter is None else parameter.child_by_field_name("type"))
        value = _first(bare.child_by_field_name("arguments"))
    return [each for each in found if each is not None]


def rendered(outline: Outline, outer: Node) -> tuple[str, ...]:
    """The element names inside a node, those behind local variables included."""
    chosen = {
        outline.parsed.of(node.child_by_field_name("name")): node.child_by_field_name("value")
        for node in outline.within(outer, "variable_declarator")
    }
    names: list[str] = []
    for element in outline.within(outer, *ELEMENTS):
        name = outline.parsed.of(element.child_by_field_name("name"))
        names += _choices(outline, chosen.get(name)) or [name]
    names += _said(outline, outer, "defaultTagName")  # Base UI's useRender
    return _once(names)


def called(outline: Outline, outer: Node) -> tuple[str, ...]:
    """The plain names that are called inside a node."""
    functions = (each.child_by_field_name("function") for each in outline.within(outer, "call_expression"))
    return _once(outline.parsed.of(each) for each in functions if each is not None and each.type == "identifier")


def slots(outline: Outline, outer: Node) -> tuple[str, ...]:
    """The ``data-slot`` values inside a node, as attributes or as entries of an object of props."""
    found = []
    for attribute in outline.within(outer, "jsx_attribute"):
        name, *value = attribute.named_children
        if value and outline.parsed.of(name) == "data-slot":
            found.append(outline.parsed.string(value[0]))
    return _once([*(each for each in found if each is not None), *_said(outline, outer, "data-slot")])


def _component(outline: Outline, name: str, local: str, declared: Node) -> Component | None:
    bare = unwrapped(declared)
    alias = outline.parsed.of(bare) if bare.type in _NAMES else ""
    function = outline.function(declared)
    if function is None:
        is_alias = bool(alias) and outline.literal(declared).type in _NAMES
        return Component(name, local, span(declared), outline.line(declared), alias) if is_alias else None
    props = dict(_props(outline, function))
    stated = _assigned(outline, f"{local}.defaultProps")
    props |= {} if stated is None else dict(_entries(outline, stated))
    display_name = _assigned(outline, f"{local}.displayName")
    return Component(
        name,
        local,
        span(declared),
        outline.line(declared),
        alias,
        tuple(props),
        tuple(_default(outline, prop, value) for prop, value in props.items() if value is not None),
        rendered(outline, function),
        called(outline, function),
        slots(outline, function),
        outline.parsed.string(display_name) or "",
    )


def _declared(outline: Outline, name: str, origin: Origin) -> Node | None:
    if origin.local:
        return outline.values.get(origin.local)
    statements = outline.parsed.root.named_children if name == "default" else []
    values = (each.child_by_field_name("value") for each in statements if each.type == "export_statement")
    return next((each for each in values if each is not None), None)


def _may_be_component(name: str) -> bool:
    return name == "default" or name[:1].isupper()


def _props(outline: Outline, function: Node) -> Iterator[tuple[str, Node | None]]:
    """The props that a component destructures, in its parameter or from it, with their defaults."""
    first = function.child_by_field_name("parameter") or _first(function.child_by_field_name("parameters"))
    pattern = first if first is None or first.type == "identifier" else first.child_by_field_name("pattern")
    if pattern is None:
        return
    if pattern.type == "object_pattern":
        yield from _bindings(outline, pattern)
        return
    whole = outline.parsed.of(pattern)
    for node in outline.within(function, "variable_declarator"):
        target, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if target is not None and target.type == "object_pattern" and outline.parsed.of(value) == whole:
            yield from _bindings(outline, target)


def _bindings(outline: Outline, pattern: Node) -> Iterator[tuple[str, Node | None]]:
    for entry in pattern.named_children:
        match entry.type:
            case "shorthand_property_identifier_pattern":
                yield outline.parsed.of(entry), None
            case "object_assignment_pattern":
                yield outline.parsed.of(entry.child_by_field_name("left")), entry.child_by_field_name("right")
            case "pair_pattern":
                name = outline.parsed.key(entry.child_by_field_name("key"))
                value = entry.child_by_field_name("value")
                default = None if value is None else value.child_by_field_name("right")
                if name is not None:
                    yield name, default


def _default(outline: Outline, prop: str, value: Node) -> Default:
    return Default(prop, outline.parsed.string(value), outline.parsed.of(value))


def _assigned(outline: Outline, target: str) -> Node | None:
    """What the module assigns to a member such as ``Button.displayName``."""
    for node in outline.nodes.get("assignment_expression", []):
        if outline.parsed.of(node.child_by_field_name("left")) == target:
            return node.child_by_field_name("right")
    return None


def _entries(outline: Outline, literal: Node) -> Iterator[tuple[str, Node | None]]:
    for key, value in pairs(outline.literal(literal)):
        name = outline.parsed.key(key)
        if name is not None:
            yield name, value


def _choices(outline: Outline, value: Node | None) -> list[str]:
    """The element names that a local variable may hold, empty if they are not all plain to see."""
    waiting, found = [] if value is None else [value], list[str]()
    while waiting:
        node = unwrapped(waiting.pop(0))
        text = outline.parsed.string(node)
        if node.type == "ternary_expression":
            branches = [node.child_by_field_name(each) for each in ("consequence", "alternative")]
            waiting += [each for each in branches if each is not None]
        elif text is None and node.type not in _NAMES:
            return []
        else:
            found.append(outline.parsed.of(node) if text is None else text)
    return found


def _said(outline: Outline, outer: Node, wanted: str) -> list[str]:
    """The strings that an entry of this name has, in any object inside a node."""
    found = []
    for pair in outline.within(outer, "pair"):
        text = outline.parsed.string(pair.child_by_field_name("value"))
        if text is not None and outline.parsed.key(pair.child_by_field_name("key")) == wanted:
            found.append(text)
    return found


def _first(node: Node | None) -> Node | None:
    return node.named_children[0] if node is not None and node.named_children else None


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
