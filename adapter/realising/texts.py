"""Children as a string, for props of a target that take text and no elements."""

from adapter.binding.purity import is_pure
from adapter.realising.content import Child, Children, text_lines
from adapter.realising.held import Held, held
from adapter.realising.written import Literal, Raw, Written, decoded, inner_of
from adapter.tree import Code, Element, Text
from adapter.words import Keep

# What would mean something else inside a template literal.
SPECIAL = ("`", "\\", "${", "&")


def as_text(children: Children, element: Element, where: str, without: frozenset[int] = frozenset()) -> Written | None:
    """The children as one string value that moves; raises ``Held`` where they are more than text and expressions."""
    found = children.significant(element, without)
    _refuse_markup(children, element, found)
    if len(found) < 2:
        return children.as_value(element, where, without)
    pieces: list[str | Keep] = ["`"]
    for child in found:
        match child:
            case Code(span=span):
                pieces += ["${", Keep(inner_of(span, children.text)), "}"]
            case _:
                pieces += _kept_text(children, element, child)
    return Raw((*pieces, "`"), simple=True)


def copied_text(children: Children, element: Element, silent: frozenset[int] = frozenset()) -> Written | None:
    """A second copy of a text that stays where it is, without the children that start at ``silent``.

    Raises ``Held`` for markup, and for what may not be evaluated again.
    """
    found = children.significant(element, silent)
    _refuse_markup(children, element, found)
    match found:
        case []:
            return None
        case [Text(span=span)]:
            return Literal(decoded(" ".join(it.of(children.text) for it in text_lines(children.text, span))))
    pieces: list[str] = []
    for child in found:
        if isinstance(child, Code):
            if not all(is_pure(it) for it in child.grammar.named_children):
                raise _not_text(children, element, child)
            inner = inner_of(child.span, children.text).of(children.text)
            pieces.append(inner if len(found) == 1 else f"${{{inner}}}")
        else:
            kept = _kept_text(children, element, child)
            pieces += [it if isinstance(it, str) else it.span.of(children.text) for it in kept]
    return Raw(("".join(pieces),) if len(found) == 1 else ("`", *pieces, "`"), simple=len(found) > 1)


def _kept_text(children: Children, element: Element, child: Child) -> tuple[str | Keep, ...]:
    lines = text_lines(children.text, child.span)
    said = " ".join(it.of(children.text) for it in lines)
    if any(it in said for it in SPECIAL):
        raise _not_text(children, element, child)
    pieces: list[str | Keep] = []
    for line in lines:
        pieces += [" ", Keep(line)] if pieces else [Keep(line)]
    return tuple(pieces)


def _refuse_markup(children: Children, element: Element, found: list[Child]) -> None:
    for child in found:
        if not isinstance(child, Text | Code) or (isinstance(child, Code) and child.elements):
            raise _not_text(children, element, child)


def _not_text(children: Children, element: Element, child: Child) -> Held:
    shown = " ".join(child.span.of(children.text).split())
    shown = shown if len(shown) <= 40 else shown[:37] + "…"
    return held(
        "text-only",
        f"{shown} inside <{element.name}>: the system takes plain text there, and nothing else",
        "code",
        f"write the content of <{element.name}> as text",
        f"text-only {element.name}",
    )
