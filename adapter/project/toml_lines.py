"""On which line of a TOML file a key stands; the standard library's reader does not say."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG_STRING = re.compile(r'"""|' + "'''")

KeyPath = tuple[str | int, ...]


def key_lines(text: str) -> dict[KeyPath, int]:
    """The first line, counted from 1, of each key and table that a TOML text states.

    A key is its path from the top, with the number of the table, from 0, after an array of tables:
    ``("paths", 0, "system")``.  What stands in an inline table is not there: ask for the key that holds it.
    """
    found: dict[KeyPath, int] = {}
    for line, path in _stated(text):
        for length in range(1, len(path) + 1):
            found.setdefault(path[:length], line)
    return found


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the nearest thing around it that has one, or 0."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _stated(text: str) -> Iterator[tuple[int, KeyPath]]:
    table: KeyPath = ()
    counts: dict[str, int] = {}
    inside = ""  # the quotes of a string over several lines
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header is not None:
            name = header.group(2)
            table = _parts(name)
            if header.group(1) == "[[":
                counts[name] = counts.get(name, -1) + 1
            table = _numbered(table, counts)
            yield number, table
        elif key is not None:
            yield number, (*table, *_parts(key.group(1)))
        opened = _LONG_STRING.findall(line)
        inside = opened[-1] if len(opened) % 2 else ""


def _numbered(table: KeyPath, counts: dict[str, int]) -> KeyPath:
    """The path with the current number of every array of tables on it."""
    numbered: list[str | int] = []
    name = ""
    for part in table:
        name = f"{name}.{part}" if name else str(part)
        numbered.append(part)
        if name in counts:
            numbered.append(counts[name])
    return tuple(numbered)


def _parts(name: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
