"""Class text taken apart: pieces outside brackets and quotes, roots and values, modifiers."""

from collections.abc import Container, Iterator

from msgspec import Struct

from adapter.styles.arbitrary import decode, is_valid, named_value

CLOSING = {"(": ")", "[": "]", "{": "}"}


def pieces(text: str, separator: str) -> list[str]:
    """What stands between separators that are in no brackets and in no quotes; a backslash takes the next along."""
    if separator not in text:
        return [text]
    found: list[str] = []
    waiting: list[str] = []
    start = at = 0
    while at < len(text):
        mark = text[at]
        if not waiting and mark == separator:
            found.append(text[start:at])
            start = at + 1
        elif mark == "\\":
            at += 1
        elif mark in "'\"":
            at = _after_quote(text, at)
        elif mark in CLOSING:
            waiting.append(CLOSING[mark])
        elif waiting and mark == waiting[-1]:
            waiting.pop()
        at += 1
    return [*found, text[start:]]


def _after_quote(text: str, at: int) -> int:
    """Where the quote that opens at ``at`` closes, or the end."""
    quote, at = text[at], at + 1
    while at < len(text) and text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at


class Modifier(Struct, frozen=True):
    """What stands behind ``/``: a name, or with ``is_free`` a value in brackets."""

    value: str
    is_free: bool


def modifier_of(text: str) -> Modifier | None:
    """The modifier, or None for what cannot be one."""
    if text[:1] == "[" and text[-1:] == "]":
        value = decode(text[1:-1])
        return Modifier(value, True) if is_valid(value) and value.strip() else None
    if text[:1] == "(" and text[-1:] == ")":
        value = text[1:-1]
        return Modifier(decode(f"var({value})"), True) if value.startswith("--") and is_valid(value) else None
    return Modifier(text, False) if named_value(text) else None


def roots(base: str, known: Container[str]) -> Iterator[tuple[str, str | None]]:
    """Each way to read a base as a known root and what follows it, the longest root first."""
    if base in known:
        yield base, None
    at = base.rfind("-")
    while at > 0:
        root = base[:at]
        if root in known:
            if at + 1 == len(base) or (root == "@" and "@" in known):
                break
            yield root, base[at + 1 :]
        at = base.rfind("-", 0, at)
    if base[:1] == "@" and "@" in known:
        yield "@", base[1:]


class Free(Struct, frozen=True):
    """A value in brackets, decoded, with the type that it is said to be (``color:``)."""

    value: str
    hint: str = ""


def free_value(written: str) -> Free | None:
    """The value in ``[…]``, or None for an empty or an unbalanced one."""
    value = decode(written)
    if not is_valid(value):
        return None
    hint, colon, rest = value.partition(":")
    if colon and all("a" <= it <= "z" or it == "-" for it in hint):
        if not hint:
            return None
        value = rest
    else:
        hint = ""
    return Free(value, hint) if value.strip() else None
