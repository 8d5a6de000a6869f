"""Tailwind's stylesheet: which Tailwind it is, and the order of cascade layers written into it.

Only at-rules at the top level are looked at, which a comment, a string or a block can hide but not fake (CSS Syntax 3,
section 4.3); so no grammar is needed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from adapter.source.indentation import newline
from adapter.source.span import Span

Tailwind = Literal["4", "3", "none"]
TOKEN = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)|@[\w-]+|[{};]", re.S)


class AtRule(Struct, frozen=True):
    """An at-rule at the top level: its name without ``@``, and what stands up to its ``;`` or ``{``."""

    name: str
    span: Span
    prelude: str
    is_statement: bool


def at_rules(text: str) -> Iterator[AtRule]:
    """The at-rules at the top level, in order."""
    depth, opened = 0, None
    for token in TOKEN.finditer(text):
        mark = token[0]
        if depth == 0 and mark.startswith("@"):
            opened = token
        elif depth == 0 and opened is not None and mark in ("{", ";"):
            end = token.end() if mark == ";" else token.start()
            yield AtRule(opened[0][1:], Span(opened.start(), end), text[opened.end() : token.start()], mark == ";")
            opened = None
        depth = max(0, depth + {"{": 1, "}": -1}.get(mark, 0))


def tailwind(text: str) -> Tailwind:
    """Which Tailwind a stylesheet asks for: 4 has one import and native layers, 3 has directives and none."""
    found: Tailwind = "none"
    for it in at_rules(text):
        if it.name == "import" and re.match(r"\s*(?:url\(\s*)?['\"]?tailwindcss['\"/]", it.prelude):
            return "4"
        if it.name == "tailwind":
            found = "3"
    return found


def with_layers(text: str, order: Sequence[str], css: Sequence[str], layer: str) -> str:
    """The stylesheet with the order of layers said before all else, and ``css`` imported into ``layer``.

    What is there already stays: an order that is said lacks at most the layers that are added to it.
    """
    text = _ordered(text, order)
    rules = [it for it in at_rules(text) if it.name == "import"]
    missing = [it for it in css if not any(it in rule.prelude for rule in rules)]
    if not missing:
        return text
    quote = "'" if "'" in rules[-1].prelude else '"'
    lines = [f"@import {quote}{it}{quote} layer({layer});" for it in missing]
    between = newline(text)
    return f"{text[: rules[-1].span.end]}{between}{between.join(lines)}{text[rules[-1].span.end :]}"


def _ordered(text: str, order: Sequence[str]) -> str:
    if not order:
        return text
    rules = list(at_rules(text))
    said = next((it for it in rules if it.name == "layer" and it.is_statement), None)
    if said is None:
        first = next((it for it in rules if it.name != "charset"), None)
        at = first.span.start if first else 0
        return f"{text[:at]}@layer {', '.join(order)};{newline(text)}{text[at:]}"
    names = [it.strip() for it in said.prelude.split(",")]
    missing = [it for it in order if it not in names]
    for name in missing:
        before = [it for it in order[: order.index(name)] if it in names]
        names.insert(names.index(before[-1]) + 1 if before else 0, name)
    return text if not missing else f"{text[: said.span.start]}@layer {', '.join(names)};{text[said.span.end :]}"
