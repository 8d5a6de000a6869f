"""Tailwind 3's utilities: a base (``bg-red-500/50``) becomes declarations, by the table."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from adapter.source.brackets import pieces
from adapter.styles.colors3 import ALPHA, parse
from adapter.styles.declarations import Declared, Line
from adapter.styles.table3 import Said, Section, Table, Utility, Value
from adapter.styles.theme3 import UNKNOWN, Theme3
from adapter.styles.types3 import TYPES, is_of, is_written_well, lengths, normalize

FADED = re.compile(r"§<([^<>]*)>")
PROPERTY = re.compile(r"\[([a-zA-Z0-9-_]+):(\S+)\]")
SIGNED = re.compile(r"[+-]?(?:\d+|\d*\.\d+)(?:e[+-]?\d+)?(?:%|\w+)?")
CALLED = ("var(", "calc(", "min(", "max(", "clamp(")


class Taken(Struct, frozen=True):
    """A value that a utility takes, its type, and a modifier; ``key`` is its name in the theme."""

    value: Value
    kind: str
    modifier: str = ""
    key: str = ""


class Known(Struct, frozen=True):
    """What is looked at to resolve a base: the table by name, the theme, and the prefix of the project's classes.

    ``made`` keeps the values of utilities, by their place in memory, which the table holds.
    """

    table: Table
    theme: Theme3
    by_name: Mapping[str, list[Utility]]
    prefix: str = ""
    made: dict[int, Section] = {}

    def values(self, it: Utility) -> Section:
        """The values by name that a utility takes."""
        if id(it) not in self.made:
            found = {**self.theme.section(it.section), **it.values} if it.section else it.values
            without = "DEFAULT" if it.without_default else ""
            self.made[id(it)] = {name: each for name, each in found.items() if name != without}
        return self.made[id(it)]


def declared(base: str, known: Known) -> Declared | None:
    """What a base without variants declares, None if Tailwind does not know it."""
    plain, negative = _unprefixed(base, known.prefix)
    found: list[Declared] = []
    if plain is not None:
        found += _each(plain, negative, known)
    written = PROPERTY.fullmatch(base)
    if written and written[1][0] in "abcdefghijklmnopqrstuvwxyz_-" and is_written_well(written[2]):
        said = written[2] if written[1] in VERBATIM else normalize(written[2])
        found.append(Declared((Line(written[1], said),), root=written[1], is_written=True))
    if not found:
        return None
    first = next((it for it in found if it.lines), found[0])
    lines = tuple(line for it in found for line in it.lines)
    open_ones = not lines and any(it.is_open for it in found)
    if not lines and not open_ones:
        return None
    return Declared(lines, (), base, first.root, first.key, first.is_written, is_open=open_ones)


# Properties whose value may be a name that begins like a variable.
VERBATIM = (
    "scroll-timeline-name", "timeline-scope", "view-timeline-name", "font-palette", "anchor-name", "anchor-scope",
    "position-anchor", "position-try-options", "scroll-timeline", "animation-timeline", "view-timeline", "position-try",
)  # fmt: skip


def _unprefixed(base: str, prefix: str) -> tuple[str | None, bool]:
    """A base without the project's prefix and without its sign, and whether it had one."""
    negative = base.startswith("-")
    rest = base[1:] if negative else base
    if not rest.startswith(prefix):
        return None, negative
    return rest[len(prefix) :], negative


def _each(plain: str, negative: bool, known: Known) -> Iterator[Declared]:
    sign = "-" if negative else ""
    if not negative and plain in known.table.statics:
        yield Declared(known.table.statics[plain], root=plain)
    if plain in known.by_name:
        yield from _all(known.by_name[plain], f"{sign}DEFAULT", known)
    for root, name in _permutations(plain):
        if root in known.by_name and (negative or name[:1] != "-" or _is_value(root, name, known)):
            yield from _all(known.by_name[root], sign + name, known)


def _is_value(root: str, name: str, known: Known) -> bool:
    """Whether the theme has a name that begins with a minus."""
    return any(name in known.values(it) for it in known.by_name[root])


