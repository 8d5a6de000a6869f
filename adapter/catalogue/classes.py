"""What a reading asks of an element's class list."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache

from msgspec import Struct


class Length(Struct, frozen=True):
    """A prop that is a length: from an attribute, or from classes (``size-*``, ``h-* w-*``), else ``absent``.

    Inside one of the words ``inside`` nothing is absent: they size what stands in them (``[&_svg]:size-4``).
    """

    attribute: str
    classes: tuple[str, ...]
    absent: str
    inside: tuple[str, ...]


class ClassRule(Struct, frozen=True):
    """What a reading asks of the class list: classes that must be there, lengths, and props that a class tells.

    Those of ``has``, of ``lengths`` and of ``takes`` are consumed; those of ``tells`` and ``denies`` stay.  The last
    three are patterns by prop, ``tells`` of whole names; ``denies`` has the props that are not set where a class fits.
    """

    has: tuple[str, ...]
    lengths: Mapping[str, Length]
    tells: Mapping[str, tuple[str, ...]]
    takes: Mapping[str, tuple[str, ...]] = {}
    denies: Mapping[str, tuple[str, ...]] = {}


def is_class_of(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a class name fits one of some patterns (``w-*``), a variant (``md:``) before it or not."""
    return fits_one(name, patterns) or (":" in name and fits_one(name.rpartition(":")[2], patterns))


@lru_cache(maxsize=4096)
def fits_one(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name fits one of some patterns (``aria-*``)."""
    return any(fnmatchcase(name, it) for it in patterns)
