"""Where the literals of a declaration go: the attributes that read them, or the first other use.

The mirror image of ``flow``: that one walks from an attribute back to its literals, this one from a
declaration forward.  A path is what still has to be taken to reach the literal; at the empty path the value
is the literal.
"""

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.callbacks import CALLBACKS, MEMO, ONE_OF_LIST, SAME_LIST
from adapter.binding.names import Names
from adapter.binding.nodes import (
    CLOSURES,
    FUNCTIONS,
    field,
    function_around,
    only,
    parameters,
    quote,
    same,
    span_of,
    walk,
)
from adapter.binding.paths import ANY, Path, key_of, meets, step_of
from adapter.binding.scopes import PATTERN_LEAVES, declaration_at
from adapter.source.span import Span

SEE_THROUGH = frozenset({"parenthesized_expression", "non_null_expression", "satisfies_expression", "as_expression"})
NO_ELEMENTS = frozenset({"length", "keys"})
COMPARISONS = frozenset({"===", "!==", "==", "!=", "in"})
MOST_STEPS = 2000


class Readers:
    """Follows declarations forward.

    ``sink`` is the value of a call's argument, which counts as an attribute of what the call means.
    ``tested`` are places that only ask whether a literal is true.
    ``attributes`` are the attributes that the literals reach, ``other`` the first place where they go
    elsewhere.
    """

    def __init__(self, names: Names, sink: Node | None = None) -> None:
        self.names, self.sink = names, sink
        self.attributes: list[Span] = []
        self.tested: list[Node] = []
        self.other: Node | None = None
        self.why = ""
        self._seen: set[tuple[int, Path]] = set()

    def declared(self, found: Local, path: Path) -> None:
        """Follow every reference to a declared name whose value leads to the literals by ``path``."""
        if (found.identifier.id, path) in self._seen or len(self._seen) > MOST_STEPS:
            return
        self._seen.add((found.identifier.id, path))
        if _is_exported(found.node):
            self._elsewhere(found.identifier, f"`{found.name}` is exported: other files may read it")
        for reference in self.names.references(found):
            self.flow(reference, path)

    def called(self, found: Local, path: Path) -> None:
        """Follow the result of every call of a declared function."""
        if (-found.identifier.id, path) in self._seen:
            return
        self._seen.add((-found.identifier.id, path))
        if _is_exported(found.node):
            self._elsewhere(found.identifier, f"`{found.name}` is exported: other files may read it")
        for reference in self.names.references(found):
            call = reference.parent
            if call is not None and call.type == "call_expression" and same(field(call, "function"), reference):
                self.flow(call, path)
            else:
                self._elsewhere(reference)

    def flow(self, node: Node, path: Path) -> None:
        """Follow the value of an expression to where it is used."""
        parent = node.parent
        if parent is None or self.other is not None:
            return
        if same(self.sink, node):
            self._sunk(node, path)
            return
        match parent.type:
            case kind if kind in SEE_THROUGH:
                self.flow(parent, path)
            case "member_expression" | "subscript_expression":
                self._member(parent, node, path)
            case "ternary_expression":
                self._ternary(parent, node, path)
            case "binary_expression" | "unary_expression":
                self._operator(parent, node, path)
            case "jsx_expression":
                self._markup(parent, path)
            case "variable_declarator":
                self._bind(field(parent, "name"), path)
            case "for_in_statement" if path and same(field(parent, "right"), node):
                if any(it.type == "of" for it in parent.children):
                    self._bind(field(parent, "left"), path[1:])
            case "pair" if parent.parent is not None and same(field(parent, "value"), node):
                self.flow(parent.parent, (key_of(field(parent, "key"), self.names), *path))
            case "object":
                self.flow(parent, (self.names.slice(node), *path))
            case "array":
                self.flow(parent, (ANY, *path))
            case "arguments":
                self._argument(parent, node, path)
            case "return_statement":
                self._returned(function_around(parent), path)
            case "arrow_function" if same(field(parent, "body"), node):
                self._returned(parent, path)
            case "if_statement" | "while_statement":
                self._test(node, path)
            case "expression_statement" | "type_query":
                return
            case _:
                self._elsewhere(node)

    def _elsewhere(self, node: Node, why: str = "") -> None:
        if self.other is None:
            self.other, self.why = (
                node,
                why or f"{quote(self.names.slice(_around(node)))} reads the literals too",
            )

    # --- members

    def _member(self, parent: Node, node: Node, path: Path) -> None:
        if not same(field(parent, "object"), node) or not path:
            return self._elsewhere(node)
        step, call = step_of(parent, self.names), parent.parent
        if parent.type == "member_expression":
            if call is not None and call.type == "call_expression" and same(field(call, "function"), parent):
                return self._method(call, step, path)
            if step in NO_ELEMENTS:
                return None
        if meets(step, path[0]):
            self.flow(parent, path[1:])
        return None

    def _method(self, call: Node, method: str, path: Path) -> None:
        if method in ("includes", "indexOf", "join") and len(path) > 1:
            return
        known = method in CALLBACKS | SAME_LIST | ONE_OF_LIST | NO_ELEMENTS
        given = 2 if method in ("sort", "toSorted") else 1
        if not known or (method in CALLBACKS and not self._callback(call, given, path[1:])):
            self._elsewhere(call)
        elif method in SAME_LIST:
            self.flow(call, path)
        elif method in ONE_OF_LIST:
            self.flow(call, path[1:])

    def _callback(self, call: Node, count: int, path: Path) -> bool:
        """Follow the elements into a callback's parameters; False if it is no function written there."""
        arguments = field(call, "arguments")
        function = only(arguments) if arguments is not None else None
        if function is None:
            return True
        if function.type not in CLOSURES:
            return False
        given = parameters(function)
        for parameter in given[:count]:
            self._bind(field(parameter, "pattern") or parameter, path)
        return len(given) <= 2

    def _bind(self, pattern: Node | None, path: Path) -> None:
        """Follow the names that a pattern takes out of a value."""
        if pattern is None:
            return
        for leaf in walk(pattern):
            if leaf.type not in PATTERN_LEAVES or (found := declaration_at(leaf, self.names.text)) is None:
                continue
            name = self.names.slice(leaf)
            here = Local(found.kind, found.node, name, leaf, found.scope, found.path)
            if found.path is None:
                self._elsewhere(leaf)
            elif all(meets(*pair) for pair in zip(found.path, path, strict=False)):
                self.declared(here, path[len(found.path) :])

    # --- operators

    def _ternary(self, parent: Node, node: Node, path: Path) -> None:
        if same(field(parent, "condition"), node):
            self._test(node, path)
        else:
            self.flow(parent, path)

    def _test(self, node: Node, path: Path) -> None:
        if not path:
            self.tested.append(node)

    def _operator(self, parent: Node, node: Node, path: Path) -> None:
        sign = field(parent, "operator")
        kind = sign.type if sign is not None else ""
        if kind in ("||", "??") or (kind == "&&" and same(field(parent, "right"), node)):
            self.flow(parent, path)
        elif kind in ("&&", "!"):
            self._test(node, path)
        elif not path or kind not in COMPARISONS:
            self._elsewhere(node)

    # --- sinks

    def _sunk(self, node: Node, path: Path) -> None:
        if path:
            self._elsewhere(node)
        else:
            self.attributes.append(span_of(node))

    def _markup(self, expression: Node, path: Path) -> None:
        attribute = expression.parent
        if path or attribute is None or attribute.type != "jsx_attribute":
            return self._elsewhere(expression)
        self.attributes.append(span_of(attribute))
        return None

    def _argument(self, arguments: Node, node: Node, path: Path) -> None:
        call = arguments.parent
        callee = field(call, "function")
        said = self.names.slice(callee) if callee is not None else ""
        if call is None or not path or not same(only(arguments), node):
            return self._elsewhere(node)
        match said:
            case "Object.keys":
                return None
            case "Object.values":
                return self.flow(call, (ANY, *path[1:]))
            case "Object.entries":
                return self.flow(call, (ANY, "1", *path[1:]))
            case "Object.freeze":
                return self.flow(call, path)
        return self._elsewhere(node)

    def _returned(self, function: Node | None, path: Path) -> None:
        """Follow what a function returns: a list method's callback, a memo, a named helper."""
        if function is None or function.type not in FUNCTIONS or function.parent is None:
            return None
        holder = function.parent
        if holder.type == "arguments" and (call := holder.parent) is not None:
            return self._from_callback(call, path)
        call = holder.parent
        if holder.type == "parenthesized_expression" and call is not None and call.type == "call_expression":
            return self.flow(call, path)
        name = field(holder if holder.type == "variable_declarator" else function, "name")
        found = self.names.local(self.names.slice(name), name.start_byte) if name is not None else None
        if found is None:
            return self._elsewhere(function)
        return self.called(found, path)

    def _from_callback(self, call: Node, path: Path) -> None:
        callee = field(call, "function")
        said = self.names.slice(callee) if callee is not None else ""
        method = self.names.slice(taken) if (taken := field(callee, "property")) is not None else ""
        if said in MEMO:
            self.flow(call, path)
        elif method in ("map", "flatMap"):
            self.flow(call, (ANY, *path))
        elif method not in CALLBACKS:
            self._elsewhere(call)


def _around(node: Node) -> Node:
    """The smallest piece of code that shows what happens to a value."""
    holder = node.parent if node.parent is not None else node
    return holder.parent if holder.type == "arguments" and holder.parent is not None else holder


def _is_exported(declaring: Node) -> bool:
    holder = declaring if declaring.type != "variable_declarator" else declaring.parent
    return holder is not None and holder.parent is not None and holder.parent.type == "export_statement"
