"""Imports run downstairs only, never sideways; read from the code, imports inside functions included."""

import pytest

from tests.code import Module, module_of, modules

# From the top down; rooms on one line share a floor and do not import one another.
FLOORS = (
    ("cli", "__main__"),
    ("batch", "drafting"),
    ("compiler", "examples", "impact", "setup"),
    ("reporting",),
    ("rewriting",),
    ("drift",),
    ("realising",),
    ("matching",),
    ("catalogue",),
    ("styles", "tokens"),
    ("binding", "project"),
    ("syntax",),
    ("tree", "words"),
    ("source", "plugins"),
)
FLOOR = {room: len(FLOORS) - at for at, rooms in enumerate(FLOORS) for room in rooms}
# The command's entry point calls the command; nothing else may go sideways.
SIDEWAYS = {("__main__", "cli")}


def room_of(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


@pytest.mark.parametrize("module", modules(), ids=lambda it: it.name)
def test_a_module_imports_only_from_floors_below(module: Module) -> None:
    mine = room_of(module.name)
    assert not mine or mine in FLOOR, f"{module.name} stands on no floor: add its room to FLOORS"
    wrong = []
    for dotted, line in module.imports():
        theirs = room_of(module_of(dotted))
        if theirs in ("", mine) or (mine, theirs) in SIDEWAYS:
            continue
        if FLOOR[theirs] >= FLOOR.get(mine, 0):
            wrong.append(f"{module.path.name}:{line} {mine} imports {theirs}, which is not below it")
    assert not wrong, "\n".join(wrong)


def test_modules_do_not_import_one_another_in_a_ring() -> None:
    graph = {it.name: {module_of(dotted) for dotted, _ in it.imports()} - {it.name, "adapter"} for it in modules()}
    ring = find_ring(graph)
    assert ring is None, " → ".join(ring or ())


def find_ring(graph: dict[str, set[str]]) -> tuple[str, ...] | None:
    """The first ring of a graph, or None; without recursion, whatever the graph's depth."""
    done: set[str] = set()
    for start in sorted(graph):
        path, waiting = [start], [sorted(graph[start])]
        while waiting:
            if not waiting[-1]:
                waiting.pop()
                done.add(path.pop())
                continue
            name = waiting[-1].pop()
            if name in path:
                return (*path[path.index(name) :], name)
            if name in graph and name not in done:
                path.append(name)
                waiting.append(sorted(graph[name]))
    return None


def test_a_ring_would_be_found() -> None:
    assert find_ring({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ("b", "c", "b")
    assert find_ring({"a": {"b", "c"}, "b": {"c"}, "c": set()}) is None
