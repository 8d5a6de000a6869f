"""Handlers behind a condition: ``onClose(event, reason) gives open = false when reason === "escapeKeyDown"``."""

import re
from collections.abc import Collection

from adapter.binding.handlers import Arrow, Named, handler_of
from adapter.binding.names import Names
from adapter.binding.nodes import field, span_of
from adapter.catalogue.model import Signature
from adapter.realising.written import Pieces, Raw, Source, Written, inner_of, page_quote
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep

CALL = re.compile(r"\(\) => (?!\{)")


def guarded(written: Written, target: Signature, names: Names) -> Written | None:
    """An adapted handler that runs only where the target's condition holds; ``None`` where it takes another shape."""
    match written:
        case Raw(pieces=(str() as head, *tail)) if CALL.match(head):
            parameters, condition = _spelt(target, (), names.text)
            body = (head.removeprefix("() => "), *tail)
            return Raw((f"({parameters}) => {{ if ({condition}) ", *body, "; }"))
        case Source(attribute=attribute, edits=edits):
            return _source(attribute, edits, target, names)
        case _:
            return None


def _source(attribute: Attribute, edits: tuple[Edit, ...], target: Signature, names: Names) -> Written | None:
    match handler_of(attribute.value, names):
        case Named(arity=0):
            parameters, condition = _spelt(target, (), names.text)
            call: Pieces = (Keep(inner_of(attribute.value_span, names.text)), "()")
            return Raw((f"({parameters}) => {{ if ({condition}) ", *call, "; }"))
        case Arrow() as function:
            return _function(attribute, function, edits, target, names)
        case _:
            return None


def _function(
    attribute: Attribute, function: Arrow, edits: tuple[Edit, ...], target: Signature, names: Names
) -> Written | None:
    """The arrow function with the target's parameters in place of its own, which the edits took away."""
    parameters, condition = _spelt(target, names.names_in(function.span), names.text)
    listed = field(function.node, "parameters") or field(function.node, "parameter")
    if listed is None:
        return None
    place = span_of(listed)
    kept = tuple(it for it in edits if not place.holds(it.span))
    return Source(attribute, (Edit(place, (f"({parameters})",)), *kept, *_body(function, condition)))


def _body(function: Arrow, condition: str) -> tuple[Edit, ...]:
    start, end = function.body
    if function.body_is_block:
        return (Edit(Span(start + 1, start + 1), (f" if ({_negated(condition)}) return;",), "after"),)
    return (
        Edit(Span(start, start), (f"{{ if ({condition}) ",), "after"),
        Edit(Span(end, end), ("; }",), "before"),
    )


def _negated(condition: str) -> str:
    return condition.replace("===", "!==") if condition.count("===") == 1 else f"!({condition})"


def _spelt(target: Signature, taken: Collection[str], text: str) -> tuple[str, str]:
    """The parameters as far as the condition needs them, and the condition; a name that is taken gets another."""
    used = [it for it in target.parameters if re.search(rf"\b{it}\b", target.when)]
    condition, shown = target.when.replace('"', page_quote(text)), []
    for it in target.parameters[: target.parameters.index(used[-1]) + 1 if used else 0]:
        name = f"_{it}" if it not in used else it if it not in taken else f"close{it.capitalize()}"
        condition = re.sub(rf"\b{it}\b", name, condition)
        shown.append(name)
    return ", ".join(shown), condition
