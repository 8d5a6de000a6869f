"""Writing pages back: the old bytes or the new ones, whatever happens, and never over another's change."""

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_WINDOWS = sys.platform == "win32"

_PREFIX, _SUFFIX = ".ds-adapter-", ".tmp"
# How long a second writer waits for the first before it gives up.
_PATIENCE_SECONDS = 5.0
# Where files cannot be locked, a leftover is one that has been there for this long.
_LEFTOVER_SECONDS = 3600.0


class ChangedMeanwhile(Exception):
    """The file is not, or no longer, what was read at the start; it was not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} changed since it was read, and was not overwritten; run again")
        self.path = path


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Put ``after`` where ``before`` was, keeping the mode of the file.

    Writes a temporary file beside it and renames that, so that a reader, a second writer or a kill sees the
    old or the new bytes as a whole.  A symbolic link stays one; what it leads to is replaced.  Raises
    ChangedMeanwhile if the file does not hold ``before``, and OSError if it cannot be read or written.
    """
    real = Path(os.path.realpath(path))
    if os.path.exists(real) and not os.access(real, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only", str(path))
    clean(real.parent)
    descriptor = _held(real)
    if descriptor is None:
        raise ChangedMeanwhile(path)
    try:
        if _bytes_of(descriptor) != before:
            raise ChangedMeanwhile(path)
        _put(real, after, os.fstat(descriptor))
    finally:
        os.close(descriptor)


def create(path: Path, data: bytes) -> None:
    """Write a file of our own and the folders above it, atomically over what may be there; raises OSError."""
    real = Path(os.path.realpath(path))
    real.parent.mkdir(parents=True, exist_ok=True)
    clean(real.parent)
    _put(real, data, None)


def clean(folder: Path) -> list[Path]:
    """Remove the temporary files that a killed run left in a folder, none of a living one; returns them."""
    with os.scandir(folder) as listing:
        names = sorted(each.name for each in listing if _is_temporary(each.name))
    return [folder / name for name in names if _removed_leftover(folder / name)]


def _put(real: Path, data: bytes, status: os.stat_result | None) -> None:
    """``status`` is that of the file that is replaced, or None for a new one, which gets the usual mode."""
    temporary, descriptor = _temporary(real.parent, 0o666 if status is None else 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _keep_owner_and_mode(temporary, status)
            os.fsync(file.fileno())
            if not _WINDOWS:  # while the lock on it still shows that it is no leftover
                os.replace(temporary, real)
        if _WINDOWS:  # where an open file cannot be renamed
            os.replace(temporary, real)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(real.parent)


def _temporary(folder: Path, mode: int) -> tuple[Path, int]:
    """A new temporary file, open and locked."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        descriptor = os.open(path, flags, mode)
        if _lock(descriptor) and (_WINDOWS or os.fstat(descriptor).st_nlink):
            return path, descriptor
        os.close(descriptor)  # another run takes it for a leftover, and removes it


def _keep_owner_and_mode(temporary: Path, status: os.stat_result | None) -> None:
    if status is None:
        return
    new = os.stat(temporary)
    if not _WINDOWS and (new.st_uid, new.st_gid) != (status.st_uid, status.st_gid):
        with suppress(PermissionError):  # only root may give files away; the mode still holds
            os.chown(temporary, status.st_uid, status.st_gid)
    os.chmod(temporary, stat.S_IMODE(status.st_mode))


def _held(real: Path) -> int | None:
    """A descriptor of the file, locked for us; None if the file is gone or was held for too long."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return None
        if _lock(descriptor) and _is_still(descriptor, real):
            return descriptor
        os.close(descriptor)
        time.sleep(0.01)
    return None


def _bytes_of(descriptor: int) -> bytes:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return file.read()


def _is_still(descriptor: int, real: Path) -> bool:
    """Whether the file has not been replaced between opening and locking it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(real))
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool:
    """Whether nobody else held the lock; it ends with the descriptor, so also with a killed process.

    True, too, where the file system has no locks: then only comparing the bytes protects.
    """
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_temporary(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def _removed_leftover(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        is_leftover = _lock(descriptor) and (not _WINDOWS or _is_old(descriptor))
        if is_leftover and not _WINDOWS:  # while locked, so that its writer notices
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)
    if is_leftover and _WINDOWS:
        path.unlink(missing_ok=True)
    return is_leftover


def _is_old(descriptor: int) -> bool:
    return time.time() - os.fstat(descriptor).st_mtime > _LEFTOVER_SECONDS


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself lasting, where a folder can be synchronised."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
