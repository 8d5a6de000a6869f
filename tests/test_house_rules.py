"""The budget of the house: sizes, annotations, docstrings, and words that do not occur.

The tests name their exceptions.  An exception that is no longer needed fails too.
"""

import ast
import re
from statistics import median, quantiles

import pytest

from tests.code import PACKAGE, Module, modules

MEDIAN_FUNCTION, P95_FUNCTION, LONGEST_FUNCTION = 12, 45, 70
LONGEST_FILE = 350

# Functions over 70 lines and files over 350, with the reason why they are one piece.
LONG_FUNCTIONS: dict[str, str] = {}
LONG_FILES: dict[str, str] = {
    "adapter.binding.names": "the names of one file: scopes, aliases and members decide together",
}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, docstring not counted: saying more must not cost."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def lengths() -> dict[str, int]:
    return {f"{it.name}.{name}": length(node) for it in modules() for name, node in it.functions()}


def test_functions_are_short_in_the_middle_and_at_the_edge() -> None:
    all_of_them = list(lengths().values())
    assert median(all_of_them) <= MEDIAN_FUNCTION
    assert quantiles(all_of_them, n=20)[-1] <= P95_FUNCTION


def test_no_function_is_longer_than_a_screen() -> None:
    long = {name for name, lines in lengths().items() if lines > LONGEST_FUNCTION}
    assert long == set(LONG_FUNCTIONS)


def test_no_file_is_longer_than_its_budget() -> None:
    long = {it.name: it.lines for it in modules() if it.lines > LONGEST_FILE}
    assert set(long) == set(LONG_FILES), long


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.name)
def test_whatever_is_public_says_what_it_is(module: Module) -> None:
    silent = [] if ast.get_docstring(module.tree) else ["the module"]
    silent += [it.name for it in public(module.tree) if ast.get_docstring(it) is None]
    assert not silent, f"{module.name}: no docstring: {', '.join(silent)}"


Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(node: ast.Module | ast.ClassDef) -> list[Named]:
    """Public classes and functions, and the public methods of public classes."""
    found: list[Named] = []
    for child in node.body:
        if isinstance(child, Named) and not child.name.startswith("_"):
            found.append(child)
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            found += public(child)
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.name)
def test_every_function_is_annotated(module: Module) -> None:
    bare = [name for name, node in module.functions() if not is_annotated(node)]
    assert not bare, f"{module.name}: {', '.join(bare)}"


def is_annotated(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = function.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    taken = [it for it in every if it is not None and it.arg not in ("self", "cls")]
    return function.returns is not None and all(it.annotation for it in taken)


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.name)
def test_no_any_and_no_net_for_every_exception(module: Module) -> None:
    wrong = []
    for node in ast.walk(module.tree):
        match node:
            case ast.ImportFrom(module="typing", names=names) if any(it.name == "Any" for it in names):
                wrong.append(f"line {node.lineno}: Any")
            case ast.ExceptHandler(type=None) if not reraises(node):
                wrong.append(f"line {node.lineno}: except")
            case ast.ExceptHandler(type=ast.Name(id="Exception" | "BaseException")) if not reraises(node):
                wrong.append(f"line {node.lineno}: except Exception")
            case ast.Global():
                wrong.append(f"line {node.lineno}: global")
    assert not wrong, f"{module.name}: {', '.join(wrong)}"


def reraises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler only cleans up: it ends with a bare ``raise``."""
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def test_no_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [it.name for it in modules() if it.path.stem in drawers]


def test_names_of_files_and_functions_are_plain_python() -> None:
    odd = [it.name for it in modules() if not re.fullmatch(r"[a-z][a-z0-9_]*|__\w+__", it.path.stem)]
    odd += [
        f"{it.name}.{name}"
        for it in modules()
        for name, _ in it.functions()
        if not re.fullmatch(r"_{0,2}[a-z][a-z0-9_]*(__)?|COMMAND", name.rpartition(".")[2])
    ]
    assert not odd


def test_the_code_names_no_machine() -> None:
    """A path of one machine in the code, the data or the documentation works nowhere else."""
    places = [
        *PACKAGE.rglob("*.py"),
        *PACKAGE.parent.glob("mappings/**/*.toml"),
        *PACKAGE.parent.glob("docs/**/*.md"),
    ]
    absolute = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w+")
    wrong = [str(it.relative_to(PACKAGE.parent)) for it in places if absolute.search(it.read_text(encoding="utf-8"))]
    assert not wrong
