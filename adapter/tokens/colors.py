"""Colours as hashes write them."""

import re

HASH = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def hex_components(text: str) -> tuple[float, float, float, float] | None:
    """Red, green, blue and alpha from 0 to 1 of a hash with 3, 4, 6 or 8 digits, None for any other text."""
    if not HASH.fullmatch(text):
        return None
    digits = text[1:] if len(text) > 5 else "".join(it * 2 for it in text[1:])
    red, green, blue, alpha = (int(f"{digits}ff"[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
    return red, green, blue, alpha
