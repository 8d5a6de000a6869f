"""The entries of an inline style: of HTML's attribute, or of the object that JSX takes."""

import re
from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, named, span_of
from adapter.source.span import Span
from adapter.syntax.templates import templates
from adapter.tree import Element, Plain

# Properties whose numbers have no unit (React's list, those that prototypes write).
PLAIN = re.compile(
    r"animation-iteration-count|aspect-ratio|column-count|columns|flex(?:-grow|-shrink)?|font-weight|grid-(?:area|column"
    r"|row)(?:-start|-end)?|line-clamp|line-height|opacity|fill-opacity|stroke-opacity|order|orphans|scale|tab-size"
    r"|widows|z-index|zoom|--.*"
)
ENTRY = re.compile(r"\s*([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
NUMBER = re.compile(r"-?\d*\.?\d+")


class Entry(Struct, frozen=True):
    """One property with its value, where it stands, and what it depends on."""

    property: str
    value: str
    span: Span
    when: tuple[str, ...] = ()


def inline_style(element: Element, text: str, names: Names) -> Iterator[Entry | Span]:
    """The entries of an element's inline style; a ``Span`` is something that may be any value."""
    attribute = element.attribute("style")
    if attribute is None or attribute.value is None:
        return
    if isinstance(attribute.value, Plain):
        if templates(attribute.value_span.of(text)):
            yield attribute.value_span
            return
        start = attribute.value_span.start + (text[attribute.value_span.start] in "\"'")
        for it in ENTRY.finditer(attribute.value_span.of(text).strip("\"'")):
            yield Entry(it[1].lower(), it[2], Span(start + it.start(1), start + it.end(2)))
    else:
        yield from _of(attribute.value, names, ())


def _of(node: Node, names: Names, when: tuple[str, ...]) -> Iterator[Entry | Span]:
    node = inner(node)
    match node.type:
        case "jsx_expression" | "as_expression":
            for it in named(node)[:1]:
                yield from _of(it, names, when)
        case "object":
            for it in named(node):
                yield from _pair(it, names, when)
        case "identifier":
            bound = names.resolve(names.slice(node), node.start_byte)
            value = field(bound.node, "value") if isinstance(bound, Local) and bound.kind == "const" else None
            if value is None or inner(value).type != "object" or (isinstance(bound, Local) and bound.destructured):
                yield span_of(node)
            else:
                yield from _of(value, names, when)
        case _:
            yield span_of(node)


def _pair(node: Node, names: Names, when: tuple[str, ...]) -> Iterator[Entry | Span]:
    if node.type == "spread_element":
        for it in named(node):
            yield from _of(it, names, when)
        return
    key, value = field(node, "key"), field(node, "value")
    if key is None or value is None or key.type == "computed_property_name":
        yield span_of(node)
        return
    name = property_of(names.slice(key).strip("\"'"))
    yield from _valued(name, inner(value), node, names, when)


def _valued(name: str, value: Node, pair: Node, names: Names, when: tuple[str, ...]) -> Iterator[Entry | Span]:
    said = names.slice(value)
    if value.type == "ternary_expression":
        asked = " ".join(names.slice(field(value, "condition") or value).split())
        for side, condition in (("consequence", asked), ("alternative", f"not {asked}")):
            arm = field(value, side)
            if arm is not None:
                yield from _valued(name, inner(arm), pair, names, (*when, condition))
    elif value.type == "string" or (value.type == "template_string" and "${" not in said):
        yield Entry(name, said[1:-1], span_of(pair), when)
    elif NUMBER.fullmatch(said):
        unit = "" if PLAIN.fullmatch(name) or float(said) == 0 else "px"
        yield Entry(name, f"{said}{unit}", span_of(pair), when)
    elif said not in ("undefined", "null"):
        yield span_of(pair)


def property_of(name: str) -> str:
    """CSS's name of a property that React spells ``backgroundColor``."""
    plain = name if name.startswith("--") else re.sub(r"[A-Z]", lambda it: f"-{it[0].lower()}", name)
    return f"-{plain}" if plain.startswith("ms-") else plain
