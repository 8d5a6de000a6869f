"""A TOML file that remembers its lines, and collects every mistake found in it."""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct, field

from adapter.catalogue.markup import CallForm, Form, Markup, MarkupMistake, parse_call, parse_markup
from adapter.catalogue.model import At, Signature
from adapter.words.mistake import Mistake, nearest

Toml = str | int | float | bool | list["Toml"] | dict[str, "Toml"]
SIGNATURE = re.compile(
    r"\s*(?P<name>[A-Za-z][\w-]*(?:\|[A-Za-z][\w-]*)*)\s*\((?P<parameters>[^()]*)\)(?:\s+gives\s+(?P<gives>.+?))?"
    r"(?:\s+returns\s+(?P<returns>\w+))?(?:\s+when\s+(?P<when>.+))?\s*",
    re.S,
)


class Document(Struct, frozen=True):
    """One mapping file; readers report to ``mistakes`` and go on, so that all are shown at once."""

    path: str
    text: str
    data: dict[str, Toml]
    mistakes: list[Mistake] = field(default_factory=list)

    def line(self, *needles: str) -> int:
        """The line where the needles occur one after the other, each at or after the one before; 1 if they do not."""
        at = 0
        for needle in needles:
            found = self.text.find(needle, at)
            at = found if found >= 0 else at
        return self.text.count("\n", 0, at) + 1

    def at(self, *needles: str) -> At:
        """The place where the needles occur one after the other."""
        return At(self.path, self.line(*needles))

    def mistake(self, message: str, *needles: str) -> None:
        """Report one mistake at the place of the needles."""
        self.mistakes.append(Mistake(self.path, self.line(*needles), message))

    def known(self, table: dict[str, Toml], keys: Collection[str], where: str) -> None:
        """Report every key of ``table`` that is none of ``keys``, with the nearest right one."""
        for key in table:
            if key not in keys:
                near = nearest(key, keys)
                hint = f"; did you mean {near!r}?" if near else f"; known here: {', '.join(sorted(keys))}"
                self.mistake(f"unknown key {key!r} in {where}{hint}", where.split(".")[0].strip("[]"), key)

    def table(self, value: Toml | None, where: str) -> dict[str, Toml]:
        """``value`` as a table; an absent one is empty."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.mistake(f"{where} must be a table", where.split(".")[-1])
            return {}
        return value

    def tables(self, value: Toml | None, where: str) -> list[dict[str, Toml]]:
        """``value`` as a list of tables; one alone counts as a list of one."""
        values = value if isinstance(value, list) else [] if value is None else [value]
        return [self.table(it, where) for it in values]

    def string(self, value: Toml | None, where: str, default: str = "") -> str:
        """``value`` as a string."""
        if value is None:
            return default
        if not isinstance(value, str):
            self.mistake(f"{where} must be a string, not {value!r}", where.split(".")[-1])
            return default
        return value

    def strings(self, value: Toml | None, where: str) -> tuple[str, ...]:
        """``value`` as strings; one alone counts as a list of one."""
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(self.string(it, where) for it in values)

    def lists(self, value: Toml | None, where: str) -> dict[str, tuple[str, ...]]:
        """``value`` as a table of strings, several a key."""
        return {key: self.strings(it, f"{where}.{key}") for key, it in self.table(value, where).items()}

    def pairs(self, value: Toml | None, where: str) -> dict[str, str]:
        """``value`` as a table of strings."""
        return {key: self.string(it, f"{where}.{key}") for key, it in self.table(value, where).items()}

    def markup(self, text: str) -> Form:
        """A template; a broken one is reported and empty."""
        try:
            return parse_markup(text)
        except MarkupMistake as error:
            self.mistake(str(error), text.strip().splitlines()[0] if text.strip() else text)
            return ()

    def call(self, text: str) -> CallForm:
        """A template that is one call; a broken one is reported and empty."""
        try:
            return parse_call(text)
        except MarkupMistake as error:
            self.mistake(str(error), text.strip().splitlines()[0] if text.strip() else text)
            return CallForm("", ())

    def element(self, text: str) -> Markup:
        """A template that is one element."""
        match self.markup(text):
            case (Markup() as element,):
                return element
            case ():
                return Markup("", (), ())
            case _:
                self.mistake("a pattern is one element", text.strip().splitlines()[0])
                return Markup("", (), ())

    def signature(self, text: str) -> Signature:
        """``name(parameters) gives x = code, y = code returns code when condition``."""
        found = SIGNATURE.fullmatch(text)
        if not found:
            self.mistake(f"not a signature: {text!r}; write name(parameters) gives value = code", text)
            return Signature(text, (), {})
        parameters = tuple(it.split(":")[0].strip() for it in found["parameters"].split(",") if it.strip())
        gives = dict(_give(it) for it in (found["gives"] or "").split(",") if "=" in it)
        types = dict(_give(it.replace(":", "=")) for it in found["parameters"].split(",") if ":" in it)
        returned = found["returns"] or ""
        return Signature(found["name"], parameters, gives, types, (found["when"] or "").strip(), returned)


def _give(text: str) -> tuple[str, str]:
    name, _, code = text.partition("=")
    return name.strip(), code.strip()


def documents(folder: Path) -> Iterator[Document]:
    """Every TOML file of a folder, sorted by name; one that is no TOML is a document with a mistake."""
    for path in sorted(folder.glob("*.toml")):
        yield document(path)


def document(path: Path) -> Document:
    """One TOML file; raises OSError where it cannot be read."""
    text = path.read_text(encoding="utf-8")
    absolute = str(path.resolve())
    try:
        return Document(absolute, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        broken = Mistake(absolute, int(line[1]) if line else 1, f"not TOML: {error}")
        return Document(absolute, text, {}, [broken])
