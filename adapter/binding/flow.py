"""Where a value comes from: from an attribute back to the literals that it can be.

A path is what is taken from an expression on the way to the value: ``("variant",)`` for ``c.variant`` at
``c``.  ``*`` is any key or element.
"""

from dataclasses import dataclass, field

from tree_sitter import Node

from adapter.binding.annotations import TypeSites, is_own_type
from adapter.binding.bound import Local
from adapter.binding.callbacks import MEMO, ONE_OF_LIST, SAME_LIST, called, function_of, iterated
from adapter.binding.components import component_name
from adapter.binding.cover import Cover, Held
from adapter.binding.literals import Site, literal
from adapter.binding.names import Names
from adapter.binding.nodes import (
    CLOSURES,
    FUNCTIONS,
    MARKUP,
    function_around,
    is_async,
    is_const,
    named,
    only,
    quote,
    span_of,
    walk,
)
from adapter.binding.nodes import field as child
from adapter.binding.paths import ANY, Path, items_at, key_of, meets, step_of
from adapter.binding.statements import always_leaves, is_reassigned
from adapter.source.span import Span

STATES = frozenset({"useState", "useReducer", "useRef", "useContext", "useOptimistic", "useActionState"})
MOST_STEPS = 3000
WORDS = {
    "let": "a `let`",
    "var": "a `var`",
    "class": "a class",
    "enum": "an enum",
    "namespace": "a namespace",
}


