"""What a mapping says that a part tells what stands around it: ``root.change(value = open ? {value} : "")``.

After a semicolon stands what it tells the next one.
"""

import re

from msgspec import Struct

TOLD = re.compile(r"(?P<owner>[a-z][\w-]*)\.(?P<event>\w+)\((?P<name>\w+) = (?P<value>.+)\)", re.S)


class Emission(Struct, frozen=True):
    """One handler that is told something: whose (``root``, or the part around), which, and the payload's code."""

    owner: str
    event: str
    name: str
    value: str


def emissions(text: str) -> tuple[Emission, ...]:
    """What an ``emits`` says, in its order; nothing where it is no such text."""
    found = [emission(it) for it in text.split("; ")]
    return tuple(it for it in found if it) if all(found) else ()


def emission(text: str) -> Emission | None:
    """One of them."""
    found = TOLD.fullmatch(text)
    return Emission(**found.groupdict()) if found else None


def told_root(text: str) -> Emission | None:
    """One that tells the root, and nothing else."""
    found = emission(text)
    return found if found is not None and found.owner == "root" else None
