"""Code with holes, filled."""

import re
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from adapter.binding.nodes import in_braces
from adapter.binding.purity import is_pure
from adapter.catalogue.markup import Code, Hole, Markup
from adapter.catalogue.model import Signature
from adapter.realising.held import Held, held
from adapter.realising.written import SIMPLE, Literal, Pieces, Raw, Written, in_code, inner_of
from adapter.tree import Attribute, Plain
from adapter.words import Keep, Piece

CHOICE = re.compile(r" \? (?P<true>.+) : (?P<false>.+)", re.S)
OWN_PROP = re.compile(r"\{(?P<name>\w+)\}")
Resolve = Callable[[Hole], tuple[Written | None, Attribute | None]]


def fill(value: Code, known: set[str], resolve: Resolve, text: str) -> tuple[Pieces, bool]:
    """The pieces of an expression, and whether all of its holes held something.

    Raises ``Held`` where only some did: the expression would lose them.
    """
    pieces: list[Piece] = []
    filled: list[bool] = []
    for piece in value.pieces:
        if not isinstance(piece, Hole):
            pieces.append(piece if isinstance(piece, str) else "")
        elif piece.path[0] not in known:
            pieces.append(piece.name + ("?" if piece.optional else ""))
        else:
            written, _ = resolve(piece)
            filled.append(written is not None)
            pieces += in_code(written, text, operand=len(value.pieces) > 1) if written else ()
    if any(filled) and not all(filled):
        shown = "".join(_shown(it) for it in value.pieces)
        raise held("absent", f"only some of what {shown} needs is here", "system", "add a form without it")
    taken = _branch(tuple(pieces), text)
    return ((taken,), taken != "undefined") if taken else (tuple(pieces), all(filled))


def _branch(pieces: Pieces, text: str) -> str:
    """The branch of ``{x ? a : b}`` that is taken where the page says what x is; else nothing."""
    match pieces:
        case (known, *rest) if found := CHOICE.fullmatch("".join(it for it in rest if isinstance(it, str))):
            said = known.span.of(text) if isinstance(known, Keep) else known
            is_known = said in ("true", "false") and all(isinstance(it, str) for it in rest)
            return found[str(said)] if is_known else ""
        case _:
            return ""


def in_code_or_text(pieces: Pieces) -> Written:
    """An expression; one that is only a string is text."""
    match pieces:
        case (str() as it,) if len(it) > 1 and it[0] == it[-1] == '"' and '"' not in it[1:-1]:
            return Literal(it[1:-1])
        case _:
            return Raw(pieces)


def _shown(piece: str | Hole | Markup) -> str:
    match piece:
        case Hole():
            return piece.name
        case Markup():
            return f"<{piece.name}>"
        case text:
            return text


def own_payloads(target: Signature | None, props: Mapping[str, Attribute], text: str) -> Signature | None:
    """A signature whose payloads are made from the component's own props: ``gives pressed = !{pressed}``.

    What stands behind ``else`` is the payload where such a prop is absent, or may not be evaluated once more.
    Raises ``Held`` where there is no ``else``.
    """
    if target is None or not any("{" in it for it in target.gives.values()):
        return target

    def code(found: re.Match[str]) -> str:
        attribute = props.get(found["name"])
        if attribute is None or attribute.value is None or isinstance(attribute.value, Plain):
            raise held("absent", f"{target.name} tells no {found['name']}, and none is given", "code", "give it one")
        if not is_pure(in_braces(attribute.value)):
            shown = attribute.span.of(text)
            step = f"give {attribute.name} a name with const"
            raise held("copied-expression", f"{shown} would be evaluated once more, in {target.name}", "code", step)
        shown = inner_of(attribute.value_span, text).of(text)
        if not shown:
            raise held("absent", f"{target.name} tells no {found['name']}, and none is given", "code", "give it one")
        return shown if SIMPLE.fullmatch(shown) else f"({shown})"

    def payload(written: str) -> str:
        own, _, otherwise = written.partition(" else ")
        try:
            return OWN_PROP.sub(code, own)
        except Held:
            if not otherwise:
                raise
            return otherwise

    return replace(target, gives={name: payload(it) for name, it in target.gives.items()})
