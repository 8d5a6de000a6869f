"""The .gitignore files of a scanned project, obeyed as git obeys them and never for long."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from adapter.project.patterns import patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# They belong to the scanned project: one beyond these bounds could cost unbounded time and is not obeyed.
_MOST_BYTES = 200_000
_MOST_STARS = 6
_FOLDER_STARS = re.compile(r"\*\*/|/\*\*")

# The patterns of each .gitignore on the way down, and the absolute folder that they start from.
Ignores = tuple[tuple[str, "GitIgnoreSpec"], ...]


def is_ignored(absolute: str, ignores: Ignores) -> bool:
    """The deepest .gitignore that says something decides, as in git; a folder ends in a slash."""
    for folder, ignored in reversed(ignores):
        said = ignored.check_file(absolute[len(folder) :].lstrip(os.sep).replace(os.sep, "/")).include
        if said is not None:
            return said
    return False


def ignores_above(real: str, root: str) -> Ignores:
    """What the .gitignores above a folder inside ``root`` say; nothing if they hide the folder itself."""
    if real == root:
        return ()
    found: Ignores = ()
    folder = root
    for name in os.path.relpath(real, root).split(os.sep):
        found = (*found, *ignores_in(folder))
        folder = os.path.join(folder, name)
        if is_ignored(folder + os.sep, found):
            return ()
    return found


def ignores_in(folder: str) -> Ignores:
    """What the .gitignore of one folder says: one entry, or none."""
    path = Path(folder, ".gitignore")
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return ()
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    honest = [line for line in lines if _is_honest(line)]
    return ((folder, patterns(*honest)),) if honest else ()


def _is_honest(line: str) -> bool:
    """Whether a line is a pattern that git takes, and one that cannot take long to match."""
    if not line.strip() or line.startswith("#") or _FOLDER_STARS.sub("", line).count("*") > _MOST_STARS:
        return False
    try:
        patterns(line)
    except ValueError:
        return False
    return True
