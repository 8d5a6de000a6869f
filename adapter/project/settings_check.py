"""What ``ds-adapter.toml`` may say, and what is wrong with one that says something else."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from adapter.project.files import strings
from adapter.project.patterns import patterns
from adapter.project.toml_lines import KeyPath, line_of
from adapter.words.mistake import Mistake, nearest


class Kind(StrEnum):
    """What a key holds, in the words of the message."""

    TEXT = "a string"
    TEXTS = "a list of strings"
    BYTES = "a whole number of bytes above 0"
    TABLES = "tables, each under [[paths]]"
    WORDS = "true, false or a list of words"


KEYS = {
    "system": Kind.TEXT,
    "catalogue": Kind.TEXTS,
    "include": Kind.TEXTS,
    "exclude": Kind.TEXTS,
    "extends": Kind.TEXT,
    "max_bytes": Kind.BYTES,
    "also": Kind.TEXTS,
    "paths": Kind.TABLES,
}
PATH_KEYS = {
    "path": Kind.TEXT,
    "system": Kind.TEXT,
    "only": Kind.TEXTS,
    "except": Kind.TEXTS,
    "leave": Kind.WORDS,
}


class File(Struct, frozen=True):
    """One settings file, read: its tables, and the lines of its keys."""

    path: Path
    value: dict[str, object]
    lines: dict[KeyPath, int]

    def mistake(self, key: KeyPath, message: str) -> Mistake:
        """A mistake at a key."""
        return Mistake(str(self.path), line_of(self.lines, key), message)


def mistakes_in(file: File) -> Iterator[Mistake]:
    """Everything that is wrong with one file."""
    yield from _wrong_keys(file, (), file.value, KEYS)
    for key in ("include", "exclude"):
        yield from _wrong_patterns(file, (key,), texts(file.value.get(key)))
    yield from _wrong_rules(file)
    for name in texts(file.value.get("catalogue")):
        if not (file.path.parent / name).is_dir():
            yield file.mistake(("catalogue",), f"catalogue: there is no folder {name}")


def _wrong_rules(file: File) -> Iterator[Mistake]:
    for number, rule in enumerate(rule_tables(file)):
        key: KeyPath = ("paths", number)
        yield from _wrong_keys(file, key, rule, PATH_KEYS)
        if "path" not in rule:
            yield file.mistake(key, "[[paths]] needs path, the files that it is about")
        pattern = rule.get("path")
        yield from _wrong_patterns(file, (*key, "path"), (pattern,) if isinstance(pattern, str) else ())


def _wrong_keys(file: File, at: KeyPath, values: Mapping[str, object], known: Mapping[str, Kind]) -> Iterator[Mistake]:
    for key, value in values.items():
        where = (*at, key)
        wanted = known.get(key)
        if wanted is None:
            close = nearest(key, known)
            hint = f"did you mean {close}?" if close else f"known are {', '.join(sorted(known))}"
            yield file.mistake(where, f"unknown key {key}; {hint}")
        elif not _holds(value, wanted):
            yield file.mistake(where, f"{key} must be {wanted}")


def _wrong_patterns(file: File, key: KeyPath, stated: tuple[str, ...]) -> Iterator[Mistake]:
    for pattern in stated:
        try:
            patterns(pattern)
        except ValueError:
            yield file.mistake(key, f"{key[-1]}: {pattern!r} is no gitignore pattern")


def _holds(value: object, wanted: Kind) -> bool:
    is_texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    match wanted:
        case Kind.TEXT:
            return isinstance(value, str)
        case Kind.TEXTS:
            return is_texts
        case Kind.WORDS:
            return is_texts or isinstance(value, bool)
        case Kind.BYTES:
            return isinstance(value, int) and not isinstance(value, bool) and value > 0
        case Kind.TABLES:
            return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def rule_tables(file: File) -> list[dict[str, object]]:
    """The ``[[paths]]`` tables of a file, those of the wrong type left out."""
    stated = file.value.get("paths")
    return [each for each in stated if isinstance(each, dict)] if isinstance(stated, list) else []


def texts(value: object) -> tuple[str, ...]:
    """The strings of a list, empty for anything else."""
    return tuple(strings(value)) if isinstance(value, list) else ()
