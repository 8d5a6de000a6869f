"""Keys as numbers: where the source says which part is meant by a key, and the target by counting its parts."""

import re

from msgspec import Struct

from adapter.catalogue.beside import Indexes
from adapter.matching.instance import Instance, Part
from adapter.realising.content import Children, is_child
from adapter.realising.held import Held, held
from adapter.realising.written import Raw, Source, Written, decoded, in_code, inner_of, js_string, page_quote
from adapter.tree import Attribute, Element

PLAIN = re.compile(r"\"[^\"'\\]*\"|'[^\"'\\]*'")
LITERAL = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|-?\d+(?:\.\d+)?")


class Keys(Struct, frozen=True):
    """The keys of an instance's counted parts, in the order of the page, as code; ``typed`` in a TypeScript page."""

    text: str
    instance: Instance
    indexes: Indexes
    typed: bool

    def literal(self) -> str:
        """``["a", "b"]``; raises ``Held`` where the page does not say which parts there are, or in which order."""
        keys = self._of(self.indexes.of)
        for name in self.indexes.along:
            others = self._of(name)
            is_whole = self.indexes.missing is not None or others == keys
            if others and (others != [it for it in keys if it in others] or not is_whole):
                why = f"its {name}s stand in another order than its {self.indexes.of}s, or lack one"
                raise _apart(self.instance, why)
        if len(set(keys)) < len(keys):
            raise _apart(self.instance, f"two of its {self.indexes.of}s have one {self.indexes.by}")
        return f"[{', '.join(keys)}]"

    def lacking(self) -> list[tuple[Element, bool]]:
        """Where a part in step lacks a key: the element that it would stand before, or (``True``) the last, behind."""
        keys = self._of(self.indexes.of)
        found: list[tuple[Element, bool]] = []
        for name in self.indexes.along:
            parts = [it for it in self.instance.root.walk() if it.name == name]
            others = self._of(name)
            at = 0
            for key in keys if parts else ():
                if key in others:
                    at = others.index(key) + 1
                else:
                    found.append((parts[at].element, False) if at < len(parts) else (parts[-1].element, True))
        return found

    def picked(self) -> str:
        """The keys to pick one from: a tuple in TypeScript, so that the type of each is kept."""
        return f"({self.literal()} as const)" if self.typed else self.literal()

    def number(self, written: Written) -> str | Written:
        """The number of the part whose key a value is: as text where the value is one of the keys."""
        keys = self._of(self.indexes.of)
        said = self._shown(written.attribute) if isinstance(written, Source) else ""
        literal = self.literal()
        if said in keys:
            return str(keys.index(said))
        return Raw((f"{literal}.indexOf(", *in_code(written, self.text), ")"), simple=True)

    def _of(self, name: str) -> list[str]:
        parts = [it for it in self.instance.root.walk() if it.name == name]
        _side_by_side(self.text, self.instance, parts, alone=name == self.indexes.of)
        return [self._said(it.props[self.indexes.by]) for it in parts if self.indexes.by in it.props]

    def _said(self, attribute: Attribute) -> str:
        shown = self._shown(attribute)
        if not LITERAL.fullmatch(shown):
            raise _apart(self.instance, f"{attribute.span.of(self.text)} is no literal")
        return shown

    def _shown(self, attribute: Attribute) -> str:
        """A value as code, strings in the page's own quotes."""
        shown = attribute.value_span.of(self.text)
        if shown[:1] in "\"'":
            return js_string(decoded(shown[1:-1]), page_quote(self.text))
        code = inner_of(attribute.value_span, self.text).of(self.text)
        is_plain = PLAIN.fullmatch(code) is not None
        return js_string(code[1:-1], page_quote(self.text)) if is_plain else code


def _side_by_side(text: str, instance: Instance, parts: list[Part], *, alone: bool) -> None:
    """Parts that are counted stand beside one another: unconditionally, with nothing between (or besides) them."""
    if not parts:
        return
    parent = parts[0].element.parent
    if parent is None or any(it.element.parent is not parent or not is_child(it.element) for it in parts):
        raise _apart(instance, f"its <{parts[0].element.name}> come from an expression, or stand apart")
    found = Children(text).significant(parent)
    own = [it.element for it in parts]
    first, last = (next(i for i, it in enumerate(found) if it is element) for element in (own[0], own[-1]))
    if last - first + 1 != len(own) or (alone and len(found) != len(own)):
        raise _apart(instance, f"something else stands among its <{parts[0].element.name}>")


def stretch_of(text: str, instance: Instance, names: tuple[str, ...]) -> list[Element]:
    """The parts of some names that a run wraps together; raises ``Held`` where they do not stand side by side."""
    parts = [it for it in instance.root.walk() if it.name in names]
    _side_by_side(text, instance, parts, alone=False)
    return [it.element for it in parts]


def _apart(instance: Instance, why: str) -> Held:
    element = instance.root.element
    return held(
        "not-counted",
        f"the system counts the parts of <{element.name}>: {why}",
        "code",
        f"write the parts of <{element.name}> one after the other, in one order",
        f"not-counted {instance.word}",
    )
