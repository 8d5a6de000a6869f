"""A colour: where it lies in its space, what it is in others, and how far it is from another one."""

from msgspec import Struct

from adapter.tokens.ciede2000 import difference
from adapter.tokens.color_spaces import Triple, to_lab, to_oklab, to_srgb, to_xyz
from adapter.tokens.node import Json

# A screen's step of a channel is 1/255: what is nearer to a gamut's border than a half of one is inside.
HALF_STEP = 0.5 / 255


class Color(Struct, frozen=True):
    """A colour in one of the format's spaces; a component that is ``none`` is 0 here, ``alpha`` is 0 to 1."""

    space: str
    components: Triple
    alpha: float = 1.0

    def xyz(self) -> Triple:
        """CIE XYZ relative to D65."""
        return to_xyz(self.space, self.components)

    def oklab(self) -> Triple:
        """OKLab."""
        return self.components if self.space == "oklab" else to_oklab(self.xyz())

    def srgb(self) -> Triple:
        """sRGB, with values below 0 or above 1 for a colour that sRGB does not have."""
        return self.components if self.space == "srgb" else to_srgb(self.xyz())

    def hash(self) -> str | None:
        """``#rrggbb``, with two digits more where it is translucent; None for a colour that sRGB does not have."""
        channels = self.srgb()
        if not all(-HALF_STEP <= it <= 1 + HALF_STEP for it in channels):
            return None
        digits = [*channels, self.alpha] if self.alpha < 1 else channels
        return "#" + "".join(f"{round(min(1.0, max(0.0, it)) * 255):02x}" for it in digits)


def distance(one: Color, other: Color) -> float:
    """ΔE00 of two colours without regard to alpha, which it knows nothing about."""
    return difference(to_lab(one.xyz()), to_lab(other.xyz()))


def color_of(value: Json) -> Color | None:
    """A token's value as a colour, None for what is none."""
    match value:
        case {"colorSpace": str(space), "components": [one, two, three], "alpha": int() | float() as alpha}:
            return Color(space, (_number(one), _number(two), _number(three)), float(alpha))
    return None


def _number(component: Json) -> float:
    return float(component) if isinstance(component, int | float) else 0.0
