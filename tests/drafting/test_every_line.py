"""Every line of a draft is proven by the snapshot or marked ``todo``; read from the files, not from the drafter."""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

from adapter.catalogue.checking import check
from adapter.catalogue.items import elements
from adapter.catalogue.loading import load, shipped
from adapter.catalogue.markup import Attribute, Hole, Markup, Spread, parse_markup
from adapter.examples import check_examples, example_files
from tests.drafting.drafts import Json, component, draft, snapshot, words, written

# What a part of a word may say in a draft; each has a proof below.
PROVEN = {"write", "todo", "tables", "events", "parts", "runs", "example"}
# What is taken word for word from the synonyms, which know nothing of the package.
VERBATIM = {"state", "forms", "gives", "renames", "drops"}
SURE_KINDS = {
    "flag": {"boolean", "host"},
    "value": {"string", "number", "any", "other", "object", "array", "host", "node", "open", "element-type", "boolean"},
}


class Proof:
    """What one word's file says, against the snapshot; ``wrong`` are the lines that nothing proves."""

    def __init__(self, word: str, text: str, api: Json) -> None:
        self.word, self.text = word, text
        self.components, self.hosts = api["components"], api["hosts"]
        self.data = tomllib.loads(text)
        self.wrong: list[str] = []

    @cached_property
    def names(self) -> dict[str, str]:
        """Imported heads with their module."""
        return {name: module for module, names in self.data.get("imports", {}).items() for name in names}

    def run(self) -> list[str]:
        for name, module in self.names.items():
            if module == "@acme/ui" and not any(it.split(".")[0] == name for it in self.components):
                self.wrong.append(f"imports {name}")
        assert set(self.data) <= {"imports", self.word}
        self.part("", self.data[self.word])
        for part, table in self.data[self.word].get("parts", {}).items():
            self.part(part, table)
        return self.wrong

    def part(self, part: str, table: Json) -> None:
        for key in set(table) - PROVEN - VERBATIM:
            self.wrong.append(f"{part}.{key}: no proof is known for such a line")
        for key in set(table) & VERBATIM:
            synonyms = (shipped() / "synonyms" / f"{self.word}.toml").read_text(encoding="utf-8")
            line = next(it for it in self.text.splitlines() if it.startswith((key, f"[{self.word}.{key}]")))
            assert line in synonyms
        todo = table.get("todo", {})
        todo = {"*": todo} if isinstance(todo, str) else todo
        if "*" in todo:
            return
        for markup in elements(parse_markup(table.get("write", ""))):
            self.element(part, markup, table, todo)
        if not part and "@acme/ui" in self.names.values():
            self.called(next(elements(parse_markup(table["write"]))).name)
        for run in table.get("runs", []):
            for markup in elements(parse_markup(run["wrap"])):
                self.element(part, markup, table, todo)

    def called(self, name: str) -> None:
        """A component is a word without a ``todo`` only under a name that surely means the word."""
        path = shipped() / "synonyms" / f"{self.word}.toml"
        data = tomllib.loads(path.read_text(encoding="utf-8"))[self.word] if path.is_file() else {}
        if name not in data.get("names", []):
            self.wrong.append(f"{name} is no sure name of {self.word}")

    def element(self, part: str, markup: Markup, table: Json, todo: Json) -> None:
        if self.names.get(markup.name.split(".")[0], "") not in ("@acme/ui", ""):
            return  # another package's, the same for every system
        found = self.components.get(markup.name)
        if found is None:
            self.wrong.append(f"{part}: <{markup.name}> is nothing of the package")
            return
        for attribute in markup.attributes:
            match attribute:
                case Attribute(name=name, value=Hole(path=path)):
                    if path[0] not in todo:
                        self.attribute(part, found, name, path)
                        self.event(part, found, table, name, path[0])
                case Hole(path=(name,)):
                    self.table(found, table["tables"][name])
                case Spread():
                    pass
                case _:
                    self.wrong.append(f"{part}: {attribute}")
        if not found["children"] and markup.children:
            self.wrong.append(f"{part}: <{markup.name}> takes no children")

    def kind(self, found: Json, name: str) -> str:
        """How the snapshot proves an attribute: its kind, ``host``, or nothing."""
        prop = found["props"].get(name)
        if prop:
            assert "deprecated" not in prop
            return ("open" if prop.get("open") else "enum") if "enum" in prop else prop["type"]
        tags = ["*", *found["html"].split()] if found["html"] else []
        known = {it for tag in tags for it in self.hosts[tag]} - set(found.get("without", ()))
        return "host" if name in known or (tags and name.startswith("aria-")) else ""

    def attribute(self, part: str, found: Json, name: str, path: tuple[str, ...]) -> None:
        kind = self.kind(found, name)
        shape = words()[self.word].parts[path[0] if len(path) == 2 else part]
        neutral = path[-1]
        if not kind:
            self.wrong.append(f"{part}: {name} is nothing that it takes")
        elif neutral in shape.props and kind not in SURE_KINDS[shape.props[neutral].kind]:
            self.wrong.append(f"{part}: {neutral} to {name}, which is {kind}")
        elif (neutral == "content" or neutral in shape.slots) and kind not in ("node", "element"):
            self.wrong.append(f"{part}: the slot {neutral} to {name}, which is {kind}")

    def event(self, part: str, found: Json, table: Json, name: str, neutral: str) -> None:
        signature = table.get("events", {}).get(neutral)
        if signature is None:
            return
        called, parameters = re.match(r"(\w+)\(([^)]*)\)", signature).groups()
        given = [it.strip() for it in parameters.split(",") if it.strip()]
        prop = found["props"].get(name)
        passes = list(prop["passes"].values()) if prop else ["event"]
        if called != name or len(given) > len(passes):
            self.wrong.append(f"{part}: {signature}")
        for it, kind in zip(given, passes, strict=False):
            if (it == "event") != kind.startswith("event"):
                self.wrong.append(f"{part}: {signature}, and {it} is {kind}")

    def table(self, found: Json, table: Json) -> None:
        for at, name in enumerate(table["to"], len(table["from"])):
            prop = found["props"].get(name)
            if not self.kind(found, name):
                self.wrong.append(f"a column {name}")
            for row in table["rows"]:
                cell = row[at] if at < len(row) else row[-1]
                if not cell.startswith("todo:") and cell and prop and cell not in prop.get("enum", ()):
                    self.wrong.append(f"{name}={cell}")


