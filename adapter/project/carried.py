"""A system that a package carries: its mapping's folder, read from node_modules, a folder or a tarball.

``system = "@acme/ui"`` names a package whose package.json says ``"ds-adapter": "mappings"``.  Nothing of it is run.
"""

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from adapter.project.cache import cache_folder
from adapter.project.files import is_file, read_json

if TYPE_CHECKING:
    import tarfile

KEY = "ds-adapter"
ARCHIVES = (".tgz", ".tar.gz")
# A mapping is text and one snapshot: no honest one comes near.
MOST_FILES, MOST_BYTES = 2_000, 50_000_000


class NotCarried(Exception):
    """The package is not there, or carries no mapping; the message says which."""


class Carried(Struct, frozen=True):
    """A catalogue folder inside a package, and the name of the system in it."""

    folder: Path
    system: str


def is_package(name: str) -> bool:
    """Whether a system is named as a package: ``@acme/ui``, a path, or an archive."""
    return name.startswith(("@", ".", "/")) or name.endswith(ARCHIVES) or "/" in name


def find_carried(name: str, start: Path) -> Carried:
    """The mapping that a package carries; ``start`` is where paths and node_modules are looked for from.

    Raises NotCarried with what was missing.
    """
    package = _folder(name, start)
    manifest = read_json(package / "package.json")
    if manifest is None:
        raise NotCarried(f"{name}: {package} holds no package.json that can be read")
    stated = manifest.get(KEY)
    if not isinstance(stated, str):
        raise NotCarried(f'{name} carries no mapping: its package.json has no "{KEY}" with the folder of one')
    folder = Path(os.path.realpath(package / stated))
    if not folder.is_relative_to(os.path.realpath(package)):
        raise NotCarried(f'{name}: "{KEY}" leads out of the package')
    found = sorted(it.parent.name for it in (folder / "systems").glob("*/system.toml"))
    if len(found) != 1:
        raise NotCarried(f"{name}: {stated}/systems holds {len(found)} systems, and not one")
    return Carried(folder, found[0])


def _folder(name: str, start: Path) -> Path:
    if name.endswith(ARCHIVES):
        return unpacked(Path(os.path.realpath(start / name)))
    if name.startswith((".", "/")):
        return start / name
    places = [it / "node_modules" / name for it in (start, *start.parents)]
    found = next((it for it in places if is_file(it / "package.json")), None)
    if found is None:
        raise NotCarried(f"{name} is not installed: there is no node_modules/{name} here or above")
    return found


def unpacked(archive: Path) -> Path:
    """The package in an npm tarball, in a folder of the user's cache; links and odd paths are left out.

    Raises NotCarried where it cannot be read.
    """
    import hashlib
    import shutil
    import tarfile
    import tempfile

    try:
        home = cache_folder() / f"package-{hashlib.sha256(archive.read_bytes()).hexdigest()}"
        if not home.is_dir():
            home.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=home.parent) as folder, tarfile.open(archive, "r:gz") as opened:
                _extract(opened, Path(folder) / "all")
                with suppress(FileExistsError):
                    shutil.move(Path(folder) / "all", home)
        return next((it for it in sorted(home.iterdir()) if it.is_dir()), home)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise NotCarried(f"{archive.name} cannot be read: {error}") from error


def _extract(archive: "tarfile.TarFile", home: Path) -> None:
    home.mkdir()
    size = 0
    for number, member in enumerate(archive):
        path = PurePosixPath(member.name)
        size += member.size
        if number > MOST_FILES or size > MOST_BYTES:
            raise NotCarried(f"the archive holds more than {MOST_FILES} files or {MOST_BYTES:,} bytes")
        file = archive.extractfile(member) if member.isfile() else None
        if file is None or path.is_absolute() or ".." in path.parts:
            continue
        target = home.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read())
