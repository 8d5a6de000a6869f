"""What a name stands for: an import, something lazy, a declaration of the file, or nothing it declares."""

from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.source.span import Span

LocalKind = Literal["const", "let", "var", "param", "function", "class", "enum", "namespace", "catch", "loop", "type"]


class Imported(Struct, frozen=True):
    """A name of another module.

    ``exported`` is its name there: ``default``, ``*`` for the whole namespace, or a name; a member of a
    namespace counts as exported (``UI.Button`` of ``import * as UI`` is ``Button``).  ``member`` is what is
    taken from it (``("Root",)`` for ``Dialog.Root``).  ``local`` is the import's name in this file (empty for
    ``require``) and ``via`` the declarations of aliases on the way, nearest to the use first.
    """

    module: str
    exported: str
    member: tuple[str, ...]
    statement: Span
    local: str = ""
    via: tuple[Span, ...] = ()
    type_only: bool = False


class Lazy(Struct, frozen=True):
    """A module that is loaded later; ``how`` is the call as written (``React.lazy``, ``import``)."""

    module: str | None
    how: str
    member: tuple[str, ...] = ()


class Local(Struct, frozen=True):
    """A declaration of this file.

    ``node`` is the declaring node (declarator, parameter, function, class …), ``identifier`` the name in it,
    ``path`` how a pattern reaches it (None where it is no plain path: a rest, a default), ``member`` what a
    dotted use takes from it, ``scope`` where the name is visible.
    """

    kind: LocalKind
    node: Node
    name: str
    identifier: Node
    scope: Span
    path: tuple[str, ...] | None = ()
    member: tuple[str, ...] = ()

    @property
    def destructured(self) -> bool:
        """Whether the name comes out of a pattern."""
        return self.path != ()


class Free(Struct, frozen=True):
    """A name that this file does not declare; ``member`` is what a dotted use takes from it."""

    name: str
    member: tuple[str, ...] = ()


Binding = Imported | Lazy | Local | Free


class Import(Struct, frozen=True):
    """One name that an import statement brings in.

    ``span`` is the specifier (``Button as B``, ``* as UI``, ``React``), ``statement`` the whole statement.
    """

    local: str
    module: str
    exported: str
    span: Span
    statement: Span
    type_only: bool
    specifier_kind: Literal["default", "namespace", "named", "require"]


class ImportStatement(Struct, frozen=True):
    """One import statement; ``names`` is empty for ``import "./x.css"``.

    ``source`` is the module's string with its quotes, ``braces`` the ``{ … }`` if there is one.
    """

    span: Span
    module: str
    source: Span
    type_only: bool
    braces: Span | None
    names: tuple[Import, ...]
