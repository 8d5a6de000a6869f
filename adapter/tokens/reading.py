"""What paths hold: resolver documents with their permutations, and files of tokens taken together."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.documents import Documents
from adapter.tokens.groups import laid_over
from adapter.tokens.node import Node
from adapter.tokens.node import Path as Steps
from adapter.tokens.resolver import Inputs, Resolver, is_resolver
from adapter.tokens.resolving import Token, resolved

ENDINGS = (".tokens", ".tokens.json", ".tokens.json5", ".resolver.json")
Tokens = Mapping[Steps, Token]


class NoTokens(Exception):
    """A path holds no file of tokens; the message says which."""


class Source(Struct, frozen=True):
    """What is read together: a resolver document, or files laid over one another in their order."""

    name: str
    resolver: Resolver | None
    root: Node

    def permutations(self) -> Sequence[Inputs]:
        """Every choice of inputs; the empty one alone for files without a resolver."""
        return tuple(self.resolver.permutations()) if self.resolver else ({},)


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files that paths name, those of a folder by their ending; raises NoTokens for one with none."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(it for it in path.rglob("*") if it.name.endswith(ENDINGS) and it.is_file())
            if not inside:
                raise NoTokens(f"{path} holds no file that ends in {', '.join(ENDINGS)}")
            found.update(dict.fromkeys(inside))
        elif path.is_file():
            found[path] = None
        else:
            raise NoTokens(f"{path} is not there")
    return list(found)


def read_sources(files: Sequence[Path], told: Diagnostics) -> Iterator[Source]:
    """Each resolver document, and the files that none of them names as one; what is wrong is said."""
    documents = Documents(told)
    read = {path: documents.read(path) for path in files}
    named: set[Path] = set()
    for path, node in read.items():
        if node is not None and is_resolver(node):
            resolver = Resolver(node, path.parent, documents)
            for it in resolver.permutations():
                resolver.tree(it)  # finds the files that it names
            named |= {path.resolve(), *resolver.files}
            yield Source(str(path), resolver, node)
    alone = [node for path, node in read.items() if node is not None and path.resolve() not in named]
    if alone:
        root = alone[0]
        for node in alone[1:]:
            root = laid_over(root, node)
        yield Source(alone[0].file, None, root)


def tokens_of(source: Source, given: Inputs, told: Diagnostics) -> Tokens:
    """The tokens of one permutation by path; none where an input is wrong, which is said."""
    if source.resolver is None:
        return resolved(source.root, told)
    chosen = source.resolver.inputs(given)
    return resolved(source.resolver.tree(chosen), told) if chosen is not None else {}


def check(source: Source, told: Diagnostics) -> int:
    """Read every permutation; returns the number of tokens that are in any of them."""
    found: set[Steps] = set()
    for it in source.permutations():
        found |= tokens_of(source, it, told).keys()
    return len(found)
