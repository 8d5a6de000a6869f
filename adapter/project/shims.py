"""Where a file that a system brings along lies in a project, and how a page imports it."""

import os
from collections.abc import Iterable
from pathlib import Path

from adapter.project.modules import SUFFIXES
from adapter.project.project import Project

# Prefixes of path aliases that lead to a project's sources, likeliest first.
PREFIXES = ("@/", "~/", "src/")


def shim_path(project: Project, page: Path, place: str) -> Path:
    """The path without suffix: below the folder of sources, the same for every page of a package."""
    aliases = project.modules.aliases(project.modules.folder(page))
    below = [it for prefix in PREFIXES for it in aliases.candidates(prefix + place)]
    found = next((it for it in below if it.is_relative_to(project.root)), None)
    package = project.package(page)
    return found or (package.folder if package else project.root) / place


def specifier(project: Project, page: Path, path: Path, place: str, modules: Iterable[str]) -> str:
    """How a page that imports ``modules`` names the file: by its own alias, else relatively."""
    folder = project.modules.folder(page)
    aliases = project.modules.aliases(folder)
    used = [prefix for prefix in PREFIXES if any(it.startswith(prefix) for it in modules)]
    for prefix in used:
        if path in aliases.candidates(prefix + place) or not aliases.candidates(prefix + place):
            return prefix + place
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return relative if relative.startswith(".") else f"./{relative}"


def there(project: Project, path: Path) -> Path | None:
    """The file of that name that a project has already, with whatever suffix."""
    choices = (path.with_name(path.name + suffix) for suffix in SUFFIXES)
    return next((it for it in choices if project.files.is_file(str(it))), None)
