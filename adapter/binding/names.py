"""The names of one page: imports, scopes, and what a name means where it is used.

Nothing is walked ahead.  A name is looked up by finding where it is written and asking of each place whether
it declares; a name that is only written in an import and as a tag costs no look at the grammar's tree.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from tree_sitter import Node, Query, QueryCursor

from adapter.binding.bound import (
    Binding,
    Free,
    Import,
    Imported,
    ImportStatement,
    Lazy,
    Local,
)
from adapter.binding.imports import import_statements, module_of
from adapter.binding.nodes import ancestors, field, inner, named, only, span_of, walk
from adapter.binding.scopes import LEAVES, Declaration, Space, declaration_at
from adapter.source.span import Span
from adapter.syntax.grammar import language

__all__ = ["Binding", "Free", "Import", "ImportStatement", "Imported", "Lazy", "Local", "Names", "dotted"]

MOST_ALIASES = 12
REFERENCES = LEAVES | {"shorthand_property_identifier"}
CHAINS = frozenset({"member_expression", "nested_identifier"})
LOADERS = frozenset(
    {
        ("react", "lazy"),
        ("preact/compat", "lazy"),
        ("next/dynamic", "default"),
        ("@loadable/component", "default"),
        ("react-loadable", "default"),
    }
)
IDENTIFIERS = """[(identifier) (type_identifier) (shorthand_property_identifier)
  (shorthand_property_identifier_pattern)] @name"""


class Names:
    """One page's names.  ``root`` is the program's node, ``text`` the page."""

    def __init__(self, root: Node, text: str) -> None:
        self.root, self.text = root, text
        self._declared: dict[tuple[str, bool], tuple[Declaration, ...]] = {}
        self._leaves: dict[str, tuple[Node, ...]] = {}
        self._references: dict[int, tuple[Node, ...]] = {}

    @cached_property
    def statements(self) -> tuple[ImportStatement, ...]:
        """Import statements in source order, those without names included."""
        return import_statements(self.root, self.text)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every name that an import statement brings in, in source order."""
        return tuple(name for statement in self.statements for name in statement.names)

    @cached_property
    def _imported(self) -> dict[str, Import]:
        return {it.local: it for it in self.imports}

    def slice(self, node: Node) -> str:
        """The text of a node."""
        return self.text[node.start_byte : node.end_byte]

    def resolve(self, name: str, at: int) -> Binding:
        """What a name, possibly dotted, means where it is used; aliases are followed to the import."""
        return self._resolve(name, at, MOST_ALIASES)

    def local(self, name: str, at: int) -> Local | None:
        """The declaration of a plain name as seen from ``at``, no alias followed; None if it has none."""
        found = self._declaration(name, at)
        return _local(found, name, ()) if found is not None else None

    def declares(self, name: str) -> bool:
        """Whether anything on the page, import or declaration at any depth, is called ``name``."""
        return name in self._imported or bool(self._declarations(name, tags=True))

    def _resolve(self, name: str, at: int, left: int) -> Binding:
        first, *rest = name.split(".")
        member = tuple(rest)
        found = self._declaration(first, at)
        if found is not None:
            return self._follow(found, first, member, left)
        imported = self._imported.get(first)
        return _imported(imported, member) if imported is not None else Free(first, member)

    # --- aliases

    def _follow(self, found: Declaration, name: str, member: tuple[str, ...], left: int) -> Binding:
        here = _local(found, name, member)
        value = field(found.node, "value") if found.kind == "const" else None
        if value is None or found.path is None or left == 0:
            return here
        value = inner(value)
        path = (*found.path, *member)
        if (loaded := self._loaded(value, path)) is not None:
            return loaded
        chain = dotted(value, self.text)
        if chain is None:
            return here
        target = self._resolve(".".join((chain, *path)), value.start_byte, left - 1)
        match target:
            case Imported(module, exported, taken, statement, local, via, type_only):
                via = (span_of(found.node), *via)
                return Imported(module, exported, taken, statement, local, via, type_only)
            case Lazy():
                return target
        return here

    def _loaded(self, value: Node, path: tuple[str, ...]) -> Imported | Lazy | None:
        """``require("x")``, ``await import("x")``, ``lazy(() => import("x"))``."""
        if value.type == "await_expression":
            inside = next(iter(named(value)), None)
            if inside is None or not _is_import(inside):
                return None
            return Lazy(self._module(inside), "import", path)
        if value.type != "call_expression":
            return None
        callee = field(value, "function")
        how = self.slice(callee) if callee is not None else ""
        if how == "require" and self._declaration("require", value.start_byte) is None:
            return self._required(value, path)
        if not self._is_loader(how, value.start_byte):
            return None
        call = next((it for it in walk(value) if _is_import(it)), None)
        return Lazy(self._module(call) if call is not None else None, how, path)

    def _required(self, call: Node, path: tuple[str, ...]) -> Imported | None:
        module = self._module(call)
        if module is None:
            return None
        exported, member = (path[0], path[1:]) if path else ("*", ())
        statement = next((it for it in ancestors(call) if it.type.endswith("_declaration")), call)
        return Imported(module, exported, member, span_of(statement))

    def _module(self, call: Node) -> str | None:
        arguments = field(call, "arguments")
        first = next(iter(named(arguments)), None) if arguments is not None else None
        return module_of(first, self.text) if first is not None and first.type == "string" else None

    def _is_loader(self, how: str, at: int) -> bool:
        if not how.isascii() or not how.replace(".", "").isalnum():
            return False
        match self._resolve(how, at, 1):
            case Imported(module, exported, member):
                return (module, member[-1] if member else exported) in LOADERS
            case Free("React", ("lazy",)):
                return True
        return False

    # --- declarations

    def _declaration(self, name: str, at: int) -> Declaration | None:
        """The innermost declaration of a value that is visible at an offset."""
        return _innermost(self._declarations(name, tags=False), at, "type")

    def _type_declaration(self, name: str, at: int) -> Declaration | None:
        return _innermost(self._declarations(name, tags=True), at, "value")

    def type_declaration(self, name: str, at: int) -> Node | None:
        """The interface, type alias, class, enum or type parameter that a type's name means at an offset."""
        found = self._type_declaration(name, at)
        return found.node if found is not None else None

    def imported(self, name: str) -> Import | None:
        """The import of that local name, whatever shadows it somewhere."""
        return self._imported.get(name)

    def _declarations(self, name: str, tags: bool) -> tuple[Declaration, ...]:
        """What stands right after ``<`` may declare a type (``<T>``), never a value."""
        known = self._declared.get((name, tags))
        if known is None:
            known = tuple(
                found
                for leaf in self._written(name, tags)
                if leaf.type in LEAVES and (found := declaration_at(leaf, self.text)) is not None
            )
            self._declared[name, tags] = known
        return known

    def _written(self, name: str, tags: bool = True, within: Span | None = None) -> Iterable[Node]:
        """Identifiers of that name outside imports; without ``tags`` those right after ``<`` are skipped."""
        known = self._leaves.get(name)
        if known is not None:
            return [it for it in known if within.start <= it.start_byte < within.end] if within else known
        leaves: list[Node] = []
        find, length = self.root.descendant_for_byte_range, len(name)
        for start in self._offsets(name, tags, within or Span(0, len(self.text))):
            node = find(start, start + length)
            if node is not None and node.type in REFERENCES and node.end_byte == start + length:
                leaves.append(node)
        if tags and within is None:
            self._leaves[name] = tuple(leaves)
        return leaves

    def _offsets(self, name: str, tags: bool, within: Span) -> Iterator[int]:
        """Where ``name`` stands as a word, outside imports and not after a dot."""
        text, length = self.text, len(name)
        if not name:  # the parser puts an empty name where one is missing
            return
        start = text.find(name, max(within.start, self._code_start), within.end)
        while start >= 0:
            end = start + length
            before = text[start - 1 : start]
            if not (before == "<" or (before == "/" and text[start - 2 : start - 1] == "<")) or tags:
                dot = before == "." and text[start - 3 : start] != "..."
                word = not dot and not _joins(before) and not _joins(text[end : end + 1])
                if word and not self._in_import(start):
                    yield start
            start = text.find(name, end, within.end)

    @cached_property
    def _code_start(self) -> int:
        """The end of the imports that the page begins with."""
        end = 0
        for node in self.root.children:
            match node.type:
                case "import_statement":
                    end = node.end_byte
                case "comment" | "hash_bang_line":
                    continue
                case "expression_statement" if only(node) is not None and named(node)[0].type == "string":
                    continue
                case _:
                    break
        return end

    def _in_import(self, at: int) -> bool:
        return at < self._imports_end and any(it.span.start <= at < it.span.end for it in self.statements)

    @cached_property
    def _imports_end(self) -> int:
        """The end of the last import, which is nearly always where the code starts."""
        return max((it.span.end for it in self.statements), default=0)

    # --- uses

    def uses(self, name: str) -> tuple[Span, ...]:
        """Every use of an import's local name outside imports, as value, tag or type, shadows left out.

        Opening and closing tags are two uses; of a dotted use it is the span of the first name.
        """
        return tuple(
            span_of(leaf) for leaf in self._written(name) if self._is_use(leaf) and not self._hidden(leaf, name)
        )

    def references(self, found: Local) -> tuple[Node, ...]:
        """Every identifier that refers to a local value, its declaration left out, in source order."""
        start = found.identifier.start_byte
        if start not in self._references:
            self._references[start] = tuple(self._referring(found))
        return self._references[start]

    def _referring(self, found: Local) -> Iterator[Node]:
        return (
            leaf
            for leaf in self._written(found.name, within=found.scope)
            if leaf.type != "type_identifier"
            and self._is_use(leaf)
            and (seen := self._declaration(found.name, leaf.start_byte)) is not None
            and seen.identifier.id == found.identifier.id
        )

    def mentions(self, name: str) -> tuple[Span, ...]:
        """Every identifier of that spelling outside imports, whatever it means, declarations included."""
        return tuple(span_of(leaf) for leaf in self._written(name))

    def type_references(self, name: str, declared: Node) -> tuple[Node, ...]:
        """Every identifier that refers to a type of the file, its declaration left out."""
        return tuple(
            leaf
            for leaf in self._written(name)
            if self._is_use(leaf)
            and (seen := self._type_declaration(name, leaf.start_byte)) is not None
            and seen.node.id == declared.id
        )

    def _hidden(self, leaf: Node, name: str) -> bool:
        if leaf.type == "type_identifier":
            return self._type_declaration(name, leaf.start_byte) is not None
        return self._declaration(name, leaf.start_byte) is not None

    def _is_use(self, leaf: Node) -> bool:
        parent = leaf.parent
        if parent is None:
            return False
        match parent.type:
            case "jsx_opening_element" | "jsx_closing_element" | "jsx_self_closing_element":
                return not self.text[leaf.start_byte].islower()
            case "jsx_namespace_name":
                return False
            case "export_specifier":
                whole = next((it for it in ancestors(parent) if it.type == "export_statement"), None)
                is_name = (inside := field(parent, "name")) is not None and inside.id == leaf.id
                return is_name and field(whole, "source") is None
            case "nested_type_identifier":
                return leaf.type == "identifier"
            case "index_signature":
                return leaf.type != "identifier"
        return declaration_at(leaf, self.text) is None

    def names_in(self, span: Span) -> frozenset[str]:
        """Every identifier in the smallest node that holds a stretch."""
        node = self.root.descendant_for_byte_range(span.start, span.end)
        return self._names_in(node if node is not None else self.root)

    def is_shorthand(self, span: Span) -> bool:
        """Whether the name at a stretch is a shorthand property (``{ value }``)."""
        node = self.root.descendant_for_byte_range(span.start, span.end)
        return node is not None and node.type == "shorthand_property_identifier"

    def is_declared(self, name: str) -> bool:
        """Whether a value of that name is declared somewhere on the page, imports left out."""
        return bool(self._declarations(name, tags=False))

    def is_shadowed(self, name: str) -> bool:
        """Whether anything but an import is called so somewhere on the page."""
        return bool(self._declarations(name, tags=True))

    def names_in_use(self, scope: Node | None = None) -> frozenset[str]:
        """Every identifier, of values and of types, in a node; of the whole page if none is given."""
        return self._all_names if scope is None else self._names_in(scope)

    @cached_property
    def _all_names(self) -> frozenset[str]:
        return self._names_in(self.root)

    def _names_in(self, scope: Node) -> frozenset[str]:
        found = QueryCursor(_identifiers()).captures(scope)
        return frozenset(self.slice(it) for it in found.get("name", ()))


