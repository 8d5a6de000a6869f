"""Drafts of the invented package, and of changed copies of its snapshot."""

import copy
import json
from functools import cache
from pathlib import Path

from adapter.catalogue.loading import load
from adapter.catalogue.model import Word
from adapter.catalogue.modules import DIRECT
from adapter.drafting.draft import Draft, draft_system
from adapter.drafting.package import Package
from tests.code import ROOT

ACME = ROOT / "fixtures" / "acme-ui"
Json = dict[str, object]


@cache
def _snapshot() -> str:
    return (ACME / "api.json").read_text(encoding="utf-8")


def snapshot() -> Json:
    """A snapshot of one's own to change."""
    found = json.loads(_snapshot())
    assert isinstance(found, dict)
    return found


def component(name: str, **props: Json) -> Json:
    """A snapshot with one component that renders a ``div``, and nothing else."""
    found = copy.deepcopy(snapshot())
    found["components"] = {name: {"props": props, "html": "*", "children": True}}
    return found


def words() -> dict[str, Word]:
    """The words of the vocabulary that ships."""
    catalogue = load("mui")
    direct = [it for it in catalogue.dialects if it.name == DIRECT]
    assert not [it for dialect in direct for it in dialect.families]
    return dict(catalogue.words)


def draft(of: Json | None = None, name: str = "acme") -> Draft:
    """The draft for a snapshot."""
    return draft_system(name, Package(of or snapshot()), words(), ())


def written(found: Draft, folder: Path, name: str = "acme") -> Path:
    """A draft as a catalogue folder."""
    home = folder / "systems" / name
    home.mkdir(parents=True)
    for file, text in found.files.items():
        (home / file).write_text(text, encoding="utf-8")
    return folder
