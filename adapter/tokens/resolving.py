"""Tokens with their values: types found, references followed to the end, circles said."""

from collections.abc import Mapping

from msgspec import Struct

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.following import Following, Unfit
from adapter.tokens.groups import Entry, Groups, entries
from adapter.tokens.node import Json, Node, Path, dotted
from adapter.tokens.references import alias, below, is_malformed, is_token, pointer, ref, type_of, value_of
from adapter.tokens.types import guessed_type, read_value, stated_type
from adapter.words.mistake import nearest

# Parts of a typography that refer to tokens of these types; a line height in pixels is published often.
TAKES = {"letterSpacing": ("dimension",), "lineHeight": ("number", "dimension")}


class Token(Struct, frozen=True):
    """A token whose value is known; ``value`` is in the format's own form, without references and hex fallbacks."""

    path: Path
    type: str
    value: Json
    node: Node
    deprecated: bool | str
    alias_of: Path | None

    @property
    def name(self) -> str:
        """The path as references write it."""
        return dotted(self.path)


def resolved(root: Node, told: Diagnostics) -> Mapping[Path, Token]:
    """Every token of a document by its path, in its order; one that cannot be read is said and left out."""
    groups = Groups(root, told)
    found = _Resolving(groups.root, {it.path: it for it in entries(groups, told)}, told)
    tokens = {path: found.token(path) for path in found.entries}
    return {path: it for path, it in tokens.items() if it is not None}


class _Resolving(Following):
    def __init__(self, root: Node, written: Mapping[Path, Entry], told: Diagnostics) -> None:
        super().__init__(told)
        self.entries = written
        self._root = root
        self._done: dict[Path, Token | None] = {}
        self._waiting: list[Path] = []
        self._pointers: list[Path] = []

    def token(self, path: Path) -> Token | None:
        if path in self._done:
            return self._done[path]
        if path in self._waiting:
            circle = self._waiting[self._waiting.index(path) :]
            first = self.entries[min(circle)].node
            names = ", ".join(dotted(it) for it in sorted(circle))
            raise self.unfit("T305", first, f"references go in a circle: {names}")
        self._waiting.append(path)
        try:
            self._done[path] = self._resolved(self.entries[path])
        except Unfit:
            self._done[path] = None
        finally:
            self._waiting.pop()
        return self._done[path]

    def _resolved(self, entry: Entry) -> Token:
        node, where = entry.node, dotted(entry.path)
        own = type_of(node)
        stated = stated_type(own, where, self) if own else None
        value = value_of(node) or node
        named = self._named(value, where)
        if named is None:
            group = stated_type(entry.group_type, where, self) if entry.group_type else None
            kind = stated or group or guessed_type(value, where, self)
            read = self.follow(value, kind, where)
            if "alpha" in node.members:
                self.told.add("T107", node.members["alpha"], f"{where} has alpha, which the format does not know there")
            return Token(entry.path, kind, read, node, entry.deprecated, None)
        if stated is not None and stated != named.type:
            raise self.unfit("T304", value, f"{where} is a {stated}, and refers to {named.name}, a {named.type}")
        read = self._with_alpha(node, named, where)
        return Token(entry.path, named.type, read, node, entry.deprecated, named.path)

    def _with_alpha(self, node: Node, named: Token, where: str) -> Json:
        """The value of the token that is named, with the alpha that Primer writes beside a reference."""
        alpha = node.members.get("alpha")
        if alpha is None or alpha.number is None or not isinstance(named.value, dict) or named.type != "color":
            return named.value
        self.told.add("T907", alpha, f"{where} writes alpha beside its reference; it is taken for the colour's own")
        return {**named.value, "alpha": alpha.number}

    def _named(self, value: Node, where: str) -> Token | None:
        """The token that a whole value refers to, None where it is a value, or a pointer into one."""
        if is_malformed(value):
            raise self.unfit("T301", value, f"{where} is {value.kind()}: a reference is written {{group.token}}")
        path = alias(value)
        if path is not None:
            return self._at(path, value, where)
        stated = ref(value)
        path = self._pointer(stated, where) if stated is not None else None
        if path is None:
            return None
        if path in self.entries:
            return self._at(path, value, where)
        return self._at(path[:-1], value, where) if path[-1:] == ("$value",) and path[:-1] in self.entries else None

    def _pointer(self, stated: Node, where: str) -> Path:
        path = pointer(stated.text or "")
        if path is None:
            raise self.unfit(
                "T301", stated, f"{where} refers to {stated.kind()}: $ref takes a pointer into the file, #/group/token"
            )
        return path

    def _at(self, path: Path, node: Node, where: str) -> Token:
        """The token at a path; raises Unfit, having said why, where there is none."""
        if path not in self.entries:
            found = below(self._root, path)
            if found is not None and found.members:
                rooted = " (its own token is called $root)" if "$root" in found.members else ""
                raise self.unfit("T303", node, f"{where} refers to {dotted(path)}, which is a group{rooted}")
            near = nearest(dotted(path), (dotted(it) for it in self.entries))
            hint = f"; did you mean {near}?" if near else ""
            raise self.unfit("T302", node, f"{where} refers to {dotted(path)}, which is not there{hint}")
        token = self.token(path)
        if token is None:
            raise Unfit  # what is wrong with it was said there
        return token

    def follow(self, node: Node, kind: str, where: str) -> Json:
        """The value of a part: its own, or that of what it refers to; raises Unfit, having said why."""
        named = self._named(node, where)
        if named is not None:
            if named.type not in TAKES.get(kind, (kind,)):
                raise self.unfit("T304", node, f"{where} takes a {kind}, and refers to {named.name}, a {named.type}")
            return named.value
        stated = ref(node)
        if stated is None:
            return read_value(node, kind, where, self)
        path = self._pointer(stated, where)
        if path in self._pointers:
            names = ", ".join("/".join(it) for it in sorted(self._pointers))
            raise self.unfit("T305", node, f"references go in a circle: {names}")
        target = self._target(path, node, where)
        self._pointers.append(path)
        try:
            return self.follow(target, kind, where)
        finally:
            self._pointers.pop()

    def _target(self, path: Path, node: Node, where: str) -> Node:
        """The node that a pointer leads to, through the tokens on its way that are references themselves."""
        found: Node | None = self._root
        hops = 0
        for name in path:
            found = below(found, (name,)) if found is not None else None
            while found is not None and name == "$value" and (to := self._hop(found)) is not None:
                found = value_of(below(self._root, to) or found)
                hops += 1
                if hops > len(self.entries):
                    raise self.unfit("T305", node, f"references go in a circle: {'/'.join(path)}")
        if found is None:
            raise self.unfit("T302", node, f"{where} refers to #/{'/'.join(path)}, where nothing stands")
        if is_token(found):
            raise self.unfit("T304", node, f"{where} takes a part of a value, and refers to a token")
        return found

    def _hop(self, node: Node) -> Path | None:
        path = alias(node)
        return path if path in self.entries else None
