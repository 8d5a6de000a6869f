"""The difference between two colours as people see it: CIEDE2000.

Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula: implementation notes, supplementary test data, and
mathematical observations", Color Research and Application 30 (2005), with all three weights 1.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Lab = tuple[float, float, float]
GREY = 25.0**7


def difference(one: Lab, other: Lab) -> float:
    """ΔE00 of two colours in CIE Lab (L 0 to 100, white D50 or whichever both have); 0 for equal ones."""
    grey = ((hypot(*one[1:]) + hypot(*other[1:])) / 2) ** 7
    stretch = 1 + 0.5 * (1 - sqrt(grey / (grey + GREY)))
    (light1, chroma1, hue1), (light2, chroma2, hue2) = _polar(one, stretch), _polar(other, stretch)
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    turn, hue = _hues(hue1, hue2, chroma1 * chroma2 == 0)
    lightness = (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    saturation = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    tone = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * _hue_weight(hue))
    blue = 2 * sqrt(chroma**7 / (chroma**7 + GREY)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(max(0.0, lightness**2 + saturation**2 + tone**2 - blue * saturation * tone))


def _polar(color: Lab, stretch: float) -> Lab:
    light, a, b = color
    a *= stretch
    return light, hypot(a, b), degrees(atan2(b, a)) % 360 if a or b else 0.0


def _hues(one: float, other: float, is_grey: bool) -> tuple[float, float]:
    """The turn from one hue to another the short way, and the hue in the middle; degrees."""
    if is_grey:
        return 0.0, one + other
    turn = other - one
    if abs(turn) <= 180:
        return turn, (one + other) / 2
    middle = (one + other + 360) / 2 if one + other < 360 else (one + other - 360) / 2
    return turn - 360 if turn > 180 else turn + 360, middle


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
