"""What a report is made from: the pages of one run, as plain data with lines and columns."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from adapter.words import Outcome, Reason

Status = Literal["changed", "unchanged", "left", "unreadable", "failed"]


class Reported(Struct, frozen=True):
    """One candidate; ``line`` and ``column`` count from 1, columns in characters."""

    word: str
    family: str
    dialect: str
    outcome: Outcome
    line: int
    column: int
    element: str
    elements: int
    reasons: tuple[Reason, ...] = ()


class Note(Struct, frozen=True):
    """One finding on a page."""

    rule: str
    line: int
    column: int
    message: str


class PageReport(Struct, frozen=True):
    """One page; ``message`` says why it is unreadable or failed, ``leftover`` which copies it still imports.

    ``created`` are new files that it needs.  ``left`` is a page of a language that the system does not write.
    """

    path: str
    status: Status
    size: int
    message: str = ""
    candidates: tuple[Reported, ...] = ()
    notes: tuple[Note, ...] = ()
    leftover: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    created: tuple[str, ...] = ()


class SetUp(Struct, frozen=True):
    """What ``--with-setup`` wrote around the pages, and what it leaves to a person: sentences."""

    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Mentioned(Struct, frozen=True, order=True):
    """A line of a test, a story or an end-to-end script that names what was moved; ``after`` is empty if it is gone."""

    path: str
    line: int
    written: str
    kind: str
    value: str
    before: str
    after: str


class Impact(Struct, frozen=True):
    """What ``--impact`` found: how many marks of each kind ``moved``, and the lines that mention one.

    ``components`` says what components were and are, ``dom`` which roles and elements came (``+``) or went (``-``).
    """

    moved: Mapping[str, int]
    components: tuple[str, ...]
    dom: tuple[str, ...]
    mentions: tuple[Mentioned, ...]


class Run(Struct, frozen=True):
    """One run over pages, for one system; ``setup`` and ``impact`` are None where nobody asked for them."""

    system: str
    pages: tuple[PageReport, ...]
    setup: SetUp | None = None
    impact: Impact | None = None

    def candidates(self) -> Iterator[tuple[PageReport, Reported]]:
        """Every candidate with its page."""
        for page in self.pages:
            for it in page.candidates:
                yield page, it

    def created(self) -> tuple[str, ...]:
        """New files that pages need, each once."""
        return tuple(sorted({it for page in self.pages for it in page.created}))

    def left(self) -> str:
        """What is said, once, of pages that the system has nothing to write on; empty where there are none."""
        found = [it.path for it in self.pages if it.status == "left"]
        pages = "1 page is" if len(found) == 1 else f"{len(found)} pages are"
        languages = sorted({"HTML" if it.lower().endswith((".html", ".htm")) else "JSX" for it in found})
        return f"{pages} left: {self.system} does not write {' or '.join(languages)}" if found else ""

    def account(self) -> Counter[Outcome]:
        """How many candidates had each outcome."""
        return Counter(it.outcome for _, it in self.candidates())


class Report(Struct, frozen=True):
    """One format: how it is written, and the suffix of its files."""

    write: Callable[[Run], str]
    suffix: str
