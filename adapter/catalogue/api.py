"""A package's API, as its snapshot says it."""

from collections.abc import Mapping

from msgspec import Struct


class Component(Struct, frozen=True):
    """One component of the API snapshot: its own props, and hosts whose attributes it takes but for ``without``."""

    name: str
    props: "Mapping[str, ApiProp]"
    hosts: tuple[str, ...]
    without: frozenset[str]
    children: bool


class ApiProp(Struct, frozen=True):
    """One prop of the snapshot; ``enum`` is empty where any value goes, ``default`` where none is documented."""

    enum: tuple[str, ...]
    open: bool
    default: str
    required: bool
    type: str
