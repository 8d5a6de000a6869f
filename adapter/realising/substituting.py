"""A parameter's uses, written as what the target passes instead."""

import re
from collections.abc import Iterator

from adapter.binding.handlers import Param
from adapter.binding.names import Names
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit

BEFORE = re.compile(r"[(,]\s*$")


def is_argument(use: Span, text: str) -> bool:
    """Whether a use is a whole argument, where an expression needs no parentheses."""
    return bool(BEFORE.search(text[max(0, use.start - 40) : use.start])) and text[use.end :].lstrip()[:1] in (",", ")")


def as_argument(payload: str) -> str:
    """A payload without the parentheses that it has for other places."""
    return payload[1:-1] if payload.startswith("(") and payload.endswith(")") else payload


def as_operand(payload: str, after: str) -> str:
    """A payload in the place of a name: a choice has parentheses, and a negation of which something is asked."""
    loose = " ? " in payload or (payload.startswith("!") and after[:1] in (".", "[", "(", "*"))
    return f"({payload})" if loose and as_argument(payload) == payload else payload


def named_in(payload: str, parameters: tuple[str, ...]) -> str:
    """The parameter of the target that a payload is made from, empty for none."""
    return next((it for it in parameters if re.search(rf"(?<![\w$.]){it}\b", payload)), "")


def renamed(payload: str, parameters: tuple[str, ...], name: str) -> str:
    """A payload that is made from a parameter of another name."""
    own = named_in(payload, parameters)
    return re.sub(rf"(?<![\w$.]){own}\b", name, payload) if own else payload


def replaced(param: Param, payload: str, text: str, is_shorthand: frozenset[Span]) -> list[Edit]:
    """Every use of a parameter as the payload."""
    edits = []
    for use in param.uses:
        if use in is_shorthand:
            edits.append(Edit(use, (f"{use.of(text)}: {as_argument(payload)}",)))
        else:
            alone = is_argument(use, text)
            shown = as_argument(payload) if alone else as_operand(payload, text[use.end :].lstrip())
            edits.append(Edit(use, (shown,)))
    return edits


def read_at(param: Param, path: str, text: str) -> list[Span] | None:
    """Where a parameter is read at a path (``event.target.value``); ``None`` where anything else of it is used."""
    found = []
    for use in param.uses:
        steps = re.match(path.replace(".target.", r"\.(?:target|currentTarget)\.") + r"(?![\w$])", text[use.end :])
        if steps is None:
            return None
        found.append(Span(use.start, use.end + steps.end()))
    return found


def hidden_names(payload: str, attribute: Attribute, param: Param, names: Names) -> Iterator[str]:
    """Names in a payload that mean another thing where the parameter is used than they do outside the function."""
    for name in re.findall(r"[A-Za-z_$][\w$]*", payload):
        outside = names.local(name, attribute.span.start)
        for use in param.uses:
            inside = names.local(name, use.start)
            own = inside is not None and inside.identifier.start_byte == param.span.start
            if not own and (inside and inside.identifier.start_byte) != (outside and outside.identifier.start_byte):
                yield name
