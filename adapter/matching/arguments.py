"""The arguments of a call as attributes: a position is called by its number, an option by its key."""

from collections.abc import Iterator

from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, named, quote, span_of
from adapter.catalogue.called import Called
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Reason


def attributes_of(call: Node, called: Called, names: Names) -> tuple[Attribute, ...] | Reason:
    """The attributes that a call's arguments are, or why nobody can say what it is given."""
    given = field(call, "arguments")
    arguments = named(given) if given is not None else []
    if given is None or given.type != "arguments" or field(call, "type_arguments") is not None:
        return _unclear(f"{quote(names.slice(call))} is no plain call")
    if len(arguments) > len(called.form.arguments):
        return _unclear(f"`{called.form.callee}` takes {len(called.form.arguments)} arguments, not {len(arguments)}")
    found: list[Attribute] = []
    for position, it in enumerate(arguments):
        is_options = position == called.options
        read = _options(it, called, names, "") if is_options else _positional(it, position, names)
        if isinstance(read, Reason):
            return read
        found += read
    return _complete(found, called)


def _complete(found: list[Attribute], called: Called) -> tuple[Attribute, ...] | Reason:
    seen: set[str] = set()
    for it in found:
        if it.name in seen:
            return _unclear(f"{it.name} is given twice")
        seen.add(it.name)
    missing = next((it for it in sorted(called.required) if it not in seen), None)
    if missing is None:
        return tuple(found)
    what = "its argument" if missing.isdigit() else missing
    return _unclear(f"`{called.form.callee}` is called without {what}")


def _positional(node: Node, position: int, names: Names) -> list[Attribute] | Reason:
    if node.type == "spread_element":
        return _unclear(f"{quote(names.slice(node))} may hold any arguments")
    if node.type in FUNCTIONS:
        return _unclear(f"the argument {quote(names.slice(node))} is a function")
    at = span_of(node)
    return [Attribute(str(position), at, Span(at.start, at.start), node, at)]


def _options(node: Node, called: Called, names: Names, prefix: str) -> list[Attribute] | Reason:
    if node.type != "object":
        return _unclear(f"nobody sees here what is in {quote(names.slice(node))}")
    found: list[Attribute] = []
    for entry in named(node):
        read = _entry(entry, called, names, prefix)
        if isinstance(read, Reason):
            return read
        found += read
    return found


def _entry(entry: Node, called: Called, names: Names, prefix: str) -> list[Attribute] | Reason:
    if entry.type == "shorthand_property_identifier":
        at = span_of(entry)
        return [Attribute(prefix + names.slice(entry), at, at, entry, at)]
    key, value = field(entry, "key"), field(entry, "value")
    if entry.type != "pair" or key is None or value is None or key.type not in ("property_identifier", "string"):
        return _unclear(f"{quote(names.slice(entry))} may be any option")
    name = prefix + names.slice(key).strip("\"'")
    if name in called.nested:
        return _options(value, called, names, f"{name}.")
    return [Attribute(name, span_of(entry), span_of(key), value, span_of(value))]


def entries_of(call: Node, position: int) -> Iterator[Node]:
    """The entries of the options at a position, in source order."""
    given = field(call, "arguments")
    arguments = named(given) if given is not None else []
    if 0 <= position < len(arguments) and arguments[position].type == "object":
        yield from named(arguments[position])


def _unclear(sentence: str) -> Reason:
    return Reason(
        "call-arguments",
        sentence,
        "code",
        "write the options into the call, each under its own key",
        "call-arguments",
    )
