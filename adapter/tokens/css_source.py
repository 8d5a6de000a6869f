"""Custom properties of a style sheet as a resolver document: what the root has, and what each theme says otherwise."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from adapter.tokens.css_values import Typed, typed
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.lengths import substituted
from adapter.tokens.node import Json, Node
from adapter.tokens.split import split

ROOTS = frozenset((":root", "html", ":host", "body", ":where(:root)", ":root:root", "*"))
# A compound of the root, a class and attributes, as themes are chosen by.
COMPOUND = re.compile(
    r"(?:html|body|:root|:host)?(?:\.([\w-]+)|\[(data-[\w-]+|class|theme)[~^]?=[\"']?([\w-]+)[\"']?\])"
)
NEGATED = re.compile(r":not\([^()]*\)")
THEMED = re.compile(r"theme|mode|scheme|color", re.I)
PREFERS = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
OPPOSITE = {"light": "dark", "dark": "light"}
NAMES_A_THEME = re.compile(r"(?:theme-|.*--)?(light|dark|[\w-]+?)(?:-theme|-mode)?")
DEEPEST = 8


class Property(Struct, frozen=True):
    """One custom property as it is written."""

    name: str
    text: str
    line: int


class Block(Struct, frozen=True):
    """The custom properties of one rule; ``theme`` is empty for the root, ``sure`` if the selector says theme."""

    theme: str
    sure: bool
    properties: tuple[Property, ...]


def css_document(text: str, file: str, told: Diagnostics) -> Node:
    """The custom properties of a style sheet; a theme is a context of the modifier ``theme``.

    A class is a theme if all that it sets is set at the root too: what a component sets for itself is no token.
    """
    blocks = list(_blocks(text))
    base: dict[str, Property] = {}
    for it in blocks:
        if not it.theme:
            base.update((one.name, one) for one in it.properties)
    themes: dict[str, dict[str, Property]] = {}
    for it in blocks:
        if it.theme and (it.sure or all(one.name in base for one in it.properties)):
            themes.setdefault(it.theme, {}).update((one.name, one) for one in it.properties)
        elif it.theme:
            told.at("T503", file, it.properties[0].line, f"{it.theme} sets properties of its own; they are left out")
    if not base and themes:
        first = next(iter(themes))
        base = themes[first]
    return _document(base, themes, file, told)


def _document(base: dict[str, Property], themes: dict[str, dict[str, Property]], file: str, told: Diagnostics) -> Node:
    written = _typed(base, base, file, told)
    document: dict[str, Json] = {"version": "2025.10", "sets": {}, "resolutionOrder": [{"$ref": "#/sets/base"}]}
    made: dict[str, Node] = {name: _node(it, file, 1) for name, it in document.items()}
    sources = Node((_group(written, base, file),), file, 1)
    made["sets"] = Node({"base": Node({"sources": sources}, file, 1)}, file, 1)
    if not themes:
        return Node(made, file, 1)
    contexts: dict[str, Node] = {}
    for theme, own in themes.items():
        all_of = {**base, **own}
        changed = {name: it for name, it in _typed(all_of, own, file, told).items() if written.get(name) != it}
        contexts[theme] = Node((_group(changed, all_of, file),) if changed else (), file, 1)
    default = next((it for it in ("light", "default") if it in contexts), "")
    if not default:
        default = OPPOSITE.get(next(iter(themes)), "default") if len(themes) == 1 else "default"
        contexts = {default: Node((), file, 1), **contexts}
    modifier = {"default": Node(default, file, 1), "contexts": Node(contexts, file, 1)}
    made["modifiers"] = Node({"theme": Node(modifier, file, 1)}, file, 1)
    order: Json = [{"$ref": "#/sets/base"}, {"$ref": "#/modifiers/theme"}]
    made["resolutionOrder"] = _node(order, file, 1)
    return Node(made, file, 1)


def _typed(of: Mapping[str, Property], own: Mapping[str, Property], file: str, told: Diagnostics) -> dict[str, Typed]:
    """Every property that the format has a word for; of the others, those in ``own`` are said."""
    texts = {name: it.text for name, it in of.items()}
    plain: dict[str, Typed] = {}
    for name, it in of.items():
        text = substituted(it.text, texts)
        found = typed(name, text) if text is not None else None
        if found is not None:
            plain[name] = found
        elif name in own:
            code, why = ("T502", "a variable that is not there") if text is None else ("T501", "no value of the format")
            told.at(code, file, it.line, f"{name} is {it.text}: {why}")
    return {name: _alias(of[name], it, plain) for name, it in plain.items()}


def _alias(it: Property, found: Typed, all_of: Mapping[str, Typed]) -> Typed:
    to = VAR.fullmatch(it.text)
    if to is None or to[1] not in all_of or to[1] == it.name or all_of[to[1]][0] != found[0]:
        return found
    return found[0], f"{{{to[1][2:]}}}"


def _group(tokens: Mapping[str, Typed], of: Mapping[str, Property], file: str) -> Node:
    return Node({name[2:]: _token(it, file, of[name].line) for name, it in tokens.items()}, file, 1)


def _token(it: Typed, file: str, line: int) -> Node:
    return _node({"$type": it[0], "$value": it[1]}, file, line)


def _node(value: Json, file: str, line: int) -> Node:
    match value:
        case dict():
            return Node({name: _node(it, file, line) for name, it in value.items()}, file, line)
        case list():
            return Node(tuple(_node(it, file, line) for it in value), file, line)
    return Node(value, file, line)


def _blocks(text: str) -> Iterator[Block]:
    from tinycss2 import parse_stylesheet

    yield from _rules(parse_stylesheet(text, skip_comments=True, skip_whitespace=True), "", 0)


def _rules(rules: list[object], theme: str, depth: int) -> Iterator[Block]:
    """The rules of a sheet; at-rules that only order or test for support are looked into."""
    from tinycss2 import parse_blocks_contents, serialize

    for rule in rules:
        content = getattr(rule, "content", None)
        if content is None or depth > DEEPEST:
            continue
        prelude = serialize(getattr(rule, "prelude", ())).strip()
        keyword = str(getattr(rule, "lower_at_keyword", ""))
        inner = parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
        if keyword == "theme":
            yield from _block("", True, inner)
        elif keyword in ("layer", "supports"):
            yield from _rules(inner, theme, depth + 1)
        elif keyword == "media":
            found = PREFERS.fullmatch(prelude)
            if found:
                yield from _rules(inner, found[1], depth + 1)
        elif not keyword:
            yield from _rule(prelude, theme, inner)


def _rule(prelude: str, theme: str, inner: list[object]) -> Iterator[Block]:
    for named, sure in dict.fromkeys(_theme(it) for it in split(prelude, ",")):
        if named is None:
            continue
        if not named or named == theme or not theme:
            yield from _block(named or theme, sure or bool(theme), inner)


def _text(tokens: object) -> str:
    from tinycss2 import serialize

    return str(serialize(tokens))


def _theme(selector: str) -> tuple[str | None, bool]:
    """The theme that a selector is for, and whether it says so; the root has the empty one, other selectors none."""
    selector = NEGATED.sub("", selector)
    if selector in ROOTS:
        return "", True
    found = COMPOUND.fullmatch(selector)
    if found is None:
        return None, False
    word = found[1] or found[3]
    named = NAMES_A_THEME.fullmatch(word)
    name = named[1] if named else word
    return name, name in OPPOSITE or bool(found[2] and THEMED.search(found[2]))


def _block(theme: str, sure: bool, inner: list[object]) -> Iterator[Block]:
    found = tuple(
        Property(str(getattr(it, "name", "")), _text(getattr(it, "value", ())).strip(), _line(it))
        for it in inner
        if getattr(it, "type", "") == "declaration" and str(getattr(it, "name", "")).startswith("--")
    )
    if found:
        yield Block(theme, sure, found)


def _line(it: object) -> int:
    return int(getattr(it, "source_line", 1))
