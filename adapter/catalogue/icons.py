"""The icon table of a system."""

from collections.abc import Mapping

from msgspec import Struct


class Icons(Struct, frozen=True):
    """The icon table: source package, module pattern with ``{name}``, and source name to target name."""

    source: tuple[str, ...]
    module: str
    local: str
    names: Mapping[str, str]
    holds: Mapping[str, str]
