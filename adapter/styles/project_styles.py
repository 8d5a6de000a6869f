"""Which Tailwind a project uses, with its own theme, and which classes its own style sheets define."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from adapter.project.files import Files, read_json, read_text, table
from adapter.project.parsed import parse_module
from adapter.source.brackets import pieces
from adapter.styles.config3 import Config3, read_config
from adapter.styles.config4 import Config4, imported
from adapter.styles.css_blocks import Block, classes_in, read
from adapter.styles.declarations import Declared
from adapter.styles.sheets import Sheet
from adapter.styles.tailwind import Tailwind

SKIPPED = frozenset(("node_modules", "dist", "build", "out", "coverage", "public"))
OLD = "tailwindcss/base"
CONFIGS = tuple(f"tailwind.config.{it}" for it in ("ts", "js", "cjs", "mjs"))
# Style sheets whose language is not read, and code that may hold one: any name after a dot counts as defined.
OTHERS = (".scss", ".sass", ".less", ".pcss", ".styl")
CODE = (".tsx", ".jsx", ".ts", ".js")
HOLDS_CSS = re.compile(r"<style\b|createGlobalStyle|injectGlobal|insertRule|\.textContent\s*=")
DOTTED = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
MOST_FILES, DEEPEST = 3_000, 8
# What sheets may import that states no theme of the project's.
FOREIGN = ("tailwindcss", "tw-animate-css", "http:", "https:", "//", "@fontsource")
# Marks without a declaration of their own.
MARKS = re.compile(r"(?:group|peer)(?:/[\w-]+)?|dark|light|not-prose")
# What widespread plug-ins add; nothing of any other is known.
PLUGINS = {
    "tailwindcss-animate": r"-?(?:animate-(?:in|out)|(?:fade|zoom|spin|blur)-(?:in|out)(?:-.+)?|slide-(?:in|out)-.+"
    r"|(?:repeat|direction|fill-mode|delay|duration|ease)-.+|running|paused)",
    "tw-animate-css": r"-?(?:animate-.+|(?:fade|zoom|spin|blur)-(?:in|out)(?:-.+)?|slide-(?:in|out)-.+"
    r"|(?:repeat|direction|fill-mode|delay|duration|ease)-.+|running|paused)",
    "@tailwindcss/typography": r"prose(?:-.+)?|lead",
    "@tailwindcss/forms": r"form-.+",
    "@tailwindcss/aspect-ratio": r"aspect-.+",
    "@tailwindcss/line-clamp": r"line-clamp-.+",
    "@tailwindcss/container-queries": r"@container.*",
    "tailwind-scrollbar": r"scrollbar.*",
}


class ProjectStyles(Struct, frozen=True):
    """The styles of one package; ``is_open`` if classes may come from what is not read, ``assumed`` if nothing says
    which version it is.
    """

    tailwind: Tailwind
    defined: frozenset[str] = frozenset()
    added: re.Pattern[str] | None = None
    is_open: bool = False
    assumed: bool = False

    @property
    def version(self) -> int:
        """3 or 4."""
        return self.tailwind.version

    def resolve(self, text: str) -> Declared | None:
        """What a class declares, None if Tailwind does not know it."""
        return self.tailwind.resolve(text)

    def is_known(self, text: str) -> bool:
        """Whether a class means something: to Tailwind, a plug-in, the project's own style sheets, or as a mark."""
        *before, base = pieces(text, ":")
        base = base.strip("!")
        if self.tailwind.resolve(text) is not None or text in self.defined or MARKS.fullmatch(base):
            return True
        if any(it.startswith("prose") for it in before):
            return self.added is not None
        plain = base.partition("/")[0]
        return plain in self.defined or (self.added is not None and self.added.fullmatch(plain) is not None)


class _Files(Struct):
    sheets: list[Path]
    configs: list[Path]
    others: list[Path]
    code: list[Path]

    @property
    def count(self) -> int:
        return len(self.sheets) + len(self.others) + len(self.code)


def styles_of(folder: Path) -> ProjectStyles | None:
    """The styles of the package in a folder, None where nothing says that it uses Tailwind."""
    files = _files(folder)
    blocks = {it: read(text) for it in files.sheets if (text := read_text(it)) is not None}
    config4 = Config4()
    for it in blocks.values():
        config4.read(it)
    version, assumed = _version(folder, list(blocks.values()), config4, bool(files.configs))
    if not version:
        return None
    defined = _defined(files, list(blocks.values()))
    if version == 4:
        is_open = config4.is_open or not _is_whole(blocks)
        return ProjectStyles(config4.tailwind(), defined, *_plugins(config4.added(), is_open), assumed)
    config3 = _config3(folder, files.configs)
    plugins = [*config3.plugins, *config4.added()]
    return ProjectStyles(config3.tailwind(), defined, *_plugins(plugins, config3.is_open), assumed)


