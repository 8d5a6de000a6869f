"""The catalogue for a system: as it was compiled before, or read from its files."""

from functools import cache as once
from pathlib import Path

import msgspec

from adapter.catalogue import folders
from adapter.catalogue.folders import compiled, kept_name, made_from, made_of, shipped, systems
from adapter.catalogue.model import Catalogue
from adapter.project import cache
from adapter.words.mistake import Mistake, nearest


class CatalogueMistakes(Exception):
    """The catalogue or the system's name is wrong; ``mistakes`` has all of them."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, sorted(mistakes))))
        self.mistakes = sorted(mistakes)


@once
def load(system: str, own: tuple[Path, ...] = ()) -> Catalogue:
    """The catalogue for a system; raises ``CatalogueMistakes`` with every mistake in every file read.

    ``own`` are folders laid out like ``mappings/``; what they say comes before what ships.  What ships alone is
    compiled in a wheel; any other catalogue is kept compiled in the user's cache.  Both hold until one of their
    files, or of those that read them, changes.
    """
    folder = _system_folder(system, (*own, shipped()))
    files = made_of(own)
    name, sources = kept_name(system, own), made_from(system, own, files)
    kept = _shipped(system, files) if not own else None
    kept = kept or _decoded(cache.read(name), sources)
    if kept is not None:
        return kept
    from adapter.catalogue.reading import read_catalogue  # a compiled catalogue needs no readers

    catalogue, mistakes = read_catalogue(folder, (*own, shipped()))
    if mistakes:
        raise CatalogueMistakes(mistakes)
    cache.keep(name, cache.sealed(sources, msgspec.msgpack.encode(catalogue)))
    return catalogue


def _shipped(system: str, files: folders.Stamps) -> Catalogue | None:
    """The catalogue that was compiled when the wheel was built."""
    file = compiled(system)
    if not folders.is_untouched(file, files):
        return None
    try:
        return _decoded(file.read_bytes(), folders.shipped_from(system, files))
    except OSError:
        return None


def _decoded(kept: bytes | None, sources: bytes) -> Catalogue | None:
    data = cache.opened(kept, sources)
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Catalogue)
    except msgspec.MsgspecError:
        return None


def _system_folder(name: str, roots: tuple[Path, ...]) -> Path:
    known = systems(roots[:-1])
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"; did you mean {near!r}?" if near else f"; known: {', '.join(known) or 'none'}"
    raise CatalogueMistakes([Mistake("ds-adapter.toml", 0, f"there is no system {name!r}{hint}")])
