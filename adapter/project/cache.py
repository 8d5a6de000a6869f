"""The user's cache: what is cheaper to read than to make, and worthless once what it came from has changed."""

import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def cache_folder() -> Path:
    """This program's folder in the user's cache (XDG Base Directory specification; on Windows ``LOCALAPPDATA``)."""
    stated = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(stated or os.path.expanduser("~/.cache")) / "ds-adapter"


def short(*parts: object) -> str:
    """A short name for a combination of values, which few others have."""
    return f"{zlib.crc32(repr(parts).encode()):08x}"


def stamps(folders: Iterable[Path], suffixes: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Every file of these suffixes below some folders, with its stamp, sorted."""
    return tuple(sorted(it for folder in folders for it in _below(str(folder), suffixes)))


def read(name: str) -> bytes | None:
    """What was kept under a name, ``None`` where nothing was or it cannot be read."""
    try:
        return (cache_folder() / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep bytes under a name, as a whole or not at all; a cache that cannot be written is none."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{name}.{os.getpid()}"
        temporary.write_bytes(data)
        os.replace(temporary, folder / name)
    except OSError:
        return


def _below(folder: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        return
    for entry in listed:
        if entry.name.endswith(suffixes):
            status = entry.stat()
            yield entry.path, status.st_mtime_ns, status.st_size
        elif "." not in entry.name and entry.name != "node_modules" and entry.is_dir():
            yield from _below(entry.path, suffixes)