def _config3(folder: Path, found: list[Path]) -> Config3:
    """The configuration of a package; one that lies elsewhere, or of which there are several, may say anything."""
    own = [it for it in found if it.parent == folder] or found
    parsed = parse_module(own[0], Files()) if len(own) == 1 else None
    return read_config(parsed) if parsed is not None else Config3(is_open=True)


def _is_whole(blocks: dict[Path, Block]) -> bool:
    """Whether the theme is all here: a sheet brings Tailwind in, and what sheets import is Tailwind's or was read."""
    imports = [(path, name) for path, sheet in blocks.items() for name in imported(sheet)]
    if not any(name.startswith("tailwindcss") for _, name in imports):
        return False
    return all(
        name.startswith(FOREIGN) or (name[:1] == "." and Path(os.path.normpath(path.parent / name)) in blocks)
        for path, name in imports
    )


def global_sheets(folder: Path) -> tuple[Sheet, ...]:
    """The style sheets below a folder, as their pages load them; those of CSS modules name no class of a page."""
    found = (it for it in _files(folder).sheets if not it.name.endswith(".module.css"))
    texts = ((it, read_text(it)) for it in found)
    return tuple(Sheet(it.relative_to(folder).as_posix(), text) for it, text in texts if text is not None)


def own_classes(folder: Path) -> frozenset[str]:
    """The class names that the style sheets below a folder define."""
    files = _files(folder)
    return _defined(files, [read(text) for it in files.sheets if (text := read_text(it)) is not None])


def _defined(files: _Files, blocks: list[Block]) -> frozenset[str]:
    found = {name for it in blocks for name in classes_in(it)}
    for it in files.others:
        found.update(DOTTED.findall(read_text(it) or ""))
    for it in files.code:
        text = read_text(it) or ""
        if HOLDS_CSS.search(text):
            found.update(DOTTED.findall(text))
    return frozenset(found)


def _plugins(modules: list[str], is_open: bool) -> tuple[re.Pattern[str] | None, bool]:
    """What known plug-ins add, and whether there are others."""
    known = [PLUGINS[it] for it in modules if it in PLUGINS]
    added = re.compile("|".join(f"(?:{it})" for it in known)) if known else None
    return added, is_open or any(it not in PLUGINS for it in modules)


def _files(folder: Path) -> _Files:
    """Style sheets and configurations of Tailwind below a folder, the nearest first."""
    found = _Files([], [], [], [])
    waiting = [(folder, 0)]
    while waiting and found.count < MOST_FILES:
        here, depth = waiting.pop(0)
        for entry in _entries(here):
            if entry.is_symlink():
                continue
            if entry.is_dir():
                if entry.name not in SKIPPED and entry.name[:1] != "." and depth < DEEPEST:
                    waiting.append((Path(entry.path), depth + 1))
            elif entry.name.endswith(".css") and not entry.name.endswith(".min.css"):
                found.sheets.append(Path(entry.path))
            elif entry.name in CONFIGS:
                found.configs.append(Path(entry.path))
            elif entry.name.endswith(OTHERS):
                found.others.append(Path(entry.path))
            elif entry.name.endswith(CODE):
                found.code.append(Path(entry.path))
    return found


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            yield from sorted(listing, key=lambda it: it.name)
    except OSError:
        return


def _version(folder: Path, blocks: list[Block], config: Config4, has_config: bool) -> tuple[int, bool]:
    """3 or 4, or 0 for none, and whether it is only assumed."""
    old = any(it.name == "@tailwind" for sheet in blocks for it in sheet.blocks) or OLD in config.imports
    if config.variables or (not old and any(it.startswith("tailwindcss") for it in config.imports)):
        return 4, False
    manifest = read_json(folder / "package.json") or {}
    stated = [table(manifest.get(it)).get("tailwindcss") for it in ("dependencies", "devDependencies")]
    ranges = [it for it in stated if isinstance(it, str)]
    major = next((found[0] for it in ranges if (found := re.search(r"\d+", it))), "")
    if major in ("3", "4"):
        return int(major), False
    if old or has_config:
        return 3, not old
    return (4, True) if ranges else (0, False)
