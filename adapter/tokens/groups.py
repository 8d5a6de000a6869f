"""Groups: documents laid over one another, ``$extends`` carried out, and the tokens with what they inherit."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Node, Path, dotted
from adapter.tokens.references import FORBIDDEN, alias, below, is_old, is_token, pointer, ref, type_of, value_of

OF_TOKEN = frozenset(("$value", "$ref", "$type", "$description", "$extensions", "$deprecated"))
OF_GROUP = frozenset(("$ref", "$type", "$description", "$extensions", "$deprecated", "$extends", "$root"))
# What Primer writes beside a reference; it is said where the reference is followed.
BESIDE = frozenset(("alpha",))
# Groups that extend groups that extend groups can grow without end; no honest file comes near.
MOST_GROUPS = 100_000


class Entry(Struct, frozen=True):
    """A token as it is written, and what its groups say about it."""

    path: Path
    node: Node
    group_type: Node | None
    deprecated: bool | str


def laid_over(under: Node, over: Node) -> Node:
    """Two groups as one; a token replaces whatever stood at its path, whole."""
    if not (isinstance(under.data, dict) and isinstance(over.data, dict)) or _is_leaf(under) or _is_leaf(over):
        return over
    members = dict(under.data)
    for name, it in over.data.items():
        is_group = name in members and (name[:1] != "$" or name == "$root")
        members[name] = laid_over(members[name], it) if is_group else it
    return replace(over, data=members)


def _is_leaf(node: Node) -> bool:
    return is_token(node) or (ref(node) is not None and not node.children)


class Groups:
    """A tree of groups with every ``$extends`` carried out."""

    def __init__(self, root: Node, told: Diagnostics) -> None:
        self._written, self._told = root, told
        self._waiting: list[Path] = []
        self._count = 0
        self.root = self._expanded(root, ())

    def _expanded(self, node: Node, path: Path) -> Node:
        if not node.members or (is_token(node) and not node.children):
            return node
        self._count += 1
        if self._count > MOST_GROUPS:
            self._told.add("T109", self._written, f"more than {MOST_GROUPS} groups, counting those that are extended")
            return replace(node, data={})
        node = self._extended(node, path)
        children = {name: self._expanded(it, (*path, name)) for name, it in node.children.items()}
        return replace(node, data={**node.members, **children})

    def _extended(self, node: Node, path: Path) -> Node:
        stated = node.members.get("$extends") or (None if is_token(node) else ref(node))
        if stated is None:
            return node
        target = alias(stated) or pointer(stated.text or "")
        if target is None:
            self._told.add("T301", stated, f"{dotted(path)} extends {stated.kind()}, which is no reference to a group")
            return _without(node)
        if path[: len(target)] == target or path in self._waiting:
            circle = dict.fromkeys((*self._waiting, path, target))
            self._told.add("T307", stated, f"groups extend one another in a circle: {_listed(circle)}")
            return _without(node)
        found = self._found(target, path)
        if "$extends" not in node.members and (found is None or _is_leaf(found)) and not node.children:
            return node  # a token that is an alias of another
        if found is None or _is_leaf(found) or not isinstance(found.data, dict):
            what = "nothing stands there" if found is None else "that is a token"
            self._told.add("T306", stated, f"{dotted(path)} extends {dotted(target)}: {what}, and no group")
            return _without(node)
        return laid_over(found, _without(node))

    def _found(self, target: Path, path: Path) -> Node | None:
        """The group at a path with what it extends itself, and the types that its tokens inherit."""
        self._waiting.append(path)
        node: Node | None = self._written
        inherited: Node | None = None
        for at, name in enumerate(target):
            inherited = (type_of(node) if node else None) or inherited
            node = below(node, (name,)) if node else None
            if node is not None and not is_token(node):
                node = self._extended(node, target[: at + 1])
        self._waiting.pop()
        return _pinned(node, inherited) if node is not None else None


def _pinned(node: Node, inherited: Node | None) -> Node:
    """A group whose tokens state the type that they inherit, so that they keep it elsewhere."""
    inherited = type_of(node) or inherited
    if is_token(node):
        value = value_of(node)
        is_bare = inherited is not None and type_of(node) is None and value is not None and not alias(value)
        return replace(node, data={**node.members, "$type": inherited}) if is_bare and inherited else node
    return replace(node, data={**node.members, **{name: _pinned(it, inherited) for name, it in node.children.items()}})


def _without(node: Node) -> Node:
    return replace(node, data={name: it for name, it in node.members.items() if name not in ("$extends", "$ref")})


def _listed(paths: dict[Path, None]) -> str:
    return ", ".join(dotted(it) or "the whole file" for it in paths)


def entries(groups: Groups, told: Diagnostics) -> Iterator[Entry]:
    """Every token of a tree, in its order; what is wrong with groups and names is said."""
    if not isinstance(groups.root.data, dict):
        told.add("T106", groups.root, f"a file of tokens is an object, and this is {groups.root.kind()}")
        return
    yield from _walk(groups.root, (), None, False, told)


def _walk(node: Node, path: Path, inherited: Node | None, deprecated: bool | str, told: Diagnostics) -> Iterator[Entry]:
    is_leaf = _is_leaf(node)
    _check_properties(node, path, is_leaf, told)
    deprecated = _deprecated(node, deprecated)
    if is_leaf:
        yield Entry(path, node, inherited, deprecated)
        if is_old(node):
            told.add("T911", node, f"{dotted(path)} writes value for $value")
            return
        below = [name for name, it in node.children.items() if isinstance(it.data, dict)]
        if below:
            told.add("T104", node, f"{dotted(path)} is a token, and has {', '.join(below)} below it")
    inherited = type_of(node) or inherited
    for name, it in node.children.items():
        if isinstance(it.data, dict) and _is_name(name, it, path, told):
            yield from _walk(it, (*path, name), inherited, deprecated, told)
        elif not isinstance(it.data, dict) and not is_leaf:
            where = dotted((*path, name))
            told.add("T106", it, f"{where} is {it.kind()}: a token is an object with $value, a group one without")


def _is_name(name: str, node: Node, path: Path, told: Diagnostics) -> bool:
    if name == "$root" or (name and not FORBIDDEN.search(name)):
        return True
    told.add("T103", node, f'"{name}" below {dotted(path) or "the top"}: no name is empty or has a brace or a dot')
    return False


def _check_properties(node: Node, path: Path, is_leaf: bool, told: Diagnostics) -> None:
    where = dotted(path) or "the file"
    if "$value" in node.members and "$ref" in node.members:
        told.add("T105", node, f"{where} has both $value and $ref")
    allowed = OF_TOKEN if is_leaf else OF_GROUP if path else OF_GROUP | {"$schema"}
    for name, it in node.members.items():
        is_odd = name[:1] == "$" if not is_leaf else not isinstance(it.data, dict) and not is_old(node)
        if is_odd and name not in allowed and not (is_leaf and name in BESIDE):
            told.add("T107", it, f"{where} has {name}, which the format does not know for a {_kind(is_leaf)}")
        elif (wanted := _wanted(name, it)) is not None:
            told.add("T108", it, f"{name} of {where} is {it.kind()}, and takes {wanted}")


def _kind(is_leaf: bool) -> str:
    return "token" if is_leaf else "group"


def _wanted(name: str, node: Node) -> str | None:
    """What a property takes, if that is not what it holds."""
    match name:
        case "$type" | "$description" | "$ref":
            return None if node.text is not None else "a string"
        case "$deprecated":
            return None if isinstance(node.data, bool | str) else "true, false or a string"
        case "$extensions":
            return None if isinstance(node.data, dict) else "an object"
    return None


def _deprecated(node: Node, inherited: bool | str) -> bool | str:
    stated = node.members.get("$deprecated")
    return stated.data if stated is not None and isinstance(stated.data, bool | str) else inherited
