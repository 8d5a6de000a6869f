"""Finding plug-ins by their place: one file each, no list, no registry."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

Kind = TypeVar("Kind")


def plug_ins(room: ModuleType, noun: str, kind: type[Kind]) -> dict[str, Kind]:
    """``{file name: the value called noun}`` for each module of a room that has one.

    Raises TypeError for a value of another kind.
    """
    found: dict[str, Kind] = {}
    for info in iter_modules(room.__path__):
        value = getattr(import_module(f"{room.__name__}.{info.name}"), noun, None)
        if value is None:
            continue
        if not isinstance(value, kind):
            raise TypeError(f"{room.__name__}.{info.name}.{noun} is no {kind.__name__}")
        found[info.name.replace("_", "-")] = value
    return found
