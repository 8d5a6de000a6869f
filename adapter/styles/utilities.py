"""Tailwind 4's utilities: a base (``bg-red-500/50``) becomes declarations, by the table."""

import re
from collections.abc import Iterator, Mapping

from adapter.source.brackets import pieces
from adapter.styles.arbitrary import decode, is_valid, named_value, space_operators
from adapter.styles.css_functions import share, substituted
from adapter.styles.declarations import Declared, Line
from adapter.styles.shadows import SHADOWS, shadowed
from adapter.styles.splitting import Free, Modifier, free_value, modifier_of, roots
from adapter.styles.table import Shape, Table, Utility
from adapter.styles.theme import Theme
from adapter.styles.value_types import infer, is_quarter, is_whole

MIXED = re.compile(r"color-mix\(in oklab, ([^()]*) ¤m, transparent\)")
HUES = ("longer", "shorter", "increasing", "decreasing")
KEYWORDS = {"inherit": "inherit", "transparent": "transparent", "current": "currentcolor"}


def declared(base: str, table: Table, theme: Theme) -> Declared | None:
    """What a base without variants declares, None if Tailwind does not know it."""
    found = [it for it in _each(base, table, theme) if it.lines]
    if not found:
        return None
    lines = tuple(line for it in found for line in it.lines)
    first = found[0]
    return Declared(lines, (), base, first.root, first.key, first.is_written)


def _each(base: str, table: Table, theme: Theme) -> Iterator[Declared]:
    if base in table.statics and "[" not in base:
        yield Declared(_finished(table.statics[base], theme), root=base)
    plain, *behind = (base,) if base in table.whole else pieces(base, "/")
    if len(behind) > 1:
        return
    modifier = modifier_of(behind[0]) if behind else None
    if behind and modifier is None:
        return
    if plain[:1] == "[":
        lines = _property(plain, modifier, theme)
        yield Declared(lines, root=plain[1:-1].partition(":")[0], is_written=True)
        return
    whole = table.whole.get(plain)
    if whole is not None and not _is_themed(plain, table, theme):
        root = next((it for it, _ in roots(plain, table.roots)), plain)
        yield Declared(_shaped(whole, "", modifier, theme, ""), root=root)
        return
    yield from _functional(plain, modifier, table, theme)


def _is_themed(plain: str, table: Table, theme: Theme) -> bool:
    """Whether the project's theme has a value of its own for a class that is kept whole."""
    read = (
        (name, shape) for root, name in roots(plain, table.roots) for it in table.roots[root] for shape in it.themed
    )
    return any(name and theme.key(name, shape.namespaces) for name, shape in read)


def _functional(plain: str, modifier: Modifier | None, table: Table, theme: Theme) -> Iterator[Declared]:
    written = _written(plain)
    if written is not None:
        root, value = written
        free = free_value(value)
        for it in table.roots.get(root, ()) if free else ():
            assert free is not None
            yield Declared(_free(it, root, free, modifier, theme), root=root, is_written=True)
        return
    if plain[-1:] in "])":
        return
    for root, name in roots(plain, table.roots):
        for it in table.roots[root]:
            if name is None:
                yield _by_default(it, root, modifier, theme)
            elif named_value(name):
                yield _named(it, root, name, modifier, theme)


def _written(plain: str) -> tuple[str, str] | None:
    """Root and value of ``p-[3px]`` and ``p-(--x)``."""
    if plain[-1:] == "]":
        root, dash, value = plain.partition("-[")
        return (root, value[:-1]) if dash else None
    root, dash, value = plain.partition("-(")
    if plain[-1:] != ")" or not dash:
        return None
    parts = pieces(value[:-1], ":")
    hint, name = (f"{parts[0]}:", parts[1]) if len(parts) == 2 else ("", value[:-1])
    return (root, f"{hint}var({name})") if name.startswith("--") and is_valid(name) else None


def _property(plain: str, modifier: Modifier | None, theme: Theme) -> tuple[Line, ...]:
    """``[mask-type:luminance]``, whose modifier can only be an opacity."""
    name, colon, value = plain[1:-1].partition(":")
    if plain[-1:] != "]" or not colon or not value or not (name[:1] == "-" or "a" <= name[:1] <= "z"):
        return ()
    said = decode(value)
    if not is_valid(said):
        return ()
    if modifier is None:
        return _finished((Line(name, said),), theme)
    shape = Shape((Line(name, "§"),), free=(Line(name, "color-mix(in oklab, § ¤m, transparent)"),), named="alpha")
    return _shaped(shape, said, modifier, theme, "")


def _free(it: Utility, root: str, free: Free, modifier: Modifier | None, theme: Theme) -> tuple[Line, ...]:
    kind = free.hint or infer(free.value, it.types)
    shape = it.free[kind] if kind in it.free else it.free.get("")
    if shape is None or (shape.kind and not is_whole(free.value[:-1])):
        return ()
    return _shaped(shape, free.value, modifier, theme, root)


