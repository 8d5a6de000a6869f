"""The theme of Tailwind 4: custom properties by name, with the options of the block that states them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

INLINE, REFERENCE, DEFAULT, STATIC = 1, 2, 4, 8
OPTIONS = {"inline": INLINE, "reference": REFERENCE, "default": DEFAULT, "static": STATIC}
# Names that begin like a namespace and are not of it.
FOREIGN = {
    "--font": ("--font-weight", "--font-size"),
    "--inset": ("--inset-shadow", "--inset-ring"),
    "--text": (
        "--text-color",
        "--text-decoration-color",
        "--text-decoration-thickness",
        "--text-indent",
        "--text-shadow",
        "--text-underline-offset",
    ),
    "--grid-column": ("--grid-column-start", "--grid-column-end"),
    "--grid-row": ("--grid-row-start", "--grid-row-end"),
}


class Variable(Struct, array_like=True, frozen=True):
    """One custom property of a theme; ``options`` are those above, added."""

    name: str
    value: str
    options: int = 0


class Theme:
    """Custom properties by name; statements come in the order of the text."""

    __slots__ = ("prefix", "values")

    def __init__(self, variables: Iterable[Variable] = (), prefix: str = "") -> None:
        self.values: dict[str, Variable] = {}
        self.prefix = prefix
        for it in variables:
            self.add(it)

    def add(self, it: Variable) -> None:
        """State one; ``--color-*: initial`` clears a namespace, and a default yields to what is there."""
        if it.name.endswith("-*"):
            self._clear(it.name[:-2])
            return
        existing = self.values.get(it.name)
        if it.options & DEFAULT and existing is not None and not existing.options & DEFAULT:
            return
        if it.value == "initial":
            self.values.pop(it.name, None)
        else:
            self.values[it.name] = it

    def _clear(self, namespace: str) -> None:
        foreign = FOREIGN.get(namespace, ())
        gone = [it for it in self.values if it.startswith(namespace) and not it.startswith(foreign or "\0")]
        for it in gone:
            del self.values[it]

    def key(self, name: str | None, namespaces: Sequence[str]) -> str:
        """The first property of some namespaces that a name means, empty if there is none."""
        for namespace in namespaces:
            key = namespace if name is None else f"{namespace}-{name}"
            if key not in self.values and name and "." in name:
                key = f"{namespace}-{name.replace('.', '_')}"
            if key in self.values and not _is_foreign(key, namespace):
                return key
        return ""

    def value(self, key: str) -> str:
        """What a property says, empty if it is not there."""
        found = self.values.get(key)
        return found.value if found else ""

    def use(self, key: str) -> str:
        """How a declaration uses a property: by name, or with its value where the theme is inline."""
        it = self.values[key]
        if it.options & INLINE:
            return it.value
        name = f"--{self.prefix}-{key[2:]}" if self.prefix else key
        fallback = f", {it.value}" if it.options & REFERENCE else ""
        return f"var({escaped(name)}{fallback})"

    def within(self, namespace: str) -> Iterator[tuple[str, str]]:
        """Names and values of a namespace, what lies below a name left out."""
        start = f"{namespace}-"
        for key, it in self.values.items():
            if key.startswith(start) and "--" not in key[2:] and not _is_foreign(key, namespace):
                yield key[len(start) :], it.value


def _is_foreign(key: str, namespace: str) -> bool:
    return any(key == it or key.startswith(f"{it}-") for it in FOREIGN.get(namespace, ()))


def escaped(name: str) -> str:
    """A name as CSS writes it (CSSOM, serialize an identifier), for the characters that names of a theme have."""
    return "".join(it if it.isalnum() or it in "-_" or ord(it) > 0x7F else f"\\{it}" for it in name)
