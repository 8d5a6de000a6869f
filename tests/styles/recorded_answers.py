"""What the real Tailwind said, as `tools/tailwind` recorded it, and how our own answers look in the same form."""

import gzip
import json
from pathlib import Path
from typing import Any

from adapter.styles.declarations import Declared

RECORDED = Path(__file__).parent / "recorded"
Lines = list[list[Any]]


def recorded(name: str) -> dict[str, Any]:
    return dict(json.loads(gzip.decompress((RECORDED / f"{name}.json.gz").read_bytes())))


def our_lines(found: Declared | None) -> Lines | None:
    """Property, value, conditions and ``!``, without the last two where they say nothing."""
    if found is None:
        return None
    lines = []
    for it in found.lines:
        line: list[Any] = [it.property, it.value, list(it.conditions)]
        if found.important and it.value != "var(--tw-content)":
            line.append("!")
        lines.append(line if len(line) > 3 or it.conditions else line[:2])
    return lines
