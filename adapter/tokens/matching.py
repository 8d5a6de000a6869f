"""Which token a value of a page is: the same one, a near one, several of which nobody knows the right one, or none.

What a value is for comes first, how near it is second, and which of several tokens is meant last.  Where only a
shorter name or the order of a file would decide, the answer is that it is ambiguous.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from adapter.tokens.known import Known
from adapter.tokens.nearness import Difference, Tier, Value, difference, is_ignored, read_value
from adapter.tokens.roles import COLORS, ROLES, role_of, words_of

Kind = Literal["exact", "decided", "near", "suggest", "ambiguous", "none", "ignored"]
# A near colour needs the next one to be so many times, or so much, farther away.
MARGIN_TIMES, MARGIN = 1.5, 1.0
MOST_LISTED = 5
Rank = tuple[int, ...]
# What a decision is about: role, state, and the value as `Value.canonical` has it.
Key = tuple[str, str, str]


class Use(Struct, frozen=True):
    """One value of a page: the longhand that it is given to, the state it holds in, and its text in every theme.

    ``values`` has the default theme under the empty name, and other themes where the page says something else there.
    ``component`` is the word of the vocabulary that the element is, ``hint`` the class or variable it was written as.
    """

    property: str
    values: Mapping[str, str]
    state: str = ""
    component: str = ""
    hint: str = ""


class Match(Struct, frozen=True):
    """A token that may be meant, and how far it is from the value in the theme where it is farthest."""

    token: Known
    difference: Difference
    rank: Rank

    @property
    def settled(self) -> Rank:
        """The part of the rank that may decide: all but the length of the name and the place in the file."""
        return self.rank[:-2]


class Verdict(Struct, frozen=True):
    """What came of it; ``match`` is the token for exact, decided, near and suggest, ``others`` the next in order."""

    kind: Kind
    role: str
    why: str
    canonical: str = ""
    match: Match | None = None
    others: tuple[Match, ...] = ()
    is_negative: bool = False


def match(use: Use, tokens: Sequence[Known], decisions: Mapping[Key, str] = {}) -> Verdict:
    """The verdict on one value; the order of ``tokens`` does not matter."""
    role, text = role_of(use.property), use.values.get("", "")
    if not role:
        return Verdict("ignored", "", f"no token is for {use.property}")
    if is_ignored(text):
        return Verdict("ignored", role, f"{text} is no value that tokens are for")
    values = {theme: read_value(it, role) for theme, it in use.values.items()}
    known = {theme: it for theme, it in values.items() if it is not None}
    if "" not in known or len(known) < len(values):
        return Verdict("none", role, f"{text} cannot be worked out", text)
    value = known[""]
    canonical = " ".join(f"{theme}:{it.canonical}" if theme else it.canonical for theme, it in sorted(known.items()))
    matches = sorted(
        _matches(use, role, known, tokens), key=lambda it: (it.difference.tier, it.difference.far, it.rank)
    )
    decided = decisions.get((role, use.state, canonical))
    if decided is not None:
        chosen = next((it for it in matches if it.token.name == decided), None)
        if chosen is not None:
            return Verdict("decided", role, "a decision says so", canonical, chosen, (), value.is_negative)
    return _judged(role, canonical, matches, value.is_negative)


def _matches(use: Use, role: str, values: Mapping[str, Value], tokens: Sequence[Known]) -> Iterator[Match]:
    for token in tokens:
        if token.type not in ROLES[role] or not _is_for(token, use, role):
            continue
        far = [difference(it, token.value(theme), role) for theme, it in values.items()]
        found = [it for it in far if it is not None]
        if found and len(found) == len(far):
            worst = max(found, key=lambda it: (it.tier, it.far))
            yield Match(token, worst, _rank(token, use, role))


def _is_for(token: Known, use: Use, role: str) -> bool:
    """Whether a token may be meant: not one of another role, of another state, or of another component."""
    purpose = token.purpose
    if purpose.roles and role not in purpose.roles:
        return False
    if not purpose.roles and role not in (*COLORS, "shadow", "duration", "easing", *_named(token, role)):
        return False
    if purpose.state not in ("", use.state):
        return False
    return not purpose.component or purpose.component in use.component.replace("-", "")


def _named(token: Known, role: str) -> tuple[str, ...]:
    """A length or number without a role of its own is for what its name says alone: `font-size-body`."""
    return (role,) if set(role.split("-")) <= set(words_of(token.name)) else ()


def _rank(token: Known, use: Use, role: str) -> Rank:
    """What is meant before what; the last two say nothing about meaning."""
    own = set(words_of(use.hint))
    return (
        role not in token.purpose.roles,
        bool(use.state) and token.purpose.state != use.state,
        int(token.level),
        token.deprecated,
        not token.is_fixed() and len(use.values) < 2,
        -len(own & set(words_of(token.name))),
        len(words_of(token.name)),
        token.place,
    )


def _judged(role: str, canonical: str, matches: list[Match], is_negative: bool) -> Verdict:
    if not matches or matches[0].difference.tier is Tier.FAR:
        return Verdict("none", role, f"no token for {role} is like it", canonical, None, (), is_negative)
    best = matches[0]
    tier = best.difference.tier
    same = sorted((it for it in matches if it.difference.tier is tier and _is_level(it, best)), key=lambda it: it.rank)
    best, listed = same[0], tuple([it for it in matches if it.difference.tier is not Tier.FAR][:MOST_LISTED])
    rivals = [it for it in same if it.settled == best.settled]
    if len(rivals) > 1:
        why = f"{len(rivals)} tokens for {role} fit alike"
        return Verdict("ambiguous", role, why, canonical, None, tuple(rivals[:MOST_LISTED]), is_negative)
    others = tuple(it for it in listed if it is not best)
    if tier is Tier.EXACT:
        return Verdict("exact", role, "the only one that is meant for it", canonical, best, others, is_negative)
    if tier is Tier.SUGGEST:
        return Verdict("suggest", role, f"the nearest one: {best.difference}", canonical, best, others, is_negative)
    next_far = min((it.difference.far for it in matches if not _is_level(it, best)), default=float("inf"))
    if not _has_margin(role, best.difference, next_far):
        why = f"others are about as near: {best.difference}"
        return Verdict("ambiguous", role, why, canonical, None, listed, is_negative)
    return Verdict("near", role, f"near, and nothing else is: {best.difference}", canonical, best, others, is_negative)


def _is_level(one: Match, other: Match) -> bool:
    """Whether two tokens are equally far."""
    return abs(one.difference.far - other.difference.far) < 1e-9


def _has_margin(role: str, best: Difference, next_far: float) -> bool:
    """A colour's runner-up is clearly farther; a length is nearer than half of the gap to the next one."""
    if role in COLORS or role == "shadow":
        return next_far >= best.far * MARGIN_TIMES or next_far >= best.far + MARGIN
    return next_far > best.far * 1.000001
