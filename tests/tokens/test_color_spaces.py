"""Colours of every space lie where coloraide says, and CSS's words for them are read."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from adapter.tokens.color import Color, color_of, distance
from adapter.tokens.color_spaces import READERS, Triple, to_lab, to_oklab, to_srgb, to_xyz
from adapter.tokens.css_color import parse_color
from adapter.tokens.spaces import SPACES

coloraide = pytest.importorskip("coloraide")
# What components without a range are tried with; RGB is tried outside of its gamut too.
WIDE = {"lab": 125.0, "lch": 150.0, "oklab": 0.4, "oklch": 0.4}
ROUND = st.floats(-0.5, 1.5)
JOINT = 0.0031308


def components(space: str) -> st.SearchStrategy[Triple]:
    def one(low: float, high: float) -> st.SearchStrategy[float]:
        if (low, high) == (0, 1) and space not in ("oklab", "oklch"):
            return ROUND
        most = WIDE.get(space, high)
        return st.floats(max(low, -most), min(high, most) if high == float("inf") else high)

    low, middle, high = SPACES[space]
    return st.tuples(one(*low), one(*middle), one(*high))


def in_shares(space: str, color: Triple) -> Triple:
    """Percentages as coloraide counts them, from 0 to 1."""
    return (color[0], color[1] / 100, color[2] / 100) if space in ("hsl", "hwb") else color


def test_every_space_of_the_format_is_read() -> None:
    assert READERS.keys() == SPACES.keys()


@pytest.mark.parametrize("space", SPACES)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_coloraide_has_the_same_colour(space: str, data: st.DataObject) -> None:
    written = data.draw(components(space))
    theirs = coloraide.Color(space, in_shares(space, written))
    xyz = to_xyz(space, written)
    assert xyz == pytest.approx(theirs.convert("xyz-d65").coords(), abs=1e-9)
    xyz = tuple(theirs.convert("xyz-d65").coords())  # at black, the roots below blow the last digit up
    assert to_lab(xyz) == pytest.approx(theirs.convert("lab-d65").coords(), abs=1e-9, rel=1e-9)
    assert to_oklab(xyz) == pytest.approx(theirs.convert("oklab").coords(), abs=1e-9)
    # The two pieces of sRGB's curve miss one another by 3e-8, and at their joint the last digit decides between them.
    assume(all(abs(abs(it) - JOINT) > 1e-12 for it in theirs.convert("srgb-linear").coords()))
    assert to_srgb(xyz) == pytest.approx(theirs.convert("srgb").coords(), abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), space=st.sampled_from(["srgb", "oklab"]), share=st.integers(1, 99))
def test_coloraide_mixes_the_same(data: st.DataObject, space: str, share: int) -> None:
    one, other = (data.draw(st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))) for _ in "ab")
    alpha = data.draw(st.integers(1, 100))
    words = [f"rgb({' '.join(map(str, one))} / {alpha}%)", f"rgb({' '.join(map(str, other))})"]
    ours = parse_color(f"color-mix(in {space}, {words[0]} {share}%, {words[1]})")
    theirs = coloraide.Color(words[1]).mix(words[0], share / 100, space=space, out_space="xyz-d65")
    assert ours is not None
    assert ours.xyz() == pytest.approx(theirs.coords(), abs=1e-9)
    assert ours.alpha == pytest.approx(theirs.alpha(), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("#FFF", "#ffffff"),
        ("#12345680", "#12345680"),
        ("rgb(255 0 0 / 50%)", "#ff000080"),
        ("rgba(255, 0, 0, 0.5)", "#ff000080"),
        ("hsl(210 40% 98%)", "#f8fafc"),
        ("hwb(none 100% 0%)", "#ffffff"),
        ("RebeccaPurple", "#663399"),
        ("oklch(62.308% 0.188 259.814)", "#3b82f6"),
        ("color-mix(in oklab, #ff0000 50%, transparent)", "#ff000080"),
        ("color-mix(in oklch, transparent, red)", "#ff000080"),
        ("color-mix(in srgb, red 20%, red 20%)", "#ff000066"),
        ("transparent", "#00000000"),
    ],
)
def test_css_is_read(text: str, shown: str) -> None:
    found = parse_color(text)
    assert found is not None
    assert found.hash() == shown


@pytest.mark.parametrize(
    "text",
    [
        *("", "red blue", "12px", "#12", "#gggggg", "currentcolor", "canvastext", "inherit", "rgb(var(--x) 0 0)"),
        *("light-dark(red, blue)", "color-mix(in oklch, red, blue)", "color-mix(in srgb, red)", "rgb(from red r g b)"),
    ],
)
def test_what_only_a_browser_knows_is_no_colour(text: str) -> None:
    assert parse_color(text) is None


@given(st.text(alphabet="rgb()#,%/ 019af-color-mixinsrgbvar", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    parse_color(text)


def test_a_colour_outside_of_srgb_has_no_hash_and_is_not_clipped() -> None:
    wide = Color("display-p3", (0.0, 1.0, 0.0))
    green = Color("srgb", (0.0, 1.0, 0.0))
    assert wide.hash() is None
    assert distance(wide, green) > 2


def test_a_tokens_value_is_a_colour() -> None:
    assert color_of({"colorSpace": "hsl", "components": ["none", 0, 100], "alpha": 1}) == Color("hsl", (0, 0, 100))
    assert color_of({"value": 1, "unit": "px"}) is None
    assert color_of("red") is None
