"""What the name of an element means: a host tag, a copy's export, a package's export, the approved system's own."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from adapter.binding.names import Import, Imported, Lazy, Names
from adapter.catalogue.model import Catalogue, Source, System
from adapter.catalogue.modules import names_module
from adapter.matching.copies import Copies, FamilyCopy
from adapter.tree import Element

Kind = Literal["host", "copy", "package", "approved", "lazy", "other"]


class Identity(Struct, frozen=True):
    """``name`` is the tag, or the export's name; ``module`` the package; ``copy`` the local copy it comes from."""

    kind: Kind
    name: str
    module: str = ""
    copy: FamilyCopy | None = None

    def fits(self, source: Source, family: str) -> bool:
        """Whether an element of this identity is what a pattern's element name stands for."""
        if self.module and any(
            names_module(module, self.module) and export == self.name for module, export in source.modules
        ):
            return True
        match self.kind:
            case "host":
                return source.host == self.name
            case "copy":
                same = self.copy is not None and self.copy.family.name == (source.family or family)
                return bool(source.export) and same and source.export == self.name
            case _:
                return False


OTHER = Identity("other", "")
LOCAL_PREFIXES = (".", "@/", "~/", "#", "src/")


class Identities:
    """Answers for one page; each name is judged once where nothing shadows it."""

    def __init__(self, catalogue: Catalogue, names: Names, copies: Copies, page: str) -> None:
        self.catalogue, self.names, self.copies, self.page = catalogue, names, copies, Path(page)
        self._elements: dict[int, Identity] = {}
        self._imported: dict[Imported, Identity] = {}
        self._undeclared: dict[str, Identity] = {}
        self._hosts: dict[str, Identity] = {}

    def of(self, element: Element) -> Identity:
        """The identity of an element."""
        start = element.span.start
        found = self._elements.get(start)
        if found is None:
            found = self._elements[start] = self._of(element)
        return found

    def _of(self, element: Element) -> Identity:
        name = element.name
        if not name:
            return OTHER
        if name[0].islower() and "." not in name:
            own = self._approved_host(element)
            return own or self._hosts.get(name) or self._hosts.setdefault(name, Identity("host", name))
        return self.of_name(name, element.span.start + 1)

    def _approved_host(self, element: Element) -> Identity | None:
        """A host element with a class of the approved system of HTML is its component."""
        system = self.catalogue.system
        if not system.prefix or not element.is_html:
            return None
        attribute = element.attribute("className")
        names = attribute.value_span.of(self.names.text).strip("\"'").split() if attribute else []
        own = next((it for it in names if it.startswith(system.prefix)), None)
        return Identity("approved", own, system.package) if own else None

    def of_name(self, name: str, at: int) -> Identity:
        """The identity of a component's name at an offset; one that nothing declares means the same everywhere."""
        found = self._undeclared.get(name)
        if found is not None:
            return found
        found = self._resolved(name, at)
        if not self.names.is_declared(name.partition(".")[0]):
            self._undeclared[name] = found
        return found

    def _resolved(self, name: str, at: int) -> Identity:
        match self.names.resolve(name, at):
            case Imported() as imported:
                if imported not in self._imported:
                    self._imported[imported] = self._judge(imported)
                return self._imported[imported]
            case Lazy(module=module):
                return Identity("lazy", name, module or "")
            case _:
                return OTHER

    def of_import(self, it: Import) -> Identity:
        """The identity of what an import statement brings in."""
        return self._judge(Imported(it.module, it.exported, (), it.statement, it.local))

    def _judge(self, imported: Imported) -> Identity:
        exported, member = imported.exported, imported.member
        if exported == "*" and member:
            exported, member = member[0], member[1:]
        if member:
            exported = ".".join((exported, *member))
        module, system = imported.module, self.catalogue.system
        icons = system.icons.package
        if icons and (module == icons or module.startswith(icons + "/")):
            return Identity("approved", "icon", module)
        if module == system.package or module.startswith(system.package + "/"):
            deep = module.removeprefix(system.package).strip("/")
            return Identity("approved", deep if exported == "default" and deep else exported, module)
        if any(module.endswith(it.place) for it in system.shims.values()):
            return Identity("approved", exported, module)
        found = self.copies.find(module, exported, self.page)
        if found:
            return Identity("copy", found[1], module, found[0])
        return Identity("package", exported, module)


def approved_word(system: System, identity: Identity) -> str:
    """The word that an approved element is; its own name where none is, which HTML's lesser classes do not count as."""
    if identity.name == "icon":
        return "icon"
    for word in system.words.values():
        if identity.name in word.imports or identity.name in word.classes:
            return word.word
    return "" if system.prefix else identity.name
