"""The package.json next to a page: its dependencies, and the kinds of project that are refused by name."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePath

from msgspec import Struct

from adapter.project.files import Files, is_file, read_json, table, upwards

# What only the top of a repository or of a workspace holds.
_ROOT_MARKS = (".git", "pnpm-workspace.yaml", "turbo.json", "nx.json", "lerna.json")
_TABLES = ("dependencies", "devDependencies", "peerDependencies")

_SENTENCE = "{what}: {kind} is not supported yet; ds-adapter reads React and plain JSX"
_SUFFIXES = {".vue": "Vue", ".svelte": "Svelte"}
# A kind, the packages that show it, and whether React beside them shows the opposite.
_KINDS = (
    ("React Native", ("react-native", "expo"), False),
    ("Vue", ("vue", "nuxt"), True),
    ("Svelte", ("svelte", "@sveltejs/kit"), True),
)


class Package(Struct, frozen=True):
    """One package.json; ``dependencies`` are all packages it names, ``runtime`` those without its peers."""

    path: Path
    name: str = ""
    dependencies: frozenset[str] = frozenset()
    runtime: frozenset[str] = frozenset()

    @property
    def folder(self) -> Path:
        """The folder that this package.json governs."""
        return self.path.parent


def project_root(path: Path) -> Path:
    """The folder that nothing of the project lies outside of.

    The nearest folder upwards that holds a repository or a workspace, else the nearest with a package.json,
    else the folder of ``path`` itself.
    """
    start = os.path.realpath(path)
    folder = start if os.path.isdir(start) else os.path.dirname(start)
    above = list(_upwards(folder))
    marked = next((each for each in above if _is_root(each)), None)
    return Path(marked or next(filter(_has_package, above), folder))


def _upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, up to the top of the file system."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        yield folder


@lru_cache(maxsize=4096)
def _has_package(folder: str) -> bool:
    """Whether a folder holds a package.json."""
    return os.path.isfile(f"{folder}/package.json")


@lru_cache(maxsize=4096)
def _is_root(folder: str) -> bool:
    """Whether a folder holds a repository or a workspace."""
    return any(os.path.lexists(f"{folder}/{mark}") for mark in _ROOT_MARKS) or _is_workspace(Path(folder))


def nearest_package(folder: Path, root: Path, files: Files) -> Package | None:
    """The nearest package.json upwards from ``folder``, not above ``root``; a broken one counts as empty."""
    for each in upwards(folder, root):
        path = each / "package.json"
        if files.is_file(str(path)):
            return _package(path, files.json(path) or {})
    return None


def kind(page: PurePath, package: Package | None, modules: Iterable[str] = ()) -> str | None:
    """A sentence that refuses a page of React Native, Vue or Svelte by name, or None if it can be read.

    ``modules`` are the specifiers that the page imports, if they are known.
    """
    if page.suffix in _SUFFIXES:
        return _SENTENCE.format(what=f"{page.suffix} file", kind=_SUFFIXES[page.suffix])
    if any(module == "react-native" or module.startswith("react-native/") for module in modules):
        return _SENTENCE.format(what="imports react-native", kind="React Native")
    return None if package is None else _refused_project(package)


def _refused_project(package: Package) -> str | None:
    for name, shown_by, unless_react in _KINDS:
        if unless_react and "react" in package.dependencies:
            continue
        found = next((each for each in shown_by if each in package.runtime), None)
        if found is not None:
            return _SENTENCE.format(what=f"{package.path.name} depends on {found}", kind=name)
    return None


def _package(path: Path, value: dict[str, object]) -> Package:
    own, development, peers = (frozenset(table(value.get(each))) for each in _TABLES)
    name = value.get("name")
    runtime = own | development
    return Package(path, name if isinstance(name, str) else "", runtime | peers, runtime)


def _is_workspace(folder: Path) -> bool:
    path = folder / "package.json"
    return is_file(path) and "workspaces" in (read_json(path) or {})
