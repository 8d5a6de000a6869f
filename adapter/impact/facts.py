"""What components are in the DOM: measured facts of a system and of the dialects (``dom.json``)."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = "dom.json"
# The tag of an element that nobody measured.
SOMEWHERE = "?"


class Landing(Struct, frozen=True):
    """One component: the tags of its root and of the control inside (if any), its role, where attributes land.

    ``lands`` says where ``className``, ``id``, ``name``, ``ref``, ``aria-label`` and ``data-*`` go: ``root``,
    ``control``, ``inside`` (another element) or ``none``.
    """

    root: str
    control: str = ""
    role: str = ""
    lands: Mapping[str, str] = {}

    def tag(self, attribute: str) -> str:
        """The tag that an attribute lands on; empty where none takes it, ``SOMEWHERE`` for an element inside."""
        kind = "data-*" if attribute.startswith("data-") else attribute
        return {"root": self.root, "control": self.control, "inside": SOMEWHERE, "none": ""}[
            self.lands.get(kind, "root")
        ]


class _File(Struct, frozen=True):
    components: Mapping[str, Landing]


class Facts(Struct, frozen=True):
    """``system`` by the names of its components, ``source`` by those that dialects read, raw elements among them."""

    package: str
    system: Mapping[str, Landing]
    source: Mapping[str, Landing]


def read_facts(package: str, folder: Path, roots: tuple[Path, ...]) -> Facts:
    """The facts of a system in ``folder``, and of all dialects below ``roots``; a missing file says nothing."""
    source: dict[str, Landing] = {}
    for root in reversed(roots):
        for path in sorted((root / "dialects").glob(f"*/{FILE}")):
            source |= _read(path)
    return Facts(package, _read(folder / FILE), source)


def _read(path: Path) -> Mapping[str, Landing]:
    if not path.is_file():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=_File).components
