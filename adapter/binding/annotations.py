"""Literal types on the way of a value: the type annotation must change together with the literals."""

from msgspec import Struct, field
from tree_sitter import Node

from adapter.binding.literals import Site, literal
from adapter.binding.names import Names
from adapter.binding.nodes import ancestors, named
from adapter.binding.nodes import field as child
from adapter.binding.paths import ANY, Path, items_at, key_of, meets

SAME = frozenset({"Partial", "Readonly", "Required", "NonNullable", "Pick", "Omit", "Exclude", "Extract"})
LISTS = frozenset({"Array", "ReadonlyArray", "Set", "ReadonlySet", "Iterable"})
DEEPEST = 24


class TypeSites(Struct):
    """Collects sites of literal types along a path; ``held`` is the first type that cannot be followed.

    ``held`` is the node and a clause that says what it is.
    """

    names: Names
    sites: list[Site] = field(default_factory=list)
    held: tuple[Node, str] | None = None
    _followed: set[int] = field(default_factory=set)
    _through: dict[int, tuple[Node, str]] = field(default_factory=dict)

    def annotate(self, annotation: Node | None, path: Path, feeds: str) -> None:
        """Follow ``: T`` (or a bare type) along a path."""
        if annotation is None:
            return
        node = annotation
        if node.type == "type_annotation":
            node = named(annotation)[0]
        self._type(node, path, feeds, DEEPEST)

    def shared(self) -> Node | None:
        """A use of a named type with literal sites that is not on the way, or the export of one."""
        for declared, name in self._through.values():
            if _exported(declared):
                return declared
            for use in self.names.type_references(name, declared):
                if use.start_byte not in self._followed:
                    return use
        return None

    def _hold(self, node: Node, clause: str) -> None:
        if self.held is None:
            self.held = (node, clause)

    def _type(self, node: Node, path: Path, feeds: str, left: int) -> None:
        if left == 0:
            return self._hold(node, "is nested too deep")
        match node.type:
            case "literal_type":
                self._literal(node, path, feeds)
            case "union_type" | "intersection_type" | "parenthesized_type" | "readonly_type":
                for it in named(node):
                    self._type(it, path, feeds, left - 1)
            case "predefined_type" | "type_query" | "this_type":
                return None
            case "array_type" if path:
                self._type(named(node)[0], path[1:], feeds, left - 1)
            case "tuple_type" if path:
                self._tuple(node, path, feeds, left)
            case "object_type" | "interface_body":
                self._members(node, path, feeds, left)
            case "generic_type":
                self._generic(node, path, feeds, left)
            case "type_identifier":
                self._name(node, path, feeds, left)
            case "lookup_type":
                self._lookup(node, path, feeds, left)
            case _:
                self._hold(node, "is a type that is not followed")
        return None

    def _literal(self, node: Node, path: Path, feeds: str) -> None:
        token = named(node)[0] if named(node) else node.children[0]
        site = literal(token, self.names.text)
        if site is None:
            return self._hold(node, "is a type that is not followed")
        if not path and site.kind not in ("null", "undefined"):
            self.sites.append(Site(site.span, site.text, "type", feeds))
        return None

    def _tuple(self, node: Node, path: Path, feeds: str, left: int) -> None:
        for it in items_at(named(node), path[0]):
            labelled = child(it, "type")
            self._type(named(labelled)[0] if labelled else it, path[1:], feeds, left - 1)

    def _members(self, node: Node, path: Path, feeds: str, left: int) -> bool:
        """Follow the members that the path's first step may mean; whether there was one."""
        found = False
        for it in named(node):
            key = _key(it, self.names)
            annotation = child(it, "type")
            if path and key is not None and annotation is not None and meets(path[0], key):
                found = True
                self._type(named(annotation)[0], path[1:], feeds, left - 1)
        return found

    def _generic(self, node: Node, path: Path, feeds: str, left: int) -> None:
        name = self.names.slice(named(node)[0])
        arguments = child(node, "type_arguments")
        given = named(arguments) if arguments is not None else []
        at = node.start_byte
        if self.names.imported(name) is not None or self.names.type_declaration(name, at) is not None:
            return self._elsewhere(node, name)
        if name == "Record" and len(given) == 2 and path:
            return self._type(given[1], path[1:], feeds, left - 1)
        if name in LISTS and given and path:
            return self._type(given[0], path[1:], feeds, left - 1)
        if name in SAME and given:
            return self._type(given[0], path, feeds, left - 1)
        return self._elsewhere(node, name)

    def _name(self, node: Node, path: Path, feeds: str, left: int) -> None:
        name = self.names.slice(node)
        declared = self.names.type_declaration(name, node.start_byte)
        if declared is None:
            return self._elsewhere(node, name)
        before = len(self.sites)
        self._followed.add(node.start_byte)
        match declared.type:
            case "type_alias_declaration" if child(declared, "type_parameters") is None:
                value = child(declared, "value")
                if value is not None:
                    self._type(value, path, feeds, left - 1)
            case "interface_declaration" if child(declared, "type_parameters") is None:
                self._interface(declared, path, feeds, left)
            case "type_parameter":
                return None
            case _:
                self._hold(node, "is a type that is not followed")
        if len(self.sites) > before:
            self._through[declared.id] = (declared, name)
        return None

    def _interface(self, node: Node, path: Path, feeds: str, left: int) -> None:
        body = child(node, "body")
        found = body is not None and self._members(body, path, feeds, left - 1)
        extended = next((it for it in named(node) if it.type == "extends_type_clause"), None)
        if found or extended is None:
            return
        for it in named(extended):
            self._type(it, path, feeds, left - 1)

    def _lookup(self, node: Node, path: Path, feeds: str, left: int) -> None:
        looked, index = named(node)[:2]
        key = literal(named(index)[0], self.names.text) if index.type == "literal_type" and named(index) else None
        self._type(looked, (key.text if key is not None else ANY, *path), feeds, left - 1)

    def _elsewhere(self, node: Node, name: str) -> None:
        imported = self.names.imported(name.partition(".")[0])
        where = f"comes from `{imported.module}`" if imported is not None else "is not declared in this file"
        self._hold(node, where)


def _key(member: Node, names: Names) -> str | None:
    match member.type:
        case "index_signature":
            return ANY
        case "property_signature":
            return key_of(child(member, "name"), names)
    return None


def _exported(declared: Node) -> bool:
    return next(ancestors(declared)).type == "export_statement"


def is_own_type(annotation: Node, names: Names) -> bool:
    """Whether a cast's type is made of literals, or is named in this file."""
    match annotation.type:
        case "union_type" | "literal_type" | "object_type":
            return True
        case "type_identifier":
            name = names.slice(annotation)
            return names.type_declaration(name, annotation.start_byte) is not None
    return False
