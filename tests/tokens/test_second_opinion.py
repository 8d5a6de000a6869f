"""Another reader of the format, Terrazzo, reads the same in our own resolver document (tools/token_oracle)."""

import json
from pathlib import Path

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Json
from adapter.tokens.reading import read_sources, tokens_of
from adapter.tokens.types import TYPES
from tests.code import ROOT

DOCUMENT = ROOT / "fixtures/tokens/garden.resolver.json"
RECORDED = Path(__file__).parent / "recorded/garden.json"


def without_hex(value: Json) -> Json:
    """A value without the fallbacks that our reading leaves out."""
    match value:
        case dict():
            return {name: without_hex(it) for name, it in value.items() if name != "hex"}
        case list():
            return [without_hex(it) for it in value]
    return value


def test_every_permutation_has_the_values_that_terrazzo_reads() -> None:
    told = Diagnostics()
    (source,) = read_sources([DOCUMENT], told)
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))["permutations"]
    assert sorted(map(str, source.permutations())) == sorted(str(it["input"]) for it in recorded)
    kinds = set()
    for it in recorded:
        ours = {one.name: (one.type, one.value) for one in tokens_of(source, it["input"], told).values()}
        theirs = {name: (one["type"], without_hex(one["value"])) for name, one in it["tokens"].items()}
        assert ours == theirs
        kinds |= {kind for kind, _ in ours.values()}
    assert kinds == set(TYPES)
    assert not list(told)
