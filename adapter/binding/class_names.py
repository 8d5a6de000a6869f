"""The class names of an element: which ones it certainly has, each where it stands, and whether it may have more."""

import re
from collections.abc import Mapping

from msgspec import Struct

from adapter.source.span import Span
from adapter.syntax.templates import templates
from adapter.tree import Attribute, Plain

CLASSES = "className"
# Template code that decides what stands beside it; other code only prints.
DECIDES = re.compile(r"\{%|\{\{[#/^]|<%(?![=-])|<\?(?!=)")


class ClassNames(Struct, frozen=True):
    """``certain`` names with their places; with ``is_open`` there may be others, written as ``said``."""

    certain: Mapping[str, Span] = {}
    is_open: bool = False
    said: str = ""

    def may_have(self, name: str) -> bool:
        """Whether an open value mentions a name that it does not certainly have."""
        return self.is_open and mentions(self.said, name)


def mentions(said: str, name: str) -> bool:
    """Whether a class name stands in a text by itself, and not as a part of another."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said) is not None


def class_names(attribute: Attribute | None, text: str) -> ClassNames:
    """What a class attribute holds; an expression holds nothing for certain."""
    if attribute is None:
        return ClassNames()
    said = attribute.value_span.of(text)
    inner = attribute.value_span
    if said[:1] in ("'", '"') and len(said) > 1:
        inner = Span(inner.start + 1, inner.end - 1)
    elif not isinstance(attribute.value, Plain):
        return ClassNames({}, attribute.value is not None, said)
    code = () if _is_known(attribute) else templates(inner.of(text))
    if any(DECIDES.match(inner.of(text), it.start) for it in code):
        return ClassNames({}, True, said)
    found: dict[str, Span] = {}
    for it in inner.words(text):
        at, end = it.start - inner.start, it.end - inner.start
        if not any(region.start < end and at < region.end for region in code):
            found.setdefault(it.of(text), it)
    return ClassNames(found, not _is_known(attribute), said)


def _is_known(attribute: Attribute) -> bool:
    return not isinstance(attribute.value, Plain) or attribute.value.known
