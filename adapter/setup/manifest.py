"""``package.json``: dependencies added span by span, in the file's own manner."""

import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from adapter.source.indentation import newline, unit
from adapter.source.span import Span

TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]:,]|[^\s"{}\[\]:,]+')
TABLES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
DEPENDENCIES = TABLES[0]
# What an app cannot do without: where it stands, the other packages of the app do too.
RUNTIME = "react"


class Entry(Struct, frozen=True):
    """One key with its value: the span of both, and what the value is."""

    key: str
    span: Span
    value: Span


class Unreadable(Exception):
    """A manifest that is no JSON object; the message says why."""


def missing(text: str, needs: Sequence[str]) -> tuple[str, ...]:
    """The needs (``name@version``) that no table of the manifest names; raises ``Unreadable``."""
    data = _parsed(text)
    named = {name for table in TABLES for name in _table(data.get(table))}
    return tuple(it for it in needs if it.rpartition("@")[0] not in named)


def others(text: str, needs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Needs that the manifest has in another major version, each with the range that stands there."""
    data = _parsed(text)
    for need in needs:
        name, _, version = need.rpartition("@")
        for table in TABLES:
            found = _table(data.get(table)).get(name)
            major = re.search(r"\d+", found) if isinstance(found, str) else None
            if isinstance(found, str) and major and major[0] != version.partition(".")[0]:
                yield need, found


def with_dependencies(text: str, needs: Sequence[str]) -> str:
    """The manifest with ``needs`` among its dependencies, every other character as it was.

    Some templates keep all packages of an app among its ``devDependencies``, React too: then that table is meant.
    """
    top = list(_entries(text, text.index("{")))
    data = _parsed(text)
    prefix, name = _prefix(data), _table_of_the_app(data)
    lines = {need: f'"{need}": "{prefix}{version}"' for need, _, version in (it.rpartition("@") for it in needs)}
    if not any(it.key == name for it in top):
        return _with_table(text, top, lines)
    for it in sorted(lines):
        start = _start(text, name)
        text = _inserted(text, start, it, lines[it])
    return text


def _table_of_the_app(data: dict[str, object]) -> str:
    tables = (it for it in TABLES[:2] if RUNTIME in _table(data.get(it)))
    return next(tables, DEPENDENCIES)


def _parsed(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise Unreadable("is no JSON object")
    return data


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _prefix(data: dict[str, object]) -> str:
    """``^`` where most versions of the file have it or there are none, nothing where they are exact."""
    versions = [it for table in TABLES for it in _table(data.get(table)).values() if isinstance(it, str)]
    exact = [it for it in versions if it[:1].isdigit()]
    return "" if versions and 2 * len(exact) > len(versions) else "^"


def _entries(text: str, start: int) -> Iterator[Entry]:
    """The keys of the object that opens at ``start``."""
    depth, key, at, before = 0, None, 0, 0
    for token in TOKEN.finditer(text, start):
        mark = token[0]
        if depth == 1 and mark in (",", "}") and key is not None:
            yield Entry(json.loads(key[0]), Span(key.start(), before), Span(at, before))
            key = None
        elif depth == 1 and key is None and mark.startswith('"'):
            key, at = token, 0
        elif depth == 1 and key is not None and mark != ":" and not at:
            at = token.start()
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(mark, 0)
        before = token.end()
        if not depth:
            return


def _start(text: str, table: str) -> int:
    """Where the value of a key of the manifest starts."""
    return next(it.value.start for it in _entries(text, text.index("{")) if it.key == table)


def _inserted(text: str, start: int, name: str, line: str) -> str:
    """The line among the entries of the table at ``start``: in order where they are sorted, else behind the last."""
    entries = list(_entries(text, start))
    keys = [it.key for it in entries]
    if not entries:
        return _filled(text, start, line)
    behind = [it for it in entries if it.key < name] if keys == sorted(keys) else entries
    if behind:
        last = behind[-1]
        gap = _gap(text, last.span.start)
        return f"{text[: last.span.end]},{gap}{line}{text[last.span.end :]}"
    first = entries[0].span.start
    return f"{text[:first]}{line},{_gap(text, first)}{text[first:]}"


def _gap(text: str, start: int) -> str:
    """The white space before an entry, which also stands before its neighbour."""
    gap = text[len(text[:start].rstrip()) : start]
    return gap if "\n" in gap else " "


def _filled(text: str, start: int, line: str) -> str:
    """The first line of an empty table."""
    end = text.index("}", start)
    one, between = unit(text), newline(text)
    return f"{text[: start + 1]}{between}{one * 2}{line}{between}{one}{text[end:]}"


def _with_table(text: str, top: list[Entry], lines: dict[str, str]) -> str:
    """The manifest with a table of dependencies, behind its other keys."""
    one, between = unit(text), newline(text)
    inside = f",{between}".join(one * 2 + lines[name] for name in sorted(lines))
    table = f'"dependencies": {{{between}{inside}{between}{one}}}'
    if not top:
        start = text.index("{")
        return f"{text[: start + 1]}{between}{one}{table}{between}{text[text.index('}', start) :]}"
    end = top[-1].span.end
    return f"{text[:end]},{_gap(text, top[-1].span.start)}{table}{text[end:]}"
