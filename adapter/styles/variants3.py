"""Tailwind 3's variants: ``md:hover:`` becomes conditions."""

import re
from itertools import product

from adapter.source.brackets import pieces
from adapter.styles.arbitrary import is_valid
from adapter.styles.declarations import Line
from adapter.styles.table import Variant
from adapter.styles.theme3 import Theme3
from adapter.styles.types3 import normalize

PSEUDO = (
    "first-of-type last-of-type only-of-type visited target default checked indeterminate placeholder-shown autofill "
    "optional required valid invalid in-range out-of-range read-only empty focus-within hover focus focus-visible "
    "active enabled disabled"
)
STATES = {
    "first": "&:first-child",
    "last": "&:last-child",
    "only": "&:only-child",
    "odd": "&:nth-child(odd)",
    "even": "&:nth-child(even)",
    "open": "&[open]",
    **{it: f"&:{it}" for it in re.findall(r"\S+", PSEUDO)},
}
FIXED = {
    "*": ("& > *",),
    "first-letter": ("&::first-letter",),
    "first-line": ("&::first-line",),
    "marker": ("& *::marker", "&::marker"),
    "selection": ("& *::selection", "&::selection"),
    "file": ("&::file-selector-button",),
    "placeholder": ("&::placeholder",),
    "backdrop": ("&::backdrop",),
    "before": ("&::before",),
    "after": ("&::after",),
    "ltr": ('&:where([dir="ltr"], [dir="ltr"] *)',),
    "rtl": ('&:where([dir="rtl"], [dir="rtl"] *)',),
    "motion-safe": ("@media (prefers-reduced-motion: no-preference)",),
    "motion-reduce": ("@media (prefers-reduced-motion: reduce)",),
    "print": ("@media print",),
    "portrait": ("@media (orientation: portrait)",),
    "landscape": ("@media (orientation: landscape)",),
    "contrast-more": ("@media (prefers-contrast: more)",),
    "contrast-less": ("@media (prefers-contrast: less)",),
    "forced-colors": ("@media (forced-colors: active)",),
    **{name: (it,) for name, it in STATES.items()},
}
CONTENT = (Line("content", "var(--tw-content)"),)
WRITTEN = re.compile(r"(?P<name>[\w-]+?)-?\[(?P<value>.*)\]")
AT_RULE = re.compile(r"@[\w-]+\s*[^{]*")


class Variants3:
    """The variants of one project; each is worked out once."""

    __slots__ = ("_fixed", "_made", "_theme", "_units")

    def __init__(self, theme: Theme3, dark: tuple[str, ...] = ("@media (prefers-color-scheme: dark)",)) -> None:
        self._theme = theme
        screens = {name: it for name, it in theme.section("screens").items() if isinstance(it, str)}
        widths = {name: (f"@media (min-width: {it})",) for name, it in screens.items()}
        least = {f"max-{name}": (f"@media not all and (min-width: {it})",) for name, it in screens.items()}
        self._units = {_unit(it) for it in screens.values()}
        self._fixed = {**FIXED, **widths, **least, "dark": dark}
        self._made: dict[str, Variant | None] = {}

    def find(self, text: str) -> Variant | None:
        """What a variant means, None if Tailwind does not know it."""
        if text not in self._made:
            self._made[text] = self._make(text)
        return self._made[text]

    def _make(self, text: str) -> Variant | None:
        if text in self._fixed:
            declares = CONTENT if text in ("before", "after") else ()
            return Variant(tuple((it,) for it in self._fixed[text]), declares)
        if text[:1] == "[" and text[-1:] == "]":
            return _selector(text[1:-1])
        plain, *behind = pieces(text, "/")
        name = behind[-1] if behind else ""
        for kind, join in (("group", " &"), ("peer", " ~ &")):
            if plain.startswith(f"{kind}-"):
                return self._around(plain[len(kind) + 1 :], f".{kind}\\/{name}" if name else f".{kind}", join)
        if behind and plain in self._fixed:
            return Variant(tuple((it,) for it in self._fixed[plain]))
        made = self._valued(plain)
        return Variant(((made,),)) if made else None

    def _around(self, plain: str, group: str, join: str) -> Variant | None:
        """``group-hover``: the state of an element around, or beside."""
        state = STATES.get(plain) or self._valued(plain)
        if plain[:1] == "[" and plain[-1:] == "]":
            said = normalize(plain[1:-1])
            state = said if "&" in said else f"&{said}"
        if not state or state[0] == "@":
            return None
        start = state.index("&")
        end = state.find(" ", start)
        end = len(state) if end < 0 else end
        return Variant(((state[:start] + group + state[start + 1 : end] + join + state[end:],),))

    def _valued(self, plain: str) -> str:
        found = WRITTEN.fullmatch(plain)
        if found is None:
            name, _, key = plain.partition("-")
            value = self._theme.section(name).get(key) if name in ("aria", "data", "supports") else None
            said = value if isinstance(value, str) else ""
        else:
            name, said = found["name"], found["value"]
            if not is_valid(said) or plain[len(name)] != "-":
                return ""
        match name:
            case "aria" | "data":
                return f"&[{name}-{_attribute(normalize(said))}]" if said else ""
            case "has":
                return f"&:has({normalize(said)})" if said else ""
            case "supports":
                return f"@supports {_supports(said)}" if said else ""
            case "min" | "max" if found is not None:
                return f"@media ({name}-width: {said})" if _unit(said) in self._units and len(self._units) == 1 else ""
        return ""


def _selector(written: str) -> Variant | None:
    said = normalize(written)
    if len(pieces(said, ",")) > 1 or not (said.startswith("@") or "&" in said) or not is_valid(said):
        return None
    if said[0] != "@":
        return Variant(((said,),))
    at_rule, brace, inner = said.partition("{")
    conditions = [re.sub(r"^(@[\w-]+)\s*", r"\1 ", at_rule).strip()]
    return Variant(((*conditions, inner.rstrip("} ").strip()) if brace else tuple(conditions),))


def _attribute(said: str) -> str:
    name, equals, value = said.partition("=")
    if not equals or value[:1] in ("'", '"'):
        return said
    if len(value) > 1 and value[-2:-1] == " " and value[-1] in "iIsS":
        return f'{name}="{value[:-2]}" {value[-1]}'
    return f'{name}="{value}"'


def _supports(said: str) -> str:
    check = said if said.startswith("--") else normalize(said)
    if re.match(r"[\w-]*\s*\(", check):
        return re.sub(r"\b(and|or|not)\b", r" \1 ", check)
    if ":" not in check:
        check = f"{check}: var(--tw)"
    return check if check.startswith("(") and check.endswith(")") else f"({check})"


def _unit(width: str) -> str:
    return width.lstrip("0123456789.+-")


def conditioned3(lines: tuple[Line, ...], variants: list[Variant]) -> tuple[Line, ...]:
    """Declarations under some variants: at-rules from the outside in, selectors the other way, pseudo-elements last."""
    if not variants:
        return lines
    declares = next((it.declares for it in variants if it.declares), ())
    if any(it.property == "content" for it in lines):
        declares = ()
    found = []
    for ways in product(*(it.ways for it in variants)):
        every = [it for way in ways for it in way]
        rules = [it for it in every if it[:1] == "@"]
        inner = [it for way in reversed(ways) for it in way if it[:1] != "@"]
        inner.sort(key=lambda it: "::" in it)
        found += [Line(it.property, it.value, (*rules, *inner, *it.conditions)) for it in (*declares, *lines)]
    return tuple(found)
