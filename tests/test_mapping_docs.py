"""Every example of ``docs/mapping-language.md`` is executed: its files are one catalogue."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapter.catalogue.checking import check
from adapter.catalogue.loading import load
from adapter.compiler import Compiled, Compiler
from adapter.examples import check_examples, example_files
from adapter.project.project import Project
from adapter.source.page import Page

TEXT = (Path(__file__).parents[1] / "docs" / "mapping-language.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.M | re.S)
SYSTEM, SYSTEM_OF_HTML = "acme", "crown"
both_systems = pytest.mark.parametrize("system", [SYSTEM, SYSTEM_OF_HTML])


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block, with the line that it starts on."""

    kind: str
    name: str
    text: str
    line: int


BLOCKS = [
    Block(it["kind"], it["name"] or "", it["text"], TEXT.count("\n", 0, it.start()) + 1) for it in FENCE.finditer(TEXT)
]
FILES = [it for it in BLOCKS if it.kind in ("toml", "json")]
PAGES = [it for it in BLOCKS if it.kind in ("tsx", "html")]
PAIRS = list(zip(PAGES[::2], PAGES[1::2], strict=True))


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue of the text in the place of the one that ships."""
    folder = tmp_path / "mappings"
    for block in FILES:
        path = folder / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    for room in ("catalogue.checking", "catalogue.folders", "catalogue.loading", "examples"):
        monkeypatch.setattr(f"adapter.{room}.shipped", lambda: folder)
    monkeypatch.chdir(tmp_path)
    load.cache_clear()
    yield
    load.cache_clear()


def test_every_block_is_executed_or_plain_text() -> None:
    assert {it.kind for it in BLOCKS} == {"toml", "json", "tsx", "html", "text"}
    assert [it.line for it in FILES if not it.name] == []
    assert [(one.name, other.name) for one, other in PAIRS] == [("before", "after")] * len(PAIRS)


@both_systems
def test_the_catalogue_of_the_text_has_no_mistakes(system: str) -> None:
    assert [str(it) for it in check(load(system))] == []


@both_systems
def test_the_examples_of_the_text_do_what_they_say(system: str) -> None:
    files = example_files(system)
    assert {it.path.name for it in files} >= {"button.toml", "field.toml"}
    assert [str(it) for it in check_examples(load(system), files)] == []


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[f"line-{it.line}" for it, _ in PAIRS])
def test_the_pages_of_the_text_come_out_as_it_says(before: Block, after: Block, tmp_path: Path) -> None:
    is_html = before.kind == "html"
    page = Page(str(tmp_path / ("page.html" if is_html else "page.jsx")), before.text)
    compiled = Compiler(load(SYSTEM_OF_HTML if is_html else SYSTEM), Project(tmp_path)).compile(page)
    assert isinstance(compiled, Compiled)
    assert compiled.text == after.text


def test_every_key_of_the_loaders_is_described() -> None:
    """A key that is added to a loader must be in the text."""
    from adapter.catalogue import dialects, direct, setups, systems, tables, vocabulary

    keys = {
        *vocabulary.WORD_KEYS, *vocabulary.PART_KEYS, *vocabulary.PROP_KEYS, *dialects.DIALECT_KEYS,
        *dialects.FILE_KEYS, *dialects.READING_KEYS, *tables.KEYS, *systems.SYSTEM_KEYS, *systems.WORD_KEYS,
        *systems.FORM_KEYS, *setups.SETUP_KEYS, *direct.DIRECT_KEYS,
    }  # fmt: skip
    assert [it for it in sorted(keys) if not re.search(rf"\b{it}\b", TEXT)] == []


def notices(text: str, folder: Path) -> Compiled:
    """A page whose calls become those of the text's system, which come out of a hook."""
    compiled = Compiler(load(SYSTEM), Project(folder)).compile(Page(str(folder / "page.jsx"), text))
    assert isinstance(compiled, Compiled)
    return compiled


IMPORTED = 'import { notice } from "@/hooks/use-notice";\n'
HOOKED = 'import { useNotice } from "@/hooks/use-notice";\n'
SHOWN = "show(<Notice><NoticeTitle>Hi</NoticeTitle></Notice>)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (  # once for all calls of a component, an expression gets a block
            IMPORTED + 'const A = () => <p onClick={() => notice("Hi")} onFocus={() => notice("Hi")} />;\n',
            "const A = () => {\n  const { show } = useNotices();\n"
            f"  return <p onClick={{() => {SHOWN}}} onFocus={{() => {SHOWN}}} />;\n}};\n",
        ),
        (  # a hook of the page's own is as good a place
            IMPORTED + 'function useHi() {\n  return () => { notice("Hi"); };\n}\n',
            f"function useHi() {{\n  const {{ show }} = useNotices();\n  return () => {{ {SHOWN}; }};\n}}\n",
        ),
        (  # the source's hook is replaced in place, and lists of dependencies name what it gives
            HOOKED + "function A() {\n  const a = 1;\n  const { notice } = useNotice();\n"
            '  useEffect(() => { notice("Hi"); }, [a, notice]);\n}\n',
            "function A() {\n  const a = 1;\n  const { show } = useNotices();\n"
            f"  useEffect(() => {{ {SHOWN}; }}, [a, show]);\n}}\n",
        ),
        (  # a name that is taken
            IMPORTED + 'function A({ show }) {\n  return <p onClick={() => notice("Hi")}>{show}</p>;\n}\n',
            "function A({ show }) {\n  const { show: show2 } = useNotices();\n"
            f"  return <p onClick={{() => {SHOWN.replace('show(', 'show2(')}}}>{{show}}</p>;\n}}\n",
        ),
    ],
    ids=["once", "hook", "in-place", "taken"],
)
def test_a_hook_of_the_system_is_called_where_hooks_may_be(before: str, after: str, tmp_path: Path) -> None:
    imports = 'import { Notice, NoticeTitle, useNotices } from "@acme/ui";\n'
    assert notices(before, tmp_path).text == imports + after


@pytest.mark.parametrize(
    "text",
    [
        'export function say() {\n  notice("Hi");\n}\n',
        'notice("Hi");\n',
        'export default function handler() {\n  notice("Hi");\n}\n',
        'class A extends Component {\n  go() {\n    notice("Hi");\n  }\n}\n',
    ],
)
def test_a_call_where_no_hook_may_be_called_is_held_back_by_name(text: str, tmp_path: Path) -> None:
    found = notices(IMPORTED + text, tmp_path)
    assert found.text is None
    assert [it.reasons[0].code for it in found.candidates] == ["call-outside-component"]
