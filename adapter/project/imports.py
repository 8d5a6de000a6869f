"""What a module imports."""

from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.project.parsed import Parsed


class Imported(Struct, frozen=True):
    """One imported name: ``name`` is what ``module`` exports, ``default``, or ``*`` for the whole of it.

    ``module`` is the specifier as written.  An import for its side effects alone has no other names.
    """

    local: str
    module: str
    name: str


def imports_of(parsed: Parsed) -> list[Imported]:
    """The values, not the types, that a module imports, in the order of its text."""
    found: list[Imported] = []
    for statement in parsed.root.named_children:
        module = parsed.string(statement.child_by_field_name("source"))
        if statement.type == "import_statement" and module is not None and not is_type_only(statement):
            found += _imported(parsed, statement, module)
    return found


def is_type_only(statement: Node) -> bool:
    """Whether an import or export statement, or one specifier of it, is marked ``type``."""
    return any(child.type in ("type", "typeof") for child in statement.children)


def _imported(parsed: Parsed, statement: Node, module: str) -> Iterator[Imported]:
    clause = next((child for child in statement.named_children if child.type == "import_clause"), None)
    if clause is None:
        yield Imported("", module, "")
        return
    for child in clause.named_children:
        match child.type:
            case "identifier":
                yield Imported(parsed.of(child), module, "default")
            case "namespace_import":
                yield Imported(parsed.of(child.named_children[-1]), module, "*")
            case "named_imports":
                yield from _named(parsed, child, module)


def _named(parsed: Parsed, clause: Node, module: str) -> Iterator[Imported]:
    for each in clause.named_children:
        if each.type == "import_specifier" and not is_type_only(each):
            name = specifier_name(parsed, each.child_by_field_name("name"))
            yield Imported(parsed.of(each.child_by_field_name("alias")) or name, module, name)


def specifier_name(parsed: Parsed, node: Node | None) -> str:
    """A name in an import or export list, which ECMAScript also allows as a string."""
    return parsed.string(node) or parsed.of(node)
