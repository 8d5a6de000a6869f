"""How one token names another: ``{a.b}``, and JSON pointers in ``$ref``."""

import re
from urllib.parse import unquote

from adapter.tokens.node import Node, Path

ALIAS = re.compile(r"\{([^{}]+)\}")
FORBIDDEN = re.compile(r"[{}.]")


def alias(node: Node) -> Path | None:
    """The path in ``{a.b}``, None for anything else."""
    found = ALIAS.fullmatch(node.text or "")
    return tuple(found[1].strip().split(".")) if found else None


def is_malformed(node: Node) -> bool:
    """Whether a string was meant as a reference in braces, and is none."""
    text = (node.text or "").strip()
    return (text[:1] == "{" or text[-1:] == "}") and alias(node) is None


def pointer(text: str) -> Path | None:
    """The steps of ``#/a/b`` (RFC 6901), None for what is no pointer into the same document."""
    if text == "#":
        return ()
    if text[:2] != "#/":
        return None
    return tuple(unquote(it).replace("~1", "/").replace("~0", "~") for it in text[2:].split("/"))


def step(node: Node, name: str) -> Node | None:
    """The member or item of a name, None where there is none."""
    if node.items and name.isascii() and name.isdigit() and int(name) < len(node.items):
        return node.items[int(name)]
    return node.members.get(name)


def below(root: Node, path: Path) -> Node | None:
    """What stands at a path, None where nothing does."""
    found: Node | None = root
    for name in path:
        found = step(found, name) if found is not None else None
    return found


def ref(node: Node) -> Node | None:
    """The ``$ref`` of an object, None where it has none."""
    return node.members.get("$ref")


def is_token(node: Node) -> bool:
    """Whether an object states a value."""
    return "$value" in node.members or is_old(node)


def value_of(node: Node) -> Node | None:
    """The value that a token states, None for an alias by ``$ref`` and for no token."""
    return node.members.get("$value") or (node.members["value"] if is_old(node) else None)


def type_of(node: Node) -> Node | None:
    """The type that a token or group states."""
    return node.members.get("$type") or (node.members.get("type") if is_old(node) else None)


def is_old(node: Node) -> bool:
    """Whether a token is written without ``$``, as older tools do; a token may be *named* value."""
    members = node.members
    if "$value" in members or "value" not in members:
        return False
    value, stated = members["value"], members.get("type")
    return not value.members or (stated is not None and stated.text is not None)
