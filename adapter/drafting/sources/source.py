"""What a source of snapshots is."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from adapter.drafting.package import Json, strings, table

FORMAT = 1


class Unreadable(Exception):
    """A source that says nothing that could be used; the message says what was missing, and what to do."""


class About(Struct, frozen=True):
    """The package that is described, and React's own attributes of host elements, as some snapshot has them."""

    name: str
    version: str
    hosts: Json


class Source(Struct, frozen=True):
    """One format of manifests: ``knows`` says whether a JSON file is one, ``components`` reads it."""

    knows: Callable[[Json], bool]
    components: Callable[[Json, About], Json]
    says: str


def snapshot_of(source: Source, data: Json, about: About, path: Path) -> Json:
    """The snapshot that a manifest comes to; raises Unreadable where it describes no component."""
    components = source.components(data, about)
    if not components:
        raise Unreadable(f"{path} is {source.says}, and describes no component")
    used = {"*", *(tag for it in components.values() for tag in str(table(it).get("html") or "").split())}
    return {
        "package": about.name,
        "version": about.version,
        "format": FORMAT,
        "hosts": {tag: sorted(strings(about.hosts.get(tag))) for tag in sorted(used)},
        "components": dict(sorted(components.items())),
        "exports": [],
    }
