"""What is wrong with a system's ``[[setup]]`` tables: kinds, names, packages and layers that do not fit together."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from adapter.catalogue.items import code_holes, elements, holes
from adapter.catalogue.model import At, System
from adapter.catalogue.modules import package_of
from adapter.catalogue.places import Places, mistake
from adapter.catalogue.setup import Setup
from adapter.words.mistake import Mistake

APP = "app"
FACTS: Mapping[str, tuple[str, ...]] = {"entry": ("root", "next-app", "next-pages"), "tailwind": ("4", "3", "none")}
NEED = re.compile(r"(?:@[\w.-]+/)?[\w.-]+@\d[\w.+-]*")
# Packages that a project with such an entry has anyway.
GIVEN = frozenset({"react", "react-dom", "next"})


class SetupChecker(Struct, frozen=True):
    """Checks the set-ups of one system."""

    system: System
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for it in self.system.setups:
            yield from self._when(it)
            yield from self._needs(it)
            yield from self._imports(it)
            yield from self._form(it)
            yield from self._layers(it)

    def _when(self, it: Setup) -> Iterator[Mistake]:
        for key, value in it.when.items():
            at = self.places.key(_at(it), key)
            if key not in FACTS:
                yield mistake(at, f"when asks for {key}, which is no fact of a project", key, FACTS)
            elif value not in FACTS[key]:
                yield mistake(at, f"{key} is never {value!r}; it is {', '.join(FACTS[key])}", value, FACTS[key])

    def _needs(self, it: Setup) -> Iterator[Mistake]:
        for need in it.needs:
            if not NEED.fullmatch(need):
                yield mistake(self.places.quoted(_at(it), need), f"a need is name@version, and {need!r} is not")

    def _imports(self, it: Setup) -> Iterator[Mistake]:
        system = self.system
        named = {need.rpartition("@")[0] for need in (*system.needs, *it.needs)} | GIVEN
        exported = system.exports | set(system.components)
        for name, (module, export) in it.imports.items():
            package = package_of(module)
            at = self.places.quoted(_at(it), module)
            if package not in named:
                yield mistake(at, f"{module} is imported, and no needs name {package}", package, named)
            if module == system.package and export not in exported:
                yield mistake(at, f"{system.package} exports no {export}", export, exported)
            if name not in _used(it):
                yield mistake(at, f"{name} is imported, and write does not use it", name, _used(it))

    def _form(self, it: Setup) -> Iterator[Mistake]:
        if not it.write:
            return
        at = self.places.key(_at(it), "write")
        places = [hole for hole in holes(it.write) if hole.name == APP]
        if len(places) != 1:
            yield mistake(at, f"write has {{{APP}}} {len(places)} times; it stands once, where the app does")
        for name in (element.name for element in elements(it.write)):
            if name[:1].isupper() and name not in it.imports:
                yield mistake(at, f"<{name}> comes from nowhere; add it to imports", name, it.imports)

    def _layers(self, it: Setup) -> Iterator[Mistake]:
        if it.css_layer and it.css_layer not in it.layers:
            at = self.places.key(_at(it), "css_layer")
            yield mistake(at, f"layers do not place {it.css_layer}", it.css_layer, it.layers)
        if it.layers and it.when.get("tailwind") != "4":
            at = self.places.key(_at(it), "layers")
            yield mistake(at, 'only Tailwind 4 has cascade layers to stand among; say when = { tailwind = "4" }')


def _at(it: Setup) -> At:
    return At(it.path, it.line)


def _used(it: Setup) -> set[str]:
    names = {element.name for element in elements(it.write)}
    return names | {hole.path[0] for hole in (*holes(it.write), *code_holes(it.write))}
