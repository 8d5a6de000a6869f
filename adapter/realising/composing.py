"""Two handlers in one: the element's own, and a call after it, as Radix runs the two (its ``composeEventHandlers``)."""

import re

from adapter.binding.handlers import Arrow, FunctionExpression, Named, handler_of
from adapter.binding.names import Names
from adapter.binding.nodes import field, span_of
from adapter.realising.held import held
from adapter.realising.written import Pieces, Raw, Source, Written, inner_of
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep, Line

EVENT = "event"
START = re.compile(r"\s*\n[ \t]*(?=\S)")
HEADS = ("() => ", f"({EVENT}) => ")


def call_of(written: Written) -> Pieces:
    """What a handler of the form ``() => call`` or ``(event) => call`` does; nothing for any other value."""
    match written:
        case Raw(pieces=(str() as first, *tail)):
            head = next((it for it in HEADS if first.startswith(it)), None)
            if head and not first.startswith(f"{head}{{"):
                return (first.removeprefix(head), *tail)
    return ()


def composed(attribute: Attribute, call: Pieces, names: Names, *, typed: bool, leads: bool) -> Written | None:
    """The element's own handler and the call; ``None`` where one would change the other.

    A handler that prevents the default keeps Radix from the call.  Where the end of a handler is not the end of its
    work (``async``, an early return), the call stands first, if it is a plain state setter: that ``leads``.
    """
    if "preventDefault" in attribute.span.of(names.text):
        return None
    match handler_of(attribute.value, names):
        case Named() as named:
            return _named(attribute, named, call, names.text, typed)
        case Arrow() | FunctionExpression() as function:
            return _function(attribute, function, call, names, leads)
        case _:
            return None


def _named(attribute: Attribute, named: Named, call: Pieces, text: str, typed: bool) -> Written | None:
    takes_event = named.arity == 1 or (named.arity is None and not typed)
    if named.arity != 0 and not takes_event:
        return None
    head = HEADS[1] if takes_event or _reads_event(call) else HEADS[0]
    callee: Pieces = (Keep(inner_of(attribute.value_span, text)), "?." if named.optional else "")
    return Raw((f"{head}{{ ", *callee, f"({EVENT if takes_event else ''}); ", *call, "; }"))


def _function(
    attribute: Attribute, function: Arrow | FunctionExpression, call: Pieces, names: Names, leads: bool
) -> Written | None:
    named = _with_event(function, call, names) if _reads_event(call) else ((), call)
    if named is None:
        return None
    edits, call = named
    body = function.body.of(names.text)
    if function.is_async or (function.body_is_block and "return" in body):
        first = _first(function, call, names.text) if leads else None
        return Source(attribute, (*edits, first)) if first else None
    return Source(attribute, (*edits, _last(function, call, names.text)))


def _first(function: Arrow | FunctionExpression, call: Pieces, text: str) -> Edit:
    start, end = function.body
    if function.body_is_block:
        line = START.match(text, start + 1)
        return Edit(Span(start + 1, start + 1), (Line(line.end()) if line else " ", *call, ";"), "after")
    return Edit(Span(start, end), ("{ ", *call, "; ", Keep(function.body), "; }"))


def _last(function: Arrow | FunctionExpression, call: Pieces, text: str) -> Edit:
    start, end = function.body
    if not function.body_is_block:
        return Edit(function.body, ("{ ", Keep(function.body), "; ", *call, "; }"))
    body = text[start + 1 : end - 1].rstrip()
    at = start + 1 + len(body)
    semicolon = "" if not body or body.endswith((";", "}")) else ";"
    last_line = text.rfind("\n", start, at)
    between: Pieces = (semicolon, Line(at)) if last_line > 0 else (f"{semicolon} ",)
    return Edit(Span(at, at), (*between, *call, ";"), "before")


def _reads_event(call: Pieces) -> bool:
    return any(isinstance(it, str) and f"{EVENT}." in it for it in call)


def _with_event(
    function: Arrow | FunctionExpression, call: Pieces, names: Names
) -> tuple[tuple[Edit, ...], Pieces] | None:
    """The parameter that the call reads the event from: the function's own, or a new one."""
    match function.params:
        case ():
            listed = field(function.node, "parameters")
            if listed is None or EVENT in names.names_in(function.span):
                return None
            return (Edit(span_of(listed), (f"({EVENT})",)),), call
        case (param,) if param.name and not param.is_rest and not param.reassigned:
            own = f"{param.name}."
            return (), tuple(it.replace(f"{EVENT}.", own) if isinstance(it, str) else it for it in call)
        case _:
            return None


def not_both(element: str, shown: str, own: Attribute, text: str) -> Exception:
    """Why a part's own handler and the root's cannot be one."""
    if "preventDefault" in own.span.of(text):
        return held(
            "keeps-open",
            f"{shown} on <{element}> prevents the default, which keeps open what it would close",
            "code",
            "open and close it by a state of the component",
            f"keeps-open {element}",
        )
    return held(
        "two-handlers",
        f"<{element}> has its own {shown}, and would need a call after it",
        "code",
        f"write both in one arrow function on <{element}>",
        f"two-handlers {own.name}",
    )
