"""Work over many pages and what comes of each: plain data that this process and worker processes share."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")

# What a mistake of ours raises on one page; the other pages go on.
BUGS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Done(Struct, Generic[Item, Result], frozen=True):
    """A page that was worked through."""

    item: Item
    result: Result


class Failed(Struct, Generic[Item], frozen=True):
    """A page on which we failed; ``why`` names our mistake, for exit code 3."""

    item: Item
    why: str


Outcome = Done[Item, Result] | Failed[Item]


class Work(Struct, Generic[Item, Result], frozen=True):
    """What is to be done.

    ``prepare`` is called once in every process and returns the function for one page; with several processes
    it, the items and the results are pickled, so it is a function of a module or a ``partial`` of one.
    ``failures`` are the exceptions that count as failed pages; any other ends the process that it happens in.
    """

    prepare: Callable[[], Callable[[Item], Result]]
    items: Sequence[Item]
    failures: tuple[type[Exception], ...] = BUGS


def outcome_of(work: Work[Item, Result], function: Callable[[Item], Result], item: Item) -> Outcome[Item, Result]:
    """What comes of one item."""
    try:
        return Done(item, function(item))
    except work.failures as error:
        return Failed(item, f"{type(error).__name__}: {error}")
