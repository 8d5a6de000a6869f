"""Simplifying a handler whose parameter is always the same constant.

``(open) => { if (!open) close(); }`` becomes ``() => { close(); }`` where ``open`` is always false.  Edits
only take away what cannot happen and put the constant where the parameter is still read.
"""

from msgspec import Struct, field
from tree_sitter import Node

from adapter.binding.handlers import Arrow, FunctionExpression, Param
from adapter.binding.names import Names
from adapter.binding.nodes import field as child
from adapter.binding.nodes import named, only, same, walk
from adapter.binding.statements import always_leaves
from adapter.source.span import Span
from adapter.words import Edit

LISTS = frozenset({"statement_block", "program"})
DECLARES = frozenset(
    {"lexical_declaration", "class_declaration", "function_declaration", "generator_function_declaration"}
)
EQUALS = {"===": True, "==": True, "!==": False, "!=": False}
TRUTHS = {"true": True, "false": False}


class Folded(Struct, frozen=True):
    """The function without its parameter.

    ``edits`` take the parameter away and simplify the body; ``removed`` are the stretches of the body that
    go. ``nothing`` says that nothing is left that could happen.
    """

    edits: tuple[Edit, ...]
    removed: tuple[Span, ...] = ()
    nothing: bool = False


class _Unclear(Exception):
    """The result would not read as the source does; bind the constant to the parameter's name instead."""


def fold_constant(function: Arrow | FunctionExpression, param: Param, value: str, names: Names) -> Folded | None:
    """The function with ``param`` always ``value``, or None where that would read badly or lose a comment."""
    body = child(function.node, "body")
    if body is None or param.name is None or param.reassigned or param.default is not None:
        return None
    folder = _Folder(names, frozenset(it.start for it in param.uses), value)
    try:
        nothing = folder.body(body)
    except _Unclear:
        return None
    edits = (_without(param, names.text), *folder.edits)
    return Folded(edits, tuple(folder.removed), nothing)


def _without(param: Param, text: str) -> Edit:
    if param.bare:
        return Edit(param.span, ("()",))
    end = param.outer.end
    while text[end : end + 1].isspace():
        end += 1
    return Edit(Span(param.outer.start, end + 1 if text[end : end + 1] == "," else param.outer.end), ())


