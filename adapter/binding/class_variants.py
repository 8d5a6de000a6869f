"""What a call of a page's own variants gives: `buttonVariants({ variant: "outline" })` of a `cva` beside it."""

from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, named, span_of
from adapter.source.span import Span

MAKER = "cva"


class Choice(Struct, frozen=True):
    """An expression that gives classes, and the choice that it depends on where the call does not decide it."""

    value: Node
    when: tuple[str, ...] = ()


def is_variants(function: Node, names: Names) -> Node | None:
    """The call of ``cva`` that a function comes from, None for any other function."""
    bound = names.resolve(names.slice(function), function.start_byte) if function.type == "identifier" else None
    value = field(bound.node, "value") if isinstance(bound, Local) and not bound.member else None
    if value is None or value.type != "call_expression" or bound is None:
        return None
    return value if names.slice(value.children[0]) == MAKER else None


def chosen(call: Node, given: list[Node], names: Names) -> Iterator[Choice | Span]:
    """What variants give for a call's arguments; a ``Span`` is a place that is not followed."""
    arguments = field(call, "arguments")
    base, *rest = named(arguments) if arguments is not None else []
    yield Choice(base)
    said = _entries(given[0], names) if given and given[0].type == "object" else {}
    if given and (given[0].type != "object" or len(said) < len(named(given[0]))):
        yield span_of(given[0])
    options = _entries(rest[0], names) if rest and rest[0].type == "object" else {}
    axes = _entries(options.get("variants"), names)
    defaults = _entries(options.get("defaultVariants"), names)
    for axis, table in axes.items():
        yield from _axis(axis, _entries(table, names), said.get(axis) or defaults.get(axis), names)
    if "compoundVariants" in options:
        yield span_of(options["compoundVariants"])
    for name in ("class", "className"):
        if name in said:
            yield Choice(said[name])


def _axis(axis: str, table: dict[str, Node], choice: Node | None, names: Names) -> Iterator[Choice]:
    if choice is None:
        return
    plain = names.slice(choice).strip("\"'`")
    if plain in table and (choice.type in ("string", "true", "false", "number")):
        yield Choice(table[plain])
        return
    for name, value in table.items():
        yield Choice(value, (f"{axis} is {name}",))


def _entries(node: Node | None, names: Names) -> dict[str, Node]:
    """The entries of an object by key; ``{ variant }`` is its own value."""
    found: dict[str, Node] = {}
    node = inner(node) if node is not None else None
    for it in named(node) if node is not None and node.type == "object" else ():
        if it.type == "shorthand_property_identifier":
            found[names.slice(it)] = it
        key, value = (field(it, "key"), field(it, "value")) if it.type == "pair" else (None, None)
        if key is not None and value is not None:
            found[names.slice(key).strip("\"'")] = value
    return found
