"""The elements of a page as Beautiful Soup has them, so that selectors can be matched against them.

Loaded only where styles are resolved.
"""

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError, compile

from adapter.tree import Attribute, Element, Plain, Tree

NO_TAG = "ds-component"


class MarkupTree:
    """One page's elements; ``classes`` are the names that an element may have, by where it starts."""

    def __init__(self, tree: Tree, text: str, classes: dict[int, tuple[str, ...]]) -> None:
        soup = BeautifulSoup("", "html.parser")
        # What a page leaves out, and a component never has: no element of theirs is the root.
        has_root = any(it.name == "html" for it in tree.elements)
        outermost = soup if has_root else soup.new_tag("html")
        if not has_root:
            soup.append(outermost)
        self._tags: dict[int, Tag] = {}
        for it in tree.elements:
            # A component stands for elements that are not on the page: no tag's selector fits it.
            name = it.name if it.name[:1].islower() else NO_TAG
            tag = soup.new_tag(name, attrs=_attributes(it, text, classes.get(it.span.start, ())))
            around = self._tags.get(it.parent.span.start) if it.parent is not None else None
            (outermost if around is None else around).append(tag)
            self._tags[it.span.start] = tag
        self._asked: dict[str, frozenset[int] | None] = {}
        self._soup = soup

    def matching(self, selector: str) -> frozenset[int] | None:
        """The elements that a selector fits, by where they start; None for a selector that is not understood."""
        if selector not in self._asked:
            self._asked[selector] = self._find(selector)
        return self._asked[selector]

    def _find(self, selector: str) -> frozenset[int] | None:
        try:
            fits = {id(it) for it in compile(selector).select(self._soup)}
        except (SelectorSyntaxError, NotImplementedError):
            return None
        return frozenset(start for start, tag in self._tags.items() if id(tag) in fits)


def _attributes(element: Element, text: str, classes: tuple[str, ...]) -> dict[str, str]:
    """What the tags say, in HTML's spelling; the class attribute is what it may hold."""
    said = {_name(it, element, text): _value(it, text) for it in element.attributes if not it.is_spread}
    return {**said, "class": " ".join(classes)}


def _name(it: Attribute, element: Element, text: str) -> str:
    return it.name_span.of(text).lower() if element.is_html else {"htmlFor": "for"}.get(it.name, it.name)


def _value(it: Attribute, text: str) -> str:
    said = it.value_span.of(text)
    quoted = said[:1] in "\"'" and len(said) > 1
    return said[1:-1] if quoted else said if isinstance(it.value, Plain) else ""
