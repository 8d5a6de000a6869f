"""Reading the small files of a project that tell about its pages; nothing of them is ever executed."""

import json
import os
import re
from pathlib import Path

from adapter.source.page import Page, decode

# A configuration file or a module beyond this is not read: no hand-written one comes near.
MOST_BYTES = 2_000_000

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*(?s:.*?)(?:\*/|\Z)")
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])")


def read_page(path: Path) -> Page | None:
    """The decoded page at ``path``, or None if it is no ordinary file, unreadable, too large or no text."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        page = decode(path.read_bytes(), str(path))
    except (OSError, ValueError):
        return None
    return page if isinstance(page, Page) else None


def read_text(path: Path) -> str | None:
    """The text at ``path``, or None where ``read_page`` has none."""
    page = read_page(path)
    return None if page is None else page.text


def read_json(path: Path) -> dict[str, object] | None:
    """The object in a JSON file with comments and trailing commas, as TypeScript reads its configuration."""
    text = read_text(path)
    if text is None:
        return None
    without_comments = _COMMENT.sub(_string_or_nothing, text)
    try:
        value = json.loads(_TRAILING_COMMA.sub(_string_or_nothing, without_comments))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def table(value: object) -> dict[str, object]:
    """``value`` if it is a JSON object or TOML table, else an empty one."""
    return value if isinstance(value, dict) else {}


def strings(value: object) -> list[str]:
    """The strings in a list, or the one string that stands for a list of one."""
    match value:
        case str():
            return [value]
        case list():
            return [item for item in value if isinstance(item, str)]
        case _:
            return []


def upwards(folder: Path, root: Path) -> list[Path]:
    """``folder`` and the folders above it up to ``root``, nearest first; empty outside ``root``."""
    if not folder.is_relative_to(root):
        return []
    depth = len(folder.parts) - len(root.parts)
    return [folder, *folder.parents][: depth + 1]


def is_file(path: Path) -> bool:
    """Whether an ordinary file is there; false, never an exception, for names that no file can have."""
    return os.path.isfile(path)


def _string_or_nothing(found: re.Match[str]) -> str:
    return found.group(1) or ""
