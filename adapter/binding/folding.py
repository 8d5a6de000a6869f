"""Simplifying a handler whose parameter is always the same constant."""

from dataclasses import dataclass

from adapter.binding.handlers import Arrow, FunctionExpression, Param
from adapter.binding.names import Names
from adapter.source.span import Span
from adapter.words import Edit


@dataclass(frozen=True, slots=True)
class Folded:
    """The edits that make the function take no parameter."""

    edits: tuple[Edit, ...]


def fold_constant(
    function: Arrow | FunctionExpression, param: Param, value: str, names: Names
) -> Folded | None:
    """The function with its parameter taken away and its uses replaced; ``None`` where that would read badly."""
    edits = (
        [Edit(param.span, ("()",))] if param.bare else [Edit(Span(param.outer.start, param.outer.end), ())]
    )
    for use in param.uses:
        node = names.root.descendant_for_byte_range(use.start, use.end)
        parent = node.parent if node is not None else None
        if parent is None or parent.type != "arguments":
            return None
        edits.append(Edit(use, (value,)))
    return Folded(tuple(edits))
