"""Reading the small files of a project that tell about its pages; nothing of them is ever executed."""

import json
import os
import re
import stat
from pathlib import Path

from msgspec import Struct, field

from adapter.project.cache import digest
from adapter.source.page import Page, decode

# A configuration file or a module beyond this is not read: no hand-written one comes near.
MOST_BYTES = 2_000_000

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_COMMENT = re.compile(rf"({_STRING})|//[^\n]*|/\*(?s:.*?)(?:\*/|\Z)")
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])")


# What a path names: nothing, an ordinary file, a folder, or something else.
NOTHING, FILE, FOLDER, OTHER = range(4)


class Looked(Struct):
    """What looks at the disk gave, by path: what is there, digests of contents (empty for unreadable), real paths."""

    kinds: dict[str, int] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    reals: dict[str, str] = field(default_factory=dict)

    def joins(self, other: "Looked") -> bool:
        """Take in what another saw; false where both saw the same thing differently."""
        agree = True
        for mine, theirs in ((self.kinds, other.kinds), (self.contents, other.contents), (self.reals, other.reals)):
            agree = agree and all(mine.get(path, it) == it for path, it in theirs.items())
        self.kinds |= other.kinds
        self.contents |= other.contents
        self.reals |= other.reals
        return agree


class Files:
    """Every look at the disk around the pages of one run goes through here, and is noted.

    Each question is asked once: a run sees the files as they were when it first looked.  ``steady`` is false where
    a file was read twice and was not the same.
    """

    __slots__ = ("_kinds", "_reals", "_seen", "steady")

    def __init__(self) -> None:
        self._kinds: dict[str, int] = {}
        self._reals: dict[str, str] = {}
        self._seen = Looked()
        self.steady = True

    def taken(self) -> Looked:
        """What was seen since this was last asked."""
        seen, self._seen = self._seen, Looked()
        return seen

    def is_file(self, path: str) -> bool:
        """Whether an ordinary file is there; false, never an exception, for names that no file can have."""
        return self._kind(path) == FILE

    def is_folder(self, path: str) -> bool:
        """Whether a folder is there."""
        return self._kind(path) == FOLDER

    def exists(self, path: str) -> bool:
        """Whether anything is there."""
        return self._kind(path) != NOTHING

    def real(self, path: str) -> str:
        """The path without symbolic links."""
        found = self._reals.get(path)
        if found is None:
            found = self._reals[path] = self._seen.reals[path] = os.path.realpath(path)
        return found

    def text(self, path: Path) -> str | None:
        """The text at a path, None if it is no ordinary file, unreadable, too large or no text."""
        data = content(path)
        seen = b"" if data is None else digest(data)
        self.steady = self.steady and self._seen.contents.setdefault(str(path), seen) == seen
        page = None if data is None else decoded(data, path)
        return None if page is None else page.text

    def json(self, path: Path) -> dict[str, object] | None:
        """The object in a JSON file, as ``json_in`` reads it."""
        text = self.text(path)
        return None if text is None else json_in(text)

    def _kind(self, path: str) -> int:
        found = self._kinds.get(path)
        if found is None:
            found = self._kinds[path] = self._seen.kinds[path] = kind_of(path)
        return found


def kind_of(path: str) -> int:
    """What a path names, links followed; nothing, never an exception, for names that no file can have."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return NOTHING
    return FILE if stat.S_ISREG(mode) else FOLDER if stat.S_ISDIR(mode) else OTHER


def content(path: Path) -> bytes | None:
    """The bytes at a path, None if it is no ordinary file, unreadable or too large."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def decoded(data: bytes, path: Path) -> Page | None:
    """The page that some bytes are, or None."""
    page = decode(data, str(path))
    return page if isinstance(page, Page) else None


def read_page(path: Path) -> Page | None:
    """The page at a path, None where there is no text; what it says decides over no other page's result."""
    data = content(path)
    return None if data is None else decoded(data, path)


def read_text(path: Path) -> str | None:
    """The text at a path that decides over no page's result, such as the settings'."""
    page = read_page(path)
    return None if page is None else page.text


def read_json(path: Path) -> dict[str, object] | None:
    """The object in a JSON file that decides over no page's result."""
    text = read_text(path)
    return None if text is None else json_in(text)


def json_in(text: str) -> dict[str, object] | None:
    """The object in a JSON text with comments and trailing commas, as TypeScript reads its configuration."""
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