class _Folder(Struct):
    """Collects edits; ``uses`` are where the parameter is read."""

    names: Names
    uses: frozenset[int]
    value: str
    edits: list[Edit] = field(default_factory=list)
    removed: list[Span] = field(default_factory=list)

    def body(self, body: Node) -> bool:
        """Fold a function's body; whether nothing is left of it."""
        if body.type == "statement_block":
            before = len(named(body))
            gone = sum(self._statement(it) for it in named(body))
            return before > 0 and gone == before
        if self._known(body) is not None and self._reads(body):
            self._remove(Span(body.start_byte, body.end_byte), "{}")
            return True
        self._fold(body)
        return False

    # --- expressions

    def _fold(self, node: Node) -> None:
        """Simplify an expression, or whatever holds expressions and statements."""
        if not self._reads(node):
            return
        match node.type:
            case "identifier":
                self.edits.append(Edit(Span(node.start_byte, node.end_byte), (self.value,)))
            case "shorthand_property_identifier":
                shown = f"{self.names.slice(node)}: {self.value}"
                self.edits.append(Edit(Span(node.start_byte, node.end_byte), (shown,)))
            case "binary_expression" | "ternary_expression" | "unary_expression" | "call_expression":
                self._operator(node)
            case "statement_block":
                for it in named(node):
                    self._statement(it)
            case "if_statement" | "expression_statement":
                self._statement(node)
            case _:
                for it in named(node):
                    self._fold(it)

    def _operator(self, node: Node) -> None:
        known = self._known(node)
        if known is not None:
            self._remove(Span(node.start_byte, node.end_byte), "true" if known else "false")
            return
        kept = self._kept(node)
        if kept is None:
            for it in named(node):
                self._fold(it)
            return
        if kept.type in ("object", "function_expression", "class") and _starts_statement(node):
            raise _Unclear
        self._keep(node, kept)
        self._fold(kept)

    def _kept(self, node: Node) -> Node | None:
        """The operand that alone decides, where the other one is known."""
        if node.type == "ternary_expression":
            known = self._known(child(node, "condition"))
            return None if known is None else child(node, "consequence" if known else "alternative")
        sign = child(node, "operator") if node.type == "binary_expression" else None
        known = self._known(child(node, "left"))
        decides = sign is not None and (sign.type, known) in (("&&", True), ("||", False))
        return child(node, "right") if decides else None

    def _known(self, node: Node | None) -> bool | None:
        """The value of an expression that the parameter alone decides."""
        if node is None:
            return None
        match node.type:
            case "identifier" if node.start_byte in self.uses:
                return TRUTHS.get(self.value)
            case "true" | "false":
                return TRUTHS[node.type]
            case "parenthesized_expression" | "non_null_expression":
                return self._known(only(node))
            case "unary_expression" if node.children[0].type == "!":
                known = self._known(child(node, "argument"))
                return None if known is None else not known
            case "binary_expression":
                return self._known_binary(node)
        return None

    def _known_binary(self, node: Node) -> bool | None:
        sign, one = child(node, "operator"), self._known(child(node, "left"))
        kind = sign.type if sign is not None else ""
        if one is None:
            return None
        if kind == "&&" and not one:
            return False
        if kind in ("||", "??") and (one or kind == "??"):
            return one
        other = self._known(child(node, "right"))
        if other is None:
            return None
        if kind in EQUALS:
            return (one == other) == EQUALS[kind]
        return {"&&": other, "||": other}.get(kind)

    def _reads(self, node: Node) -> bool:
        return any(node.start_byte <= it < node.end_byte for it in self.uses)

    # --- statements

    def _statement(self, node: Node) -> bool:
        """Fold one statement; whether it is gone."""
        if node.type == "comment" or not self._reads(node):
            return False
        if node.type == "if_statement" and (known := self._known(child(node, "condition"))) is not None:
            return self._branch(node, known)
        inside = only(node) if node.type == "expression_statement" else None
        if inside is not None and self._known(inside) is not None:
            self._drop(node)
            return True
        for it in named(node):
            self._fold(it)
        return False

    def _branch(self, node: Node, known: bool) -> bool:
        kept = child(node, "consequence")
        if not known:
            otherwise = child(node, "alternative")
            kept = only(otherwise) if otherwise is not None else None
        if kept is None or (kept.type == "statement_block" and not kept.named_children):
            self._drop(node)
            return True
        if always_leaves(kept) and not _is_last(node):
            raise _Unclear
        parent = node.parent
        statements = kept.named_children if kept.type == "statement_block" else []
        free = parent is not None and parent.type in LISTS
        if statements and free and not any(it.type in DECLARES for it in statements):
            self._keep_stretch(node, Span(statements[0].start_byte, statements[-1].end_byte))
        else:
            self._keep(node, kept)
        self._fold(kept)
        return False

    def _drop(self, node: Node) -> None:
        """Take a statement away, with its line if it stands alone on it."""
        parent = node.parent
        if parent is None or parent.type not in LISTS:
            return self._drop_branch(node, parent)
        start, text = node.start_byte, self.names.text
        while text[start - 1] in " \t":
            start -= 1
        if text[start - 1] == "\n":
            start -= 2 if text[start - 2] == "\r" else 1
        return self._remove(Span(start, node.end_byte))

    def _drop_branch(self, node: Node, parent: Node | None) -> None:
        """Take away a statement that is the whole of a branch or a loop."""
        above = parent.parent if parent is not None and parent.type == "else_clause" else None
        consequence = child(above, "consequence")
        if parent is not None and consequence is not None and not same(consequence, node):
            return self._remove(Span(consequence.end_byte, parent.end_byte))
        return self._remove(Span(node.start_byte, node.end_byte), "{}")

    # --- edits

    def _keep(self, node: Node, kept: Node) -> None:
        self._keep_stretch(node, Span(kept.start_byte, kept.end_byte))

    def _keep_stretch(self, node: Node, kept: Span) -> None:
        """Take away what stands in ``node`` around ``kept``."""
        for gone in (Span(node.start_byte, kept.start), Span(kept.end, node.end_byte)):
            if gone.start < gone.end:
                self._remove(gone)

    def _remove(self, span: Span, instead: str = "") -> None:
        outer = self.names.root.descendant_for_byte_range(span.start, span.end)
        for it in walk(outer) if outer is not None else ():
            if it.type == "comment" and it.start_byte < span.end and span.start < it.end_byte:
                raise _Unclear
        self.edits.append(Edit(span, (instead,) if instead else ()))
        self.removed.append(span)


def _is_last(statement: Node) -> bool:
    """Whether nothing in the function comes after a statement."""
    node = statement
    while (parent := node.parent) is not None:
        match parent.type:
            case "statement_block":
                if not same(named(parent)[-1], node):
                    return False
            case "else_clause" | "if_statement":
                pass
            case kind:
                return kind in ("arrow_function", "function_expression")
        node = parent
    return False


def _starts_statement(node: Node) -> bool:
    """Whether an expression is the first thing of a statement or of an arrow's body."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "arrow_function":
        return same(child(parent, "body"), node)
    return parent.type == "expression_statement"
