"""The user's cache: what is cheaper to read than to make, and worthless once what it came from has changed."""

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

CHECKSUM_BYTES = 4


def cache_folder() -> Path:
    """This program's folder in the user's cache (XDG Base Directory specification; on Windows ``LOCALAPPDATA``)."""
    stated = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(stated or os.path.expanduser("~/.cache")) / "ds-adapter"


def is_off() -> bool:
    """Whether the environment says that nothing is kept and nothing read (``DS_ADAPTER_NO_CACHE``)."""
    return bool(os.environ.get("DS_ADAPTER_NO_CACHE"))


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
    temporary = folder / f"{name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, folder / name)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _below(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if entry.name.endswith(suffixes):
            with suppress(OSError):  # a link to nothing, or gone meanwhile
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
        elif "." not in entry.name and entry.name != "node_modules" and entry.is_dir():
            yield from _below(entry.path, suffixes)
