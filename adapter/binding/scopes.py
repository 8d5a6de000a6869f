"""Which identifiers declare a name, and where that name is visible (ECMA-262 sections 8 and 14, modules)."""

from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import LocalKind
from adapter.binding.nodes import FUNCTIONS, ancestors, field, same, span_of
from adapter.source.span import Span

Space = Literal["value", "type", "both"]

BLOCKS = frozenset(
    {"statement_block", "program", "for_statement", "for_in_statement", "switch_body", "class_static_block"}
)
PATTERN_LEAVES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
LEAVES = PATTERN_LEAVES | {"type_identifier"}
NAMED: dict[str, tuple[LocalKind, Space]] = {
    "function_declaration": ("function", "value"),
    "generator_function_declaration": ("function", "value"),
    "function_signature": ("function", "value"),
    "class_declaration": ("class", "both"),
    "abstract_class_declaration": ("class", "both"),
    "enum_declaration": ("enum", "both"),
    "internal_module": ("namespace", "both"),
    "interface_declaration": ("type", "type"),
    "type_alias_declaration": ("type", "type"),
}
# Their names are seen by themselves only, and yield to a parameter of the same name.
SELF_NAMED: dict[str, tuple[LocalKind, Space]] = {
    "function_expression": ("function", "value"),
    "generator_function": ("function", "value"),
    "class": ("class", "both"),
}
STEPS = frozenset({"object_pattern", "array_pattern", "rest_pattern"})


class Declaration(Struct, frozen=True):
    """One declared name; ``rank`` orders declarations of the same scope, highest first."""

    kind: LocalKind
    space: Space
    node: Node
    identifier: Node
    scope: Span
    path: tuple[str, ...] | None = ()
    rank: int = 1


def declaration_at(leaf: Node, text: str) -> Declaration | None:
    """The declaration that an identifier makes, or None if it only refers; imports are not asked about."""
    parent = leaf.parent
    if parent is None:
        return None
    if leaf.type == "type_identifier" or parent.type in NAMED or parent.type in SELF_NAMED:
        return _named(leaf, parent)
    if leaf.type not in PATTERN_LEAVES:
        return None
    return _in_pattern(leaf, text)


def _named(leaf: Node, parent: Node) -> Declaration | None:
    if not same(field(parent, "name"), leaf):
        return None
    if parent.type in NAMED:
        kind, space = NAMED[parent.type]
        return Declaration(kind, space, parent, leaf, _block(parent))
    if parent.type in SELF_NAMED:
        kind, space = SELF_NAMED[parent.type]
        return Declaration(kind, space, parent, leaf, span_of(parent), rank=0)
    if parent.type in ("type_parameter", "mapped_type_clause"):
        around = next((it for it in ancestors(parent) if it.type != "type_parameters"), parent)
        return Declaration("type", "type", parent, leaf, span_of(around))
    return None


def _in_pattern(leaf: Node, text: str) -> Declaration | None:
    """Climb out of the pattern, collecting the path to the leaf."""
    node, path = leaf, _Path()
    while (parent := node.parent) is not None:
        if not path.climb(parent, node, text):
            return _holder(parent, node, leaf, path.steps)
        node = parent
    return None


class _Path:
    """The keys from a declared value to one name in its pattern; None once they are no plain keys."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps: tuple[str, ...] | None = ()

    def climb(self, parent: Node, node: Node, text: str) -> bool:
        """Whether ``parent`` still belongs to the pattern of ``node``."""
        match parent.type:
            case "object_pattern":
                if node.type == "shorthand_property_identifier_pattern":
                    self._add(text[node.start_byte : node.end_byte])
            case "array_pattern":
                commas = [it for it in parent.children if it.type == ","]
                self._add(str(sum(it.end_byte <= node.start_byte for it in commas)))
            case "rest_pattern":
                self.steps = None
            case "pair_pattern" if same(field(parent, "value"), node):
                key = field(parent, "key")
                plain = key is not None and key.type == "property_identifier"
                self._add(text[key.start_byte : key.end_byte] if key and plain else None)
            case "assignment_pattern" | "object_assignment_pattern" if same(field(parent, "left"), node):
                self.steps = None
            case _:
                return False
        return True

    def _add(self, step: str | None) -> None:
        self.steps = None if step is None or self.steps is None else (step, *self.steps)


def _holder(holder: Node, pattern: Node, leaf: Node, path: tuple[str, ...] | None) -> Declaration | None:
    """The declaration that holds a whole pattern."""
    match holder.type:
        case "variable_declarator" if same(field(holder, "name"), pattern):
            return _variable(holder, leaf, path)
        case "required_parameter" | "optional_parameter" if same(field(holder, "pattern"), pattern):
            return _parameter(holder, leaf, path)
        case "arrow_function" if same(field(holder, "parameter"), pattern):
            return Declaration("param", "value", pattern, leaf, span_of(holder), path)
        case "catch_clause" if same(field(holder, "parameter"), pattern):
            return Declaration("catch", "value", holder, leaf, span_of(holder), path)
        case "for_in_statement" if same(field(holder, "left"), pattern):
            return _loop(holder, leaf, path)
    return None


def _variable(holder: Node, leaf: Node, path: tuple[str, ...] | None) -> Declaration:
    statement = holder.parent
    word = field(statement, "kind")
    match word.type if word is not None else "var":
        case "const":
            return Declaration("const", "value", holder, leaf, _block(holder), path)
        case "let":
            return Declaration("let", "value", holder, leaf, _block(holder), path)
    return Declaration("var", "value", holder, leaf, _function(holder), path)


def _parameter(holder: Node, leaf: Node, path: tuple[str, ...] | None) -> Declaration | None:
    listed = holder.parent
    around = listed.parent if listed is not None and listed.type == "formal_parameters" else None
    if around is None:
        return None
    return Declaration("param", "value", holder, leaf, span_of(around), path)


def _loop(holder: Node, leaf: Node, path: tuple[str, ...] | None) -> Declaration | None:
    word = field(holder, "kind")
    if word is None:
        return None
    scope = _function(holder) if word.type == "var" else span_of(holder)
    return Declaration("loop", "value", holder, leaf, scope, path)


def _block(node: Node) -> Span:
    """Where a ``let``, ``const``, class or function is visible."""
    for it in ancestors(node):
        if it.type in BLOCKS:
            return _visible(it)
    return span_of(node)


def _function(node: Node) -> Span:
    for it in ancestors(node):
        if it.type in FUNCTIONS or it.type in ("program", "class_static_block"):
            return _visible(it)
    return span_of(node)


def _visible(block: Node) -> Span:
    """A program's node starts at its first token; its names are visible before and after as well."""
    return Span(0, block.end_byte + 1) if block.type == "program" else span_of(block)
