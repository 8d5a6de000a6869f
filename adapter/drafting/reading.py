"""A package's snapshot, from whatever of it can be read: types, a manifest, a snapshot made elsewhere."""

import json
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.folders import systems
from adapter.drafting import sources
from adapter.drafting.code_connect import labelled
from adapter.drafting.package import Json, strings, table
from adapter.drafting.sources.source import About, Source, Unreadable, snapshot_of
from adapter.drafting.sources.types import read_types
from adapter.plugins import plug_ins
from adapter.project.files import read_json

# Where packages put lists of their components beside the one that package.json names.
USUAL = ("generated/components.json", "custom-elements.json", "dist/custom-elements.json")


class Wanted(Struct, frozen=True):
    """What the caller named: the package's folder, and perhaps a manifest, a snapshot, a folder of Code Connect."""

    folder: Path
    manifest: Path | None = None
    snapshot: Path | None = None
    code_connect: Path | None = None


class Read(Struct, frozen=True):
    """A snapshot, and a sentence of what it was read from."""

    snapshot: Json
    told: str


def read_package(wanted: Wanted) -> Read:
    """The snapshot of a package; raises Unreadable with what was missing."""
    package = read_json(wanted.folder / "package.json")
    if package is None:
        raise Unreadable(f"{wanted.folder} holds no package.json that can be read")
    found = _read(wanted, package)
    if wanted.code_connect is None:
        return found
    if not wanted.code_connect.is_dir():
        raise Unreadable(f"there is no folder {wanted.code_connect}")
    return Read(labelled(found.snapshot, wanted.code_connect), f"{found.told}, with the names of Code Connect")


def _read(wanted: Wanted, package: Json) -> Read:
    if wanted.snapshot:
        return Read(_snapshot(wanted.snapshot), f"the snapshot {wanted.snapshot}")
    if wanted.manifest:
        return _manifest(wanted.manifest, package)
    shipped = _shipped_manifest(wanted.folder, package)
    try:
        return Read(read_types(wanted.folder), "the package's TypeScript types")
    except Unreadable as error:
        if shipped is None:
            raise
        found = _manifest(shipped, package)
        return Read(found.snapshot, f"{found.told}; its types say more, and were not read: {error}")


def _snapshot(path: Path) -> Json:
    found = _json(path)
    if not table(found.get("components")) or "package" not in found:
        raise Unreadable(f"{path} is no snapshot: `ds-adapter system extractor` says how one is made")
    return found


def _manifest(path: Path, package: Json) -> Read:
    data = _json(path)
    kinds = plug_ins(sources, "SOURCE", Source)
    kind = next((it for it in kinds.values() if it.knows(data)), None)
    if kind is None:
        known = ", ".join(it.says for it in kinds.values())
        raise Unreadable(f"{path} is none of what can be read: {known}")
    about = About(str(package.get("name", "")), str(package.get("version", "")), _hosts())
    return Read(snapshot_of(kind, data, about, path), f"{path.name}, {kind.says}")


def _shipped_manifest(folder: Path, package: Json) -> Path | None:
    named = package.get("customElements")
    places = [folder / it for it in ([named] if isinstance(named, str) else []) + list(USUAL)]
    return next((it for it in places if it.is_file()), None)


def _hosts() -> Json:
    """React's attributes of host elements, lent from the snapshots that ship: manifests do not have them."""
    found: dict[str, list[str]] = {}
    for folder in systems().values():
        api = folder / "api.json"
        hosts = table(table(json.loads(api.read_text(encoding="utf-8"))).get("hosts")) if api.is_file() else {}
        for tag, names in hosts.items():
            found[tag] = sorted({*found.get(tag, ()), *strings(names)})
    return dict(found)


def _json(path: Path) -> Json:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise Unreadable(f"{path} is no JSON: {error}") from error
    return table(found)
