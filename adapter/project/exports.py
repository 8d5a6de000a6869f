"""What a local module exports, and which file each name comes from: its own, or one re-export away."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from tree_sitter import Node

from adapter.project.imports import imports_of, is_type_only, specifier_name
from adapter.project.modules import Modules
from adapter.project.parsed import Parsed, unwrapped

_NAMED_DECLARATIONS = frozenset(
    {
        "function_declaration",
        "generator_function_declaration",
        "class_declaration",
        "abstract_class_declaration",
        "enum_declaration",
        "function_signature",
    }
)
_VARIABLES = frozenset({"lexical_declaration", "variable_declaration"})


class Origin(Struct, frozen=True):
    """Where an exported name comes from.

    ``path`` is the file that declares it, None if that is a package, unknown, or over one re-export away.
    ``name`` is what that file, or else ``module``, exports it as: ``default``, or ``*`` for a whole module.
    ``module`` is the specifier it is re-exported from, empty for the file's own.  ``local`` is what it is
    called inside the file that declares it, empty if it has no name there.
    """

    path: Path | None
    name: str
    module: str = ""
    local: str = ""


class Exports(Struct, frozen=True):
    """The values that a module exports; ``stars`` are the ``export * from`` that could not be followed."""

    path: Path
    names: Mapping[str, Origin]
    stars: tuple[str, ...] = ()

    @property
    def default(self) -> Origin | None:
        """The default export."""
        return self.names.get("default")


def own_exports(parsed: Parsed) -> Exports:
    """The exports of a module as its own text states them, re-exports not followed."""
    imported = {each.local: each for each in imports_of(parsed)}
    names: dict[str, Origin] = {}
    stars: list[str] = []
    for statement in parsed.root.named_children:
        if statement.type != "export_statement" or is_type_only(statement):
            continue
        module = parsed.string(statement.child_by_field_name("source"))
        if module is not None and any(child.type == "*" for child in statement.children):
            stars.append(module)
        for exported, local in _exported(parsed, statement):
            names[exported] = _origin(parsed.path, exported, local, module)
    for exported, origin in names.items():
        source = imported.get(origin.local) if not origin.module else None
        if source is not None:
            names[exported] = Origin(None, source.name, source.module)
    return Exports(parsed.path, names, tuple(stars))


def followed(own: Exports, modules: Modules, read: Callable[[Path], Exports | None]) -> Exports:
    """The exports with re-exports followed one level deep; ``read`` gives another file's own exports."""
    names: dict[str, Origin] = {}
    stars: list[str] = []
    for module in own.stars:
        path, target = _target(own, module, modules, read)
        if path is None or target is None or target.stars:
            stars.append(module)
        if target is not None:
            named = [(name, each) for name, each in target.names.items() if name != "default"]
            names |= {name: _through(module, name, each) for name, each in named}
    for name, origin in own.names.items():
        names[name] = _follow(own, origin, modules, read) if origin.module else origin
    return Exports(own.path, names, tuple(stars))


def _follow(own: Exports, origin: Origin, modules: Modules, read: Callable[[Path], Exports | None]) -> Origin:
    path, target = _target(own, origin.module, modules, read)
    if path is not None and origin.name == "*":
        return Origin(path, "*", origin.module)
    found = None if target is None else target.names.get(origin.name)
    return origin if found is None else _through(origin.module, origin.name, found)


def _target(
    own: Exports, module: str, modules: Modules, read: Callable[[Path], Exports | None]
) -> tuple[Path | None, Exports | None]:
    path = modules.resolve(module, own.path)
    return path, None if path is None else read(path)


def _through(module: str, name: str, found: Origin) -> Origin:
    """``found``, exported by ``module`` as ``name``, seen through a re-export; a second one stays unknown."""
    return Origin(None, name, module) if found.path is None else Origin(found.path, name, module, found.local)


def _origin(path: Path, exported: str, local: str, module: str | None) -> Origin:
    return Origin(path, exported, "", local) if module is None else Origin(None, local, module)


def _exported(parsed: Parsed, statement: Node) -> Iterator[tuple[str, str]]:
    """Exported and local name (for a re-export, the name in the other module) of one export statement."""
    declaration, value = (statement.child_by_field_name(each) for each in ("declaration", "value"))
    is_default = any(child.type == "default" for child in statement.children)
    if value is not None:
        bare = unwrapped(value)
        yield "default", parsed.of(bare) if bare.type == "identifier" else ""
    elif declaration is not None:
        for name in declared_names(parsed, declaration):
            yield ("default" if is_default else name), name
    for child in statement.named_children:
        if child.type == "namespace_export":
            yield specifier_name(parsed, child.named_children[-1]), "*"
        elif child.type == "export_clause":
            yield from _listed(parsed, child)


def _listed(parsed: Parsed, clause: Node) -> Iterator[tuple[str, str]]:
    for each in clause.named_children:
        if each.type == "export_specifier" and not is_type_only(each):
            name = specifier_name(parsed, each.child_by_field_name("name"))
            alias = each.child_by_field_name("alias")
            yield (specifier_name(parsed, alias) if alias is not None else name), name


def declared_names(parsed: Parsed, declaration: Node) -> list[str]:
    """The value names that a declaration introduces."""
    if declaration.type in _NAMED_DECLARATIONS:
        return [parsed.of(declaration.child_by_field_name("name"))]
    if declaration.type not in _VARIABLES:
        return []
    targets = [each.child_by_field_name("name") for each in declaration.named_children]
    return [name for target in targets if target is not None for name in _bound(parsed, target)]


def _bound(parsed: Parsed, pattern: Node) -> Iterator[str]:
    """The names that a binding pattern binds."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        match node.type:
            case "identifier" | "shorthand_property_identifier_pattern":
                yield parsed.of(node)
            case "pair_pattern":
                stack += [child] if (child := node.child_by_field_name("value")) else []
            case "assignment_pattern" | "object_assignment_pattern":
                stack += [child] if (child := node.child_by_field_name("left")) else []
            case "object_pattern" | "array_pattern" | "rest_pattern":
                stack.extend(reversed(node.named_children))
