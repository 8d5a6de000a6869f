"""What an element of a page is in the DOM, by the facts: looked up by its name, its module and what stands around."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from adapter.binding.names import Names
from adapter.catalogue.modules import package_of
from adapter.impact.facts import SOMEWHERE, Facts, Landing
from adapter.syntax.languages import read
from adapter.tree import Attribute, Element, Tree

# Modules that hold a project's copy of a kit, or a kit's own.
LOCAL = re.compile(r"^(?:\.{1,2}/|[@~]/|#|src/)|/ui(?:/|$)")
LITERAL = re.compile(r"\{?\s*([\"'`]?)([^\"'`${}]*)\1\s*\}?")


class Looking(Struct, frozen=True):
    """One text with the facts; ``imported`` has module and export by local name."""

    text: str
    tree: Tree
    imported: Mapping[str, tuple[str, str]]
    facts: Facts

    def landing(self, element: Element) -> Landing | None:
        """The facts of an element; None for what is neither a raw element nor known to a dialect or the system."""
        if element.name[:1].islower():
            return self.facts.source.get(self._typed(element)) or Landing(element.name)
        known, name = self._known(element)
        if element.attribute("asChild"):
            return None  # what stands inside decides
        if component := element.attribute("component"):
            tag = self.literal(component)  # an expression may be anything
            return (self.facts.source.get(tag) or Landing(tag)) if tag else None
        around = (self._known(it)[1] for it in _ancestors(element))
        keys = (*(f"{name}[{it.name}]" for it in element.attributes), *(f"{it} {name}" for it in around), name)
        unknown = Landing(SOMEWHERE) if known is self.facts.system else None
        return next((known[it] for it in keys if it in known), unknown)

    def role(self, element: Element, landing: Landing) -> str:
        """The role that is written, else that of the facts; a text field's depends on its type."""
        written, kind = element.attribute("role"), element.attribute("type")
        role = (self.literal(written) or "") if written else landing.role
        if role == "textbox" and kind:
            return self.facts.source.get(f"input[{self.literal(kind)}]", landing).role
        return role

    def literal(self, attribute: Attribute) -> str | None:
        """The value of an attribute where it is plain text."""
        value = attribute.value_span.of(self.text)
        found = LITERAL.fullmatch(value)
        return found[2] if found and (found[1] or value[:1] != "{") else None

    def _known(self, element: Element) -> tuple[Mapping[str, Landing], str]:
        """The facts that an element is looked up in, the system's or the dialects', and its name there."""
        module, exported = self.imported.get(element.name, ("", ""))
        if module and package_of(module) == self.facts.package:
            return self.facts.system, module.rpartition("/")[2] if exported == "default" else exported
        return (self.facts.source, exported) if LOCAL.search(module) else ({}, "")

    def _typed(self, element: Element) -> str:
        """A raw element's name in the facts: ``input`` has an entry for each type that is no plain text."""
        kind = element.attribute("type") if element.name == "input" else None
        typed = f"input[{self.literal(kind)}]" if kind else ""
        return typed if typed in self.facts.source else element.name


def look(text: str, facts: Facts, html: bool = False) -> Looking:
    """A text, read; raises as ``languages.read`` does."""
    tree = read(text, html)
    names = Names(tree.grammar, text)
    return Looking(text, tree, {it.local: (it.module, it.exported) for it in names.imports}, facts)


def _ancestors(element: Element) -> Iterator[Element]:
    while element.parent is not None:
        element = element.parent
        yield element
