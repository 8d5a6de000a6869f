"""Figma's Code Connect files, looked at and never run: what the design file calls the values of a prop."""

import re
from collections.abc import Iterator
from pathlib import Path

from adapter.drafting.package import Json, table

FILES = ("*.figma.tsx", "*.figma.ts", "*.figma.jsx", "*.figma.js")
MOST_BYTES = 500_000
CONNECT = re.compile(r"figma\.connect\(\s*(?P<component>[A-Za-z_][\w.]*)\s*,")
ENUM = re.compile(r"(?P<prop>\w+)\s*:\s*figma\.enum\(\s*(?:\"[^\"]*\"|'[^']*')\s*,\s*\{(?P<values>[^{}]*)\}", re.S)
VALUE = re.compile(
    r"(?:(?P<bare>\w+)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*:\s*(?:\"(?P<to>[^\"]*)\"|'(?P<other>[^']*)')"
)


def labelled(snapshot: Json, folder: Path) -> Json:
    """The snapshot with the design file's names beside the values: ``"labels": {"fill": "Primary"}``."""
    components = {name: table(it) for name, it in table(snapshot.get("components")).items()}
    for path in sorted(it for pattern in FILES for it in folder.rglob(pattern)):
        if path.stat().st_size <= MOST_BYTES:
            for component, prop, labels in _connections(path.read_text(encoding="utf-8", errors="replace")):
                _label(components, component, prop, labels)
    return {**snapshot, "components": components}


def _label(components: dict[str, Json], component: str, prop: str, labels: dict[str, str]) -> None:
    props = table(components.get(component, {}).get("props"))
    stated = table(props.get(prop))
    values = stated.get("enum")
    known = {it: label for it, label in labels.items() if isinstance(values, list) and it in values}
    if known:
        labelled_prop = {**stated, "labels": known}
        components[component] = {**components[component], "props": {**props, prop: labelled_prop}}


def _connections(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Component, prop, and labels by value, for each ``figma.enum`` of each ``figma.connect``."""
    starts = [*CONNECT.finditer(text)]
    ends = [it.start() for it in starts[1:]] + [len(text)]
    for found, end in zip(starts, ends, strict=True):
        for it in ENUM.finditer(text, found.end(), end):
            values = VALUE.finditer(it["values"])
            labels = {str(v["to"] or v["other"]): str(v["bare"] or v["double"] or v["single"]) for v in values}
            yield found["component"], it["prop"], labels
