"""Custom properties followed to the end: those of the element, of the page's root, and of Tailwind's theme."""

import re
from collections.abc import Callable

from msgspec import Struct, field

from adapter.source.brackets import closing, pieces

CALL = re.compile(r"(?<![\w-])var\(")
DEEPEST = 20
NO_SHADOW = "0 0 #0000"
# What Tailwind registers, or sets on every element: the values before a class says another.
INITIAL = {
    "--tw-border-style": "solid",
    "--tw-outline-style": "solid",
    "--tw-ring-offset-width": "0px",
    "--tw-ring-offset-color": "#fff",
    "--tw-ring-color": "rgb(59 130 246 / 0.5)",
    "--tw-ring-inset": "",
    **dict.fromkeys(
        ("--tw-shadow", "--tw-inset-shadow", "--tw-ring-shadow", "--tw-inset-ring-shadow", "--tw-ring-offset-shadow"),
        NO_SHADOW,
    ),
    **dict.fromkeys(("--tw-translate-x", "--tw-translate-y", "--tw-translate-z"), "0"),
    **dict.fromkeys(("--tw-rotate", "--tw-skew-x", "--tw-skew-y"), "0"),
    **dict.fromkeys(("--tw-scale-x", "--tw-scale-y", "--tw-scale-z"), "1"),
    **dict.fromkeys(("--tw-space-x-reverse", "--tw-space-y-reverse", "--tw-divide-x-reverse"), "0"),
    "--tw-content": '""',
}
Lookup = Callable[[str], str | None]


class Followed(Struct):
    """A value without ``var()``; ``used`` are all names on the way, ``missing`` those that nothing says."""

    value: str = ""
    used: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def follow(value: str, lookup: Lookup) -> Followed:
    """A value with every ``var()`` in it replaced."""
    found = Followed()
    found.value = _replaced(value, lookup, found, 0)
    return found


def _replaced(value: str, lookup: Lookup, into: Followed, depth: int) -> str:
    while (call := CALL.search(value)) is not None:
        end = closing(value, call.end())
        name, comma, fallback = value[call.end() : end].partition(",")
        said = _said(name.strip().replace("\\", ""), fallback if comma else None, lookup, into, depth)
        value = value[: call.start()] + said + value[end + 1 :]
    return value.strip()


def _said(name: str, fallback: str | None, lookup: Lookup, into: Followed, depth: int) -> str:
    into.used.append(name)
    said = lookup(name) if depth < DEEPEST else None
    if said is None and fallback is None:
        said = INITIAL.get(name)
    if said is None and fallback is None:
        into.missing.append(name)
        return "?"
    return _replaced(said if said is not None else fallback or "", lookup, into, depth + 1)


def tidied(name: str, value: str) -> str:
    """A value without what cannot be seen: the layers of a shadow that have neither size nor colour."""
    if name != "box-shadow" or NO_SHADOW not in value:
        return value
    layers = [it for it in map(str.strip, pieces(value, ",")) if it != NO_SHADOW]
    return ", ".join(layers) or "none"
