"""Import statements, which are children of the program."""

from collections.abc import Iterator
from typing import Literal

from tree_sitter import Node

from adapter.binding.bound import Import, ImportStatement
from adapter.binding.nodes import field, named, only, span_of


def import_statements(root: Node, text: str) -> tuple[ImportStatement, ...]:
    """Every import statement of a page, in source order."""
    return tuple(
        statement
        for it in root.children
        if it.type == "import_statement" and (statement := _statement(it, text)) is not None
    )


def module_of(node: Node, text: str) -> str:
    """The module that a string node names."""
    return text[node.start_byte + 1 : node.end_byte - 1]


def _statement(node: Node, text: str) -> ImportStatement | None:
    clause = next((it for it in node.children if it.type in ("import_clause", "import_require_clause")), None)
    source = field(node, "source") or field(clause, "source")
    if source is None:
        return None
    type_only = any(it.type in ("type", "typeof") for it in node.children[1:2])
    specifiers = tuple(_specifiers(clause, text)) if clause is not None else ()
    module, span = module_of(source, text), span_of(node)
    inside = named(clause) if clause is not None else []
    listed = next((it for it in inside if it.type == "named_imports"), None)
    return ImportStatement(
        span=span,
        module=module,
        source=span_of(source),
        type_only=type_only,
        braces=span_of(listed) if listed else None,
        names=tuple(
            Import(local, module, exported, span_of(at), span, type_only or own_type, kind)
            for local, exported, at, own_type, kind in specifiers
        ),
    )


Kind = Literal["default", "namespace", "named", "require"]


def _specifiers(clause: Node, text: str) -> Iterator[tuple[str, str, Node, bool, Kind]]:
    for it in named(clause):
        match it.type:
            case "identifier" if clause.type == "import_require_clause":
                yield _slice(it, text), "*", it, False, "require"
            case "identifier":
                yield _slice(it, text), "default", it, False, "default"
            case "namespace_import":
                name = only(it)
                if name is not None:
                    yield _slice(name, text), "*", it, False, "namespace"
            case "named_imports":
                for specifier in named(it):
                    yield from _named(specifier, text)


def _named(node: Node, text: str) -> Iterator[tuple[str, str, Node, bool, Kind]]:
    name = field(node, "name")
    if name is None:
        return
    exported = module_of(name, text) if name.type == "string" else _slice(name, text)
    own_type = any(it.type in ("type", "typeof") for it in node.children[:1])
    yield _slice(field(node, "alias") or name, text), exported, node, own_type, "named"


def _slice(node: Node, text: str) -> str:
    return text[node.start_byte : node.end_byte]
