"""The examples of mapping files, run: they are the tests of the mappings, and their documentation.

A dialect's example leads from source to the neutral notation, a system's from there to the target, a
direct mapping's from source to target.  ``because`` instead of ``after`` means that it must stay, and what
its reason must say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from msgspec import Struct

from adapter.binding.names import Names
from adapter.catalogue.confirmed import confirmed
from adapter.catalogue.document import Document, Toml, documents
from adapter.catalogue.folders import shipped, systems
from adapter.catalogue.model import Catalogue
from adapter.matching.assumed import AssumedCopies
from adapter.matching.index import Index, build_index
from adapter.matching.instance import Instance, Recognised
from adapter.matching.neutral import read_neutral
from adapter.matching.notation import notate_page
from adapter.matching.recognise import Recogniser
from adapter.realising.page import Facts
from adapter.realising.realise import Realised, realise
from adapter.rewriting.plan import Collision, Plan
from adapter.source.span import Span
from adapter.syntax.jsx import read
from adapter.tree import Tree
from adapter.words import Name
from adapter.words.mistake import Mistake

Kind = Literal["dialect", "system", "direct"]
HEADER = re.compile(r"^\s*\[\[\s*(?P<name>(?:[\w-]+\.)?example)\s*\]\]", re.M)
TAG = re.compile(r"<([A-Z]\w*)")
CALL = re.compile(r"^\s*(?!async\b|function\b)([a-z]\w*)[.(]")
OWN_PAGE = re.compile(r"\s*(?:import|export|const|let|function|async|//|[\"']use)\b")
# Files that say what a folder's other files share: nothing in them could have an example.
SHARED = ("dialect.toml", "system.toml", "icons.toml")


class Example(Struct, frozen=True):
    """One example; ``because`` is ``None`` where it must change, ``line`` is where it stands in its file."""

    before: str
    after: str
    because: str | None
    line: int


class ExampleFile(Struct, frozen=True):
    """A mapping file with its examples, in file order."""

    path: Path
    kind: Kind
    family: str
    document: Document

    @property
    def examples(self) -> tuple[Example, ...]:
        """Its examples; an unreadable one is the loader's to report."""
        return tuple(_examples(self.document))


def example_files(system: str, own: tuple[Path, ...] = ()) -> list[ExampleFile]:
    """Every file of a system's catalogue that must have examples, those of dialects first."""
    roots = (*own, shipped())
    folders: list[tuple[Kind, Path]] = [
        ("dialect", folder) for root in roots for folder in sorted((root / "dialects").glob("*")) if folder.is_dir()
    ]
    home = systems(own).get(system)
    if home:
        folders += [("system", home), ("direct", home / "direct")]
    folders += [("direct", root / "direct") for root in own]
    return [
        ExampleFile(folder / Path(it.path).name, kind, Path(it.path).stem, it)
        for kind, folder in folders
        for it in documents(folder)
        if Path(it.path).name not in SHARED
    ]


def check_examples(catalogue: Catalogue, files: Iterable[ExampleFile]) -> list[Mistake]:
    """Examples that do not do what they say, and files that show no change or nothing that stays."""
    runner = Runner(catalogue)
    return [mistake for it in files for mistake in (*_missing(it), *runner.run(it))]


def _missing(file: ExampleFile) -> Iterator[Mistake]:
    examples = file.examples
    if file.kind == "system" and not _writes(file.document.data):
        return
    reads = file.document.data.get("reads")
    only_holds = isinstance(reads, list) and all("hold" in it for it in reads if isinstance(it, dict))
    if not only_holds and not any(it.because is None for it in examples):
        yield Mistake(file.document.path, 0, "no [[example]] with `after` shows what it changes")
    if not any(it.because is not None for it in examples):
        yield Mistake(file.document.path, 0, "no [[example]] with `because` shows what must stay, and why")


def _writes(value: Toml) -> bool:
    """Whether a table has a form, at any depth."""
    found = value if isinstance(value, dict) else {}
    return "write" in found or "forms" in found or any(map(_writes, found.values()))


