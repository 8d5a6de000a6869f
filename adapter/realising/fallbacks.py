"""What stands where a value may be undefined: ``value={value ?? initial ?? ""}``."""

import re

from tree_sitter import Node

from adapter.binding.defined import is_defined
from adapter.binding.nodes import in_braces
from adapter.realising.literals import in_quotes
from adapter.realising.scope import Scope
from adapter.realising.written import Pieces, Raw, Source, Written, in_code
from adapter.tree import Plain

CODE = re.compile(r"\"[^\"]*\"|-?\d+|true|false|null")
NOTHING = ("undefined", "null")


def always_there(scope: Scope, written: Written | None, fallbacks: tuple[str, ...]) -> Written | None:
    """A value of the page, with the first fallbacks that are there behind ``??`` as long as it may be undefined."""
    if not isinstance(written, Source) or written.edits:
        return written
    alternatives: list[Written] = []
    for it in (written, *(_fallback(scope, it) for it in fallbacks)):
        if it is not None and not _is_said(scope, it, alternatives):
            alternatives.append(it)
    said: list[Pieces] = []
    for it in alternatives:
        said.append(in_code(it, scope.facts.text, operand=True))
        if _is_there(scope, it):
            break
    if len(said) == 1:
        return alternatives[0]
    return Raw(tuple(piece for index, it in enumerate(said) for piece in (*((" ?? ",) if index else ()), *it)))


def _fallback(scope: Scope, it: str) -> Written | None:
    return in_quotes(Raw((it,), simple=True), scope.facts.text) if CODE.fullmatch(it) else scope.prop(it)[0]


def _expression(written: Written) -> Node | None:
    value = written.attribute.value if isinstance(written, Source) else None
    if value is None or isinstance(value, Plain) or value.type != "jsx_expression":
        return None
    return in_braces(value)


def _is_there(scope: Scope, written: Written) -> bool:
    node = _expression(written)
    return node is None or is_defined(node, scope.facts.names)


def _is_said(scope: Scope, written: Written, before: list[Written]) -> bool:
    """Whether a value is nothing, or what an alternative before it is."""
    node = _expression(written)
    said = scope.facts.names.slice(node) if node is not None else ""
    others = (_expression(it) for it in before)
    return said in NOTHING or any(it is not None and scope.facts.names.slice(it) == said for it in others)
