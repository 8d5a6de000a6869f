"""Colours as CSS writes them: hashes, names and functions, and mixtures that can be worked out without a browser."""

from msgspec.structs import replace

from adapter.tokens.color import Color
from adapter.tokens.color_spaces import Triple
from adapter.tokens.colors import hex_components

# Mixtures in these spaces are worked out; with `transparent`, those in any other too.
MIXED = ("srgb", "oklab")
LONGEST = 500


def parse_color(text: str) -> Color | None:
    """The colour that a CSS value is, None for any other value and for one that only a browser knows.

    ``currentcolor``, system colours, ``var()``, ``light-dark()`` and relative colours are such.
    """
    if text[:1] == "#":
        found = hex_components(text)
        return Color("srgb", found[:3], found[3]) if found else None
    if len(text) > LONGEST or "var(" in text or "light-dark(" in text:
        return None
    from tinycss2 import parse_one_component_value  # pages without such a value do without it

    return _of_token(parse_one_component_value(text, skip_comments=True))


def _of_token(token: object) -> Color | None:
    from tinycss2.color5 import parse_color as parse

    if getattr(token, "lower_name", "") == "color-mix":
        return _mixture(list(getattr(token, "arguments", ())))
    found = parse(token)
    if found is None or isinstance(found, str):
        return None
    one, two, three = (float(it) if it is not None else 0.0 for it in found.coordinates)
    return Color(found.space, (one, two, three), float(found.alpha))


def _mixture(tokens: list[object]) -> Color | None:
    """``color-mix(in SPACE, COLOR SHARE, COLOR SHARE)``."""
    parts = _parts(tokens)
    if len(parts) != 3 or len(parts[0]) < 2:
        return None
    space = str(getattr(parts[0][1], "lower_value", ""))
    (one, share), (other, rest) = _shared(parts[1]), _shared(parts[2])
    if one is None or other is None:
        return None
    if share is None:
        share = 50.0 if rest is None else 100 - rest
    rest = 100 - share if rest is None else rest
    total = share + rest
    if total <= 0 or not (0 <= share <= 100 and 0 <= rest <= 100):
        return None
    weight, strength = share / total, min(1.0, total / 100)
    return _mixed(space, one, other, weight, strength)


def _mixed(space: str, one: Color, other: Color, weight: float, strength: float) -> Color | None:
    """Two colours mixed with their alpha multiplied in; what is transparent gives no colour of its own."""
    if not other.alpha:
        return replace(one, alpha=one.alpha * weight * strength)
    if not one.alpha:
        return replace(other, alpha=other.alpha * (1 - weight) * strength)
    if space not in MIXED:
        return None
    alpha = one.alpha * weight + other.alpha * (1 - weight)
    here, there = (it.srgb() if space == "srgb" else it.oklab() for it in (one, other))
    share = one.alpha * weight / alpha
    mixed: Triple = (
        here[0] * share + there[0] * (1 - share),
        here[1] * share + there[1] * (1 - share),
        here[2] * share + there[2] * (1 - share),
    )
    return Color(space, mixed, alpha * strength)


def _parts(tokens: list[object]) -> list[list[object]]:
    parts: list[list[object]] = [[]]
    for it in tokens:
        kind = getattr(it, "type", "")
        if kind == "literal" and getattr(it, "value", "") == ",":
            parts.append([])
        elif kind not in ("whitespace", "comment"):
            parts[-1].append(it)
    return parts


def _shared(tokens: list[object]) -> tuple[Color | None, float | None]:
    """A colour of a mixture, and its share in percent if it is stated."""
    shares = [it for it in tokens if getattr(it, "type", "") == "percentage"]
    colors = [it for it in tokens if getattr(it, "type", "") != "percentage"]
    if len(colors) != 1 or len(shares) > 1:
        return None, None
    return _of_token(colors[0]), float(getattr(shares[0], "value", 0)) if shares else None
