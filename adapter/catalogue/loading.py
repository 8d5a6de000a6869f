"""The catalogue for a system: as it was compiled before, or read from its files."""

from functools import cache as once
from pathlib import Path

import msgspec
from msgspec import Struct

from adapter.catalogue.model import Catalogue
from adapter.project import cache
from adapter.words.mistake import Mistake, nearest

CODE = Path(__file__).parent
PACKAGE = CODE.parent


class CatalogueMistakes(Exception):
    """The catalogue or the system's name is wrong; ``mistakes`` has all of them."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, sorted(mistakes))))
        self.mistakes = sorted(mistakes)


def shipped() -> Path:
    """The folder of the mappings that ship: in the wheel beside the code, in a checkout at its top."""
    inside = PACKAGE / "mappings"
    return inside if inside.is_dir() else PACKAGE.parent / "mappings"


class Sources(Struct, frozen=True):
    """What a catalogue is made from: system, folders, and the stamps of its files and of the code that reads them."""

    system: str
    roots: tuple[str, ...]
    files: tuple[tuple[str, int, int], ...]


class Kept(Struct, frozen=True):
    """A catalogue without mistakes, and what it was made from."""

    made_from: Sources
    catalogue: Catalogue


@once
def load(system: str, own: tuple[Path, ...] = ()) -> Catalogue:
    """The catalogue for a system; raises ``CatalogueMistakes`` with every mistake in every file read.

    ``own`` are folders laid out like ``mappings/``; what they say comes before what ships.  A catalogue is kept
    compiled in the user's cache until one of its files, or of those that read them, changes.
    """
    roots = (*own, shipped())
    folder = _system_folder(system, roots)
    made_from = Sources(system, tuple(map(str, roots)), made_of(own))
    name = f"catalogue-{cache.short(system, roots)}"
    kept = _kept(name, made_from)
    if kept is not None:
        return kept
    from adapter.catalogue.reading import read_catalogue  # a compiled catalogue needs no readers

    catalogue, mistakes = read_catalogue(folder, roots)
    if mistakes:
        raise CatalogueMistakes(mistakes)
    cache.keep(name, msgspec.msgpack.encode(Kept(made_from, catalogue)))
    return catalogue


def made_of(own: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    """The files that every catalogue with these own folders is made from, and of the code that reads them."""
    return cache.stamps((CODE, shipped(), *own), (".toml", ".json", ".py"))


def _kept(name: str, made_from: Sources) -> Catalogue | None:
    data = cache.read(name)
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=Kept)
    except msgspec.MsgspecError:
        return None
    return kept.catalogue if kept.made_from == made_from else None


def systems(own: tuple[Path, ...] = ()) -> dict[str, Path]:
    """Every system's folder by name; the team's own come first."""
    found: dict[str, Path] = {}
    for root in (*own, shipped()):
        for path in sorted((root / "systems").glob("*/system.toml")):
            found.setdefault(path.parent.name, path.parent)
    return found


def _system_folder(name: str, roots: tuple[Path, ...]) -> Path:
    known = systems(roots[:-1])
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"; did you mean {near!r}?" if near else f"; known: {', '.join(known) or 'none'}"
    raise CatalogueMistakes([Mistake("ds-adapter.toml", 0, f"there is no system {name!r}{hint}")])
