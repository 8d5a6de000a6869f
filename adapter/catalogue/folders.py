"""Where catalogues lie and what they are made from; it loads none, so that a run that needs none pays for none."""

import os
from pathlib import Path

import msgspec

from adapter.project import cache

CODE = Path(__file__).parent
PACKAGE = CODE.parent
# What a folder of mappings holds; the rest of a team's folder is its own.
PARTS = ("vocabulary", "dialects", "systems", "direct")
# An installer writes the files of a wheel within this many seconds; what is newer was changed by hand.
INSTALLING = 60

Stamps = tuple[tuple[str, int, int], ...]


def shipped() -> Path:
    """The folder of the mappings that ship: in the wheel beside the code, in a checkout at its top."""
    inside = PACKAGE / "mappings"
    return inside if inside.is_dir() else PACKAGE.parent / "mappings"


def located(path: str) -> str:
    """The absolute path of a mapping's file: a wheel's compiled catalogues name it from ``shipped()``."""
    return os.path.join(shipped(), path)


def systems(own: tuple[Path, ...] = ()) -> dict[str, Path]:
    """Every system's folder by name; the team's own come first."""
    found: dict[str, Path] = {}
    for root in (*own, shipped()):
        for path in sorted((root / "systems").glob("*/system.toml")):
            found.setdefault(path.parent.name, path.parent)
    return found


def compiled(system: str) -> Path:
    """The file of the system's catalogue that was compiled when the wheel was built; a checkout has none."""
    return PACKAGE / "compiled" / system


def kept_name(system: str, own: tuple[Path, ...]) -> str:
    """As what the user's cache keeps a compiled catalogue."""
    return f"catalogue-{cache.short(system, *map(str, own))}"


def made_from(system: str, own: tuple[Path, ...], files: Stamps | None = None) -> bytes:
    """What a catalogue is made from: system, folders, and the stamps of their files and of the code that reads them."""
    roots = tuple(map(str, (*own, shipped())))
    return msgspec.msgpack.encode((system, roots, made_of(own) if files is None else files))


def made_of(own: tuple[Path, ...]) -> Stamps:
    """The files that every catalogue with these own folders is made from, and of the code that reads them."""
    code = cache.stamps((CODE,), (".py",))
    return *code, *cache.stamps((root / part for root in (*own, shipped()) for part in PARTS), ("",))


def shipped_from(system: str, files: Stamps) -> bytes:
    """What a wheel's compiled catalogue is made from: files by their place in the package, which installing keeps."""
    named = [(os.path.relpath(path, PACKAGE).replace(os.sep, "/"), size) for path, _, size in files]
    return msgspec.msgpack.encode((system, sorted(named)))


def is_untouched(file: Path, files: Stamps) -> bool:
    """Whether a wheel's compiled catalogue is there, and nothing was changed since it was installed."""
    try:
        last = file.stat().st_mtime_ns + INSTALLING * 1_000_000_000
    except OSError:
        return False
    return all(it <= last for _, it, _ in files)


def is_compiled(system: str, own: tuple[Path, ...]) -> bool:
    """Whether this catalogue is there compiled, which only one without mistakes is; it is not read."""
    files = made_of(own)
    if not own and is_untouched(compiled(system), files):
        return cache.begins(compiled(system), shipped_from(system, files))
    return cache.begins(cache.place(kept_name(system, own)), made_from(system, own, files))
