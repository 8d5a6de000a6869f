"""The catalogue from its folders: what ships, and the team's own beside it."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec.structs import replace

from adapter.catalogue.dialects import read_dialect
from adapter.catalogue.direct import DIRECT, read_direct
from adapter.catalogue.document import Document, documents
from adapter.catalogue.model import Catalogue
from adapter.catalogue.systems import read_system
from adapter.catalogue.vocabulary import read_vocabulary
from adapter.words.mistake import Mistake, nearest

DIALECTS = ("shadcn", "html")


class CatalogueMistakes(Exception):
    """The catalogue or the system's name is wrong; ``mistakes`` has all of them."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, sorted(mistakes))))
        self.mistakes = sorted(mistakes)


def shipped() -> Path:
    """The folder of the mappings that ship: in the wheel beside the code, in a checkout at its top."""
    inside = Path(str(files("adapter"))) / "mappings"
    return inside if inside.is_dir() else Path(str(files("adapter"))).parent / "mappings"


@cache
def load(system: str, own: tuple[Path, ...] = ()) -> Catalogue:
    """The catalogue for a system; raises ``CatalogueMistakes`` with every mistake in every file read.

    ``own`` are folders laid out like ``mappings/``; what they say comes before what ships.
    """
    roots = (*own, shipped())
    read: list[Document] = [it for root in reversed(roots) for it in documents(root / "vocabulary")]
    words = read_vocabulary(read)
    dialects = []
    for name in _dialects(roots):
        found = [it for root in roots for it in documents(root / "dialects" / name)]
        dialects.append(read_dialect(name, found, words))
        read += found
    folder = _system_folder(system, roots)
    realised, system_files = read_system(folder, words)
    read += [it for root in (*roots, folder) for it in documents(root / DIRECT)]
    direct = read_direct((it for it in read if Path(it.path).parent.name == DIRECT), words)
    words, dialects = {**words, **direct.words}, [direct.dialect, *dialects]
    realised = replace(realised, words={**realised.words, **direct.realised})
    mistakes = [mistake for document in (*read, *system_files) for mistake in document.mistakes]
    if mistakes:
        raise CatalogueMistakes(mistakes)
    return Catalogue(words, tuple(dialects), realised)


def systems(own: tuple[Path, ...] = ()) -> dict[str, Path]:
    """Every system's folder by name; the team's own come first."""
    found: dict[str, Path] = {}
    for root in (*own, shipped()):
        for path in sorted((root / "systems").glob("*/system.toml")):
            found.setdefault(path.parent.name, path.parent)
    return found


def _dialects(roots: tuple[Path, ...]) -> tuple[str, ...]:
    names = {path.name for root in roots for path in (root / "dialects").glob("*") if path.is_dir()}
    return (*sorted(names - set(DIALECTS)), *(it for it in DIALECTS if it in names))


def _system_folder(name: str, roots: tuple[Path, ...]) -> Path:
    known = systems(roots[:-1])
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"; did you mean {near!r}?" if near else f"; known: {', '.join(known) or 'none'}"
    raise CatalogueMistakes([Mistake("ds-adapter.toml", 0, f"there is no system {name!r}{hint}")])
