"""The class names that a page writes, wherever they stand: in literals, in ``cn()``, in the arms of a condition.

Only whole words are given: what touches a substitution or a concatenation may be a part of a name.
"""

import re
from collections.abc import Iterator

from tree_sitter import Node

from adapter.binding.class_names import class_names
from adapter.binding.nodes import field, named
from adapter.source.span import Span
from adapter.tree import Tree

ATTRIBUTE = re.compile(r"(?<![\w-])class(?:Name)?(?=\s*=)")
# Functions that join class names (clsx, classnames, tailwind-merge, and what shadcn/ui calls them).
JOINERS = frozenset(("cn", "cx", "clsx", "classnames", "classNames", "twMerge", "twJoin"))
WRAPPERS = frozenset(
    (
        "jsx_expression",
        "parenthesized_expression",
        "as_expression",
        "satisfies_expression",
        "array",
        "non_null_expression",
    )
)
JOINING = frozenset(("&&", "||", "??"))

Word = tuple[str, Span]


def class_words(tree: Tree, text: str) -> list[Word]:
    """Every class name that is written in a class attribute, with its place, in the order of the page."""
    if tree.is_html:
        found = (class_names(it.attribute("className"), text) for it in tree.elements)
        return sorted((word for it in found for word in it.certain.items()), key=lambda it: it[1])
    return [word for it in ATTRIBUTE.finditer(text) for word in _of_attribute(tree.grammar, it, text)]


def _of_attribute(root: Node, found: re.Match[str], text: str) -> Iterator[Word]:
    name = root.descendant_for_byte_range(found.start(), found.end())
    attribute = None if name is None or name.type != "property_identifier" else name.parent
    if attribute is None or attribute.type != "jsx_attribute":
        return
    value = named(attribute)[-1]
    if value.type == "string":
        yield from words_between(value.start_byte + 1, value.end_byte - 1, text)
    elif value.type == "jsx_expression":
        yield from _of(value, text)


def _of(node: Node, text: str) -> Iterator[Word]:
    """The words that an expression can give, in order."""
    match node.type:
        case "string":
            if "\\" not in text[node.start_byte : node.end_byte]:
                yield from words_between(node.start_byte + 1, node.end_byte - 1, text)
        case "template_string":
            yield from template_words(node, text)
        case "ternary_expression":
            for side in ("consequence", "alternative"):
                arm = field(node, side)
                if arm is not None:
                    yield from _of(arm, text)
        case "binary_expression":
            yield from _binary(node, text)
        case "call_expression":
            yield from _call(node, text)
        case it if it in WRAPPERS:
            inner = named(node)[:1] if it in ("as_expression", "satisfies_expression") else named(node)
            for each in inner:
                yield from _of(each, text)


def words_between(start: int, end: int, text: str) -> Iterator[Word]:
    """The words between two places."""
    return ((it.of(text), it) for it in Span(start, end).words(text))


def template_words(node: Node, text: str) -> Iterator[Word]:
    """The words between substitutions that touch none; what is substituted counts too."""
    edge = node.start_byte + 1
    for it in [*(each for each in node.named_children if each.type == "template_substitution"), None]:
        end = node.end_byte - 1 if it is None else it.start_byte
        for word, span in words_between(edge, end, text):
            touches_before = span.start == edge > node.start_byte + 1
            touches_after = span.end == end and it is not None
            if "\\" not in word and not touches_before and not touches_after:
                yield word, span
        if it is not None:
            if stands_alone(it, text):
                for inner in named(it):
                    yield from _of(inner, text)
            edge = it.end_byte


def stands_alone(substitution: Node, text: str) -> bool:
    """Whether nothing but space, or the template's end, touches a substitution."""
    around = text[substitution.start_byte - 1] + text[substitution.end_byte]
    return not around.replace("`", "").strip()


def _binary(node: Node, text: str) -> Iterator[Word]:
    operator, left, right = field(node, "operator"), field(node, "left"), field(node, "right")
    sign = text[operator.start_byte : operator.end_byte] if operator is not None else ""
    if right is None or left is None:
        return
    if sign == "+":
        for side, at in ((left, "end"), (right, "start")):
            words = list(_of(side, text))
            bare = side.type == "string"
            yield from (it for it in words if bare and not _touches(it[1], side, at))
    elif sign in JOINING:
        if sign != "&&":
            yield from _of(left, text)
        yield from _of(right, text)


def _touches(word: Span, string: Node, at: str) -> bool:
    return word.end == string.end_byte - 1 if at == "end" else word.start == string.start_byte + 1


def _call(node: Node, text: str) -> Iterator[Word]:
    function, given = field(node, "function"), field(node, "arguments")
    if function is None or given is None or text[function.start_byte : function.end_byte] not in JOINERS:
        return
    for it in named(given):
        if it.type != "object":
            yield from _of(it, text)
            continue
        for pair in named(it):
            key = field(pair, "key") if pair.type == "pair" else None
            if key is not None and key.type == "string":
                yield from _of(key, text)
