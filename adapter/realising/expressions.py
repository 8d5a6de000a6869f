"""Code with holes, filled."""

from collections.abc import Callable

from adapter.catalogue.markup import Code, Hole, Markup
from adapter.realising.held import held
from adapter.realising.written import Pieces, Written, in_code
from adapter.tree import Attribute
from adapter.words import Piece

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
    return tuple(pieces), all(filled)


def _shown(piece: str | Hole | Markup) -> str:
    match piece:
        case Hole():
            return piece.name
        case Markup():
            return f"<{piece.name}>"
        case text:
            return text
