"""How near a value of a page is to a token's: colours by ΔE00 and alpha, lengths by pixels, shadows layer by layer."""

import re
from enum import IntEnum

from msgspec import Struct

from adapter.tokens.color import Color, color_of, distance
from adapter.tokens.css_color import parse_color
from adapter.tokens.css_values import typed
from adapter.tokens.lengths import ROOT_SIZE, parse_length
from adapter.tokens.node import Json
from adapter.tokens.spelling import spelled

# ΔE00 below which nobody sees a difference, below which one hardly does, and above which it is another colour.
SAME, CLOSE, LIKE = 0.5, 2.0, 5.0
SAME_ALPHA, CLOSE_ALPHA = 1.5 / 255, 0.02
SAME_PIXELS, CLOSE_PIXELS, CLOSE_SHARE, LIKE_SHARE = 1e-3, 1.0, 0.125, 0.25
# A radius from here on is a full one, whatever its number.
FULL = 9999.0
IGNORED = frozenset((
    "0", "auto", "none", "normal", "inherit", "initial", "unset", "revert", "revert-layer", "currentcolor",
    "transparent", "100%", "1px",
))  # fmt: skip


class Tier(IntEnum):
    """How near, the nearest first."""

    EXACT = 0
    NEAR = 1
    SUGGEST = 2
    FAR = 3


class Difference(Struct, frozen=True):
    """How far a token's value is from the page's: ΔE00, CSS pixels, and alpha; ``far`` orders within one role."""

    tier: Tier
    far: float
    delta_e: float = 0.0
    pixels: float = 0.0
    alpha: float = 0.0

    def __str__(self) -> str:
        parts = [f"ΔE00 {self.delta_e:.2g}"] if self.delta_e else []
        parts += [f"{self.pixels:g} px"] if self.pixels else []
        parts += [f"alpha {self.alpha:.2g}"] if self.alpha else []
        return ", ".join(parts) or "equal"


class Value(Struct, frozen=True):
    """A value of a page: ``known`` in the format's form, in pixels where it is a length, and as decisions name it."""

    text: str
    known: Json
    canonical: str
    pixels: float | None = None
    is_negative: bool = False


def read_value(text: str, role: str) -> Value | None:
    """A value as a role takes it, None for one that nobody can compare: keywords, percentages, open variables."""
    text = text.strip()
    if role == "radius" and (text == "50%" or "infinity" in text):
        return Value(text, None, "full", FULL)
    length = parse_length(text)
    pixels = length.pixels() if length is not None and length.unit else None
    if pixels is not None:
        if role == "radius" and pixels >= FULL:
            return Value(text, None, "full", FULL)
        return Value(text, None, f"{round(pixels, 4):g}px", abs(pixels), pixels < 0)
    found = typed(f"--{role}", text)
    if found is None or text.lower() in IGNORED:
        return None
    color = parse_color(text)
    shown = color.hash() if color is not None else None
    return Value(text, found[1], shown or spelled(found[1]))


def difference(value: Value, token: Json, role: str) -> Difference | None:
    """How far a token is from a value, None where the two cannot be compared."""
    if value.pixels is not None:
        return _lengths(value.pixels, token, role)
    one, other = color_of(value.known), color_of(token)
    if one is not None and other is not None:
        return _colors(one, other)
    if isinstance(value.known, list) and isinstance(token, list) and role == "shadow":
        return _shadows(value.known, token)
    if role in ("duration", "font-weight", "z-index", "line-height", "easing", "font-family"):
        return Difference(Tier.EXACT, 0) if _plain(value.known) == _plain(token) else None
    return None


def _plain(value: Json) -> Json:
    """A value in which equal ones are written alike: times in milliseconds, names of fonts in lower case."""
    match value:
        case {"value": int() | float() as number, "unit": "s"}:
            return {"value": number * 1000, "unit": "ms"}
        case list():
            return [it.lower() if isinstance(it, str) else it for it in value]
    return value


def _colors(one: Color, other: Color) -> Difference:
    alpha = abs(one.alpha - other.alpha)
    delta = 0.0 if one == other or (one.hash() or "a") == (other.hash() or "b") else distance(one, other)
    if delta < SAME and alpha <= SAME_ALPHA:
        return Difference(Tier.EXACT, 0.0, delta, alpha=alpha)
    tier = Tier.NEAR if delta <= CLOSE and alpha <= CLOSE_ALPHA else Tier.SUGGEST if delta <= LIKE else Tier.FAR
    return Difference(Tier.FAR if alpha > 0.1 else tier, delta + alpha * 100, delta, alpha=alpha)


def _lengths(pixels: float, token: Json, role: str) -> Difference | None:
    theirs = _pixels(token)
    if theirs is None:
        return None
    if role == "radius" and pixels >= FULL:
        return Difference(Tier.EXACT, 0) if theirs >= FULL else None
    far = abs(pixels - theirs)
    if far <= SAME_PIXELS:
        return Difference(Tier.EXACT, 0)
    share = far / max(pixels, SAME_PIXELS)
    if far <= CLOSE_PIXELS and share <= CLOSE_SHARE:
        return Difference(Tier.NEAR, far, pixels=round(theirs - pixels, 3))
    return Difference(Tier.SUGGEST if share <= LIKE_SHARE else Tier.FAR, far, pixels=round(theirs - pixels, 3))


def _pixels(token: Json) -> float | None:
    match token:
        case {"value": int() | float() as number, "unit": "px"}:
            return float(number)
        case {"value": int() | float() as number, "unit": "rem"}:
            return number * ROOT_SIZE
    return None


def _shadows(ours: list[Json], theirs: list[Json]) -> Difference | None:
    """The worst of all layers; another number of layers, or an inner one for an outer, cannot be compared."""
    if len(ours) != len(theirs):
        return None
    worst = Difference(Tier.EXACT, 0)
    for one, other in zip(ours, theirs, strict=True):
        layer = _layer(one, other)
        if layer is None:
            return None
        worst = max(worst, layer, key=lambda it: (it.tier, it.far))
    return worst


def _layer(one: Json, other: Json) -> Difference | None:
    if not isinstance(one, dict) or not isinstance(other, dict) or one.get("inset") != other.get("inset"):
        return None
    here, there = color_of(one.get("color")), color_of(other.get("color"))
    sizes = [(_pixels(one.get(it)), _pixels(other.get(it))) for it in ("offsetX", "offsetY", "blur", "spread")]
    if here is None or there is None or any(a is None or b is None for a, b in sizes):
        return None
    pixels = max(abs((a or 0) - (b or 0)) for a, b in sizes)
    color = _colors(here, there)
    tier = Tier.EXACT if pixels <= SAME_PIXELS else Tier.NEAR if pixels <= CLOSE_PIXELS else Tier.FAR
    return Difference(max(tier, color.tier), color.far + pixels, color.delta_e, pixels, color.alpha)


def is_ignored(text: str) -> bool:
    """Whether a value says nothing that a token could say: keywords, nothing, everything, a hairline."""
    return text.strip().lower() in IGNORED or re.fullmatch(r"0(?:\.0+)?[a-z]*", text.strip(), re.I) is not None
