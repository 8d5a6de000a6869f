"""Selectors taken apart: what an element must be, what state it must be in, and how specific that is."""

import re
from collections.abc import Iterator

from msgspec import Struct

from adapter.source.brackets import closing, pieces
from adapter.styles.conditions import DARK

STATES = (
    "hover|focus|focus-visible|focus-within|active|disabled|enabled|checked|indeterminate|default|required|optional"
    "|valid|invalid|user-invalid|in-range|out-of-range|placeholder-shown|autofill|read-only|visited|target|open"
)
STATE = re.compile(rf":({STATES})(?![\w(-])")
AROUND = re.compile(r"""^(?:html|:root)?(?:\.dark|\[data-(?:theme|mode|color-scheme)=["']?dark["']?\])\s+""")
# Where a value for the whole page is said.
ROOT = re.compile(r":root|html|:host|body|\*|::?before|::?after|::backdrop")
PART = re.compile(
    r"(?P<id>#(?:\\.|[\w-])+)|(?P<class>\.(?:\\.|[\w-]|[^\x00-\x7f])+|\[(?:\"[^\"]*\"|'[^']*'|[^\]])*\])"
    r"|(?P<call>:(?:is|not|where|has|matches|any)\()|(?P<box>::[\w-]+)|(?P<state>:[\w-]+(?:\([^()]*\))?)"
    r"|(?P<tag>(?<![\w.#:-])[a-zA-Z][\w-]*)"
)
Specificity = tuple[int, int, int]


class Selector(Struct, frozen=True):
    """``plain`` is what an element must match, ``conditions`` what must hold besides; ``box`` that it is about
    another box (``::before``), ``is_placed`` that it asks for something around the element.
    """

    plain: str
    conditions: tuple[str, ...]
    specificity: Specificity
    box: bool = False
    is_placed: bool = False


def selector_of(text: str) -> Selector:
    """A complex selector (no list) taken apart."""
    conditions: list[str] = []
    plain = text
    dark = AROUND.match(plain)
    if dark:
        plain = plain[dark.end() :]
        conditions.append("dark")
    start = _subject(plain)
    before, subject = plain[:start], plain[start:]
    conditions.extend(it[1] for it in STATE.finditer(subject))
    if STATE.search(before):
        conditions.append(f"{before.strip()} &")
    plain = STATE.sub("", before) + (STATE.sub("", subject) or "*")
    box = "::" in subject or re.search(r":(?:before|after|first-line|first-letter)$", subject) is not None
    return Selector(plain, tuple(conditions), specificity(text), box, start > 0)


def root_conditions(text: str) -> tuple[str, ...] | None:
    """The conditions under which a rule is about the whole page, None where it is about some element."""
    if ROOT.fullmatch(text):
        return ()
    if DARK.search(text) and re.fullmatch(r"(?:html|:root|body)?(?:\.dark|\[data-[^\]]*\])", text):
        return ("dark",)
    return None


def specificity(text: str) -> Specificity:
    """Ids, classes and tags of a selector (Selectors level 4, section 17)."""
    ids = classes = tags = 0
    at = 0
    while (found := PART.search(text, at)) is not None:
        at = found.end()
        match found.lastgroup:
            case "id":
                ids += 1
            case "class" | "state":
                classes += 1
            case "tag" | "box":
                tags += 1
            case _:
                end = closing(text, at)
                if not found[0].startswith(":where"):
                    more = max(specificity(it.strip()) for it in pieces(text[at:end], ","))
                    ids, classes, tags = ids + more[0], classes + more[1], tags + more[2]
                at = end + 1
    return ids, classes, tags


def _subject(text: str) -> int:
    """Where the last compound of a selector starts."""
    return max((it for it in _joints(text)), default=0)


def _joints(text: str) -> Iterator[int]:
    waiting = 0
    for at, mark in enumerate(text):
        waiting += (mark in "([") - (mark in ")]")
        if not waiting and mark in " >+~" and text[at - 1 : at] != "\\":
            yield at + 1
