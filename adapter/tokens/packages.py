"""Tokens in installed npm packages: where they lie, and whether their licence lets them be copied."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from adapter.project.files import read_json, read_text
from adapter.tokens.node import Json
from adapter.tokens.reading import ENDINGS

# SPDX identifiers of licences that allow copies with a notice. What is not here is not copied.
PERMITTED = frozenset(
    ("MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "CC0-1.0", "CC-BY-4.0", "Unlicense")
)
PROPERTY = re.compile(r"--[\w-]+\s*:")
NAME = re.compile(r"(@[\w.-]+/)?[\w.-]+")
LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "license", "NOTICE")
IN_README = re.compile(r"^#+ *licen[cs]e *\n(.*?)(?=^#|\Z)", re.M | re.S | re.I)
MOST_LISTED = 12


class NotFound(Exception):
    """A name is no file and no installed package with tokens; the message says what there is."""


class Package(Struct, frozen=True):
    """An installed package and what it says about itself."""

    folder: Path
    name: str
    version: str
    licence: str

    @property
    def closed(self) -> bool:
        """Whether its licence is none of those that allow copies; of a choice, one that does is enough."""
        choices = [it.strip(" ()") for it in self.licence.split(" OR ")]
        return not any(all(part.strip(" ()") in PERMITTED for part in it.split(" AND ")) for it in choices)

    def notice(self) -> str:
        """The text of its licence, as the package carries it: a file, or what its README says; empty where neither."""
        texts = [read_text(self.folder / it) for it in LICENCES if (self.folder / it).is_file()]
        said = IN_README.search(read_text(self.folder / "README.md") or "") if not texts else None
        return said[1].strip() if said else "\n\n".join(dict.fromkeys(it.strip() for it in texts if it))


def find(text: str, folder: Path) -> tuple[Sequence[Path], Package | None]:
    """The files of tokens that a path or a package names, with the package; raises NotFound.

    ``@acme/tokens`` is looked for in ``node_modules`` of the folder and of those above it, and may be followed by a
    path inside of the package.
    """
    path = folder / text
    if not path.exists():
        path = _installed(text, folder)
    package = _package_of(path)
    if path.is_file():
        return (path,), package
    return _files(path, text), package


def package_in(text: str, folder: Path) -> Package:
    """An installed package; raises NotFound."""
    package = _package_of(_installed(text, folder))
    if package is None:
        raise NotFound(f"{text} is no package that is installed here")
    return package


def _installed(text: str, folder: Path) -> Path:
    found = NAME.match(text)
    for above in (folder.resolve(), *folder.resolve().parents):
        path = above / "node_modules" / text
        if found and path.exists() and _inside(path, above / "node_modules" / found[0]):
            return path
    raise NotFound(f"{text} is no file, no folder and no package that is installed here")


def _inside(path: Path, package: Path) -> bool:
    return path.resolve().is_relative_to(package.resolve())


def _package_of(path: Path) -> Package | None:
    """The package in ``node_modules`` that a path lies in; what lies elsewhere is the team's own."""
    if "node_modules" not in path.parts:
        return None
    for folder in (path, *path.parents):
        stated = read_json(folder / "package.json") if folder.name != "node_modules" else None
        if stated and isinstance(stated.get("name"), str) and isinstance(stated.get("version"), str):
            licence = stated.get("license")
            return Package(
                folder, str(stated["name"]), str(stated["version"]), licence if isinstance(licence, str) else ""
            )
        if folder.name == "node_modules":
            return Package(path, path.name, "", "")
    return None


def _files(folder: Path, text: str) -> Sequence[Path]:
    below = sorted(
        it for it in folder.rglob("*") if it.is_file() and "node_modules" not in it.relative_to(folder).parts
    )
    resolvers = [it for it in below if it.name.endswith(".resolver.json")]
    named = [it for it in below if it.name.endswith(ENDINGS)]
    sheets = [it for it in below if it.suffix == ".css" and PROPERTY.search(read_text(it) or "")]
    for candidates in (resolvers, named, sheets):
        if len(candidates) == 1 or (candidates and candidates is named):
            return candidates
        if candidates:
            shown = ", ".join(f"{text}/{it.relative_to(folder).as_posix()}" for it in candidates[:MOST_LISTED])
            raise NotFound(f"{text} has several files of tokens; name one of them: {shown}")
    plain = [
        str(it.relative_to(folder)) for it in below if it.suffix == ".json" and '"$value"' in (read_text(it) or "")
    ]
    more = f"; these hold tokens, name one or a folder: {', '.join(plain[:MOST_LISTED])}" if plain else ""
    raise NotFound(f"{text} has no file that ends in {', '.join(ENDINGS)} or .css with custom properties{more}")


def provenance(source: Path, packages: Sequence[Package]) -> dict[str, Json]:
    """Where tokens come from, for the file that is written."""
    where = source.resolve()
    homes = [it.folder.resolve() for it in packages if where.is_relative_to(it.folder.resolve())]
    stated: dict[str, Json] = {"source": where.relative_to(homes[0]).as_posix() if homes else source.name}
    if packages:
        stated["packages"] = {f"{it.name}@{it.version}": it.licence for it in packages}
    return stated


def notices(packages: Sequence[Package]) -> str:
    """What each package says about its licence; a text that several share stands once, behind the last of them."""
    texts: dict[str, list[str]] = {}
    for it in packages:
        texts.setdefault(it.notice(), []).append(f"{it.name} {it.version}, {it.licence}")
    return "\n\n".join("\n".join((*heads, "", text)) for text, heads in texts.items()) + "\n"


def as_json(document: Json) -> str:
    """A document as it is written: two spaces a level, a token on one line, a line end."""
    return "".join(_lines(document, "")) + "\n"


def _lines(value: Json, indent: str) -> Iterator[str]:
    if not isinstance(value, dict | list) or not value or (isinstance(value, dict) and "$value" in value):
        yield json.dumps(value, ensure_ascii=False)
        return
    inner = indent + "  "
    yield "{\n" if isinstance(value, dict) else "[\n"
    names = (
        [f"{json.dumps(it, ensure_ascii=False)}: " for it in value] if isinstance(value, dict) else [""] * len(value)
    )
    for at, (name, it) in enumerate(zip(names, value.values() if isinstance(value, dict) else value, strict=True)):
        yield f"{inner}{name}"
        yield from _lines(it, inner)
        yield ",\n" if at < len(value) - 1 else "\n"
    yield indent + ("}" if isinstance(value, dict) else "]")
