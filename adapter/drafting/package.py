"""A package's snapshot as drafting looks at it: components with everything they take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

Json = dict[str, object]
WORD = re.compile(r"[A-Z][a-z0-9]*|[A-Z]+(?![a-z])")
# From this share on, a first word that components have in common is the package's own prefix.
PREFIXED = 0.6


class Attribute(Struct, frozen=True):
    """One thing that a component takes; ``kind`` is the snapshot's type, ``enum``, or ``host`` for an HTML attribute.

    ``passes`` is what a handler is called with, ``None`` where the snapshot does not say; ``labels`` what the design
    file calls the values.
    """

    name: str
    kind: str
    enum: tuple[str, ...] = ()
    open: bool = False
    required: bool = False
    passes: Mapping[str, str] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)


class Component(Struct, frozen=True):
    """One component; ``own`` are its props without the deprecated ones, ``hosts`` the HTML attributes besides."""

    name: str
    own: Mapping[str, Attribute]
    hosts: frozenset[str]
    html: frozenset[str]
    children: bool

    def attribute(self, name: str) -> Attribute | None:
        """What it takes under a name."""
        found = self.own.get(name)
        if found is None and (name in self.hosts or (name.startswith("aria-") and self.hosts)):
            return Attribute(name, "host")
        return found


@dataclass(frozen=True)
class Package:
    """One package: its snapshot, and the components of it by name."""

    snapshot: Json
    components: Mapping[str, Component] = field(init=False)

    def __post_init__(self) -> None:
        hosts = {tag: frozenset(strings(names)) for tag, names in table(self.snapshot.get("hosts")).items()}
        found = table(self.snapshot.get("components"))
        object.__setattr__(self, "components", {name: _component(name, table(it), hosts) for name, it in found.items()})

    @property
    def name(self) -> str:
        """Its name on npm."""
        return str(self.snapshot.get("package", ""))

    @property
    def version(self) -> str:
        """Its version."""
        return str(self.snapshot.get("version", ""))

    @cached_property
    def prefix(self) -> str:
        """The first word that most components have in common (``Wa`` of ``WaButton``), or nothing."""
        names = {pascal(it) for it in self.components if "." not in it}
        heads = [found[0] for it in names if (found := WORD.match(it))]
        common = max(sorted(set(heads)), key=heads.count, default="")
        return common if common not in names and heads.count(common) > max(1, PREFIXED * len(heads)) else ""

    @cached_property
    def by_plain_name(self) -> Mapping[str, Component]:
        """Components by their name without prefix, in Pascal case."""
        return {pascal(name).removeprefix(self.prefix): it for name, it in reversed(list(self.components.items()))}


def pascal(name: str) -> str:
    """``wa-button`` as ``WaButton``; other names as they stand."""
    return "".join(it[:1].upper() + it[1:] for it in name.split("-")) if "-" in name else name


def table(value: object) -> Json:
    """``value`` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def strings(value: object) -> list[str]:
    """The strings of a JSON array."""
    return [it for it in value if isinstance(it, str)] if isinstance(value, list) else []


def _component(name: str, data: Json, hosts: Mapping[str, frozenset[str]]) -> Component:
    html = frozenset(str(data.get("html") or "").split())
    taken = frozenset[str]().union(*(hosts.get(tag, frozenset()) for tag in html))
    if html and "svg" not in html:
        taken |= hosts.get("*", frozenset())
    props = {prop: table(it) for prop, it in table(data.get("props")).items()}
    old = {prop for prop, it in props.items() if it.get("deprecated")}
    own = {prop: _attribute(prop, it) for prop, it in props.items() if prop not in old}
    refused = old | set(strings(data.get("without")))
    return Component(name, own, taken - refused, html, bool(data.get("children")))


def _attribute(name: str, data: Json) -> Attribute:
    values = data.get("enum")
    enum = tuple(it if isinstance(it, str) else str(it).lower() for it in values) if isinstance(values, list) else ()
    passes = data.get("passes")
    return Attribute(
        name,
        "enum" if enum else str(data.get("type", "other")),
        enum,
        bool(data.get("open")),
        bool(data.get("required")),
        {key: str(it) for key, it in passes.items()} if isinstance(passes, dict) else None,
        {key: str(it) for key, it in table(data.get("labels")).items()},
    )
