"""A column of class names in a table: its value is the one name of the element that its rows have."""

from collections.abc import Mapping

from adapter.binding.class_names import CLASSES, class_names
from adapter.catalogue.model import Table
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Reason

CLASS = "class"


def class_cell(table: Table, column: int, element: Element, text: str) -> Mapping[str, Span] | Reason:
    """The one class name of an element that a column has, with its place; nothing where it has none of them."""
    attribute = element.attribute(CLASSES)
    found = class_names(attribute, text)
    known = dict.fromkeys(row[column] for row, _ in table.rows)
    own = {it: found.certain[it] for it in known if it in found.certain}
    if attribute is not None and (len(own) > 1 or (not own and found.is_open)):
        return _unclear(attribute.span.of(text), list(own))
    return own


def _unclear(shown: str, own: list[str]) -> Reason:
    both = f"the classes {' and '.join(own)} say different things"
    return Reason(
        "class-unclear",
        both if own else f"{shown} may hold more class names than are seen",
        "code",
        f"keep one of {', '.join(own)}" if own else "write its class names out",
        "class-unclear",
    )
