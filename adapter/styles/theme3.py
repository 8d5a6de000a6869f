"""The theme of Tailwind 3: sections of values by name, some of them made of others."""

from collections.abc import Mapping

from adapter.styles.table3 import Section, Value

# A key that begins so takes in the values of another section; the value of such a key says nothing.
FROM = "@@"
# What cannot be known without running the project: a value, or (as a key) whatever else a section may hold.
UNKNOWN = "@@?"
DEEPEST = 8


class Theme3:
    """The default theme with what a project puts in a section's place (``own``) or adds to it (``extend``)."""

    __slots__ = ("_base", "_extend", "_made", "_own")

    def __init__(
        self, base: Mapping[str, Section], own: Mapping[str, Section] = {}, extend: Mapping[str, Section] = {}
    ) -> None:
        self._base, self._own, self._extend = base, own, extend
        self._made: dict[str, Section] = {}

    def section(self, name: str) -> Section:
        """The values of a section by name; the key ``@@?`` says that there may be others."""
        if name not in self._made:
            self._made[name] = self._make(name, 0)
        return self._made[name]

    def _make(self, name: str, depth: int) -> Section:
        own = self._own.get(name)
        stated = self._base.get(name, {}) if own is None else own
        if UNKNOWN in self._own:
            stated = {**stated, UNKNOWN: UNKNOWN}
        found = self._spread(stated, depth)
        more = self._spread(self._extend.get(name, {}), depth)
        if UNKNOWN in self._extend:
            more = {**more, UNKNOWN: UNKNOWN}
        return {**found, **more}

    def _spread(self, stated: Section, depth: int) -> Section:
        found: Section = {}
        for key, value in stated.items():
            if key == UNKNOWN:
                found[key] = value
            elif key.startswith(FROM):
                found |= self._taken(key[len(FROM) :], depth)
            elif isinstance(value, str) and value.startswith(FROM) and value != UNKNOWN:
                found[key] = self.value(value[len(FROM) :], depth + 1)
            else:
                found[key] = value
        return found

    def _taken(self, path: str, depth: int) -> Section:
        """The values that a path names: a section, or a part of one."""
        if depth > DEEPEST:
            return {UNKNOWN: UNKNOWN}
        if path == "breakpoints":
            screens = self._make("screens", depth + 1)
            return {key if key == UNKNOWN else f"screen-{key}": value for key, value in screens.items()}
        name, _, below = path.partition(".")
        section = self._make(name, depth + 1)
        if not below:
            return section
        start = below.replace(".", "-")
        found = {key.removeprefix(f"{start}-"): it for key, it in section.items() if key.startswith(f"{start}-")}
        if start in section:
            found["DEFAULT"] = section[start]
        return found

    def value(self, path: str, depth: int = 0) -> Value:
        """The value that a path names (``colors.gray.200``), unknown if it cannot be told."""
        name, _, below = path.partition(".")
        section = self._make(name, depth + 1) if depth <= DEEPEST else {}
        key = below.replace(".", "-")
        for it in (key, below, key.removesuffix("-DEFAULT"), f"{key}-DEFAULT"):
            if it in section:
                return section[it]
        return UNKNOWN
