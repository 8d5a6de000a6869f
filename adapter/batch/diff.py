"""A unified diff that ``git apply`` takes, in bytes, so that CRLF, byte-order marks and encodings survive."""

import os
from collections.abc import Iterator
from difflib import SequenceMatcher

_CONTEXT = 3
_NOWHERE = b"/dev/null"
_NO_NEWLINE = b"\n\\ No newline at end of file\n"
# Beyond this many differing lines the fewest changed lines are not looked for: it could take quadratic time.
_MOST_EXACT = 2_000
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

_Block = tuple[str, int, int, int, int]


def unified(path: str, before: bytes | None, after: bytes) -> bytes:
    """The diff of one file, empty if nothing changed; ``before`` is None for a new one.

    ``path`` is relative, with ``/``.  Lines end with LF alone, as for git: a form feed, a lone CR or U+2028
    ends none.  There are no timestamps.
    """
    if before == after:
        return b""
    old, new = _lines(before or b""), _lines(after)
    first = _NOWHERE if before is None else _name("a/" + path)
    hunks = [line for group in _grouped(_blocks(old, new)) for line in _hunk(group, old, new)]
    return b"".join((b"--- ", first, b"\n", b"+++ ", _name("b/" + path), b"\n", *hunks))


def _lines(data: bytes) -> list[bytes]:
    """The lines with their LF; the last one may have none."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _blocks(old: list[bytes], new: list[bytes]) -> list[_Block]:
    """difflib's opcodes, with what both files begin and end with set aside first."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    end = next((i for i in range(shorter - start) if old[-1 - i] != new[-1 - i]), shorter - start)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    is_long = max(len(middle_old), len(middle_new)) > _MOST_EXACT
    matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=is_long)
    inner = [(tag, i + start, j + start, k + start, m + start) for tag, i, j, k, m in matcher.get_opcodes()]
    before, after = (
        ("equal", 0, start, 0, start),
        ("equal", len(old) - end, len(old), len(new) - end, len(new)),
    )
    return [block for block in (before, *inner, after) if block[1] < block[2] or block[3] < block[4]]


def _grouped(blocks: list[_Block]) -> Iterator[list[_Block]]:
    """The blocks of each hunk: changes with context, parted where more than two contexts lie between."""
    group: list[_Block] = []
    for number, block in enumerate(blocks):
        tag, i, j, k, m = block
        is_outer = number in (0, len(blocks) - 1)
        if tag != "equal" or (not is_outer and j - i <= 2 * _CONTEXT):
            group.append(block)
            continue
        if group:
            yield [*group, ("equal", i, min(j, i + _CONTEXT), k, min(m, k + _CONTEXT))]
        group = [("equal", max(i, j - _CONTEXT), j, max(k, m - _CONTEXT), m)]
    if any(tag != "equal" for tag, *_ in group):
        yield group


def _hunk(group: list[_Block], old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    first, last = group[0], group[-1]
    ranges = _range(first[1], last[2]), _range(first[3], last[4])
    yield b"@@ -%s +%s @@\n" % ranges
    for tag, i, j, k, m in group:
        if tag == "equal":
            yield from (_printed(b" ", line) for line in old[i:j])
        else:
            yield from (_printed(b"-", line) for line in old[i:j])
            yield from (_printed(b"+", line) for line in new[k:m])


def _printed(sign: bytes, line: bytes) -> bytes:
    return sign + (line if line.endswith(b"\n") else line + _NO_NEWLINE)


def _range(start: int, stop: int) -> bytes:
    """Start and length as ``diff -u`` has them: from 1, an empty range at the line before, 1 left out."""
    length = stop - start
    first = start + 1 if length else start
    return b"%d" % first if length == 1 else b"%d,%d" % (first, length)


def _name(path: str) -> bytes:
    """A file name as git writes it: quoted where it must be, a tab behind one with white space in it."""
    if any(character in _ESCAPES or character < " " for character in path):
        escaped = "".join(_ESCAPES.get(each, each if each >= " " else f"\\{ord(each):03o}") for each in path)
        return os.fsencode(f'"{escaped}"')
    return os.fsencode(path + "\t" if " " in path else path)
