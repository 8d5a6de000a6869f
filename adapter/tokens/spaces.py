"""The colour spaces of the format, and the range of each component (Design Tokens Color Module 2025.10, 4.2)."""

from math import inf, nextafter

Range = tuple[float, float]
SHARE: Range = (0, 1)
PERCENT: Range = (0, 100)
HUE: Range = (0, nextafter(360, 0))
ANY: Range = (-inf, inf)
NOT_NEGATIVE: Range = (0, inf)

SPACES: dict[str, tuple[Range, Range, Range]] = {
    "srgb": (SHARE, SHARE, SHARE),
    "srgb-linear": (SHARE, SHARE, SHARE),
    "hsl": (HUE, PERCENT, PERCENT),
    "hwb": (HUE, PERCENT, PERCENT),
    "lab": (PERCENT, ANY, ANY),
    "lch": (PERCENT, NOT_NEGATIVE, HUE),
    "oklab": (SHARE, ANY, ANY),
    "oklch": (SHARE, NOT_NEGATIVE, HUE),
    "display-p3": (SHARE, SHARE, SHARE),
    "a98-rgb": (SHARE, SHARE, SHARE),
    "prophoto-rgb": (SHARE, SHARE, SHARE),
    "rec2020": (SHARE, SHARE, SHARE),
    "xyz-d65": (SHARE, SHARE, SHARE),
    "xyz-d50": (SHARE, SHARE, SHARE),
}
