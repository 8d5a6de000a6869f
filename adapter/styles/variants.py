"""Tailwind 4's variants: ``md:hover:`` becomes conditions, by the table and a few that take values."""

import re
from functools import partial

from adapter.source.brackets import pieces
from adapter.styles.arbitrary import decode, is_valid, named_value
from adapter.styles.declarations import Line
from adapter.styles.splitting import Modifier, modifier_of, roots
from adapter.styles.table import Variant
from adapter.styles.theme import Theme
from adapter.styles.value_types import is_whole

Way = tuple[str, ...]
COMPOUND = ("not", "group", "peer", "in", "has")
NTH = {
    "nth": "nth-child",
    "nth-last": "nth-last-child",
    "nth-of-type": "nth-of-type",
    "nth-last-of-type": "nth-last-of-type",
}
WIDTHS = {"min": ">=", "max": "<", "@min": ">=", "@max": "<", "@": ">="}
FUNCTIONAL = ("aria", "data", "supports", *NTH, *WIDTHS)
AT_RULE = re.compile(r"^(@[\w-]+)\s*")
CONDITIONAL = ("@media", "@supports", "@container")


class Variants:
    """The variants of one project; each is worked out once."""

    __slots__ = ("_known", "_made", "_theme", "own")

    def __init__(self, own: dict[str, Variant], theme: Theme) -> None:
        self.own = own
        self._theme = theme
        self._known = frozenset((*own, *COMPOUND, *FUNCTIONAL))
        self._made: dict[str, Variant | None] = {}

    def find(self, text: str) -> Variant | None:
        """What a variant means, None if Tailwind does not know it."""
        if text not in self._made:
            self._made[text] = self._make(text, outer="")
        return self._made[text]

    def _make(self, text: str, outer: str) -> Variant | None:
        if text[:1] == "[" and text[-1:] == "]":
            return _selector(text, outer)
        plain, *behind = pieces(text, "/")
        if len(behind) > 1:
            return None
        for root, value in roots(plain, self._known):
            if root in self.own:
                return None if value is not None or behind else self.own[root]
            if root in COMPOUND:
                return self._compound(root, value, behind)
            made = self._functional(root, value, behind)
            if made != "next":
                return Variant(((made,),)) if made else None
        return None

    def _functional(self, root: str, value: str | None, behind: list[str]) -> str:
        """The condition of a variant with a value, empty for none; ``next`` where another root may fit."""
        modifier = modifier_of(behind[0]) if behind else None
        if (behind and modifier is None) or (behind and not root.startswith("@")) or not value:
            return ""
        said, free = value, False
        if value[-1:] in "])":
            if value[0] != ("[" if value[-1] == "]" else "("):
                return "next"
            said, free = decode(value[1:-1]), True
            if not is_valid(said) or not said.strip() or (value[0] == "(" and not said.startswith("--")):
                return ""
            said = f"var({said})" if value[0] == "(" else said
        elif not named_value(value):
            return "next"
        if root in WIDTHS:
            return self._width(root, said, free, modifier)
        return _about(root, said, free)

    def _width(self, root: str, said: str, free: bool, modifier: Modifier | None) -> str:
        namespace = "--container" if root.startswith("@") else "--breakpoint"
        key = "" if free else self._theme.key(said, (namespace,))
        width = said if free else self._theme.value(key)
        if not width or "var(" in width:
            return ""
        at_rule = "@container" if root.startswith("@") else "@media"
        name = f"{modifier.value} " if modifier else ""
        return f"{at_rule} {name}(width {WIDTHS[root]} {width})"

    def _compound(self, root: str, value: str | None, behind: list[str]) -> Variant | None:
        modifier = None
        if value is None:
            return None
        if behind and root in ("not", "has", "in"):
            value = f"{value}/{behind[0]}"
        elif behind:
            modifier = modifier_of(behind[0])
            if modifier is None:
                return None
        inner = self._make(value, outer=root)
        if inner is None or not _may_compound(root, inner):
            return None
        if root == "not":
            return _negated(inner)
        name = self._theme.prefix + "\\:" + root if self._theme.prefix else root
        group = f":where(.{name}\\/{modifier.value})" if modifier else f":where(.{name})"
        change = partial(_around, root, group)
        ways = []
        for way in inner.ways:
            changed = [it if it[:1] == "@" else change(it) for it in way]
            if changed == list(way):
                return None
            ways.append(tuple(changed))
        return Variant(tuple(ways))


