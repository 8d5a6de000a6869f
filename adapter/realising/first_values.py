"""Where a state may stand whose first value reads names that the component declares itself."""

from tree_sitter import Node

from adapter.binding.components import ComponentFunction, line_end
from adapter.binding.nodes import FUNCTIONS, ancestors, named, same, span_of, walk
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.source.span import Span
from adapter.tree import Attribute, Element


def behind_names(facts: Facts, element: Element, component: ComponentFunction, attribute: Attribute) -> int | None:
    """Behind which offset all names of a value are declared; ``None`` where the top of the component will do.

    Raises ``Held`` where a name is not the component's own to read there, or a hook may not stand behind it.
    """
    found: int | None = None
    for name in sorted(facts.names.names_in(attribute.value_span)):
        local = facts.names.local(name, attribute.span.start)
        at = span_of(local.identifier) if local is not None else None
        if local is None or at is None or not component.body.holds(at) or attribute.value_span.holds(at):
            continue
        statement = _statement(local.identifier, component.body)
        if statement is None or _may_have_returned(statement):
            raise held(
                "first-value-elsewhere",
                f"<{element.name}> begins with {facts.shown(attribute)}, and no state can stand where {name} is known",
                "code",
                f"give <{element.name}> its value from outside",
                "first-value-elsewhere",
            )
        found = max(found or 0, line_end(statement))
    return found


def _statement(identifier: Node, body: Span) -> Node | None:
    """The statement of a component's own block that declares a name; ``None`` for a name that is not seen in it all."""
    for it in ancestors(identifier):
        if it.parent is not None and span_of(it.parent) == body:
            return it
        if it.type in FUNCTIONS or it.type == "statement_block":
            return None
    return None


def _may_have_returned(statement: Node) -> bool:
    """Whether something returns before a statement of the same block, so that no hook may stand behind it."""
    before = named(statement.parent) if statement.parent is not None else []
    for it in before:
        if same(it, statement):
            return False
        if it.type not in FUNCTIONS and any(inside.type == "return_statement" for inside in walk(it, FUNCTIONS)):
            return True
    return False
