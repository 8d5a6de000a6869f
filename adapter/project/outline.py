"""The nodes of a module that tell what it declares and renders, found by the grammar's own matcher."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from tree_sitter import Node, Query, QueryCursor

from adapter.project.imports import Imported, imports_of
from adapter.project.parsed import Parsed, arguments, pairs, unwrapped
from adapter.source.lines import Lines
from adapter.syntax.grammar import language

_KINDS = (
    "call_expression",
    "subscript_expression",
    "jsx_opening_element",
    "jsx_self_closing_element",
    "jsx_attribute",
    "variable_declarator",
    "assignment_expression",
    "function_declaration",
    "class_declaration",
    "pair",
    "interface_declaration",
    "type_alias_declaration",
)
_TOP_LEVEL = frozenset({"lexical_declaration", "variable_declaration", "export_statement"})
ELEMENTS = ("jsx_opening_element", "jsx_self_closing_element")
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "function_declaration"})
_CLASSES = frozenset({"class_declaration", "class"})
# How many wrappers (memo, forwardRef, a name for another name) are looked through.
MOST_WRAPPERS = 10


class Outline(Struct, frozen=True):
    """A module's telling nodes by kind, each list in the order of the text.

    ``values`` are the functions, classes and initial values that names of the module are declared with, the
    outermost declaration of a name; ``types`` its interfaces and type aliases.
    """

    parsed: Parsed
    lines: Lines
    imports: Mapping[str, Imported]
    nodes: Mapping[str, list[Node]]
    values: Mapping[str, Node]
    types: Mapping[str, Node]

    def within(self, outer: Node, *kinds: str) -> list[Node]:
        """The nodes of these kinds inside ``outer``, in the order of the text."""
        found = [node for kind in kinds for node in self._range(kind, outer)]
        return sorted(found, key=_start) if len(kinds) > 1 else found

    def line(self, node: Node) -> int:
        """The line, counted from 1, on which a node starts."""
        return self.lines.place(node.start_byte)[0]

    def literal(self, node: Node) -> Node:
        """An expression, or what the constant that it names is declared with."""
        bare = unwrapped(node)
        if bare.type != "identifier":
            return bare
        value = self.values.get(self.parsed.of(bare))
        return bare if value is None else unwrapped(value)

    def entry(self, literal: Node, wanted: str) -> Node | None:
        """The value of one entry of an object literal."""
        return next((value for key, value in pairs(literal) if self.parsed.key(key) == wanted), None)

    def function(self, value: Node) -> Node | None:
        """The function or class behind a value: itself, or inside ``memo``, ``forwardRef`` and the like."""
        for _ in range(MOST_WRAPPERS):
            bare = self.literal(value)
            if bare.type in _FUNCTIONS or bare.type in _CLASSES:
                return bare
            inner = None if bare.type != "call_expression" else _first_argument(bare)
            if inner is None:
                return None
            value = inner
        return None

    def _range(self, kind: str, outer: Node) -> list[Node]:
        nodes = self.nodes.get(kind, [])
        first = bisect_left(nodes, outer.start_byte, key=_start)
        return nodes[first : bisect_left(nodes, outer.end_byte, key=_start)]


def outline(parsed: Parsed) -> Outline:
    """The outline of a module."""
    captured = QueryCursor(_query()).captures(parsed.root)
    nodes = {kind: sorted(found, key=_start) for kind, found in captured.items()}
    kinds = ("interface_declaration", "type_alias_declaration")
    types = {_name(parsed, node): node for kind in kinds for node in nodes.get(kind, [])}
    imports = {each.local: each for each in imports_of(parsed)}
    return Outline(parsed, Lines(parsed.text), imports, nodes, _values(parsed, nodes), types)


@cache
def _query() -> Query:
    return Query(language(), "\n".join(f"({kind}) @{kind}" for kind in _KINDS))


def _values(parsed: Parsed, nodes: Mapping[str, list[Node]]) -> dict[str, Node]:
    """What names are declared with; a declaration at the top of the module wins over an inner one."""
    found = [
        (_is_nested(node), node.start_byte, _name(parsed, node), node.child_by_field_name("value"))
        for node in nodes.get("variable_declarator", [])
    ]
    kinds = ("function_declaration", "class_declaration")
    declared = [node for kind in kinds for node in nodes.get(kind, [])]
    found += [(_is_nested(node), node.start_byte, _name(parsed, node), node) for node in declared]
    ordered = sorted(found, key=lambda each: (not each[0], each[1]))
    return {name: value for _, _, name, value in ordered if value is not None}


def _is_nested(declaration: Node) -> bool:
    outer = declaration.parent
    while outer is not None and outer.type in _TOP_LEVEL:
        outer = outer.parent
    return outer is not None and outer.type != "program"


def _first_argument(call: Node) -> Node | None:
    return next(iter(arguments(call)), None)


def _name(parsed: Parsed, declaration: Node) -> str:
    return parsed.of(declaration.child_by_field_name("name"))


def _start(node: Node) -> int:
    return node.start_byte
