"""Path aliases: what ``@/components/ui/button`` means for the files of one folder.

Follows TypeScript's module resolution (handbook, "Path mapping", "tsconfig extends"): the nearest
tsconfig.json or jsconfig.json rules, an extending configuration replaces ``paths`` as a whole, and targets
are relative to ``baseUrl``, or without one to the file that states them.
"""

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from adapter.project.files import Files, strings, table, upwards

# Bounds for configurations that name each other: an honest chain is three long.
MOST_CONFIGS = 50

_CONFIGURATIONS = ("tsconfig.json", "jsconfig.json")
_GOVERNING = (*_CONFIGURATIONS, "components.json", "package.json", "src")


class Alias(Struct, frozen=True):
    """One pattern of ``paths``, with at most one ``*``, and the absolute targets it stands for, in order."""

    pattern: str
    targets: tuple[str, ...]

    def fits(self, specifier: str) -> str | None:
        """What ``*`` stands for in ``specifier`` (empty without one), or None if it does not fit."""
        before, star, after = self.pattern.partition("*")
        if not star:
            return "" if specifier == self.pattern else None
        if len(specifier) < len(before) + len(after) or not specifier.startswith(before):
            return None
        return specifier[len(before) : len(specifier) - len(after)] if specifier.endswith(after) else None

    @property
    def rank(self) -> tuple[bool, int]:
        """Larger is preferred: a pattern without ``*`` first, then the longest text before it."""
        before, star, _ = self.pattern.partition("*")
        return not star, len(before)


class _Layer(Struct, frozen=True):
    """What one configuration says in the end, everything that it extends included."""

    aliases: tuple[Alias, ...] = ()
    base: Path | None = None


class Aliases(Struct, frozen=True):
    """The aliases of a configuration, then of those it references, then by convention.

    Two folders of one project whose ``folder`` here is the same have the same aliases.
    """

    folder: Path
    layers: tuple[_Layer, ...] = ()

    def candidates(self, specifier: str) -> list[Path]:
        """Absolute paths, mostly without suffix, that a non-relative specifier may mean, likeliest first."""
        if not specifier or "\0" in specifier:
            return []
        found = [path for layer in self.layers for path in _paths_of(layer, specifier)]
        return list(dict.fromkeys(found))


def aliases_for(folder: Path, root: Path, files: Files) -> Aliases:
    """The aliases for files in ``folder``, looking up to ``root``; a broken configuration says nothing."""
    configuration = _nearest_config(folder, root, files)
    layers = [] if configuration is None else _layers(configuration, files)
    governed, conventions = _conventions(folder, root, files)
    homes = [governed] if configuration is None else [governed, configuration.parent]
    return Aliases(max(homes, key=lambda home: len(home.parts)), (*layers, *conventions))


def may_govern(folder: Path, files: Files) -> bool:
    """Whether a folder holds anything that could give it other aliases than the folder above."""
    return any(files.exists(os.path.join(folder, name)) for name in _GOVERNING)


def _paths_of(layer: _Layer, specifier: str) -> list[Path]:
    fitting = [(alias, rest) for alias in layer.aliases if (rest := alias.fits(specifier)) is not None]
    found = []
    if fitting:
        alias, rest = max(fitting, key=lambda pair: pair[0].rank)
        found = [Path(os.path.normpath(target.replace("*", rest, 1))) for target in alias.targets]
    if layer.base is not None:
        found.append(Path(os.path.normpath(layer.base / specifier)))
    return found


def _nearest_config(folder: Path, root: Path, files: Files) -> Path | None:
    for each in upwards(folder, root):
        for name in _CONFIGURATIONS:
            if files.is_file(str(each / name)):
                return each / name
    return None


def _layers(configuration: Path, files: Files) -> list[_Layer]:
    """The layer of a configuration and of those that it references, breadth first, each once."""
    waiting, seen, layers = [configuration], set[Path](), []
    while waiting and len(seen) < MOST_CONFIGS:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        layers.append(_layer(path, path.parent, {}, files))
        waiting += _references(path, files)
    return [layer for layer in layers if layer.aliases or layer.base]


