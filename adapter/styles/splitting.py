"""Class text taken apart: roots and values, modifiers."""

from collections.abc import Container, Iterator

from msgspec import Struct

from adapter.styles.arbitrary import decode, is_valid, named_value


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
