"""Tokens of any source as one resolver document that is right by the format: what `tokens import` writes."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from adapter.tokens.color import color_of
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Json, Path, dotted
from adapter.tokens.reading import Source, Tokens, tokens_of
from adapter.tokens.resolver import VERSION, Inputs
from adapter.tokens.resolving import Token
from adapter.tokens.types import TYPES

UNITS = frozenset(("px", "rem", "ms", "s"))
OF_TOKEN = ("$description", "$extensions")


class Entangled(Exception):
    """What two modifiers choose depends on one another; the message says which token shows it."""


class Imported(Struct, frozen=True):
    """A resolver document, the number of its tokens, and the names of those that the format has no word for."""

    document: dict[str, Json]
    count: int
    left: Sequence[str]


def imported(source: Source, told: Diagnostics) -> Imported:
    """A source as one document; raises Entangled where its modifiers are not independent."""
    first = _first(source)
    base = tokens_of(source, first, told)
    contexts = {
        (name, context): _changed(base, tokens_of(source, {**first, name: context}, told))
        for name, choices in _choices(source).items()
        for context in choices
    }
    _check(source, base, contexts, first, told)
    every = {path: it for part in (base, *contexts.values()) for path, it in part.items()}
    kept = {path for path, it in every.items() if _is_strict(it)}
    homes = {path: (*path, "$root") if _has_below(path, kept) else path for path in kept}
    document: dict[str, Json] = {"version": VERSION, "sets": {"base": {"sources": [_tree(base, homes, every)]}}}
    order: list[Json] = [{"$ref": "#/sets/base"}]
    modifiers: dict[str, Json] = {}
    for name, choices in _choices(source).items():
        trees = {it: _tree(contexts[name, it], homes, every) for it in choices}
        listed: dict[str, Json] = {it: [tree] if tree else [] for it, tree in trees.items()}
        modifiers[name] = {"default": first[name], "contexts": listed}
        order.append({"$ref": f"#/modifiers/{name}"})
    if modifiers:
        document["modifiers"] = modifiers
    left = sorted(dotted(it) for it in every.keys() - kept)
    return Imported({**document, "resolutionOrder": order}, len(kept), left)


def _choices(source: Source) -> Mapping[str, Sequence[str]]:
    modifiers = source.resolver.modifiers if source.resolver else {}
    return {name: list(it.contexts) for name, it in modifiers.items() if it.contexts}


def _first(source: Source) -> dict[str, str]:
    modifiers = source.resolver.modifiers if source.resolver else {}
    return {name: it.default or next(iter(it.contexts)) for name, it in modifiers.items() if it.contexts}


def _changed(base: Tokens, other: Tokens) -> Tokens:
    """The tokens that are written otherwise; those that only refer to such are not."""
    return {path: it for path, it in other.items() if path not in base or _written(it) != _written(base[path])}


def _written(token: Token) -> tuple[str, Json]:
    return token.type, dotted(token.alias_of) if token.alias_of else token.value


def _check(
    source: Source, base: Tokens, contexts: Mapping[tuple[str, str], Tokens], first: Inputs, told: Diagnostics
) -> None:
    """Every permutation is the base with its contexts laid over it, in their order."""
    for chosen in source.permutations():
        expected = dict(base)
        for name in _choices(source):
            expected.update(contexts[name, chosen[name]] if chosen[name] != first[name] else {})
        for path, it in tokens_of(source, chosen, told).items():
            if path not in expected or _written(expected[path]) != _written(it):
                together = ", ".join(f"{name} {context}" for name, context in chosen.items())
                raise Entangled(f"{dotted(path)} has a value of its own for {together} together")


def _is_strict(token: Token) -> bool:
    return token.type in TYPES and all(_fits(token.type, it) for it in _objects(token.value))


def _fits(kind: str, it: Mapping[str, Json]) -> bool:
    return it.get("unit", "px") in UNITS and (kind != "typography" or not isinstance(it.get("lineHeight"), dict))


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    match value:
        case dict():
            yield value
            for it in value.values():
                yield from _objects(it)
        case list():
            for it in value:
                yield from _objects(it)


def _has_below(path: Path, kept: set[Path]) -> bool:
    return any(len(it) > len(path) and it[: len(path)] == path for it in kept) if path in kept else False


def _tree(tokens: Tokens, homes: Mapping[Path, Path], every: Tokens) -> dict[str, Json]:
    root: dict[str, Json] = {}
    for path, token in tokens.items():
        if path not in homes:
            continue
        *groups, name = homes[path]
        here = root
        for it in groups:
            below = here.setdefault(it, {})
            here = below if isinstance(below, dict) else {}
        here[name] = _stated(token, homes, every)
    return root


def _stated(token: Token, homes: Mapping[Path, Path], every: Tokens) -> Json:
    to = token.alias_of
    is_alias = to is not None and to in homes and every[to].type == token.type and "alpha" not in token.node.members
    value: Json = f"{{{dotted(homes[to])}}}" if is_alias and to is not None else _with_hex(token.value)
    stated: dict[str, Json] = {"$type": token.type, "$value": value}
    stated.update((name, token.node.members[name].plain()) for name in OF_TOKEN if name in token.node.members)
    if token.deprecated:
        stated["$deprecated"] = token.deprecated
    return stated


def _with_hex(value: Json) -> Json:
    match value:
        case dict():
            color = color_of(value)
            shown = color.hash() if color is not None and color.space == "srgb" else None
            if shown is not None:
                return {**value, "hex": shown[:7]}
            return {name: _with_hex(it) for name, it in value.items()}
        case list():
            return [_with_hex(it) for it in value]
    return value
