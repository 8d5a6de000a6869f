"""What a system realises, what is open, what is absent; and what each open thing is worth."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from adapter.catalogue.confirmed import guessed_rows, has_todo
from adapter.catalogue.model import Catalogue, SystemWord
from adapter.words import Reason

# Reasons that the system's team can end by writing, or confirming, something of its mapping.
OPEN = ("todo", "not-in-system", "part-not-in-system", "no-place", "no-row", "system-lacks", "icon-unmapped")


class Use(Struct, frozen=True):
    """One candidate of a prototype: its word, and why it is held back, if it is."""

    word: str
    reason: Reason | None


class WordStatus(Struct, frozen=True):
    """One word: ``realised``, ``open`` (some of it is a guess), ``held`` (there shall be none) or ``absent``."""

    word: str
    state: str
    said: str
    uses: int = 0
    waiting: int = 0


def status_of(catalogue: Catalogue, uses: Iterable[Use]) -> list[WordStatus]:
    """Every word of the vocabulary, those that most uses wait for first."""
    used, waiting = Counter[str](), Counter[str]()
    for it in uses:
        used[it.word] += 1
        waiting[it.word] += it.reason is not None and it.reason.code in OPEN
    found = [
        WordStatus(word, *_state(catalogue.system.words.get(word)), used[word], waiting[word])
        for word in catalogue.words
    ]
    order = {it: at for at, it in enumerate(("open", "absent", "held", "realised"))}
    return sorted(found, key=lambda it: (-it.waiting, order[it.state], it.word))


def decisions(uses: Iterable[Use]) -> Iterator[tuple[int, Reason]]:
    """What would free most uses, one decision a line."""
    reasons = [it.reason for it in uses if it.reason and it.reason.code in OPEN]
    first = {it.group: it for it in reversed(reasons)}
    for group, count in sorted(Counter(it.group for it in reasons).items(), key=lambda it: (-it[1], it[0])):
        yield count, first[group]


def _state(word: SystemWord | None) -> tuple[str, str]:
    if word is None:
        return "absent", "nothing is said about it"
    if word.hold:
        return "held", word.hold
    if "" in word.root.todo and not word.root.forms:
        return "absent", word.root.todo[""]
    if has_todo(word):
        return "open", ", ".join(_open_things(word))
    return "realised", ""


def _open_things(word: SystemWord) -> Iterator[str]:
    for name, part in word.parts.items():
        for key in part.todo:
            yield " ".join(filter(None, (name, key))) or "the whole word"
        rows = guessed_rows(part.tables)
        if rows:
            yield f"{rows} row{'s' if rows > 1 else ''}" + (f" of {name}" if name else "")