@dataclass
class Runner:
    """Runs examples with one catalogue."""

    catalogue: Catalogue
    index: Index = field(init=False)
    indexes: dict[frozenset[str], Index] = field(default_factory=dict)
    copies: "AssumedCopies" = field(init=False)

    def __post_init__(self) -> None:
        self.catalogue = confirmed(self.catalogue)
        self.index = self._index_for(frozenset())
        self.copies = AssumedCopies(self.catalogue)

    def run(self, file: ExampleFile) -> Iterator[Mistake]:
        """What is wrong with a file's examples."""
        for example in file.examples:
            wrong = self.wrong(file, example)
            if wrong:
                yield Mistake(file.document.path, example.line, wrong)

    def wrong(self, file: ExampleFile, example: Example) -> str:
        """What an example came to instead; empty where it does what it says."""
        self.index = self._index_for(self._optional(file))
        source = self._source(file, example.before)
        page = self._neutral(source) if file.kind == "system" else self._recognised(source)
        if isinstance(page, str):
            return page
        if example.because is not None:
            return _stays(example.because, page, self._reasons(file, page))
        reasons = [it for found in page.recognised.instances for it in found.reasons]
        if file.kind != "dialect" and not reasons:
            realised = self._realised(page)
            reasons = [it for found in realised.reasons.values() for it in found]
            got = "" if reasons else self._written(page, realised)
        else:
            got = "" if reasons else notate_page(page.recognised, page.text, self.catalogue, page.stretch)
        if reasons:
            return f"this is held back: {reasons[0].sentence}"
        if flat(got) == flat(example.after):
            return ""
        return f"expected {flat(example.after)}\n      got {flat(got)}"

    def shown(self, before: str) -> tuple[str, tuple[str, ...]]:
        """What the system writes for a text in the neutral notation, or what holds it back."""
        page = self._neutral(_Source(before, "export const Example = () => <>", "</>;\n"))
        if isinstance(page, str):
            return "", (page,)
        realised = self._realised(page)
        reasons = tuple(it.sentence for found in realised.reasons.values() for it in found)
        return ("" if reasons else self._written(page, realised)), reasons

    def _optional(self, file: ExampleFile) -> frozenset[str]:
        """The optional words that a dialect's file reads: in its own examples they count."""
        families = (it.families.get(file.family) for it in self.catalogue.dialects if file.kind == "dialect")
        read = {reading.word for it in families if it for reading in it.readings}
        return frozenset(it for it in read if it in self.catalogue.words and self.catalogue.words[it].optional)

    def _index_for(self, asked: frozenset[str]) -> Index:
        if asked not in self.indexes:
            self.indexes[asked] = build_index(self.catalogue, asked)
        return self.indexes[asked]

    # --- pages --------------------------------------------------------------------------------------------

    def _source(self, file: ExampleFile, before: str) -> "_Source":
        """The example as a page: inside a component, behind the imports that its names need."""
        if OWN_PAGE.match(before):
            return _Source(before, "", "")
        head = "" if file.kind == "system" else self._prelude(file.family, before)
        if CALL.match(before):
            return _Source(before, f"{head}export function Example() {{ ", "; }\n")
        return _Source(before, f"{head}export const Example = () => <>", "</>;\n")

    def _prelude(self, family: str, before: str) -> str:
        found = []
        for name in dict.fromkeys([*TAG.findall(before), *CALL.findall(before)]):
            module, exported = self.copies.place(family, name) or (self._icons(), name)
            what = name if exported == "default" else f"{{ {exported} }}"
            found.append(f'import {what} from "{module}";\n')
        return "".join(found)

    def _icons(self) -> str:
        return min(self.index.icons, default="icons")

    def _recognised(self, source: "_Source") -> "_Page":
        text = source.text
        tree = read(text)
        names = Names(tree.grammar, text)
        found = Recogniser(self.catalogue, self.index, text, tree, names, self.copies, "example.tsx").run()
        return _Page(source, text, tree, names, found)

    def _neutral(self, source: "_Source") -> "_Page | str":
        read_page = read_neutral(self.catalogue, source.text)
        if read_page.wrong:
            return "; ".join(read_page.wrong)
        return _Page(source, read_page.text, read_page.tree, read_page.names, read_page.recognised)

    # --- what becomes of them -----------------------------------------------------------------------------

    def _reasons(self, file: ExampleFile, page: "_Page") -> list[str]:
        """The sentences of everything that holds the page's components back."""
        own = [it.sentence for found in page.recognised.instances for it in found.reasons]
        if own or file.kind == "dialect":
            return own
        return [it.sentence for found in self._realised(page).reasons.values() for it in found]

    def _realised(self, page: "_Page") -> Realised:
        return realise(page.facts(self.catalogue, self.index), {})

    def _written(self, page: "_Page", realised: Realised) -> str:
        order = sorted(page.recognised.instances, key=_outermost)
        fixes = [realised.fixes[id(it)] for it in order]
        ranked = [(rank, edit) for rank, it in enumerate(fixes) for edit in it.edits]
        try:
            plan = Plan(page.text, ranked, [shift for it in fixes for shift in it.shifts])
        except Collision as error:
            return f"two edits collide: {error}"
        names = {it.need: it.need.wanted for _, edit in ranked for it in edit.pieces if isinstance(it, Name)}
        text = plan.render(names)
        head, tail = page.source.head, page.source.tail
        if text.startswith(head) and text.endswith(tail):
            return text[len(head) : len(text) - len(tail)]
        return text


