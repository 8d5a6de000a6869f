"""The tokens that ship are right by the format, say where they come from, and carry its licence."""

import json
import re
from pathlib import Path

import pytest

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.packages import PERMITTED
from adapter.tokens.reading import check, read_sources
from tests.code import ROOT

FOLDERS = sorted(it for it in (ROOT / "design_tokens").iterdir() if it.is_dir())


def test_there_are_tokens_of_each_system() -> None:
    assert [it.name for it in FOLDERS] == ["carbon", "demo", "fluent", "govuk", "mui"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda it: it.name)
def test_strict_reading_has_nothing_to_say(folder: Path) -> None:
    told = Diagnostics()
    (source,) = read_sources([folder / f"{folder.name}.resolver.json"], told)
    assert check(source, told) > 20
    assert not [str(it.text) for it in told]


@pytest.mark.parametrize("folder", [it for it in FOLDERS if it.name != "demo"], ids=lambda it: it.name)
def test_what_comes_from_a_package_says_so_and_has_its_licence(folder: Path) -> None:
    stated = json.loads((folder / f"{folder.name}.resolver.json").read_text(encoding="utf-8"))
    packages = stated["$extensions"]["ds-adapter"]["packages"]
    assert set(packages.values()) <= PERMITTED
    notice = (folder / "NOTICE").read_text(encoding="utf-8")
    for it in packages:
        name, _, version = it.rpartition("@")
        assert f"{name} {version}" in notice
    assert re.search("MIT License|Apache License|Permission is hereby granted", notice)


def test_the_recipe_names_every_package_and_version() -> None:
    recipe = (ROOT / "tools/design_tokens/README.md").read_text(encoding="utf-8")
    for folder in FOLDERS:
        stated = json.loads((folder / f"{folder.name}.resolver.json").read_text(encoding="utf-8"))
        for it in stated.get("$extensions", {}).get("ds-adapter", {}).get("packages", {}):
            assert it in recipe
            assert (ROOT / f"tools/design_tokens/{folder.name}.mjs").is_file()