@cache
def _identifiers() -> Query:
    return Query(language(), IDENTIFIERS)


def dotted(node: Node, text: str) -> str | None:
    """``a.b.c`` for a plain chain of names, None for anything else."""
    steps: list[str] = []
    while node.type in CHAINS:
        taken, below = field(node, "property"), field(node, "object")
        if taken is None or below is None or taken.type != "property_identifier":
            return None
        if field(node, "optional_chain") is not None:
            return None
        steps.append(text[taken.start_byte : taken.end_byte])
        node = below
    if node.type != "identifier":
        return None
    return ".".join((text[node.start_byte : node.end_byte], *reversed(steps)))


def _joins(character: str) -> bool:
    return character in ("$", "_") or character.isalnum()


def _innermost(declared: tuple[Declaration, ...], at: int, unwanted: Space) -> Declaration | None:
    best: Declaration | None = None
    for it in declared:
        if it.space != unwanted and it.scope.start <= at < it.scope.end and _beats(it, best):
            best = it
    return best


def _beats(one: Declaration, other: Declaration | None) -> bool:
    if other is None:
        return True
    size, best = one.scope.end - one.scope.start, other.scope.end - other.scope.start
    return (size, -one.rank) < (best, -other.rank)


def _local(found: Declaration, name: str, member: tuple[str, ...]) -> Local:
    return Local(found.kind, found.node, name, found.identifier, found.scope, found.path, member)


def _imported(it: Import, member: tuple[str, ...]) -> Imported:
    exported = it.exported
    if exported == "*" and member:
        exported, member = member[0], member[1:]
    return Imported(it.module, exported, member, it.statement, it.local, (), it.type_only)


def _is_import(node: Node) -> bool:
    callee = field(node, "function") if node.type == "call_expression" else None
    return callee is not None and callee.type == "import"
