"""From the fourteen colour spaces of the format to CIE XYZ, and from there to Lab, OKLab and sRGB.

The matrices, whites and curves are those of CSS Color Module Level 4 (section 10 and its sample code).  XYZ is
relative to D65 with white at Y = 1.  Nothing is clipped: a colour outside of a gamut keeps its coordinates.
"""

from collections.abc import Callable
from math import cbrt, copysign, cos, radians, sin

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

D65: Triple = (0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290)
D50: Triple = (0.3457 / 0.3585, 1.0, (1 - 0.3457 - 0.3585) / 0.3585)
FROM_D50: Matrix = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
SRGB: Matrix = (
    (0.4123907992659593, 0.357584339383878, 0.1804807884018343),
    (0.21263900587151024, 0.715168678767756, 0.07219231536073371),
    (0.01933081871559182, 0.11919477979462598, 0.9505321522496607),
)
TO_SRGB: Matrix = (
    (3.240969941904523, -1.5373831775700941, -0.4986107602930035),
    (-0.9692436362808797, 1.8759675015077204, 0.04155505740717562),
    (0.05563007969699365, -0.20397695888897652, 1.0569715142428784),
)
DISPLAY_P3: Matrix = (
    (0.48657094864821615, 0.26566769316909306, 0.19821728523436247),
    (0.22897456406974878, 0.6917385218365063, 0.07928691409374498),
    (0.0, 0.04511338185890263, 1.0439443689009757),
)
A98: Matrix = (
    (0.5766690429101307, 0.1855582379065463, 0.18822864623499472),
    (0.2973449752505361, 0.6273635662554661, 0.07529145849399789),
    (0.027031361386412343, 0.07068885253582723, 0.9913375368376389),
)
REC2020: Matrix = (
    (0.6369580483012911, 0.14461690358620838, 0.16888097516417208),
    (0.262700212011267, 0.677998071518871, 0.05930171646986195),
    (0.0, 0.02807269304908744, 1.0609850577107909),
)
PROPHOTO: Matrix = (  # relative to D50
    (0.797760489672303, 0.13518583717574031, 0.03134934958152481),
    (0.28807112822929337, 0.7118432178101014, 0.00008565396060525903),
    (0.0, 0.0, 0.8251046025104602),
)
TO_LMS: Matrix = (
    (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
    (0.03298365393238847, 0.9292868615863434, 0.03614466635064236),
    (0.04817718935962421, 0.2642395317527308, 0.6335478284694309),
)
LMS_TO_OKLAB: Matrix = (
    (0.21045426830931396, 0.7936177747023053, -0.0040720430116192585),
    (1.9779985324311686, -2.42859224204858, 0.450593709617411),
    (0.025904042465547734, 0.7827717124575297, -0.8086757549230774),
)
OKLAB_TO_LMS: Matrix = (
    (1.0, 0.3963377773761749, 0.21580375730991364),
    (1.0, -0.10556134581565857, -0.0638541728258133),
    (1.0, -0.08948417752981186, -1.2914855480194092),
)
FROM_LMS: Matrix = (
    (1.226879875845924, -0.5578149944602171, 0.2813910456659647),
    (-0.04057574521480083, 1.112286803280317, -0.07171105806551635),
    (-0.07637293667466008, -0.42149333240224324, 1.5869240198367818),
)
LINEAR_BELOW = (6 / 29) ** 3  # CIE's: below it, the curve of Lab is a line


def to_xyz(space: str, color: Triple) -> Triple:
    """A colour of one of the format's spaces in XYZ; raises KeyError for another space."""
    return READERS[space](color)


def to_lab(xyz: Triple) -> Triple:
    """CIE Lab relative to D65, for differences; the format's ``lab`` is relative to D50."""
    x, y, z = (_curved(it / white) for it, white in zip(xyz, D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def to_oklab(xyz: Triple) -> Triple:
    """OKLab, L from 0 to 1."""
    l, m, s = times(TO_LMS, xyz)  # noqa: E741
    return times(LMS_TO_OKLAB, (cbrt(l), cbrt(m), cbrt(s)))


def to_srgb(xyz: Triple) -> Triple:
    """sRGB, 0 to 1 for what it can show and beyond for what it cannot."""
    red, green, blue = times(TO_SRGB, xyz)
    return _gamma(red), _gamma(green), _gamma(blue)


def times(matrix: Matrix, it: Triple) -> Triple:
    """A matrix times a column."""
    one, two, three = (row[0] * it[0] + row[1] * it[1] + row[2] * it[2] for row in matrix)
    return one, two, three


def _curved(share: float) -> float:
    return cbrt(share) if share > LINEAR_BELOW else (share * (29 / 3) ** 3 + 16) / 116


def _gamma(value: float) -> float:
    size = abs(value)
    return copysign(1.055 * size ** (1 / 2.4) - 0.055, value) if size > 0.0031308 else 12.92 * value


def _srgb_curve(value: float) -> float:
    size = abs(value)
    return copysign(((size + 0.055) / 1.055) ** 2.4, value) if size > 0.04045 else value / 12.92


def _prophoto_curve(value: float) -> float:
    return _power(value, 1.8) if abs(value) >= 16 / 512 else value / 16


def _power(value: float, exponent: float) -> float:
    return copysign(abs(value) ** exponent, value)


def _from_rgb(matrix: Matrix, curve: Callable[[float], float]) -> Callable[[Triple], Triple]:
    return lambda it: times(matrix, (curve(it[0]), curve(it[1]), curve(it[2])))


def _from_d50(it: Triple) -> Triple:
    return times(FROM_D50, it)


def _from_lab(it: Triple) -> Triple:
    y = (it[0] + 16) / 116
    x, z = y + it[1] / 500, y - it[2] / 200
    flat = [share**3 if share**3 > LINEAR_BELOW else (116 * share - 16) / (29 / 3) ** 3 for share in (x, y, z)]
    return _from_d50((flat[0] * D50[0], flat[1] * D50[1], flat[2] * D50[2]))


def _from_oklab(it: Triple) -> Triple:
    l, m, s = times(OKLAB_TO_LMS, it)  # noqa: E741
    return times(FROM_LMS, (l**3, m**3, s**3))


def _straight(it: Triple) -> Triple:
    """From lightness, chroma and hue to lightness, a and b."""
    return it[0], it[1] * cos(radians(it[2])), it[1] * sin(radians(it[2]))


def _from_hsl(it: Triple) -> Triple:
    return _from_srgb(_hsl(*it))


def _hsl(hue: float, saturation: float, lightness: float) -> Triple:
    share, light = saturation / 100, lightness / 100
    strength = share * min(light, 1 - light)
    red, green, blue = (
        light - strength * max(-1.0, min(turn - 3, 9 - turn, 1.0)) for turn in ((n + hue / 30) % 12 for n in (0, 8, 4))
    )
    return red, green, blue


def _from_hwb(it: Triple) -> Triple:
    hue, white, black = it[0], it[1] / 100, it[2] / 100
    if white + black >= 1:
        grey = white / (white + black)
        return _from_srgb((grey, grey, grey))
    red, green, blue = (part * (1 - white - black) + white for part in _hsl(hue, 100, 50))
    return _from_srgb((red, green, blue))


_from_srgb = _from_rgb(SRGB, _srgb_curve)
_from_prophoto = _from_rgb(PROPHOTO, _prophoto_curve)
READERS: dict[str, Callable[[Triple], Triple]] = {
    "srgb": _from_srgb,
    "srgb-linear": _from_rgb(SRGB, lambda it: it),
    "hsl": _from_hsl,
    "hwb": _from_hwb,
    "lab": _from_lab,
    "lch": lambda it: _from_lab(_straight(it)),
    "oklab": _from_oklab,
    "oklch": lambda it: _from_oklab(_straight(it)),
    "display-p3": _from_rgb(DISPLAY_P3, _srgb_curve),
    "a98-rgb": _from_rgb(A98, lambda it: _power(it, 563 / 256)),
    "prophoto-rgb": lambda it: _from_d50(_from_prophoto(it)),
    "rec2020": _from_rgb(REC2020, lambda it: _power(it, 2.4)),
    "xyz-d65": lambda it: it,
    "xyz-d50": _from_d50,
}
