"""Calls as plain data: how a dialect's call is read, the hook that a system's comes from, files brought along."""

from msgspec import Struct

from adapter.catalogue.markup import CallForm


class Called(Struct, frozen=True):
    """How a call is read: its arguments count as attributes, a position by its number, an option by its key.

    ``options`` is the position of the argument that is an object literal, -1 for none; ``nested`` are its keys
    that hold objects themselves, whose entries are called ``key.entry``.  ``required`` must be there.  The
    function may also come out of a ``hook``, under the same name: ``const { toast } = useToast()``.
    """

    form: CallForm
    options: int
    nested: frozenset[str]
    required: frozenset[str]
    hook: str


class Hook(Struct, frozen=True):
    """``const { name } = callee(arguments)``: what a target's call must be taken from, in a component.

    ``is_taken_apart``, or else ``const name = callee(arguments)``.
    """

    name: str
    callee: str
    arguments: str
    is_taken_apart: bool


class Shim(Struct, frozen=True):
    """A file that a system brings along: its ``located`` path, and its place in a project, without suffix."""

    path: str
    place: str
