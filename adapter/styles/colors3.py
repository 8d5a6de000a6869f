"""Colours as Tailwind 3 takes them apart, to put an alpha in; after `util/color` of the package."""

import re
from collections.abc import Mapping

from msgspec import Struct

NUMBER = r"(?:\d+|\d*\.\d+)%?"
VARIABLE = r"var\(--(?:[^ )]*?)(?:,(?:[^ )]*?|var\(--[^ )]*?\)))?\)"
PART = f"(?:{NUMBER}|{VARIABLE})"
NEXT = rf"(?:(?:\s*,\s*|\s+)({PART}))?"
CALL = re.compile(rf"(rgba?)\(\s*({PART}){NEXT}{NEXT}(?:\s*[,/]\s*({PART}))?\s*\)")
HUE = re.compile(
    rf"(hsla?)\(\s*((?:{NUMBER})(?:deg|rad|grad|turn)?|{VARIABLE}){NEXT}{NEXT}(?:\s*[,/]\s*({PART}))?\s*\)"
)
HEX = re.compile(r"#(?:([a-fA-F\d]{2})([a-fA-F\d]{2})([a-fA-F\d]{2})([a-fA-F\d]{2})?|([a-fA-F\d]{3,4}))")
ALPHA = "<alpha-value>"


class Color(Struct, frozen=True):
    """A colour's function, its channels as written, and its alpha if it has one."""

    mode: str
    channels: tuple[str, ...]
    alpha: str = ""

    def with_alpha(self, alpha: str) -> str:
        """The colour as text, with another alpha."""
        if self.mode in ("rgba", "hsla"):
            return f"{self.mode}({', '.join((*self.channels, alpha))})"
        return f"{self.mode}({' '.join(self.channels)} / {alpha})"


def parse(value: str, names: Mapping[str, str], loose: bool) -> Color | None:
    """A colour taken apart; a ``loose`` one may have fewer channels if a variable is among them."""
    value = value.strip()
    if value == "transparent":
        return Color("rgb", ("0", "0", "0"), "0")
    if value in names:
        return Color("rgb", tuple(names[value].split()))
    if value[:1] == "#":
        return _hex(value)
    found = CALL.fullmatch(value) or HUE.fullmatch(value)
    if found is None:
        return None
    channels = tuple(it for it in found.groups()[1:4] if it)
    if len(channels) == 2 and channels[0].startswith("var("):
        return Color(found[1], channels[:1], channels[1])
    if (not loose and len(channels) != 3) or (len(channels) < 3 and not any(it.startswith("var(") for it in channels)):
        return None
    return Color(found[1], channels, found[5] or "")


def _hex(value: str) -> Color | None:
    found = HEX.fullmatch(value)
    if found is None:
        return None
    pairs = [it * 2 for it in found[5]] if found[5] else [it for it in found.groups()[:4] if it]
    numbers = [int(it, 16) for it in pairs]
    alpha = f"{numbers[3] / 255!r}" if len(numbers) > 3 else ""
    return Color("rgb", tuple(map(str, numbers[:3])), alpha)
