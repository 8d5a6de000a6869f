"""What is imported is right by the format, has the same values, says where it comes from, and is allowed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapter.cli import main
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.reading import read_sources, tokens_of
from tests.code import ROOT

LOOSE = {
    "a": {"$type": "color", "$value": "#ff000080", "b": {"$value": "{a}"}},
    "gap": {"$type": "dimension", "$value": "4px"},
    "wide": {"$type": "dimension", "$value": "4em"},
    "word": {"$type": "string", "$value": "x"},
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["tokens", *arguments])


def values(path: Path) -> list[tuple[object, dict[str, tuple[str, object]]]]:
    told = Diagnostics()
    (source,) = read_sources([path], told)
    return [
        (chosen, {it.name: (it.type, it.value) for it in tokens_of(source, chosen, told).values()})
        for chosen in source.permutations()
    ]


def package(folder: Path, name: str, licence: str | None, files: dict[str, str]) -> Path:
    home = folder / "node_modules" / name
    home.mkdir(parents=True)
    stated = {"name": name, "version": "1.2.3", **({"license": licence} if licence else {})}
    for file, text in {"package.json": json.dumps(stated), **files}.items():
        (home / file).write_text(text, encoding="utf-8")
    return home


def test_a_document_has_the_same_values_afterwards(tmp_path: Path) -> None:
    document = ROOT / "fixtures/tokens/garden.resolver.json"
    done = run("import", str(document), "--out", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert values(tmp_path / "garden.resolver.json") == values(document)
    assert run("check", str(tmp_path)).exit_code == 0


def test_what_is_published_is_written_by_the_format(tmp_path: Path) -> None:
    path = tmp_path / "loose.tokens.json"
    path.write_text(json.dumps(LOOSE), encoding="utf-8")
    done = run("import", str(path), "--out", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert "wide is left out" in done.output
    assert "word is left out" in done.output
    assert run("check", str(tmp_path / "out")).exit_code == 0
    ((_, found),) = values(tmp_path / "out/loose.resolver.json")
    assert found["a.$root"] == found["a.b"]
    assert set(found) == {"a.$root", "a.b", "gap"}


def test_a_package_is_found_by_name_and_its_licence_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "@acme/tokens", "MIT", {"tokens.css": ":root { --a: 1px }", "LICENSE": "Copyright Acme"})
    (tmp_path / "app").mkdir()
    monkeypatch.chdir(tmp_path / "app")
    done = run("import", "@acme/tokens", "--out", "out")
    assert done.exit_code == 0, done.output
    stated = json.loads(Path("out/tokens.resolver.json").read_text(encoding="utf-8"))["$extensions"]["ds-adapter"]
    assert stated == {"source": "tokens.css", "packages": {"@acme/tokens@1.2.3": "MIT"}}
    assert "Copyright Acme" in Path("out/NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("licence", ["UNLICENSED", "SEE LICENSE IN terms.md", "GPL-3.0", None, "MIT AND Proprietary"])
def test_a_package_that_may_not_be_copied_is_refused(
    licence: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, "closed", licence, {"tokens.css": ":root { --a: 1px }"})
    (tmp_path / "own.css").write_text(":root { --a: 1px }", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for done in (run("import", "closed", "--out", "out"), run("import", "own.css", "--from", "closed", "--out", "out")):
        assert done.exit_code == 2
        assert "read it where it is" in done.output
    assert not Path("out").exists()
    assert run("list", "node_modules/closed/tokens.css").exit_code == 0


@pytest.mark.parametrize("licence", ["(MIT OR Proprietary)", "Apache-2.0 AND MIT", "CC0-1.0"])
def test_a_choice_of_licences_is_read(licence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "open", licence, {"tokens.css": ":root { --a: 1px }"})
    monkeypatch.chdir(tmp_path)
    assert run("import", "open").exit_code == 0


def test_several_candidates_are_named_and_none_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "two", "MIT", dict.fromkeys(("a.css", "b.css"), ":root { --a: 1px }"))
    monkeypatch.chdir(tmp_path)
    done = run("import", "two")
    assert done.exit_code == 2
    assert "two/a.css, two/b.css" in done.output
    assert run("import", "two/b.css").exit_code == 0
    assert run("import", "none").exit_code == 2


def shadow(size: int) -> dict[str, object]:
    px = {"value": size, "unit": "px"}
    value = {"color": "{ink}", "offsetX": px, "offsetY": px, "blur": px, "spread": px}
    return {"raised": {"$type": "shadow", "$value": value}}


def ink(red: int) -> dict[str, object]:
    return {"ink": {"$type": "color", "$value": {"colorSpace": "srgb", "components": [red, 0, 0]}}}


def test_modifiers_that_depend_on_one_another_are_refused(tmp_path: Path) -> None:
    document = {
        "version": "2025.10",
        "sets": {"base": {"sources": [ink(0), shadow(1)]}},
        "modifiers": {
            "brand": {"default": "none", "contexts": {"none": [], "red": [ink(1)]}},
            "density": {"default": "none", "contexts": {"none": [], "wide": [shadow(2)]}},
        },
        "resolutionOrder": [{"$ref": it} for it in ("#/sets/base", "#/modifiers/brand", "#/modifiers/density")],
    }
    path = tmp_path / "a.resolver.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    done = run("import", str(path))
    assert done.exit_code == 2
    assert "raised has a value of its own for brand red, density wide together" in done.output
