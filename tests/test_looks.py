"""What is around a page is looked at through ``Files``, which notes it: else a kept result could be stale."""

import ast

import pytest

from tests.code import Module, modules

# The rooms that decide what becomes of a page.
DECIDING = ("binding", "compiler", "drift", "matching", "project", "realising", "rewriting", "syntax")
OF_OS = frozenset({"exists", "isdir", "isfile", "islink", "lexists", "listdir", "lstat", "realpath", "scandir", "stat"})
OF_PATHS = frozenset(
    {"exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "open", "read_bytes", "read_text", "rglob", "stat"}
)
# What is asked anew in every run, or is part of the program and the catalogue themselves.
ELSEWHERE = {
    "adapter.project.cache": "the cache itself",
    "adapter.project.carried": "which catalogue a run has",
    "adapter.project.files": "where it is noted",
    "adapter.project.modules": "the root is a real path",
    "adapter.project.package": "the root of a project",
    "adapter.project.settings": "what a run is asked to do",
    "adapter.project.settings_check": "what a run is asked to do",
    "adapter.realising.shims": "a file of the catalogue",
}


def looks(module: Module) -> list[str]:
    found = []
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                found.append(f"line {node.lineno}: open")
            case ast.Call(func=ast.Attribute(attr="resolve"), args=[], keywords=[]):
                found.append(f"line {node.lineno}: resolve")
            case ast.Call(func=ast.Attribute(value=base, attr=name)) if is_look(ast.unparse(base), name):
                found.append(f"line {node.lineno}: {name}")
    return found


def is_look(base: str, name: str) -> bool:
    if base in ("os", "os.path"):
        return name in OF_OS
    return name in OF_PATHS and base.rpartition(".")[2] != "files"


@pytest.mark.parametrize(
    "module",
    [it for it in modules() if it.name.split(".")[1:2] and it.name.split(".")[1] in DECIDING],
    ids=lambda it: it.name,
)
def test_what_decides_over_pages_looks_through_files_alone(module: Module) -> None:
    found = looks(module)
    assert bool(found) == (module.name in ELSEWHERE), f"{module.name}: {', '.join(found) or 'no exception is needed'}"
