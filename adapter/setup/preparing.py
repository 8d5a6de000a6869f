"""The order of setting up one package: dependencies, stylesheet, entry; what cannot be found is said."""

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct, field

from adapter.catalogue.model import System
from adapter.catalogue.modules import package_of
from adapter.catalogue.setup import Setup
from adapter.project.files import upwards
from adapter.project.package import project_root
from adapter.rewriting.proof import ProofFailed
from adapter.setup import manifest
from adapter.setup.package import Package, Place
from adapter.setup.provider import Provider
from adapter.setup.stylesheet import with_layers

LOCKS = (
    ("package-lock.json", "npm install"), ("npm-shrinkwrap.json", "npm install"), ("pnpm-lock.yaml", "pnpm install"),
    ("yarn.lock", "yarn install"), ("bun.lock", "bun install"), ("bun.lockb", "bun install"),
)  # fmt: skip


class Prepared(Struct):
    """What setting up one package comes to: new texts by path, what they do, and what is left to a person."""

    texts: dict[Path, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class Preparing(Struct):
    """Sets up one package for one system; ``imported`` are the packages that its converted pages import."""

    package: Package
    system: System
    imported: Collection[str]
    result: Prepared = field(default_factory=Prepared)

    def run(self) -> Prepared:
        """Everything that the package lacks; nothing where it lacks nothing."""
        places = self._places()
        needs = [*self._base(), *(need for it in places for need in self._setup(it).needs)]
        self._manifest(tuple(dict.fromkeys(needs)))
        for it in places:
            self._entry(it, self._setup(it))
        return self.result

    # --- package.json --------------------------------------------------------------------------------------

    def _base(self) -> Iterator[str]:
        """The system's needs; its icons only where a page imports one."""
        icons = package_of(self.system.icons.module)
        for it in self.system.needs:
            name = it.rpartition("@")[0]
            if name != icons or name in self.imported:
                yield it

    def _manifest(self, needs: tuple[str, ...]) -> None:
        path = self.package.folder / "package.json"
        text = self.package.read(path)
        if text is None:
            self.result.said.append(f"there is no package.json: add {' '.join(needs)} where the project has its own")
            return
        try:
            missing, others = manifest.missing(text, needs), list(manifest.others(text, needs))
        except manifest.Unreadable as error:
            self.result.said.append(f"package.json {error}; add {' '.join(needs)}")
            return
        for need, found in others:
            name, _, version = need.rpartition("@")
            self.result.said.append(f"package.json has {name} {found}, and the mapping is written for {version}")
        if not missing:
            return
        self.result.texts[path] = manifest.with_dependencies(text, missing)
        self.result.done.append(f"package.json: {', '.join(missing)}")
        folders = list(upwards(self.package.folder, project_root(self.package.folder)))
        for lock, command in LOCKS:
            if any((it / lock).is_file() for it in folders):
                self.result.said.append(f"{lock} does not know the new packages yet: run {command}")

    # --- entries -------------------------------------------------------------------------------------------

    def _places(self) -> list[Place]:
        places = self.package.places()
        if not self.system.setups:
            if self.system.provider:
                self.result.said.append(
                    f"the mapping of {self.system.name} has no set-up to write: {self.system.provider}"
                )
            return []
        if not places:
            self.result.said.append(f"no entry file was found in {self.package.folder.name}: {self.system.provider}")
        if not self.package.is_certain(places):
            names = ", ".join(self.package.shown(it.path) for it in places)
            self.result.said.append(f"{names} all render an app, and no HTML page says which counts; set up by hand")
            return []
        return [it for it in places if self._setup(it) is not NOTHING]

    def _setup(self, place: Place) -> Setup:
        facts = {"entry": place.kind, "tailwind": self.package.stylesheets(place)[0]}
        fits = (it for it in self.system.setups if all(facts[key] == wanted for key, wanted in it.when.items()))
        return next(fits, NOTHING)

    def _entry(self, place: Place, setup: Setup) -> None:
        version, sheets = self.package.stylesheets(place)
        if setup.layers and version == "4":
            self._layers(place, setup, sheets)
        provider = Provider(setup.write, setup.imports, self.system.alias).without(self._is_there)
        in_layer = bool(setup.layers and version == "4" and setup.css_layer)
        css = [it for it in setup.css if not (in_layer or self.package.mentions(it))]
        if not provider.components and not css:
            return
        shown = self.package.shown(place.path)
        try:
            text = place.entry.written(provider, css, place.finder, self.system.package)
        except ProofFailed as error:
            self.result.said.append(f"{error}; set up by hand: {self.system.provider}")
            return
        if text is None:
            self.result.said.append(f"{shown} does not render its app as one piece of markup: {self.system.provider}")
            return
        self.result.texts[place.path] = text
        what = [*(f"<{it}>" for it in provider.components), *css]
        self.result.done.append(f"{shown}: {', '.join(what)}")

    def _is_there(self, module: str, exported: str) -> bool:
        return self.package.imports(module, exported) is not None

    def _layers(self, place: Place, setup: Setup, sheets: list[Path]) -> None:
        if len(sheets) != 1:
            names = ", ".join(map(self.package.shown, sheets))
            order = f"@layer {', '.join(setup.layers)};"
            css = "".join(f', then @import "{it}" layer({setup.css_layer});' for it in setup.css if setup.css_layer)
            entry = self.package.shown(place.path)
            self.result.said.append(
                f"{names} are Tailwind's, and {entry} imports none of them: the one in use starts with {order}{css}"
            )
            return
        text = self.package.read(sheets[0])
        if text is None:
            return
        ordered = with_layers(text, setup.layers, setup.css if setup.css_layer else (), setup.css_layer)
        if ordered != text:
            self.result.texts[sheets[0]] = ordered
            what = [f"@import {it}" for it in setup.css if setup.css_layer and it not in text]
            self.result.done.append(", ".join([f"{self.package.shown(sheets[0])}: the order of cascade layers", *what]))


NOTHING = Setup({}, (), {}, (), (), "", ())
