"""Which pages need no look: those that mention nothing a dialect knows."""

import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from adapter.catalogue.modules import ANYWHERE

# Names, tags and class names, all of which end where something else begins.
WORD = re.compile(r"<?[\w.-]*\w")
# ``Form`` is not meant by ``FormData``, but may be what ``MyForm`` was imported as.
ENDS = r"(?!\w)"


class Hints(Struct, frozen=True):
    """A page with markup and none of ``names``, or with neither markup nor any of ``modules``, has no component.

    Both are found in one go over the page: the search skips to the letters that any of them starts with.
    """

    names: re.Pattern[str]
    modules: re.Pattern[str]


def imported(module: str) -> tuple[str, ...]:
    """How a page writes a module that a pattern names, up to the end of its string."""
    tail = module.removeprefix(ANYWHERE)
    return f'{tail}"', f"{tail}'", f"{tail}`"


def any_of(parts: Iterable[str], words: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern that finds any of some texts, and any of some words at the end of a name; none finds nothing."""
    plain = {it for it in words if not WORD.fullmatch(it)}
    short: list[str] = []
    for it in sorted({*parts, *plain}, key=lambda it: (len(it), it)):
        if not any(known in it for known in short):
            short.append(it)
    ends: list[str] = []
    for it in sorted({*words} - plain, key=lambda it: (len(it), it)):
        if not any(it.endswith(known) for known in ends) and not any(known in it for known in short):
            ends.append(it)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for it in short:
        by_letter[it[0]].append(re.escape(it[1:]))
    for it in ends:
        by_letter[it[0]].append(re.escape(it[1:]) + ENDS)
    found = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return re.compile("|".join(found) or r"(?!)")