def _selector(text: str, outer: str) -> Variant | None:
    """``[&>li]:`` and ``[@media(width>=3px)]:``."""
    if text[1:2] == "@" and "&" in text:
        return None
    said = decode(text[1:-1])
    if not is_valid(said) or not said.strip():
        return None
    relative = said[0] in ">+~"
    if relative and outer not in ("has", "in"):
        return None
    if not relative and said[0] != "@" and "&" not in said:
        said = f"&:is({said})"
    if said[0] == "@":
        said = AT_RULE.sub(r"\1 ", said)
    return Variant(((said,),))


def _may_compound(root: str, inner: Variant) -> bool:
    """Whether a variant may stand inside another: no pseudo-element, no declarations, conditions only."""
    selectors = [it for way in inner.ways for it in way]
    if inner.declares or any("::" in it or it.startswith(":is(&") for it in selectors):
        return False
    if any(it[:1] == "@" and not it.startswith(CONDITIONAL) for it in selectors):
        return False
    if all(it[:1] == "@" for it in selectors):
        return root == "not"
    return all(sum(it[:1] != "@" for it in way) == 1 for way in inner.ways)


def _around(root: str, group: str, selector: str) -> str:
    if root == "in":
        return f":where({selector.replace('&', '*')}) &"
    if root == "has":
        return f"&:has({selector.replace('&', '*')})"
    inside = selector.replace("&", group)
    if len(pieces(inside, ",")) > 1:
        inside = f":is({inside})"
    return f":is({inside} &)" if root == "group" else f":is({inside} ~ &)"


def _negated(inner: Variant) -> Variant | None:
    """``not-hover``: all conditions fail, one rule each."""
    if len(inner.ways) != 1:
        return None
    (way,) = inner.ways
    at_rules = [it for it in way if it[:1] == "@"]
    selectors = [it for it in way if it[:1] != "@"]
    if len(at_rules) > 1 or len(selectors) > 1:
        return None
    ways: list[Way] = []
    for it in selectors:
        parts = [each.replace("&", "*") for each in pieces(it, ",")]
        ways.append((f"&:not({', '.join(parts)})",))
    for it in at_rules:
        name, _, condition = it.partition(" ")
        if len(pieces(condition, ",")) > 1:
            return None
        ways.append((f"{name} {_not(name, condition)}",))
    return Variant(tuple(ways))


def _not(name: str, condition: str) -> str:
    words = pieces(condition.strip(), " ")
    if words[0] == "not":
        return " ".join(words[1:])
    if name == "@container" and len(words) > 1 and "(" not in words[0]:
        rest = words[2:] if words[1] == "not" else ["not", *words[1:]]
        return " ".join((words[0], *rest))
    return f"not {condition}"


def _about(root: str, said: str, free: bool) -> str:
    """Conditions on attributes, places and what the browser can do."""
    if root == "data" or (root == "aria" and free):
        return _attribute(f"{root}-{said}")
    if root == "aria":
        return f'&[aria-{said}="true"]'
    if root in NTH:
        return f"&:{NTH[root]}({said})" if free or is_whole(said) else ""
    return f"@supports {_supports(said)}"


def _attribute(said: str) -> str:
    name, equals, value = said.partition("=")
    if not re.fullmatch(r"[\w-]+[~|^$*]?", name, re.A) or (equals and name == said):
        return ""
    if not equals:
        return f"&[{name}]" if re.fullmatch(r"[\w-]+", name) else ""
    value = value.strip()
    if value[:1] in ("'", '"'):
        return f"&[{said}]" if value[-1:] == value[0] or value[-2:-1] == " " else ""
    if not value or not is_valid(value):
        return f'&[{name}=""]' if not value else ""
    if len(value) > 2 and value[-2] == " " and value[-1] in "iIsS":
        return f'&[{name}="{value[:-2]}" {value[-1]}]'
    return f'&[{name}="{value}"]'


def _supports(said: str) -> str:
    if re.match(r"[\w-]*\s*\(", said):
        return said if said.startswith("selector(") else re.sub(r"(?<=\))(and|or|not)(?=\()", r" \1 ", said)
    if ":" not in said:
        said = f"{said}: var(--tw)"
    return said if said[0] == "(" and said[-1] == ")" else f"({said})"


def conditioned(lines: tuple[Line, ...], variants: list[Variant]) -> tuple[Line, ...]:
    """Declarations inside the rules of some variants, the outermost first."""
    for it in reversed(variants):
        every = (*it.declares, *lines)
        lines = tuple(Line(own.property, own.value, (*way, *own.conditions)) for way in it.ways for own in every)
    return lines
