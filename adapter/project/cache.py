"""The user's cache: what is cheaper to read than to make, and worthless once what it came from has changed."""

import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL, which costs more than a page
except ImportError:
    from hashlib import blake2b

CHECKSUM_BYTES = 4
SKIPPED = frozenset({"node_modules", "__pycache__", ".git"})
DIGEST_BYTES = 16
# Beyond so many files or bytes the oldest go; what a killed run left half written goes after an hour.
MOST_FILES, MOST_BYTES, HALF_WRITTEN_SECONDS = 200, 250_000_000, 3600


def cache_folder() -> Path:
    """This program's folder in the user's cache (XDG Base Directory specification; on Windows ``LOCALAPPDATA``)."""
    stated = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(stated or os.path.expanduser("~/.cache")) / "ds-adapter"


def is_off() -> bool:
    """Whether the environment says that nothing is kept and nothing read (``DS_ADAPTER_NO_CACHE``)."""
    return bool(os.environ.get("DS_ADAPTER_NO_CACHE"))


def digest(data: bytes) -> bytes:
    """What no two contents have in common (BLAKE2b)."""
    return blake2b(data, digest_size=DIGEST_BYTES).digest()


def short(*parts: object) -> str:
    """A short name for a combination of values, which few others have."""
    return f"{zlib.crc32(repr(parts).encode()):08x}"


def stamps(folders: Iterable[Path], suffixes: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Every file of these suffixes below some folders, with its stamp, sorted."""
    return tuple(sorted(it for folder in folders for it in _below(str(folder), suffixes)))


def sealed(made_from: bytes, data: bytes) -> bytes:
    """Data with what it was made from before it, and a checksum of both before that."""
    head = _head(made_from)
    return zlib.crc32(data, zlib.crc32(head)).to_bytes(CHECKSUM_BYTES, "big") + head + data


def opened(kept: bytes | None, made_from: bytes) -> memoryview | None:
    """The data that was sealed; None where it was made from something else, or is damaged."""
    head = _head(made_from)
    if kept is None or not kept.startswith(head, CHECKSUM_BYTES):
        return None
    whole = memoryview(kept)
    if zlib.crc32(whole[CHECKSUM_BYTES:]) != int.from_bytes(whole[:CHECKSUM_BYTES], "big"):
        return None
    return whole[CHECKSUM_BYTES + len(head) :]


def _head(made_from: bytes) -> bytes:
    return len(made_from).to_bytes(CHECKSUM_BYTES, "big") + made_from


def place(name: str) -> Path:
    """Where something is kept under a name."""
    return cache_folder() / name


def read(name: str) -> bytes | None:
    """What was kept under a name, ``None`` where nothing was or it cannot be read."""
    if is_off():
        return None
    try:
        return place(name).read_bytes()
    except OSError:
        return None


def begins(file: Path, made_from: bytes) -> bool:
    """Whether a sealed file says that it was made from this; the rest of it is not read."""
    try:
        with file.open("rb") as opened_file:
            head = opened_file.read(2 * CHECKSUM_BYTES + len(made_from))
    except OSError:
        return False
    return head[CHECKSUM_BYTES:] == _head(made_from)


def keep(name: str, data: bytes) -> None:
    """Keep bytes under a name, as a whole or not at all; a cache that cannot be written is none."""
    if is_off():
        return
    folder = cache_folder()
    temporary = folder / f"{name}.{os.getpid()}-{os.urandom(4).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, folder / name)
        _prune(folder)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    """Let go of the oldest files where there are too many, and of what was never finished."""
    with os.scandir(folder) as entries:
        found = [(it.stat(), it) for it in entries if it.is_file()]
    found.sort(key=lambda it: it[0].st_mtime_ns, reverse=True)
    size = 0
    for number, (status, entry) in enumerate(found):
        size += status.st_size
        is_half = "." in entry.name and status.st_mtime < time.time() - HALF_WRITTEN_SECONDS
        if is_half or number >= MOST_FILES or size > MOST_BYTES:
            with suppress(OSError):
                os.unlink(entry)


def _below(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if entry.name in SKIPPED:
            continue
        if entry.is_dir():
            yield from _below(entry.path, suffixes)
        elif entry.name.endswith(suffixes):
            with suppress(OSError):  # a link to nothing, or gone meanwhile
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
