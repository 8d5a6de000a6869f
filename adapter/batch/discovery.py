"""From the paths that a person names to the pages that are read; what is refused is said by name."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from adapter.batch.gitignore import Ignores, ignores_above, ignores_in, is_ignored
from adapter.project.package import kind
from adapter.project.patterns import patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders of other people's or of generated code; walked only if named explicitly.
SKIPPED = frozenset({"node_modules", ".git", "dist", "build", ".next"})


class Found(Struct, frozen=True):
    """A page to read, as its folder was named and it was found below; ``real`` is its real path where known."""

    path: Path
    real: str = ""


class Refused(Struct, frozen=True):
    """A path that is not read, and why.

    ``code`` is one of ``not-found``, ``excluded`` (named by hand, but the settings exclude it),
    ``unknown-suffix``, ``not-a-file``, ``too-large``, ``no-permission``, ``link-leaves-root``, ``link-loop``,
    ``link-broken`` and ``unreadable``.
    """

    path: Path
    code: str
    sentence: str


class Scope(Struct, frozen=True):
    """What counts as a page.

    ``root`` is the folder that no symbolic link may lead out of, and above which no .gitignore is looked for.
    ``suffixes`` have their dot.  ``include`` and ``exclude`` are in gitignore syntax and start from ``root``;
    an empty ``include`` includes everything.
    """

    root: Path
    suffixes: frozenset[str] = frozenset({".tsx", ".jsx", ".ts", ".js", ".html", ".htm"})
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_bytes: int = 2_000_000


def discover(paths: Sequence[Path], scope: Scope) -> Iterator[Found | Refused]:
    """The pages at and below ``paths``, these sorted and each walked in the order of names, each page once.

    A file named by hand is read although a .gitignore or a skipped folder hides it; ``exclude`` holds for it
    too.  Symbolic links are followed only where they are named by hand, since what they lead to inside the
    root is found under its own name.
    """
    rules = _Rules.of(scope)
    seen: set[str] = set()
    for path in sorted(paths, key=lambda each: Path(os.path.abspath(each)).parts):
        for each in _named(path, rules):
            match each:
                case Found(path=found, real=real):
                    key = real or os.path.realpath(found)
                case Refused(path=refused):
                    key = os.path.abspath(refused)
            if key not in seen:
                seen.add(key)
                yield each


class _Rules(Struct, frozen=True):
    scope: Scope
    root: str
    include: "GitIgnoreSpec | None"
    exclude: "GitIgnoreSpec | None"

    @staticmethod
    def of(scope: Scope) -> "_Rules":
        include, exclude = (patterns(*each) if each else None for each in (scope.include, scope.exclude))
        return _Rules(scope, os.path.realpath(scope.root), include, exclude)

    def excludes(self, path: str, is_folder: bool) -> bool:
        """Whether the settings take a path out; a folder that is not included may hold files that are."""
        if self.exclude is None and self.include is None:
            return False
        name = os.path.relpath(path, self.root).replace(os.sep, "/")
        if self.exclude is not None and self.exclude.match_file(name + "/" if is_folder else name):
            return True
        return not is_folder and self.include is not None and not self.include.match_file(name)

    def holds(self, target: str) -> bool:
        """Whether a real path lies inside the root."""
        return target == self.root or target.startswith(self.root.rstrip(os.sep) + os.sep)


def _named(path: Path, rules: _Rules) -> Iterator[Found | Refused]:
    absolute = os.path.abspath(path)
    refused = _refused_link(path, rules) if os.path.islink(path) else None
    if refused is not None:
        yield refused
        return
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    real = os.path.realpath(absolute)
    if stat.S_ISDIR(status.st_mode):
        above = ignores_above(real, rules.root) if rules.holds(real) else ()
        yield from _walk(path, real, above, rules)
    elif rules.excludes(real, is_folder=False):
        yield Refused(path, "excluded", "is excluded by include or exclude in ds-adapter.toml")
    elif path.suffix not in rules.scope.suffixes:
        known = ", ".join(sorted(rules.scope.suffixes))
        yield Refused(path, "unknown-suffix", kind(path, None) or f"is none of {known}")
    else:
        yield _page(path, status, rules)


def _walk(top: Path, real: str, above: Ignores, rules: _Rules) -> Iterator[Found | Refused]:
    """Folders wait on a stack, not on Python's: how deeply they nest is the scanned project's choice."""
    waiting: list[tuple[Path, str, Ignores, os.DirEntry[str] | None]] = [(top, real, above, None)]
    while waiting:
        path, absolute, ignores, entry = waiting.pop()
        if entry is not None and not entry.is_dir(follow_symlinks=False):
            yield from _entry(path, absolute, ignores, entry, rules)
            continue
        if entry is not None and _is_hidden_folder(entry.name, absolute, ignores, rules):
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda each: each.name, reverse=True)
        except OSError as error:
            yield _unreadable(path, error)
            continue
        inner = (*ignores, *ignores_in(absolute))
        waiting += [(path / each.name, os.path.join(absolute, each.name), inner, each) for each in entries]


def _entry(
    path: Path, absolute: str, ignores: Ignores, entry: os.DirEntry[str], rules: _Rules
) -> Iterator[Found | Refused]:
    """What a walk says of one entry that is no folder: a page, a refusal, or nothing."""
    if entry.is_symlink():
        if _is_hidden_folder(entry.name, absolute, ignores, rules) or is_ignored(absolute, ignores):
            return
        refused = _refused_link(path, rules)
        is_ours = path.suffix in rules.scope.suffixes or os.path.isdir(path)
        if refused is not None and (is_ours or refused.code == "link-loop"):
            yield refused
    elif path.suffix in rules.scope.suffixes and not rules.excludes(absolute, is_folder=False):
        if is_ignored(absolute, ignores):
            return
        try:
            yield _page(path, entry.stat(follow_symlinks=False), rules, absolute)
        except OSError as error:
            yield _unreadable(path, error)


def _page(path: Path, status: os.stat_result, rules: _Rules, real: str = "") -> Found | Refused:
    most = rules.scope.max_bytes
    if not stat.S_ISREG(status.st_mode):
        return Refused(path, "not-a-file", "is a device, pipe or socket")
    if status.st_size > most:
        size = f"has {status.st_size:,} bytes; more than {most:,} are not read (max_bytes)"
        return Refused(path, "too-large", size)
    if not os.access(path, os.R_OK):
        return Refused(path, "no-permission", "may not be read: permission denied")
    return Found(path, real)


def _refused_link(path: Path, rules: _Rules) -> Refused | None:
    """Why a symbolic link is not to be followed, or None."""
    target = os.path.realpath(path)
    holder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
    if (holder + os.sep).startswith(target.rstrip(os.sep) + os.sep):
        return Refused(path, "link-loop", "is a symbolic link to a folder that it lies in")
    try:
        os.stat(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Refused(path, "link-loop", "is a symbolic link that leads back to itself")
        if error.errno != errno.ENOENT:
            return _unreadable(path, error)
        if rules.holds(target):
            return Refused(path, "link-broken", "is a symbolic link to nothing")
    if not rules.holds(target):
        return Refused(path, "link-leaves-root", f"is a symbolic link out of {rules.root}")
    return None


def _unreadable(path: Path, error: OSError | ValueError) -> Refused:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Refused(path, "not-found", "does not exist")
        case PermissionError():
            return Refused(path, "no-permission", "may not be read: permission denied")
        case OSError():
            return Refused(path, "unreadable", f"cannot be read: {error.strerror}")
        case _:
            return Refused(path, "not-found", f"is no name that a file can have: {error}")


def _is_hidden_folder(name: str, absolute: str, ignores: Ignores, rules: _Rules) -> bool:
    if name in SKIPPED or rules.excludes(absolute, is_folder=True):
        return True
    return is_ignored(absolute + os.sep, ignores)