def _references(path: Path, files: Files) -> list[Path]:
    stated = (files.json(path) or {}).get("references")
    items = stated if isinstance(stated, list) else []
    named = [target for item in items for target in strings(table(item).get("path"))]
    targets = [Path(os.path.normpath(path.parent / name)) for name in named]
    return [target / "tsconfig.json" if files.is_folder(str(target)) else target for target in targets]


def _layer(path: Path, home: Path, done: dict[Path, _Layer], files: Files) -> _Layer:
    """``home`` is the folder of the configuration that was asked for: TypeScript's ``${configDir}``."""
    if path in done or len(done) >= MOST_CONFIGS:
        return done.get(path, _Layer())
    done[path] = _Layer()  # what a configuration that extends itself finds
    value = files.json(path) or {}
    layer = _Layer()
    for name in strings(value.get("extends")):
        parent = _extended(name, path.parent, files)
        if parent is not None:
            layer = _over(_layer(parent, home, done, files), layer)
    done[path] = _over(_own(table(value.get("compilerOptions")), path.parent, home, layer.base), layer)
    return done[path]


def _own(options: dict[str, object], folder: Path, home: Path, inherited: Path | None) -> _Layer:
    def absolute(base: Path, text: str) -> str:
        return os.path.normpath(base / text.replace("${configDir}", str(home)))

    stated = options.get("baseUrl")
    base = Path(absolute(folder, stated)) if isinstance(stated, str) and "\0" not in stated else None
    origin = base or inherited or folder
    aliases = tuple(
        Alias(pattern, tuple(absolute(origin, each) for each in strings(targets) if each.count("*") <= 1))
        for pattern, targets in table(options.get("paths")).items()
        if pattern.count("*") <= 1
    )
    return _Layer(aliases, base)


def _over(upper: _Layer, lower: _Layer) -> _Layer:
    """``upper`` where it says something, ``lower`` where it does not."""
    return replace(upper, aliases=upper.aliases or lower.aliases, base=upper.base or lower.base)


def _extended(name: str, folder: Path, files: Files) -> Path | None:
    if name.startswith(("./", "../", "/")) or name in (".", ".."):
        return _config_at(Path(os.path.normpath(folder / name)), files)
    for each in (folder, *folder.parents):
        found = _config_at(each / "node_modules" / name, files)
        if found is not None:
            return found
    return None


def _config_at(path: Path, files: Files) -> Path | None:
    choices = (path, path.with_name(path.name + ".json"), path / "tsconfig.json")
    return next((each for each in choices if files.is_file(str(each))), None)


def _conventions(folder: Path, root: Path, files: Files) -> tuple[Path, list[_Layer]]:
    """Fallbacks for aliases that only the bundler knows, and the folder they hold in.

    shadcn's components.json names its aliases, not where they lead; Vite's templates use ``@`` for ``src``.
    """
    for each in upwards(folder, root):
        source = each / "src" if files.is_folder(str(each / "src")) else None
        prefixes = _shadcn_prefixes(each, files)
        if prefixes:
            return each, [_Layer(tuple(_prefix(prefix, source or each) for prefix in prefixes))]
        if source is not None:
            return each, [_Layer((_prefix("@", source),))]
        if files.is_file(str(each / "package.json")):
            return each, []
    return root, []


def _shadcn_prefixes(folder: Path, files: Files) -> list[str]:
    stated = table((files.json(folder / "components.json") or {}).get("aliases"))
    first = [value.split("/", 1)[0] for value in stated.values() if isinstance(value, str)]
    return [prefix for prefix in dict.fromkeys(first) if prefix and prefix[0] != "." and "*" not in prefix]


def _prefix(prefix: str, folder: Path) -> Alias:
    return Alias(f"{prefix}/*", (f"{folder}/*",))
