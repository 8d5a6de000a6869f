"""The tokens that values are matched to: each with its value in every theme, and what it is for."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from msgspec import Struct

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Json
from adapter.tokens.reading import Source, Tokens, tokens_of
from adapter.tokens.roles import Purpose, purpose_of

THEME = "theme"


class Level(IntEnum):
    """What a token is named after: an intent, a component, or only its own value."""

    SEMANTIC = 0
    COMPONENT = 1
    PRIMITIVE = 2


class Known(Struct, frozen=True):
    """One token; ``values`` by theme, with the default one under the empty name; ``place`` is its place in the file."""

    name: str
    type: str
    values: Mapping[str, Json]
    purpose: Purpose
    level: Level
    deprecated: bool
    place: int

    def value(self, theme: str = "") -> Json:
        """The value in a theme, that of the default one where the theme says nothing."""
        return self.values.get(theme, self.values[""])

    def is_fixed(self) -> bool:
        """Whether every theme has the same value."""
        return all(it == self.values[""] for it in self.values.values())


def known_tokens(source: Source, told: Diagnostics) -> Sequence[Known]:
    """Every token of the default permutation, with what the other themes say; other modifiers stay at their default."""
    modifiers = source.resolver.modifiers if source.resolver else {}
    first = {name: it.default or next(iter(it.contexts), "") for name, it in modifiers.items()}
    base = tokens_of(source, first, told)
    themes = {
        it: tokens_of(source, {**first, THEME: it}, told)
        for it in (modifiers[THEME].contexts if THEME in modifiers else ())
    }
    targets = {it.alias_of for it in base.values()}
    return [
        Known(
            it.name,
            it.type,
            {"": it.value, **{theme: found[path].value for theme, found in themes.items() if path in found}},
            purpose := purpose_of(it.name, _extensions(base, path)),
            _level(purpose, is_target=path in targets, is_alias=it.alias_of is not None),
            bool(it.deprecated),
            place,
        )
        for place, (path, it) in enumerate(base.items())
    ]


def _extensions(tokens: Tokens, path: tuple[str, ...]) -> Mapping[str, Json]:
    stated = tokens[path].node.members.get("$extensions")
    plain = stated.plain() if stated is not None else None
    return plain if isinstance(plain, dict) else {}


def _level(purpose: Purpose, is_target: bool, is_alias: bool) -> Level:
    """A token that others refer to, and that says neither what it is for nor refers to any, is a bare value."""
    if purpose.component:
        return Level.COMPONENT
    return Level.PRIMITIVE if is_target and not is_alias and not purpose.roles else Level.SEMANTIC
