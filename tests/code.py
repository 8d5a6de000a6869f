"""The package's own code as the tests of its shape see it: modules, their imports, their functions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "adapter"


@dataclass(frozen=True)
class Module:
    """One file of the package; ``name`` is dotted, ``lines`` how many it has."""

    path: Path
    name: str
    source: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return self.source.count("\n")

    def imports(self) -> Iterator[tuple[str, int]]:
        """Modules and names of this package that it imports anywhere, as dotted names with their lines."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from ((it.name, node.lineno) for it in names if it.name.startswith("adapter"))
                case ast.ImportFrom(module=str(module), level=0, names=names) if module.split(".")[0] == "adapter":
                    yield from ((f"{module}.{it.name}", node.lineno) for it in names)

    def functions(self) -> "Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]":
        """Every function with its dotted name inside the module."""
        yield from _functions(self.tree, "")


def _functions(node: ast.AST, prefix: str) -> "Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]":
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield prefix + name, child
                yield from _functions(child, f"{prefix}{name}.")
            case ast.ClassDef(name=name):
                yield from _functions(child, f"{prefix}{name}.")
            case _:
                yield from _functions(child, prefix)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, sorted by name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(path, name, source, ast.parse(source)))
    return tuple(found)


def module_of(dotted: str) -> str:
    """The module that an imported name lies in: the longest part of it that is a file."""
    names = {it.name for it in modules()}
    while dotted and dotted not in names:
        dotted = dotted.rpartition(".")[0]
    return dotted
