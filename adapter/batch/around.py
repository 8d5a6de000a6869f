"""What one page's result has from other pages of its package: their list, their contents, and what the run does."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from adapter.batch.discovery import Found, Scope, discover
from adapter.project.cache import digest
from adapter.project.files import content


class Around(Struct, frozen=True):
    """What was seen of a folder's pages: their digests in the order of discovery, all of them if ``ended``.

    ``run`` is the digest of what the run did to which pages.
    """

    folder: str
    root: str
    seen: dict[str, bytes]
    ended: bool
    run: bytes

    def holds(self, run: bytes) -> bool:
        """Whether the same would be seen in a run like this."""
        if run != self.run:
            return False
        paths = pages_below(Path(self.folder), Path(self.root))
        for path, seen in self.seen.items():
            data = content(Path(path)) if next(paths, None) == path else None
            if data is None or digest(data) != seen:
                return False
        return not self.ended or next(paths, None) is None


def pages_below(folder: Path, root: Path) -> Iterator[str]:
    """The pages of a package, whether or not they are part of the run."""
    for it in discover([folder], Scope(root)):
        if isinstance(it, Found):
            yield str(it.path)
