"""Direct mappings: loaded as words of their own, applied before everything else."""

from pathlib import Path

import pytest

from adapter.catalogue.loading import CatalogueMistakes, load
from adapter.catalogue.modules import names_module
from adapter.compiler import Candidate, Compiled, Compiler
from adapter.examples import check_examples, example_files
from adapter.project.project import Project
from adapter.source.page import Page

IMPORTS = '[imports]\n"@acme/ui" = ["DsButton", "DsPicker"]\n'
BUTTON = """
[[direct]]
module = ["*/ui/button", "@acme/old"]
find   = '<Button variant={kind?} {...rest}>{content}</Button>'
write  = '<DsButton appearance={kind} {...rest}>{content}</DsButton>'
"""
TABLE = """
[[direct]]
name   = "ds-button"
module = "@acme/old"
find   = '<Button {look} {...rest}>{content}</Button>'
write  = '<DsButton {look} {...rest}>{content}</DsButton>'
[direct.tables.look]
from   = ["kind", "tone"]
to     = ["appearance"]
absent = ["plain", "calm"]
rows   = [["plain", "*", ""], ["loud", "calm", "strong"], ["loud", "*", "hold: nothing is that loud"]]
"""
PICKER = """
[[direct]]
name   = "ds-picker"
module = "@acme/old"
find   = '<Picker value={value} onPick={pick} {...rest} />'
write  = '<DsPicker value={value} onChange={pick} {...rest} />'
[direct.events]
pick = { from = "onPick(value)", to = "onChange(event) gives value = event.value" }
"""


def compiled(folder: Path, mapping: str, markup: str, imports: str) -> Compiled:
    own = folder / "own"
    (own / "direct").mkdir(parents=True, exist_ok=True)
    (own / "direct" / "ds-button.toml").write_text(IMPORTS + mapping, encoding="utf-8")
    load.cache_clear()
    catalogue = load("mui", (own,))
    text = f"import {imports};\nexport const A = ({{ go, kind }}) => {markup};\n"
    found = Compiler(catalogue, Project(folder)).compile(Page(str(folder / "page.jsx"), text))
    assert isinstance(found, Compiled)
    return found


def only(found: Compiled) -> Candidate:
    (candidate,) = found.candidates
    return candidate


@pytest.mark.parametrize("module", ["@/components/ui/button", "../ui/button", "ui/button", "@acme/old"])
def test_a_component_is_renamed_wherever_it_comes_from(module: str, tmp_path: Path) -> None:
    found = compiled(tmp_path, BUTTON, '<Button variant="hero" size="sm">Go</Button>', f'{{ Button }} from "{module}"')
    assert found.text == (
        'import { DsButton } from "@acme/ui";\n'
        'export const A = ({ go, kind }) => <DsButton appearance="hero" size="sm">Go</DsButton>;\n'
    )


def test_a_component_of_another_module_stays(tmp_path: Path) -> None:
    found = compiled(tmp_path, BUTTON, "<Button>Go</Button>", '{ Button } from "@/components/my-ui/button"')
    assert found.text is None


def test_an_optional_hole_that_is_absent_is_not_written(tmp_path: Path) -> None:
    found = compiled(tmp_path, BUTTON, "<Button>Go</Button>", '{ Button } from "@acme/old"')
    assert found.text is not None
    assert "<DsButton>Go</DsButton>" in found.text


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        (' kind="loud"', ' appearance="strong"'),
        (' kind="plain" tone="wild"', ""),
        ("", ""),
        (' kind={go ? "loud" : "plain"}', ' appearance={go ? "strong" : undefined}'),
    ],
)
def test_a_table_maps_tuples_of_values(attributes: str, written: str, tmp_path: Path) -> None:
    found = compiled(tmp_path, TABLE, f"<Button{attributes}>Go</Button>", '{ Button } from "@acme/old"')
    assert found.text is not None
    assert f"<DsButton{written}>Go</DsButton>" in found.text


def test_a_hold_in_a_table_gives_its_reason(tmp_path: Path) -> None:
    markup = '<Button kind="loud" tone="wild">Go</Button>'
    found = compiled(tmp_path, TABLE, markup, '{ Button } from "@acme/old"')
    assert found.text is None
    assert only(found).reasons[0].sentence == "nothing is that loud"


def test_a_handler_takes_the_targets_signature(tmp_path: Path) -> None:
    markup = "<Picker value={kind} onPick={(it) => go(it)} />"
    found = compiled(tmp_path, PICKER, markup, '{ Picker } from "@acme/old"')
    assert found.text is not None
    assert "<DsPicker value={kind} onChange={(event) => go(event.value)} />" in found.text


def test_what_was_written_is_not_found_again(tmp_path: Path) -> None:
    first = compiled(tmp_path, BUTTON, "<Button>Go</Button>", '{ Button } from "@acme/old"')
    assert first.text is not None
    again = Compiler(load("mui", (tmp_path / "own",)), Project(tmp_path)).compile(
        Page(str(tmp_path / "page.jsx"), first.text)
    )
    assert isinstance(again, Compiled)
    assert again.text is None


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            'module = ["*/ui/button", "@acme/old"]\n',
            "",
            "<Button> comes from nowhere: the mapping names no module",
        ),
        ("write  =", "wirte  =", "unknown key 'wirte' in direct; did you mean 'write'?"),
        ("variant={kind?}", "{look}", "{look} is no table of this mapping"),
        (
            "[[direct]]",
            '[[direct]]\nname = "button"',
            "button is already a word; give this mapping another name",
        ),
    ],
)
def test_mistakes_are_collected(before: str, after: str, message: str, tmp_path: Path) -> None:
    assert before in BUTTON
    with pytest.raises(CatalogueMistakes) as error:
        compiled(tmp_path, BUTTON.replace(before, after), "<i />", '"x"')
    assert any(message in str(it) and "ds-button.toml:" in str(it) for it in error.value.mistakes)


def test_the_mapping_of_the_benchmark_keeps_its_own_examples() -> None:
    own = (Path(__file__).parents[2] / "benchmarks" / "rename" / "ds-adapter-catalogue",)
    load.cache_clear()
    files = [it for it in example_files("mui", own) if it.kind == "direct"]
    assert [it.path.name for it in files] == ["ds-button.toml"]
    assert check_examples(load("mui", own), files) == []


@pytest.mark.parametrize(
    ("pattern", "specifier", "fits"),
    [
        ("@acme/ui", "@acme/ui", True),
        ("@acme/ui", "@acme/ui/button", False),
        ("*/ui/button", "@/components/ui/button", True),
        ("*/ui/button", "./ui/button", True),
        ("*/ui/button", "ui/button", True),
        ("*/ui/button", "@/my-ui/button", False),
        ("*/ui/button", "@/ui/button-group", False),
    ],
)
def test_a_pattern_names_a_module_whole_or_by_its_end(pattern: str, specifier: str, fits: bool) -> None:
    assert names_module(pattern, specifier) is fits
