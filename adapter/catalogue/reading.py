"""A catalogue from its files: what ships, and the team's own beside it."""

from pathlib import Path

from msgspec.structs import replace

from adapter.catalogue.dialects import read_dialect
from adapter.catalogue.direct import read_direct
from adapter.catalogue.document import Document, documents
from adapter.catalogue.model import Catalogue
from adapter.catalogue.modules import DIRECT
from adapter.catalogue.systems import read_system
from adapter.catalogue.vocabulary import read_vocabulary
from adapter.words.mistake import Mistake

DIALECTS = ("shadcn", "html")


def read_catalogue(folder: Path, roots: tuple[Path, ...]) -> tuple[Catalogue, list[Mistake]]:
    """The catalogue for the system in a folder, and every mistake in every file read.

    ``roots`` are folders laid out like ``mappings/``; what the first ones say comes before what the last ones do.
    """
    read: list[Document] = [it for root in reversed(roots) for it in documents(root / "vocabulary")]
    words = read_vocabulary(read)
    dialects = []
    for name in _dialects(roots):
        found = [it for root in roots for it in documents(root / "dialects" / name)]
        dialects.append(read_dialect(name, found, words))
        read += found
    realised, system_files = read_system(folder, words)
    read += [it for root in (*roots, folder) for it in documents(root / DIRECT)]
    direct = read_direct((it for it in read if Path(it.path).parent.name == DIRECT), words)
    words, dialects = {**words, **direct.words}, [direct.dialect, *dialects]
    realised = replace(realised, words={**realised.words, **direct.realised})
    mistakes = [mistake for document in (*read, *system_files) for mistake in document.mistakes]
    return Catalogue(words, tuple(dialects), realised), mistakes


def _dialects(roots: tuple[Path, ...]) -> tuple[str, ...]:
    names = {path.name for root in roots for path in (root / "dialects").glob("*") if path.is_dir()}
    return (*sorted(names - set(DIALECTS)), *(it for it in DIALECTS if it in names))