def _permutations(plain: str) -> Iterator[tuple[str, str]]:
    """Each way to read a base as a root and what follows it."""
    last: int | None = None
    while True:
        slash = False
        if last is None and plain.endswith("]"):
            bracket = plain.find("[")
            before = plain[bracket - 1 : bracket]
            at = bracket - 1 if before in ("-", "/") else -1
            slash = before == "/"
        elif last is None and "/" in plain:
            at, slash = plain.rfind("/"), True
        else:
            at = plain.rfind("-", 0, len(plain) if last is None else last + 1)
        if at < 0:
            return
        last = at - 1
        root, name = plain[:at], plain[at if slash else at + 1 :]
        if root and name != "/":
            yield root, name
        if last < 0:
            return


def _all(utilities: list[Utility], name: str, known: Known) -> Iterator[Declared]:
    """What the utilities of one root make of a name; of several that take a written value one must win."""
    found = [(it, taken) for it in utilities if (taken := _taken(it, name, known)) is not None]
    if name[:1] == "[" and name[-1:] == "]" and len(found) > 1:
        found = _fitting([it for it in found if not it[0].takes_any], name, known) or _fitting(
            [it for it in found if it[0].takes_any], name, known
        )
    for it, taken in found:
        unknown = taken.value == UNKNOWN
        lines = () if unknown else _lines(it, taken, known)
        written = not taken.key and not unknown
        yield Declared(lines, root=it.name, key=taken.key, is_written=written, is_open=unknown)


def _fitting(found: list[tuple[Utility, Taken]], name: str, known: Known) -> list[tuple[Utility, Taken]]:
    if len(found) <= 1:
        return found
    for it, taken in found:
        if any(wins and _typed(it, kind, name, known) is not None for kind, wins in it.types):
            return [(it, taken)]
    return []


def _taken(it: Utility, name: str, known: Known) -> Taken | None:
    values = known.values(it)
    if name in values:
        kind = next((kind for kind, _ in it.types if kind in ("any", "lookup", "color") or kind in TYPES), "any")
        return Taken(values[name], kind, key=f"{it.section}.{name}")
    if name[:1] == "[" and name[-1:] == "]":
        hint, colon, rest = name[1:-1].partition(":")
        if colon and re.fullmatch(r"[\w-]+", hint, re.A):
            if hint not in TYPES or not rest:
                return None
            only = len(known.by_name[it.name]) == 1 and it.name not in known.table.statics
            value = normalize(rest)
            fits = is_written_well(value) and (only or any(hint == kind for kind, _ in it.types))
            return Taken(value, hint) if fits else None
    modifier, plain = "", name
    if it.modifiers:
        plain, modifier = _with_line_height(name, known)
    for kind, _ in it.types:
        taken = _typed(it, kind, plain, known)
        if taken is not None:
            return Taken(taken.value, kind, modifier, taken.key) if _is_well(taken.value) else None
    return Taken(UNKNOWN, "any") if UNKNOWN in values and re.fullmatch(r"[\w./-]+", name) else None


def _is_well(value: Value) -> bool:
    return isinstance(value, Said) or is_written_well(value)


def _with_line_height(name: str, known: Known) -> tuple[str, str]:
    """``sm/6``: the name and the line height behind it."""
    before, slash, behind = name.rpartition("/")
    if not slash or not behind or (name[:1] == "[" and name[-1:] == "]" and "]/[" not in name):
        return name, ""
    heights = known.theme.section("lineHeight")
    if behind[:1] == "[" and behind[-1:] == "]":
        return before, normalize(behind[1:-1])
    if behind not in heights:
        return name, ""
    value = heights[behind]
    return before, value if isinstance(value, str) else value.text


def _typed(it: Utility, kind: str, name: str, known: Known) -> Taken | None:
    """The value that a name stands for if it is taken for a type."""
    values = known.values(it)
    if name in values:
        return Taken(values[name], kind, key=f"{it.section}.{name}")
    if kind == "lookup":
        return None
    if kind == "color" and "/" in name:
        faded = _faded(name, values, known, it.section)
        if faded is not None:
            return faded
    if it.negative and name.startswith("-"):
        return _negative(name[1:], kind, it, known)
    return _written(name, kind, known)


def _written(name: str, kind: str, known: Known) -> Taken | None:
    if name[:1] != "[" or name[-1:] != "]":
        return None
    said = name[1:-1]
    return Taken(normalize(said), kind) if kind == "any" or is_of(kind, said, known.table.names) else None


def _negative(name: str, kind: str, it: Utility, known: Known) -> Taken | None:
    values = known.values(it)
    taken = Taken(values[name], kind, key=f"{it.section}.{name}") if name in values else _written(name, kind, known)
    if taken is None or isinstance(taken.value, Said) or taken.value == UNKNOWN:
        return taken
    value = negated(taken.value)
    return Taken(value, kind, key=taken.key) if value is not None else None


