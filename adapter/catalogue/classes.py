"""What a reading asks of an element's class list."""

from collections.abc import Mapping

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

    Those of ``has`` and of ``lengths`` are consumed; those of ``tells`` stay.
    """

    has: tuple[str, ...]
    lengths: Mapping[str, Length]
    tells: Mapping[str, tuple[str, ...]]