@dataclass(slots=True)
class Flow:
    """Collects what one value can be; ``held`` is the first thing that could not be followed."""

    names: Names
    sites: list[Site] = field(default_factory=list)
    tokens: list[Node] = field(default_factory=list)
    roots: list[Span] = field(default_factory=list)
    held: Held | None = None
    markup: bool = False
    absent: Held | None = None
    may_miss: bool = False
    kinds: set[str] = field(default_factory=set)
    types: TypeSites = field(init=False)
    _seen: set[tuple[int, Path, Cover]] = field(default_factory=set)
    _cover: Cover = field(default_factory=Cover)

    def __post_init__(self) -> None:
        self.types = TypeSites(self.names)

    def follow(self, node: Node | None, path: Path, feeds: str = "") -> None:
        """Add what an expression can be, after taking ``path`` from it."""
        if node is None or self.held is not None:
            return None
        if len(self._seen) > MOST_STEPS:
            return self._hold("unknown", f"{self._quote(node)} is too long to follow", node)
        if (key := (node.id, path, self._cover)) not in self._seen:
            self._seen.add(key)
            self._expression(node, path, feeds)
        return None

    def _expression(self, node: Node, path: Path, feeds: str) -> None:
        match node.type:
            case "parenthesized_expression" | "non_null_expression":
                self.follow(only(node), path, feeds)
            case "as_expression" | "satisfies_expression":
                self._typed(node, path, feeds)
            case "ternary_expression":
                self._ternary(node, path, feeds)
            case "binary_expression":
                self._binary(node, path, feeds)
            case "identifier" | "shorthand_property_identifier":
                self._name(node, path, feeds)
            case "member_expression" | "subscript_expression":
                self._member(node, path, feeds)
            case "object":
                self._object(node, path, feeds)
            case "array":
                self._array(node, path, feeds)
            case "call_expression":
                self._call(node, path, feeds)
            case kind if kind in MARKUP:
                self.markup = True
            case _:
                self._token(node, path, feeds)

    def _token(self, node: Node, path: Path, feeds: str) -> None:
        site = literal(node, self.names.text, feeds)
        if site is None:
            code = "template" if node.type == "template_string" else "unknown"
            return self._hold(code, f"{self._quote(node)} is computed", node)
        if not path:
            if not self._cover.takes(site):
                self.sites.append(site)
                self.tokens.append(node)
        elif site.kind in ("null", "undefined"):
            self._nothing(f"{self._quote(node)} has no members", node, len(path))
        else:
            self._hold("unknown", f"a member is taken from {self._quote(node)}", node)
        return None

    def _nothing(self, sentence: str, node: Node, level: int) -> None:
        """What is still ``level`` steps from the value may be absent, which no token says."""
        if self.absent is None and level < self._cover.nullish:
            self.absent = Held("may-be-absent", sentence, span_of(node))

    def _hold(self, code: str, sentence: str, node: Node) -> None:
        if self.held is None:
            self.held = Held(code, sentence, span_of(node))

    def _quote(self, node: Node) -> str:
        return quote(self.names.slice(node))

    # --- operators

    def _typed(self, node: Node, path: Path, feeds: str) -> None:
        if not is_const(node):
            annotation = named(node)[1]
            if node.type == "as_expression" and not is_own_type(annotation, self.names):
                return self._hold("cast", f"{self._quote(node)} is a cast", node)
            self.types.annotate(annotation, path, feeds)
        self.follow(named(node)[0], path, feeds)
        return None

    def _ternary(self, node: Node, path: Path, feeds: str) -> None:
        self.kinds.add("ternary")
        self.follow(child(node, "consequence"), path, feeds)
        self.follow(child(node, "alternative"), path, feeds)

    def _binary(self, node: Node, path: Path, feeds: str) -> None:
        sign, left = child(node, "operator"), child(node, "left")
        kind = sign.type if sign is not None else ""
        match kind:
            case "||" | "??":
                outer = self._cover
                self._cover = outer.by(kind, len(path))
                self.follow(left, path, feeds)
                self._cover = outer
            case "&&":
                self._nothing(f"{self._quote(node)} gives nothing when its condition fails", node, len(path))
            case "+":
                return self._hold("template", f"{self._quote(node)} is put together from parts", node)
            case _:
                return self._hold("unknown", f"{self._quote(node)} is computed", node)
        self.kinds.add("logic")
        return self.follow(child(node, "right"), path, feeds)

    # --- members

    def _member(self, node: Node, path: Path, feeds: str) -> None:
        if child(node, "optional_chain") is not None:
            self._nothing(f"{self._quote(node)} gives nothing after nothing", node, len(path))
        step = step_of(node, self.names)
        self.may_miss |= step == ANY and len(path) < self._cover.nullish
        self.kinds.add("table")
        self.follow(child(node, "object"), (step, *path), feeds)

    def _object(self, node: Node, path: Path, feeds: str) -> None:
        if not path:
            return self._hold("unknown", f"{self._quote(node)} is an object", node)
        found = False
        for it in named(node):
            match it.type:
                case "spread_element":
                    return self._hold("spread-in-table", f"{self._quote(it)} is spread into the table", it)
                case "pair" if meets(path[0], key_of(child(it, "key"), self.names)):
                    found = True
                    self.follow(child(it, "value"), path[1:], feeds)
                case "shorthand_property_identifier" if path[0] in (ANY, self.names.slice(it)):
                    found = True
                    self._name(it, path[1:], feeds)
                case "method_definition":
                    name = child(it, "name")
                    if name is not None and path[0] in (ANY, self.names.slice(name)):
                        self._hold("unknown", f"`{self.names.slice(name)}` is a method of the table", it)
        if not found:
            self._nothing(f"{self._quote(node)} has no `{path[0]}`", node, len(path) - 1)
        return None

    def _array(self, node: Node, path: Path, feeds: str) -> None:
        if not path:
            return self._hold("unknown", f"{self._quote(node)} is a list", node)
        spread = next((it for it in named(node) if it.type == "spread_element"), None)
        if spread is not None:
            return self._hold("spread-in-table", f"{self._quote(spread)} is spread into the table", spread)
        for it in items_at(named(node), path[0]):
            self.follow(it, path[1:], feeds)
        return None

    # --- names

    def _name(self, node: Node, path: Path, feeds: str) -> None:
        name = self.names.slice(node)
        found = self.names.local(name, node.start_byte)
        if found is None:
            return self._outside(name, path, node)
        match found.kind:
            case "const":
                self._declared(found, path)
            case "let" | "var" if not is_reassigned(found, self.names):
                self._declared(found, path)
            case "param":
                self._parameter(found, path, node)
            case "loop":
                self._loop(found, path, node)
            case "function":
                self._hold("unknown", f"`{name}` is a function", node)
            case kind:
                self._hold("unknown", f"`{name}` is {WORDS.get(kind, 'not a constant')}", node)
        return None

    def _outside(self, name: str, path: Path, node: Node) -> None:
        imported = self.names.imported(name)
        if imported is None:
            return self._hold("unknown", f"`{name}` is not declared in this file", node)
        taken = ".".join((name, *path))
        return self._hold("table-elsewhere", f"`{taken}` comes from `{imported.module}`", node)

    def _declared(self, found: Local, path: Path) -> None:
        if found.path is None:
            return self._hold("unknown", f"`{found.name}` is a rest or has a default in a pattern", found.identifier)
        value = child(found.node, "value")
        if value is None:
            return self._hold("unknown", f"`{found.name}` has no first value", found.identifier)
        full = (*found.path, *path)
        feeds = ".".join((found.name, *path))
        self.roots.append(span_of(found.node))
        self.kinds.add("alias")
        self.types.annotate(child(found.node, "type"), full, feeds)
        return self.follow(value, full, feeds)

    def _loop(self, found: Local, path: Path, node: Node) -> None:
        if found.path is None or not any(it.type == "of" for it in found.node.children):
            return self._hold("unknown", f"`{found.name}` counts the keys of a loop", node)
        self.kinds.add("mapped")
        return self.follow(child(found.node, "right"), (ANY, *found.path, *path))

    # --- parameters

    def _parameter(self, found: Local, path: Path, node: Node) -> None:
        function = function_around(found.identifier)
        if function is None or span_of(function) != found.scope:
            return self._hold("unknown", f"`{found.name}` is a parameter", node)
        if component_name(function, self.names) is not None:
            return self._hold_prop(found, path, node)
        source = iterated(function, found.node, self.names)
        if source is None or found.path is None:
            return self._hold("unknown", f"`{found.name}` is a parameter of {called(function, self.names)}", node)
        full = (*found.path, *path)
        self.kinds.add("mapped")
        self.types.annotate(child(found.node, "type"), full, ".".join((found.name, *path)))
        return self.follow(source, (ANY, *full))

    def _hold_prop(self, found: Local, path: Path, node: Node) -> None:
        steps = (*(found.path or (found.name,)), *path)
        name = steps[0] if found.destructured or not path else path[0]
        self._hold("prop", f"`{name}` is a prop of the component", node)

    # --- calls

    def _call(self, node: Node, path: Path, feeds: str) -> None:
        callee, arguments = child(node, "function"), child(node, "arguments")
        first = only(arguments) if arguments is not None else None
        if callee is None:
            return self._hold("call", f"{self._quote(node)} is a call", node)
        said = self.names.slice(callee)
        match said:
            case "Object.values" if path:
                return self.follow(first, (ANY, *path[1:]), feeds)
            case "Object.entries" if len(path) > 1 and path[1] == "1":
                return self.follow(first, (ANY, *path[2:]), feeds)
            case "Object.freeze":
                return self.follow(first, path, feeds)
            case _ if said in MEMO and first is not None and first.type in CLOSURES:
                return self._returns(first, path, feeds)
            case _ if said.rpartition(".")[2] in STATES:
                return self._hold("state", f"{self._quote(node)} is state", node)
        if callee.type == "member_expression":
            return self._method(node, callee, path, feeds)
        return self._helper(node, callee, path, feeds)

    def _method(self, node: Node, callee: Node, path: Path, feeds: str) -> None:
        method, below = child(callee, "property"), child(callee, "object")
        name = self.names.slice(method) if method is not None else ""
        arguments = child(node, "arguments")
        first = only(arguments) if arguments is not None else None
        if name in SAME_LIST and path:
            return self.follow(below, path, feeds)
        if name in ONE_OF_LIST:
            self.may_miss |= len(path) < self._cover.nullish
            return self.follow(below, (ANY, *path), feeds)
        if name == "map" and path and first is not None and first.type in CLOSURES:
            return self._returns(first, path[1:], feeds)
        return self._hold("call", f"{self._quote(node)} is a call", node)

    def _helper(self, node: Node, callee: Node, path: Path, feeds: str) -> None:
        while callee.type == "parenthesized_expression" and (inside := only(callee)) is not None:
            callee = inside
        if callee.type in CLOSURES:
            return self._returns(callee, path, feeds)
        if callee.type != "identifier":
            return self._hold("call", f"{self._quote(node)} is a call", node)
        name = self.names.slice(callee)
        found = self.names.local(name, callee.start_byte)
        function = function_of(found)
        if found is None or function is None:
            imported = self.names.imported(name) if found is None else None
            where = f", and `{name}` comes from `{imported.module}`" if imported is not None else ""
            return self._hold("call", f"{self._quote(node)} is a call{where}", node)
        self.roots.append(span_of(found.node))
        return self._returns(function, path, ".".join((f"{name}()", *path)))

    def _returns(self, function: Node, path: Path, feeds: str) -> None:
        """Add every value that a function can return."""
        body = child(function, "body")
        if body is None or is_async(function) or function.type.startswith("generator"):
            return self._hold("call", f"{called(function, self.names)} gives its value later", function)
        self.kinds.add("helper")
        self.types.annotate(child(function, "return_type"), path, feeds)
        if body.type != "statement_block":
            return self.follow(body, path, feeds)
        for it in walk(body, FUNCTIONS):
            if it.type == "return_statement":
                value = only(it)
                if value is None:
                    self._nothing(f"{called(function, self.names)} may return nothing", it, len(path))
                self.follow(value, path, feeds)
        if not always_leaves(body):
            self._nothing(f"{called(function, self.names)} may end without a return", function, len(path))
        return None
