"""One prop of a package's API snapshot."""

from msgspec import Struct


class ApiProp(Struct, frozen=True):
    """One prop of the snapshot; ``enum`` is empty where any value goes, ``default`` where none is documented."""

    enum: tuple[str, ...]
    open: bool
    default: str
    required: bool
    type: str
