"""A project's configuration of Tailwind 3, read statically; what cannot be known is marked and never guessed."""

import re

from msgspec import Struct

from adapter.project.parsed import Parsed
from adapter.styles.javascript import Js, Reader, as_table
from adapter.styles.table3 import Said, Section, Table, Value, table
from adapter.styles.tailwind3 import Tailwind3
from adapter.styles.theme3 import FROM, UNKNOWN, Theme3

COLORS, DEFAULTS = re.compile(r"tailwindcss/colors(?:\.js)?"), re.compile(r"tailwindcss/defaultTheme(?:\.js)?")


class Config3(Struct, frozen=True):
    """What a configuration states; ``plugins`` are their modules, empty for one that is written in place."""

    own: dict[str, Section] = {}
    extend: dict[str, Section] = {}
    prefix: str = ""
    dark: tuple[str, ...] = ("@media (prefers-color-scheme: dark)",)
    plugins: tuple[str, ...] = ()
    is_open: bool = False

    def tailwind(self) -> Tailwind3:
        """The resolver of a project with this configuration."""
        own = {**self.own, UNKNOWN: {}} if self.is_open else self.own
        return Tailwind3(Theme3(table().sections, own, self.extend), self.prefix, self.dark)


def read_config(parsed: Parsed) -> Config3:
    """The configuration that a module exports."""
    reader = Reader(parsed, _imported)
    plugins = tuple(reader.source(it) for it in reader.list_nodes("plugins") if it.type != "comment")
    return _config(reader.exported(), plugins)


def read_inline(parsed: Parsed) -> Config3 | None:
    """The configuration that a script gives to ``tailwind.config``, for the build that runs in the browser."""
    value = Reader(parsed, _imported).assigned("tailwind.config")
    return None if value == UNKNOWN else _config(value, ())


def _config(value: Js, plugins: tuple[str, ...]) -> Config3:
    stated = as_table(value)
    theme = as_table(stated.get("theme", {}))
    own = {name: flat(it) for name, it in theme.items() if name not in ("extend", UNKNOWN)}
    extend = {name: flat(it) for name, it in as_table(theme.get("extend", {})).items() if name != UNKNOWN}
    is_open = (
        not isinstance(value, dict)
        or UNKNOWN in stated
        or bool(stated.get("presets"))
        or UNKNOWN in theme
        or UNKNOWN in as_table(theme.get("extend", {}))
        or stated.get("theme") == UNKNOWN
    )
    prefix = stated.get("prefix", "")
    return Config3(
        own,
        extend,
        prefix if isinstance(prefix, str) and prefix != UNKNOWN else "",
        _dark(stated.get("darkMode", "media")),
        plugins,
        is_open,
    )


def _dark(mode: Js) -> tuple[str, ...]:
    """The conditions of ``dark:``."""
    parts = (mode,) if isinstance(mode, str) else mode if isinstance(mode, tuple) else ("media",)
    kind = parts[0]
    selector = parts[1] if len(parts) > 1 else ".dark"
    formats = (selector,) if isinstance(selector, str) else tuple(it for it in selector if isinstance(it, str))
    match kind:
        case "class":
            return (f"&:is({formats[0]} *)",)
        case "selector":
            return (f"&:where({formats[0]}, {formats[0]} *)",)
        case "variant":
            return formats
    return ("@media (prefers-color-scheme: dark)",)


def flat(value: Js, before: str = "") -> Section:
    """A section by flat names: ``primary.DEFAULT`` is ``primary``, ``primary.light`` is ``primary-light``."""
    if not isinstance(value, dict):
        text = value if isinstance(value, str) and value.startswith(FROM) else UNKNOWN
        return {text: text}
    found: Section = {}
    for name, it in value.items():
        key = before if before and name == "DEFAULT" else f"{before}-{name}" if before else name
        if name == UNKNOWN or (name.startswith(FROM) and it == UNKNOWN):
            found[name] = name
        elif isinstance(it, dict):
            found |= flat(it, key)
        else:
            found[key] = _entry(it)
    return found


def _entry(value: str | tuple[Js, ...]) -> Value:
    if isinstance(value, str):
        return value
    below = value[1] if len(value) == 2 else None
    first = value[0] if value else ""
    texts = tuple(it for it in (first if isinstance(first, tuple) else (first,)) if isinstance(it, str))
    if isinstance(below, dict):
        return Said(", ".join(texts), (), {name: it for name, it in below.items() if isinstance(it, str)})
    parts = tuple(it for it in value if isinstance(it, str))
    if UNKNOWN in parts or len(parts) < len(value):
        return UNKNOWN
    return Said(", ".join(parts), parts)


def _imported(module: str, name: str) -> Js:
    """What Tailwind's own modules export; nothing of any other is known."""
    data = table()
    if COLORS.fullmatch(module):
        colors = _nested(data.sections["colors"])
        return colors if name == "default" else colors.get(name, UNKNOWN)
    if DEFAULTS.fullmatch(module):
        return _default_theme(data) if name == "default" else _default_theme(data).get(name, UNKNOWN)
    return UNKNOWN


def _default_theme(data: Table) -> dict[str, Js]:
    return {name: _nested(section) for name, section in data.sections.items()}


def _nested(section: Section) -> dict[str, Js]:
    """A section as the package exports it, shades in their colour."""
    found: dict[str, Js] = {}
    for key, it in section.items():
        color, dash, shade = key.rpartition("-")
        if dash and shade.isdigit() and color.isalpha():
            holder = found.setdefault(color, {})
            if isinstance(holder, dict):
                holder[shade] = _js(it)
        else:
            found[key] = UNKNOWN if key.startswith(FROM) else _js(it)
    return found


def _js(value: Value) -> Js:
    if isinstance(value, str):
        return value
    below: dict[str, Js] = dict(value.below)
    return (value.text, below) if value.below else value.parts