def unproven(api: Json) -> dict[str, list[str]]:
    """What nothing proves in the draft for a snapshot, by file."""
    files = {it.removesuffix(".toml"): text for it, text in draft(api).files.items() if it.endswith(".toml")}
    open_words = tomllib.loads(files.pop("open-words", ""))
    assert all(list(it) == ["todo"] for it in open_words.values())
    files.pop("system")
    found = {word: Proof(word, text, api).run() for word, text in files.items()}
    return {word: wrong for word, wrong in found.items() if wrong}


def test_every_line_for_the_package_is_proven_or_marked() -> None:
    assert unproven(snapshot()) == {}


def smaller() -> Iterator[tuple[str, Json]]:
    """The snapshot without each of its components, props and values, one at a time."""
    for name, it in snapshot()["components"].items():
        one = snapshot()
        del one["components"][name]
        yield name, one
        for prop, data in it["props"].items():
            one = snapshot()
            del one["components"][name]["props"][prop]
            yield f"{name}.{prop}", one
            one = snapshot()
            one["components"][name]["props"][prop] = {"type": "object"}
            yield f"{name}.{prop} as an object", one
            for value in data.get("enum", ()):
                one = snapshot()
                one["components"][name]["props"][prop]["enum"].remove(value)
                yield f"{name}.{prop}={value}", one


CHANGED = list(smaller())


@pytest.mark.parametrize("api", [it for _, it in CHANGED], ids=[it for it, _ in CHANGED])
def test_what_the_snapshot_no_longer_says_is_no_longer_written(api: Json) -> None:
    assert unproven(api) == {}


def test_the_proof_can_fail() -> None:
    text = (
        draft().files["button.toml"].replace("iconBefore", "iconFirst").replace('"solid", "brand"', '"solid", "pink"')
    )
    wrong = Proof("button", text, snapshot()).run()
    assert "tone=pink" in wrong
    assert any("iconFirst" in it for it in wrong)


@pytest.mark.parametrize("api", [snapshot(), component("Button"), component("Nothing")], ids=["acme", "one", "none"])
def test_a_draft_has_no_mistakes(api: Json, tmp_path: Path) -> None:
    own = (written(draft(api), tmp_path),)
    catalogue = load("acme", own)
    assert [str(it) for it in check(catalogue, own)] == []
    assert [str(it) for it in check_examples(catalogue, example_files("acme", own))] == []


def test_what_is_called_is_left_open_though_a_component_bears_its_name(tmp_path: Path) -> None:
    found = draft(component("Toast"))
    assert "toast" in found.absent
    assert "toast.toml" not in found.files
    own = (written(found, tmp_path),)
    assert [str(it) for it in check(load("acme", own), own)] == []