def _outermost(instance: Instance) -> tuple[int, int]:
    return instance.root.element.span.start, -instance.root.element.span.end


def _stays(because: str, page: "_Page", reasons: list[str]) -> str:
    if not because:
        shown = [it.word for it in page.recognised.instances]
        return f"expected no candidate, got {', '.join(shown)}" if shown else ""
    if not reasons:
        return f"expected a reason that says {because!r}, and nothing holds it back"
    if not any(because in it for it in reasons):
        return f"expected a reason that says {because!r}\n      got {'; '.join(dict.fromkeys(reasons))}"
    return ""


class _Source(Struct, frozen=True):
    before: str
    head: str
    tail: str

    @property
    def text(self) -> str:
        return f"{self.head}{self.before}{self.tail}"


class _Page(Struct, frozen=True):
    source: _Source
    text: str
    tree: Tree
    names: Names
    recognised: Recognised

    @property
    def stretch(self) -> Span:
        """Where the example itself stands."""
        return Span(len(self.source.head), len(self.text) - len(self.source.tail))

    def facts(self, catalogue: Catalogue, index: Index) -> Facts:
        """What realising needs of the page; untyped, because an example declares nothing that it calls."""
        return Facts(
            self.text, self.names, catalogue, self.recognised, False, False, index.families, self.tree.elements,
            lambda element: element.name[:1].islower(),
            lambda element: "known" if element.name[:1].islower() else "elsewhere",
        )  # fmt: skip


# --- reading examples and comparing ----------------------------------------------------------------------


def _examples(document: Document) -> Iterator[Example]:
    lines = _lines(document.text)
    for name, tables in (("", document.data), *document.data.items()):
        entries = tables.get("example", []) if isinstance(tables, dict) else []
        for number, it in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(it, dict):
                line = lines.get((f"{name}.example" if name else "example", number), 0)
                yield Example(_text(it, "before"), _text(it, "after"), _reason(it), line)


def _text(table: Mapping[str, Toml], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _reason(table: Mapping[str, Toml]) -> str | None:
    value = table.get("because")
    return value if isinstance(value, str) else None


def _lines(text: str) -> dict[tuple[str, int], int]:
    """The line of each ``[[…example]]`` header, by its name and number."""
    found: dict[tuple[str, int], int] = {}
    for header in HEADER.finditer(text):
        name = header["name"]
        number = sum(1 for key in found if key[0] == name)
        found[name, number] = text.count("\n", 0, header.start("name")) + 1
    return found


def flat(text: str) -> str:
    """Markup without the white space that renders nothing: line breaks between tags, runs of spaces."""
    text = re.sub(r"(?<=[>}])(?<!=>)[ \t]*\n\s*(?=[<{\w])|[ \t]*\n\s*(?=<|\{)", "", text.strip())
    text = re.sub(r"(?<!=)>\s*\n\s*", ">", text)
    return re.sub(r"\s+", " ", text)
