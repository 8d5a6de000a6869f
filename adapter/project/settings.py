"""``ds-adapter.toml``: found upwards, checked as a whole, every mistake said at once."""

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from adapter.project.files import is_file, read_text
from adapter.project.patterns import patterns
from adapter.project.settings_check import File, mistakes_in, rule_tables, texts
from adapter.project.toml_lines import key_lines
from adapter.words.mistake import Mistake

NAME = "ds-adapter.toml"
MAX_BYTES = 2_000_000
# How many settings may extend one another.
MOST_EXTENDED = 20


class SettingsMistakes(Exception):
    """The mistakes of the settings and of everything that they extend, in the order of file and line."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


class PathRule(Struct, frozen=True):
    """One ``[[paths]]`` table: what differs for the files that ``path`` fits, in gitignore syntax.

    ``only``, ``without`` (written ``except``) and ``leave`` name words of the vocabulary; None is what the
    table does not say.  ``leave = true`` is ``("*",)``.
    """

    path: str
    system: str | None = None
    only: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None
    leave: tuple[str, ...] | None = None

    def fits(self, relative: str) -> bool:
        """Whether the rule is about a file, named from the settings' folder with ``/``."""
        return patterns(self.path).match_file(relative)


class Settings(Struct, frozen=True):
    """What a project states; ``folder`` is where its file lies, and what its patterns start from.

    ``catalogue`` are absolute folders, first the extended settings', then the project's own; ``also`` are optional
    words that count.
    """

    folder: Path
    path: Path | None = None
    system: str | None = None
    catalogue: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES
    rules: tuple[PathRule, ...] = ()
    also: tuple[str, ...] = ()

    def rule_for(self, relative: str) -> PathRule:
        """All rules that fit a file, united; what a later one says wins."""
        united = PathRule(relative, self.system)
        for rule in self.rules:
            if rule.fits(relative):
                united = _united(united, rule)
        return united


def find_settings(start: Path) -> Path | None:
    """The nearest ``ds-adapter.toml`` upwards from a file or folder."""
    absolute = Path(os.path.abspath(start))
    folder = absolute if absolute.is_dir() else absolute.parent
    return next((each / NAME for each in (folder, *folder.parents) if is_file(each / NAME)), None)


def load_settings(path: Path) -> Settings:
    """The settings in a file; raises SettingsMistakes with all of them."""
    absolute = Path(os.path.abspath(path))
    mistakes: list[Mistake] = []
    settings = Settings(absolute.parent, absolute)
    for each in _chain(absolute, mistakes):
        settings = _over(settings, each)
    if mistakes:
        raise SettingsMistakes(sorted(mistakes))
    return settings


def _chain(path: Path, mistakes: list[Mistake]) -> list[File]:
    """The file and what it extends, the most general first."""
    files: list[File] = []
    following: Path | None = path
    while following is not None:
        file = _read(following, files[-1] if files else None, mistakes)
        if file is None:
            break
        files.append(file)
        extends = file.value.get("extends")
        following = Path(os.path.normpath(file.path.parent / extends)) if isinstance(extends, str) else None
        if following in [each.path for each in files] or len(files) > MOST_EXTENDED:
            mistakes.append(file.mistake(("extends",), f"extends itself, through {extends}"))
            break
    return files[::-1]


def _read(path: Path, named_by: File | None, mistakes: list[Mistake]) -> File | None:
    text = read_text(path)
    if text is None:
        missing = Mistake(str(path), 0, "cannot be read as UTF-8 text")
        unread = f"extends {path}, which cannot be read"
        mistakes.append(missing if named_by is None else named_by.mistake(("extends",), unread))
        return None
    import tomllib  # only projects with settings read any

    try:
        file = File(path, tomllib.loads(text), key_lines(text))
    except tomllib.TOMLDecodeError as error:
        mistakes.append(Mistake(str(path), _line_in(str(error), text), f"is not TOML: {error}"))
        return None
    except RecursionError:
        mistakes.append(Mistake(str(path), 0, "is nested too deeply"))
        return None
    mistakes += mistakes_in(file)
    return file


def _line_in(message: str, text: str) -> int:
    """The line in ``... (at line 3, column 5)`` or ``(at end of document)``, as tomllib words them."""
    found = message.rpartition("at line ")[2].partition(",")[0]
    return int(found) if found.isdigit() else text.count("\n") + 1


def _over(lower: Settings, file: File) -> Settings:
    """``lower`` with what a file states over it: lists replace, rules and catalogue folders add up."""
    value = file.value
    folders = tuple(Path(os.path.normpath(file.path.parent / name)) for name in texts(value.get("catalogue")))
    system, most = value.get("system"), value.get("max_bytes")
    return replace(
        lower,
        system=system if isinstance(system, str) else lower.system,
        catalogue=(*lower.catalogue, *folders),
        include=texts(value["include"]) if "include" in value else lower.include,
        exclude=texts(value["exclude"]) if "exclude" in value else lower.exclude,
        max_bytes=most if isinstance(most, int) else lower.max_bytes,
        rules=(*lower.rules, *(_rule(each) for each in rule_tables(file))),
        also=texts(value["also"]) if "also" in value else lower.also,
    )


def _rule(stated: Mapping[str, object]) -> PathRule:
    def words(key: str) -> tuple[str, ...] | None:
        return texts(stated[key]) if key in stated else None

    path, system, leave = stated.get("path"), stated.get("system"), stated.get("leave")
    return PathRule(
        path if isinstance(path, str) else "",
        system if isinstance(system, str) else None,
        words("only"),
        words("except"),
        ("*",) if leave is True else words("leave"),
    )


def _united(lower: PathRule, upper: PathRule) -> PathRule:
    return replace(
        lower,
        system=lower.system if upper.system is None else upper.system,
        only=lower.only if upper.only is None else upper.only,
        without=lower.without if upper.without is None else upper.without,
        leave=lower.leave if upper.leave is None else upper.leave,
    )