def _by_default(it: Utility, root: str, modifier: Modifier | None, theme: Theme) -> Declared:
    shape = it.by_default
    if shape is None:
        return Declared(())
    if not shape.namespaces:
        return Declared(_shaped(shape, "", modifier, theme, root), root=root)
    key = theme.key(None, shape.namespaces)
    return Declared(_shaped(shape, _looked_up(key, shape, theme), modifier, theme, root, key), root=root, key=key)


def _looked_up(key: str, shape: Shape, theme: Theme) -> str:
    if not key:
        return ""
    return theme.value(key) if shape.raw else theme.use(key)


def _named(it: Utility, root: str, name: str, modifier: Modifier | None, theme: Theme) -> Declared:
    for shape in it.themed:
        key = theme.key(name, shape.namespaces)
        value = _looked_up(key, shape, theme)
        if not value and name in KEYWORDS and shape.named == "alpha" and "--color" in shape.namespaces:
            value = KEYWORDS[name]
        lines = _shaped(shape, value, modifier, theme, root, key) if value else ()
        if lines:
            return Declared(lines, root=root, key=key)
    lower = modifier.value if modifier and not modifier.is_free else ""
    if it.fraction and lower and is_whole(name) and is_whole(lower):
        sides = {"¤a": name, "¤b": lower}
        return Declared(_finished(_filled(it.fraction, sides), theme), root=root)
    for shape in it.bare:
        percent = shape.kind.endswith("%")
        number = name.removesuffix("%")
        if percent == name.endswith("%") and _is_of(number, shape.kind.rstrip("%")):
            return Declared(_shaped(shape, number, modifier, theme, root), root=root)
    return Declared(())


def _is_of(number: str, kind: str) -> bool:
    if kind == "quarter":
        return is_quarter(number)
    return is_whole(number) and (kind != "positive" or number != "0")


def _shaped(
    shape: Shape, value: str, modifier: Modifier | None, theme: Theme, root: str, key: str = ""
) -> tuple[Line, ...]:
    """A shape's declarations, empty where it does not take the modifier."""
    if shape.namespaces and not value:
        return ()
    template, alpha = shape.template, ""
    below = _below(key, theme) if key and any("¤--" in it.value for it in template) else {}
    if modifier is not None:
        kind = "free" if modifier.is_free else "named"
        said = modifier.value if modifier.is_free else _understood(modifier.value, shape.named, theme)
        if shape.ignored not in ("all", kind):
            if not said or not shape.free:
                return ()
            template, below, alpha = _modified(shape, said), {"¤m": said}, said
    negative = space_operators(f"calc({value} * -1)")
    filled = _filled(template, {"calc(§ * -1)": negative, "§": value, **below})
    if root in SHADOWS:
        filled = tuple(made for it in filled for made in shadowed(it, value, root, alpha))
    return _finished(filled, theme)


def _below(key: str, theme: Theme) -> dict[str, str]:
    """What the theme says below a name: the line height of a text size."""
    found = {f"¤{it[len(key) :]}": theme.use(it) for it in theme.values if it.startswith(f"{key}--")}
    return {"¤--resolved": theme.use(key), **found}


def _understood(name: str, how: str, theme: Theme) -> str:
    """What a modifier that is a name stands for, empty if it means nothing there."""
    match how:
        case "alpha":
            key = theme.key(name, ("--opacity",))
            return theme.use(key) if key else f"{name}%" if is_quarter(name) else ""
        case "leading":
            key = theme.key(name, ("--leading",))
            if not key and is_quarter(name):
                return f"--spacing({name})"
            return theme.use(key) if key else "1" if name == "none" else ""
        case "interpolation":
            return f"in oklch {name} hue" if name in HUES else f"in {name}"
        case "raw":
            return name
    return ""


def _modified(shape: Shape, said: str) -> tuple[Line, ...]:
    """The template with a modifier; a number is a share, and a colour that is all there is not mixed."""
    alpha = share(said)

    def mixed(found: re.Match[str]) -> str:
        return found[1] if alpha == "100%" else f"color-mix(in oklab, {found[1]} {alpha}, transparent)"

    return tuple(Line(it.property, MIXED.sub(mixed, it.value), it.conditions) for it in shape.free)


def _filled(template: tuple[Line, ...], values: Mapping[str, str]) -> tuple[Line, ...]:
    """A template with its holes filled; what lacks something that lies below a value is not declared."""
    found = []
    for it in template:
        text = it.value
        for mark, value in values.items():
            text = text.replace(mark, value)
        if "¤--" not in text:
            found.append(Line(it.property, text, it.conditions))
    return tuple(found)


def _finished(lines: tuple[Line, ...], theme: Theme) -> tuple[Line, ...]:
    """Declarations with the functions of Tailwind in them carried out; empty where one cannot be."""
    found = []
    for it in lines:
        text = substituted(it.value, theme)
        if text is None:
            return ()
        found.append(it if text == it.value else Line(it.property, text, it.conditions))
    return tuple(found)
