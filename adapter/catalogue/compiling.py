"""Compiles what ships when the wheel is built: ``python -m adapter.catalogue.compiling`` in the built package."""

from pathlib import Path

import msgspec

from adapter.catalogue.folders import compiled, made_of, shipped, shipped_from, systems
from adapter.catalogue.model import Catalogue
from adapter.catalogue.reading import read_catalogue
from adapter.project import cache


def compile_shipped() -> list[Path]:
    """Write the compiled catalogue of every system that ships; raises ValueError where one has mistakes."""
    files = made_of(())
    written = []
    for system, folder in systems().items():
        catalogue, mistakes = read_catalogue(folder, (shipped(),))
        if mistakes:
            raise ValueError("\n".join(map(str, mistakes)))
        target = compiled(system)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(cache.sealed(shipped_from(system, files), movable(catalogue)))
        written.append(target)
    return written


def movable(catalogue: Catalogue) -> bytes:
    """The catalogue encoded, always to the same bytes, with the paths of what ships named from its folder."""
    plain = msgspec.to_builtins(catalogue, order="deterministic")
    return msgspec.msgpack.encode(_relative(plain, f"{shipped()}/"))


def _relative(value: object, folder: str) -> object:
    match value:
        case str():
            return value.removeprefix(folder)
        case dict():
            return {key: _relative(it, folder) for key, it in value.items()}
        case list() | tuple():
            return [_relative(it, folder) for it in value]
        case _:
            return value


if __name__ == "__main__":
    compile_shipped()
