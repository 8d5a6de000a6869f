"""A target that acts on its own unless its handler returns something: ``onClose() gives open = false returns false``.

The source's component does only what its prop says. A handler that sets state whatever happens needs nothing more; any
other one may decide against it, and is made to return what keeps the target from acting.
"""

from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.handlers import Arrow, FunctionExpression, Handler, Named
from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, inner, named, only, span_of, walk
from adapter.realising.held import held
from adapter.realising.written import Raw, Source, Written, inner_of
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep

CHOICES = frozenset({"if_statement", "ternary_expression", "switch_statement", "try_statement"})
SHORT = frozenset({"&&", "||", "??"})


class Returning(Struct, frozen=True):
    """Makes handlers of one page return ``value`` where they may decide against what the target would do."""

    text: str
    names: Names
    value: str

    def handler(self, attribute: Attribute, handler: Handler, written: Written) -> Written:
        """An adapted handler that returns the value, or as it is; raises ``Held`` where that cannot be."""
        match handler, written:
            case Named(kind="setter"), _:
                return written
            case Named(), Source():
                called = Keep(inner_of(attribute.value_span, self.text))
                return Raw(("() => { ", called, f"(); return {self.value}; }}"))
            case Named(), Raw(pieces=(str() as head, *call)):
                return Raw((f"{head}{{ ", *call, f"; return {self.value}; }}"))
            case (Arrow() | FunctionExpression()) as function, Source(edits=edits):
                return (
                    written
                    if self._sets_state(function)
                    else Source(attribute, self._ended(attribute, function, edits))
                )
            case _:
                return written

    def _sets_state(self, function: Arrow | FunctionExpression) -> bool:
        """Whether a state setter is called whatever happens, once the constant parameter is folded."""
        parameter = {it.name for it in function.params}
        choices = [it for it in _own(function.node) if self._is_choice(it)]
        if any(
            set(self.names.names_in(span_of(condition))) - parameter for it in choices for condition in _conditions(it)
        ):
            return False
        return any(self._is_setter(it) for it in _own(function.node))

    def _is_choice(self, node: Node) -> bool:
        operator = field(node, "operator") if node.type == "binary_expression" else None
        return node.type in CHOICES or (operator is not None and operator.type in SHORT)

    def _is_setter(self, node: Node) -> bool:
        callee = field(node, "function") if node.type == "call_expression" else None
        if callee is None or callee.type != "identifier":
            return False
        from adapter.binding.arity import arity_of

        found = arity_of(self.names.local(self.names.slice(callee), callee.start_byte), (), self.names)
        return found is not None and found.kind == "setter"

    def _ended(
        self, attribute: Attribute, function: Arrow | FunctionExpression, edits: tuple[Edit, ...]
    ) -> tuple[Edit, ...]:
        returns = [it for it in _own(function.node) if it.type == "return_statement"]
        if (
            function.is_async
            or any(only(it) is not None for it in returns)
            or any(it.span == function.body for it in edits)
        ):
            raise held(
                "handler-refuses",
                f"the function in {attribute.name} may decide not to close, and would have to return {self.value} then",
                "code",
                f"write {attribute.name} as a plain function that returns nothing",
                f"handler-refuses {attribute.name}",
            )
        ended = [Edit(span_of(it), (f"return {self.value};",)) for it in returns]
        body, said = function.body, f"return {self.value};"
        if not function.body_is_block:
            opened = Edit(Span(body.start, body.start), ("{ ",), "after")
            return (*edits, opened, Edit(Span(body.end, body.end), (f"; {said} }}",), "before"))
        last = len(self.text[: body.end - 1].rstrip())
        semicolon = "" if self.text[last - 1] in ";{}" else ";"
        return (*edits, *ended, Edit(Span(last, last), (f"{semicolon} {said}",), "before"))


def _own(function: Node) -> Iterator[Node]:
    """The nodes of a function's body, those of functions inside it left out."""
    body = field(function, "body")
    yield from walk(inner(body), FUNCTIONS) if body is not None else ()


def _conditions(node: Node) -> list[Node]:
    condition = field(node, "condition") or field(node, "left") or field(node, "value")
    return [condition] if condition is not None else named(node)
