"""Types of a handler's parameter, where the target states another one than the source did."""

import re

from adapter.binding.handlers import Param
from adapter.binding.names import Names
from adapter.binding.nodes import field
from adapter.catalogue.model import Signature
from adapter.realising.substituting import is_argument
from adapter.source.span import Span
from adapter.words import Edit

WIDE = re.compile(r"\b(?:string|any|unknown|never|object|infer)\b")
COMPARED = re.compile(r"\s*[!=]==?\s*[\"'`]|.*[\"'`]\s*[!=]==?\s*$", re.S)


def narrowed(payload: str, wanted: str, target: Signature, names: Names) -> str:
    """A payload with a cast, where the target passes a string and the handler takes only certain ones.

    Libraries that declare their handlers as methods let such a handler pass; a property does not.
    """
    return f"{payload} as {wanted}" if target.types.get(payload) == "string" and is_narrow(wanted, names) else payload


def is_narrow(wanted: str, names: Names) -> bool:
    """Whether a type is a choice of strings, as far as the file says."""
    if not wanted or WIDE.search(wanted):
        return False
    for name in set(re.findall(r"(?<![\w.\"'])[A-Za-z_]\w*(?![\w\"'])", wanted)):
        declared = names.type_declaration(name, 0)
        value = field(declared, "value")
        if value is not None and WIDE.search(names.slice(value)):
            return False
    return True


def cast_uses(param: Param, text: str) -> list[Edit]:
    """An annotated parameter without its annotation, which each of its uses states instead."""
    assert param.annotation is not None
    wanted = param.annotation.of(text).lstrip(": ")
    edits = [Edit(Span(param.span.end, param.annotation.end), ())]
    for use in param.uses:
        shown = f"{use.of(text)} as {wanted}"
        edits.append(Edit(use, (shown if is_argument(use, text) else f"({shown})",)))
    return edits


def is_compared(param: Param, text: str) -> bool:
    """Whether a parameter is compared with a string."""
    return any(
        COMPARED.match(text[it.end : it.end + 12]) or COMPARED.match(text[it.start - 24 : it.start])
        for it in param.uses
    )


def annotation(param: Param, payload: str, source: Signature, target: Signature, text: str) -> str:
    """The source's type for a parameter that is compared with what only the source could pass."""
    wider = source.types.get(source.parameters[0], "")
    stated = not param.annotation and wider != target.types.get(payload, "")
    return f": {wider}" if stated and wider and is_compared(param, text) else ""


def casts(param: Param, payload: str, target: Signature, names: Names) -> list[Edit]:
    """Casts for the uses of a parameter that is annotated more narrowly than what the target passes."""
    stated = param.annotation.of(names.text).lstrip(": ") if param.annotation else ""
    narrow = target.types.get(payload) == "string" and is_narrow(stated, names)
    return cast_uses(param, names.text) if narrow else []