def negated(value: str) -> str | None:
    """The negative of a value, None if it has none."""
    if value == "0":
        return value
    if SIGNED.fullmatch(value):
        return value[1:] if value[0] == "-" else f"-{value.removeprefix('+')}"
    return f"calc({value} * -1)" if any(it in value for it in CALLED) else None


def _faded(name: str, values: Section, known: Known, section: str) -> Taken | None:
    """``red-500/50``: a colour with an alpha of the theme, or a written one."""
    color, slash, alpha = name.rpartition("/")
    if not slash or not alpha or (name[0] == "[" and name[-1] == "]" and "]/[" not in name):
        return None
    value = values.get(color)
    if value is None and color[:1] == "[" and color[-1:] == "]":
        value = color[1:-1]
    if not isinstance(value, str):
        return None
    key = f"{section}.{color}" if color in values else ""
    if alpha[:1] == "[" and alpha[-1:] == "]":
        share = normalize(alpha[1:-1])
    else:
        given = known.theme.section("opacity").get(alpha)
        if not isinstance(given, str):
            return None
        share = given
    if value == UNKNOWN:
        return Taken(UNKNOWN, "color", key=key)
    if ALPHA in value:
        return Taken(value.replace(ALPHA, share), "color", key=key)
    parsed = parse(value, known.table.names, loose=True)
    return Taken(parsed.with_alpha(share), "color", key=key) if parsed else None


def _lines(it: Utility, taken: Taken, known: Known) -> tuple[Line, ...]:
    value, text = taken.value, taken.value if isinstance(taken.value, str) else taken.value.text
    if it.section == "fontSize" and it.name == "text":
        return _font_size(value, text, taken.modifier)
    if it.commas:
        text = " ".join(part.strip() for part in pieces(text, ","))
    template = it.special.get(text, it.template)
    if it.colored:
        return _colored(it, text, known)
    text = text.replace(ALPHA, "1")
    if isinstance(value, Said) and it.section == "dropShadow":
        text = ") drop-shadow(".join(value.parts)
    lines = tuple(Line(each.property, each.value.replace("§", text), each.conditions) for each in template)
    if it.section == "boxShadow" and text != "none":
        lines = tuple(_shadow(each) if each.property == "--tw-shadow-colored" else each for each in lines)
    below = value.below if isinstance(value, Said) else {}
    return (*lines, *(Line(_kebab(name), said) for name, said in below.items()))


def _kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda it: f"-{it[0].lower()}", name)


def _font_size(value: Value, text: str, height: str) -> tuple[Line, ...]:
    """A size with what lies below it; a list has the line height behind the size."""
    size, behind, below = text, "", {}
    if isinstance(value, Said):
        size, behind = (value.parts[0], "".join(value.parts[1:2])) if value.parts else (text, "")
        below = value.below
    if height or behind:
        return (Line("font-size", size), Line("line-height", height or behind))
    wanted = ("lineHeight", "letterSpacing", "fontWeight")
    return (Line("font-size", size), *(Line(_kebab(it), below[it]) for it in wanted if it in below))


def _colored(it: Utility, text: str, known: Known) -> tuple[Line, ...]:
    """A colour, with its alpha where the utility wants to set one."""
    parsed = None if ALPHA in text else parse(text, known.table.names, loose=not it.by_variable)
    if ALPHA not in text and (parsed is None or (it.by_variable and parsed.alpha)):
        return tuple(Line(each.property, each.value.replace("§", text), each.conditions) for each in it.template)

    def faded(found: re.Match[str]) -> str:
        return text.replace(ALPHA, found[1]) if parsed is None else parsed.with_alpha(found[1])

    plain = text.replace(ALPHA, "1")
    return tuple(
        Line(each.property, FADED.sub(faded, each.value).replace("§", plain), each.conditions) for each in it.colored
    )


def _shadow(line: Line) -> Line:
    """A shadow whose colours are a variable's."""
    made = []
    for layer in pieces(line.value, ","):
        sizes = lengths(layer)[:4]
        inset = next((it for it in layer.split() if it in ("inset", "inherit", "initial", "revert", "unset")), "")
        made.append(
            " ".join((*([inset] if inset else []), *sizes, "var(--tw-shadow-color)"))
            if len(sizes) > 1
            else layer.strip()
        )
    return Line(line.property, ", ".join(made), line.conditions)
