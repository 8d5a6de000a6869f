"""Callbacks that a state may stand outside of: they are called once, or once for each entry of a list with a key."""

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.nodes import field, function_around, only, same, span_of
from adapter.binding.purity import is_pure
from adapter.realising.page import Facts
from adapter.realising.written import inner_of
from adapter.source.span import Span
from adapter.tree import Attribute, Element, Plain

CONTROLLERS = frozenset({"Controller", "FormField"})  # react-hook-form's, and the kit's name for it


class Row(Struct, frozen=True):
    """How often an element is there; ``key`` tells one time from the others, ``None`` where there is only one."""

    key: Attribute | None = None

    def code(self, text: str) -> str:
        """The key as code."""
        if self.key is None:
            return ""
        shown = self.key.value_span
        return inner_of(shown, text).of(text) if shown.of(text)[:1] == "{" else shown.of(text)


def row_of(facts: Facts, element: Element, component: Span) -> Row | None:
    """The row of an element in a component; ``None`` where nobody knows how often it is there."""
    key: Attribute | None = None
    callback = function_around(element.grammar)
    while callback is not None and span_of(callback) != component:
        if not _is_rendered_once(facts, callback):
            found = _key(element, callback) if key is None and _is_mapped(facts, callback) else None
            if found is None:
                return None
            key = found
        callback = function_around(callback)
    return Row(key) if callback is not None else None


def _is_mapped(facts: Facts, callback: Node) -> bool:
    """Whether a function is what ``list.map(…)`` calls."""
    arguments = callback.parent
    callee = field(arguments.parent, "function") if arguments is not None and arguments.type == "arguments" else None
    method = field(callee, "property") if callee is not None and callee.type == "member_expression" else None
    is_first = arguments is not None and same(only(arguments), callback)
    return is_first and method is not None and facts.names.slice(method) == "map"


def _is_rendered_once(facts: Facts, callback: Node) -> bool:
    """Whether a function is the ``render`` of a form's controller, which calls it for the one field that it is."""
    holder = callback.parent
    attribute = holder.parent if holder is not None and holder.type == "jsx_expression" else None
    if attribute is None or attribute.type != "jsx_attribute" or facts.names.slice(attribute.children[0]) != "render":
        return False
    at = span_of(attribute)
    owner = next((it for it in facts.elements if any(each.span == at for each in it.attributes)), None)
    return owner is not None and owner.name.rpartition(".")[2] in CONTROLLERS


def _key(element: Element, callback: Node) -> Attribute | None:
    """The key of the outermost element that a callback returns, if it may be written once more."""
    inside, outermost, above = span_of(callback), element, element.parent
    while above is not None and inside.holds(above.span):
        outermost, above = above, above.parent
    key = outermost.attribute("key")
    if key is None or key.value is None:
        return None
    return key if isinstance(key.value, Plain) or is_pure(key.value.named_children[0]) else None
