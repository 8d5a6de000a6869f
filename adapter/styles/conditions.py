"""Conditions of a declaration in one form, however a version of Tailwind or a style sheet writes them."""

import re

from adapter.styles.folding import folded

DARK = re.compile(
    r"""\(prefers-color-scheme:\s*dark\)|(?<![\w-])\.dark(?![\w-])|\[data-(?:theme|mode|color-scheme)=["']?dark["']?\]"""
)
STATE = re.compile(r"&:([a-z-]+)")
WIDTH = re.compile(r"\((min|max)-width:\s*([^)]+)\)")
RANGE = re.compile(r"\((width [<>=]+ [^)]+)\)")
NESTED = re.compile(r"\([^()]*\)")


def conditions_of(written: tuple[str, ...]) -> tuple[str, ...] | None:
    """What must hold for a declaration, None where it is about another box than the element's."""
    found: list[str] = []
    for it in written:
        said = _at_rule(it) if it[:1] == "@" else _selector(it)
        if said is None:
            return None
        if said and said not in found:
            found.append(said)
    return tuple(found)


def _at_rule(text: str) -> str | None:
    name, _, said = text.partition(" ")
    if name == "@layer" or said in ("(hover: hover)", "(hover:hover)"):
        return ""
    if name == "@media":
        return media(said)
    return f"{name[1:]} {folded(said)}"


def media(said: str) -> str:
    """A media query by what it asks."""
    if DARK.search(said) and said.count("(") == 1:
        return "dark"
    said = WIDTH.sub(lambda it: f"width {'>=' if it[1] == 'min' else '<='} {it[2]}", said)
    return folded(RANGE.sub(lambda it: it[1], said))


def _selector(text: str) -> str | None:
    outer = text
    while NESTED.search(outer):
        outer = NESTED.sub("", outer)
    if "::" in outer or (outer.rstrip() != outer or (outer.startswith("&") and re.search(r"[\s>~+]", outer))):
        return None
    if "&" in text and not outer.count("&") and not text.rstrip(")").endswith("&"):
        return None  # the element stands in brackets before another
    state = STATE.fullmatch(text)
    if state:
        return state[1]
    if DARK.search(text):
        return "dark"
    return "" if text == "&" else text


def width_of(conditions: tuple[str, ...]) -> float:
    """The width in pixels from which on conditions hold: of two such, the wider one comes later in a style sheet."""
    for it in conditions:
        found = re.search(r"width (>=|<=|<|>) (-?[\d.]+)px", it)
        if found:
            return float(found[2]) if found[1][0] == ">" else -float(found[2])
    return 0.0
