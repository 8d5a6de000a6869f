"""The icon table against the names that the icon package has."""

import json
from collections.abc import Iterator
from pathlib import Path

from adapter.catalogue.document import document
from adapter.catalogue.icons import Icons
from adapter.catalogue.model import At
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

SNAPSHOT, TABLE = "icons.json", "icons.toml"


def icon_names(snapshot: Path) -> frozenset[str]:
    """Every name of an icon package: each of ``all`` in each of ``styles``, and ``other`` as they stand."""
    data = json.loads(snapshot.read_text(encoding="utf-8"))
    packed = {name + style for name in data["all"] for style in data["styles"]}
    return frozenset(packed | set(data["other"]))


def check_icons(icons: Icons, folder: Path, places: Places) -> Iterator[Mistake]:
    """Icons that the package does not have, and names that are said twice."""
    snapshot = folder / SNAPSHOT
    if not icons.names or not snapshot.is_file():
        return
    at = At(document(folder / TABLE).path, 1)
    known = icon_names(snapshot)
    for source, target in icons.names.items():
        if target not in known:
            place = places.quoted(at, source, target)
            yield mistake(place, f"{icons.module.partition('/{')[0]} has no icon {target}", target, known)
        if source in icons.holds:
            yield mistake(places.quoted(at, source, target), f"{source} has a counterpart and a hold")
