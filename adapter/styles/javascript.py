"""Values of a JavaScript configuration, read and never run: literals, constants, spreads, what Tailwind exports.

Whatever else stands there is ``UNKNOWN``.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from tree_sitter import Node

from adapter.project.parsed import Parsed, arguments, unwrapped
from adapter.styles.theme3 import FROM, UNKNOWN

Js: TypeAlias = "str | tuple[Js, ...] | dict[str, Js]"
DEEPEST = 40


class Reader:
    """The values of one module; ``imported`` gives what a name of another module is (module, name)."""

    __slots__ = ("_constants", "_imported", "_names", "_parsed")

    def __init__(self, parsed: Parsed, imported: Callable[[str, str], Js]) -> None:
        self._parsed = parsed
        self._imported = imported
        self._constants: dict[str, Node] = {}
        self._names: dict[str, tuple[str, str]] = {}
        for node in parsed.root.named_children:
            self._declared(node)

    def exported(self) -> Js:
        """What ``export default`` or ``module.exports`` gives; unknown if there is neither."""
        for node in self._parsed.root.named_children:
            found = self._exported(node)
            if found is not None:
                return self.value(found)
        return UNKNOWN

    def source(self, node: Node) -> str:
        """The module that a name or a ``require()`` means, empty for anything else."""
        node = unwrapped(node)
        required = self._required(node)
        if required:
            return required
        if node.type == "call_expression":
            function = node.child_by_field_name("function")
            return self.source(function) if function is not None else ""
        return self._names.get(self._parsed.of(node), ("", ""))[0]

    def named(self, name: str) -> Js:
        """The value of a constant of the module."""
        return self.value(self._constants[name]) if name in self._constants else UNKNOWN

    def assigned(self, target: str) -> Js:
        """What a statement gives to ``target`` (``tailwind.config``)."""
        for statement in self._parsed.root.named_children:
            node = statement.named_children[0] if statement.type == "expression_statement" else statement
            if node.type == "assignment_expression" and self._parsed.of(node.child_by_field_name("left")) == target:
                right = node.child_by_field_name("right")
                return self.value(right) if right is not None else UNKNOWN
        return UNKNOWN

    def list_nodes(self, name: str) -> list[Node]:
        """The entries of the list that the exported object has under a name."""
        for node in self._parsed.root.named_children:
            found = self._exported(node)
            if found is not None:
                return list(self._entries_of(self._object(found), name))
        return []

    def _entries_of(self, node: Node | None, name: str) -> Iterator[Node]:
        for pair in node.named_children if node is not None else ():
            value = pair.child_by_field_name("value")
            if pair.type == "pair" and value is not None and self._parsed.key(pair.child_by_field_name("key")) == name:
                yield from unwrapped(value).named_children

    def _object(self, node: Node, depth: int = 0) -> Node | None:
        node = unwrapped(node)
        if node.type == "identifier" and depth < DEEPEST:
            known = self._constants.get(self._parsed.of(node))
            return self._object(known, depth + 1) if known is not None else None
        if node.type == "call_expression":
            return next((it for it in arguments(node) if it.type == "object"), None)
        return node if node.type == "object" else None

    def _exported(self, node: Node) -> Node | None:
        if node.type == "export_statement":
            return node.child_by_field_name("value")
        if node.type != "expression_statement" or not node.named_children:
            return None
        inner = node.named_children[0]
        left = self._parsed.of(inner.child_by_field_name("left")) if inner.type == "assignment_expression" else ""
        return inner.child_by_field_name("right") if left in ("module.exports", "exports.default") else None

    def _declared(self, node: Node) -> None:
        if node.type == "import_statement":
            self._import(node)
        declared = node.named_children if node.type in ("lexical_declaration", "variable_declaration") else ()
        if node.type == "export_statement":
            inner = node.child_by_field_name("declaration")
            declared = inner.named_children if inner is not None and "declaration" in inner.type else ()
        for it in declared:
            name, value = it.child_by_field_name("name"), it.child_by_field_name("value")
            if it.type == "variable_declarator" and name is not None and value is not None:
                self._declarator(name, value)

    def _declarator(self, name: Node, value: Node) -> None:
        module = self._required(unwrapped(value))
        if name.type == "identifier":
            self._constants[self._parsed.of(name)] = value
            if module:
                self._names[self._parsed.of(name)] = (module, "default")
        elif name.type == "object_pattern" and module:
            for it in name.named_children:
                if it.type == "shorthand_property_identifier_pattern":
                    self._names[self._parsed.of(it)] = (module, self._parsed.of(it))

    def _import(self, node: Node) -> None:
        module = self._parsed.string(node.child_by_field_name("source")) or ""
        clause = next((it for it in node.named_children if it.type == "import_clause"), None)
        for it in clause.named_children if clause is not None else ():
            if it.type in ("identifier", "namespace_import"):
                local = it if it.type == "identifier" else it.named_children[0]
                self._names[self._parsed.of(local)] = (module, "default")
            for each in it.named_children if it.type == "named_imports" else ():
                name, alias = each.child_by_field_name("name"), each.child_by_field_name("alias")
                self._names[self._parsed.of(alias or name)] = (module, self._parsed.of(name))

    def _required(self, node: Node) -> str:
        if node.type != "call_expression" or self._parsed.of(node.child_by_field_name("function")) != "require":
            return ""
        given = arguments(node)
        return self._parsed.string(given[0]) or "" if given else ""

    def value(self, node: Node, depth: int = 0) -> Js:
        """What an expression says, ``UNKNOWN`` for what would have to be run."""
        node = unwrapped(node)
        if depth > DEEPEST:
            return UNKNOWN
        text = self._parsed.string(node)
        if text is not None:
            return text
        match node.type:
            case "number" | "true" | "false":
                return self._parsed.of(node)
            case "array":
                return tuple(self._items(node, depth))
            case "object":
                return self._pairs(node, depth)
            case "identifier":
                return self._name(self._parsed.of(node), depth)
            case "member_expression" | "subscript_expression":
                return self._member(node, depth)
            case "arrow_function":
                return self._function(node, depth)
            case "call_expression":
                return self._call(node, depth)
        return UNKNOWN

    def _items(self, node: Node, depth: int) -> Iterator[Js]:
        for it in node.named_children:
            if it.type == "spread_element":
                spread = self.value(it.named_children[0], depth + 1)
                yield from spread if isinstance(spread, tuple) else (UNKNOWN,)
            elif it.type != "comment":
                yield self.value(it, depth + 1)

    def _pairs(self, node: Node, depth: int) -> dict[str, Js]:
        found: dict[str, Js] = {}
        for it in node.named_children:
            key, value = it.child_by_field_name("key"), it.child_by_field_name("value")
            if it.type == "spread_element":
                spread = self.value(it.named_children[0], depth + 1)
                if isinstance(spread, str):
                    found[spread if spread.startswith(FROM) else UNKNOWN] = UNKNOWN
                else:
                    found |= spread if isinstance(spread, dict) else {UNKNOWN: UNKNOWN}
            elif it.type == "pair" and value is not None:
                name = self._parsed.key(key)
                found[UNKNOWN if name is None else name] = self.value(value, depth + 1)
            elif it.type == "shorthand_property_identifier":
                found[self._parsed.of(it)] = self._name(self._parsed.of(it), depth)
            elif it.type == "method_definition":
                found[self._parsed.of(it.child_by_field_name("name"))] = UNKNOWN
        return found

    def _name(self, name: str, depth: int) -> Js:
        if name in self._names:
            return self._imported(*self._names[name])
        return self.value(self._constants[name], depth + 1) if name in self._constants else UNKNOWN

    def _member(self, node: Node, depth: int) -> Js:
        holder = node.child_by_field_name("object")
        index = node.child_by_field_name("index")
        key = self._parsed.string(index) or self._parsed.of(index) if index is not None else None
        name = key if key is not None else self._parsed.of(node.child_by_field_name("property"))
        value = self.value(holder, depth + 1) if holder is not None else UNKNOWN
        if isinstance(value, str):
            return f"{value}.{name}" if value.startswith(FROM) and value != UNKNOWN else UNKNOWN
        if isinstance(value, dict):
            return value.get(name, UNKNOWN)
        return value[int(name)] if name.isdigit() and int(name) < len(value) else UNKNOWN

    def _function(self, node: Node, depth: int) -> Js:
        """``({ theme }) => ({…})``: a section made of others."""
        body = node.child_by_field_name("body")
        return UNKNOWN if body is None or body.type == "statement_block" else self.value(body, depth + 1)

    def _call(self, node: Node, depth: int) -> Js:
        function = self._parsed.of(node.child_by_field_name("function"))
        given = arguments(node)
        if function == "require" and given:
            return self._imported(self._parsed.string(given[0]) or "", "default")
        path = self._parsed.string(given[0]) if given else None
        return f"{FROM}{path}" if function == "theme" and path else UNKNOWN


def as_table(value: Js) -> Mapping[str, Js]:
    """A value that is an object, else an empty one."""
    return value if isinstance(value, dict) else {}
