"""The class names of one element with what they depend on, and the expressions that are not followed to any."""

from collections.abc import Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.class_names import class_names
from adapter.binding.class_variants import chosen, is_variants
from adapter.binding.class_words import JOINERS, JOINING, WRAPPERS, stands_alone, template_words, words_between
from adapter.binding.flow import Flow
from adapter.binding.names import Names
from adapter.binding.nodes import field, inner, named, span_of
from adapter.source.span import Span
from adapter.tree import Attribute, Element, Plain

NOTHING = frozenset(("undefined", "null", "false", "true", "number", "comment"))
CALLED = frozenset(("identifier", "member_expression", "subscript_expression"))
# Functions after which the last of two classes about one thing is the only one.
MERGERS = frozenset(("cn", "twMerge"))


class ClassSite(Struct, frozen=True):
    """One class name where it is written; ``when`` are the conditions it depends on, outermost first, as text."""

    word: str
    span: Span
    when: tuple[str, ...] = ()


class ClassSites(Struct, frozen=True):
    """``sites`` in the order in which they are joined; ``unread`` are expressions that may give any class.

    ``merged``: of two classes about the same thing the later one stays alone (tailwind-merge).
    """

    sites: tuple[ClassSite, ...] = ()
    unread: tuple[Span, ...] = ()
    merged: bool = False


def class_sites(element: Element, text: str, names: Names) -> ClassSites:
    """What an element's class attribute can give."""
    attribute = element.attribute("className") or element.attribute("class")
    if attribute is None:
        return ClassSites()
    if element.is_html:
        return _plain(attribute, text)
    value = attribute.value
    if value is None or isinstance(value, Plain):
        return ClassSites()
    found = list(_Walk(names).of(value, ()))
    sites = tuple(it for it in found if isinstance(it, ClassSite))
    return ClassSites(sites, tuple(it for it in found if isinstance(it, Span)), _is_merged(value, names))


def _plain(attribute: Attribute, text: str) -> ClassSites:
    found = class_names(attribute, text)
    sites = tuple(ClassSite(word, span) for word, span in found.certain.items())
    return ClassSites(sites, (attribute.value_span,) if found.is_open else ())


def _is_merged(value: Node, names: Names) -> bool:
    call = inner(named(value)[0]) if value.type == "jsx_expression" and named(value) else value
    return call.type == "call_expression" and names.slice(call.children[0]) in MERGERS


class _Walk:
    """Follows one expression; a ``Span`` is a place that is not followed."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def of(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        """What an expression gives under some conditions."""
        match node.type:
            case "string":
                yield from self._words(node, when)
            case "template_string":
                yield from self._template(node, when)
            case "ternary_expression":
                yield from self._ternary(node, when)
            case "binary_expression":
                yield from self._binary(node, when)
            case "call_expression":
                yield from self._call(node, when)
            case "object":
                yield from self._object(node, when)
            case it if it in WRAPPERS:
                held = named(node)[:1] if it in ("as_expression", "satisfies_expression") else named(node)
                for each in held:
                    yield from self.of(each, when)
            case it if it in CALLED:
                yield from self._followed(node, when)
            case it if it not in NOTHING:
                yield span_of(node)

    def _words(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        if "\\" in self._names.slice(node):
            yield span_of(node)
            return
        for word, span in words_between(node.start_byte + 1, node.end_byte - 1, self._names.text):
            yield ClassSite(word, span, when)

    def _template(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        holes = [it for it in node.named_children if it.type == "template_substitution"]
        for word, span in template_words(node, self._names.text):
            if not any(span_of(it).holds(span) for it in holes):
                yield ClassSite(word, span, when)
        for it in holes:
            if not stands_alone(it, self._names.text):
                yield span_of(it)
                continue
            for each in named(it):
                yield from self.of(each, when)

    def _ternary(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        asked = self._said(field(node, "condition"))
        for side, said in (("consequence", asked), ("alternative", f"not {asked}")):
            arm = field(node, side)
            if arm is not None:
                yield from self.of(arm, (*when, said))

    def _binary(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        left, right = field(node, "left"), field(node, "right")
        sign = self._said(field(node, "operator"))
        if left is None or right is None or sign not in JOINING:
            yield span_of(node)
            return
        if sign == "&&":
            yield from self.of(right, (*when, self._said(left)))
            return
        yield from self.of(left, (*when, self._said(left)))
        yield from self.of(right, (*when, f"not {self._said(left)}"))

    def _call(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        function, given = field(node, "function"), field(node, "arguments")
        if function is None or given is None:
            return
        variants = is_variants(function, self._names)
        if variants is not None:
            for choice in chosen(variants, named(given), self._names):
                if isinstance(choice, Span):
                    yield choice
                else:
                    yield from self.of(choice.value, (*when, *choice.when))
        elif self._names.slice(function) not in JOINERS:
            yield span_of(node)
        else:
            for it in named(given):
                yield from self.of(it, when)

    def _object(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        """``{ "p-2": open }``: a class for each key, where its value holds."""
        for it in named(node):
            key = field(it, "key") if it.type == "pair" else None
            if key is None or key.type not in ("string", "property_identifier"):
                yield span_of(it)
                continue
            edge = 1 if key.type == "string" else 0
            said = self._said(field(it, "value"))
            for word, span in words_between(key.start_byte + edge, key.end_byte - edge, self._names.text):
                yield ClassSite(word, span, when if said == "true" else (*when, said))

    def _followed(self, node: Node, when: tuple[str, ...]) -> Iterator[ClassSite | Span]:
        """A name, or an entry of a table: the literals that it can be."""
        flow = Flow(self._names)
        flow.follow(node, ())
        sites = [it for it in flow.sites if it.kind != "type"]
        if flow.held is not None or flow.markup or not sites:
            yield span_of(node)
            return
        for it in sites:
            said = (f"{self._said(node)}: {it.span.of(self._names.text)}",) if len(sites) > 1 else ()
            start, end = it.span
            if self._names.text[start] in "\"'`":
                for word, span in words_between(start + 1, end - 1, self._names.text):
                    yield ClassSite(word, span, (*when, *said))

    def _said(self, node: Node | None) -> str:
        return " ".join(self._names.slice(node).split()) if node is not None else ""
