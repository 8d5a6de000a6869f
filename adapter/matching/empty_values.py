"""Attributes with nothing in their braces (``open={}``): the grammar takes them, and every build refuses them."""

import re

from adapter.tree import Element
from adapter.words import Reason

EMPTY = re.compile(r"=\s*(\{\s*(?:/\*(?:[^*]|\*(?!/))*\*/\s*)*\})")


def empty_braces(text: str) -> frozenset[int]:
    """Where braces start that stand behind ``=`` and hold no code."""
    return frozenset(it.start(1) for it in EMPTY.finditer(text)) if "=" in text else frozenset()


def without_value(element: Element, braces: frozenset[int]) -> list[Reason]:
    """Why an element is held back that has such an attribute."""
    return [
        Reason(
            "empty-value",
            f"nothing stands in the braces of {it.name} on <{element.name}>",
            "code",
            f"give {it.name} a value, or take it away",
            f"empty-value {it.name}",
        )
        for it in element.attributes
        if not it.is_spread and it.value is not None and it.value_span.start in braces
    ]
