"""The JSON that ``convert --json`` writes, and sums over it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypedDict

from projects import different_files

OUTCOMES = ("approved", "converted", "held back", "left")


class ReasonData(TypedDict):
    """Why a candidate is not converted."""

    code: str
    sentence: str
    owner: str
    next: str
    decision: str


class Candidate(TypedDict):
    """One recognised instance; ``elements`` are the source elements it owns, itself and its parts."""

    word: str
    family: str
    dialect: str
    outcome: str
    line: int
    column: int
    element: str
    elements: int
    reason: ReasonData | None


class FileData(TypedDict):
    """One page."""

    path: str
    status: str
    message: str | None
    bytes: int
    candidates: list[Candidate]


class Account(TypedDict):
    """One run of ``convert``."""

    version: int
    system: str
    files: list[FileData]
    created: list[str]
    account: dict[str, int]


class FileInventory(TypedDict):
    """What ``inventory.mjs`` counts in one file."""

    families: dict[str, int]
    copy: bool
    host: int
    component: int
    parse_ok: bool


Inventory = dict[str, FileInventory]


def load_account(file: Path, root: Path) -> Account:
    """The account in ``file`` with paths relative to the project's ``root``.

    Raises ``ValueError`` when ``file`` is no account of version 1.
    """
    account: Account = json.loads(file.read_text(encoding="utf-8"))
    if account.get("version") != 1:
        raise ValueError(f"{file} is no account of version 1")
    for entry in account["files"]:
        entry["path"] = _relative(entry["path"], root)
    account["created"] = [_relative(path, root) for path in account["created"]]
    return account


def _relative(text: str, root: Path) -> str:
    path = Path(text)
    relative = path.relative_to(root) if path.is_absolute() else path
    return PurePosixPath(relative.as_posix()).as_posix()


def touched(account: Account, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Files that differ although ``account`` neither calls them changed nor created, by bytes before and after.

    A file that the account created must not have been there before.
    """
    changed = {entry["path"] for entry in account["files"] if entry["status"] == "changed"}
    created = {path for path in account["created"] if path not in before and path in after}
    return [path for path in different_files(before, after) if path not in changed | created]


def family_key(candidate: Candidate) -> str:
    """The inventory's name of the candidate's family."""
    return "lucide:icon" if candidate["family"] == "icon" else f"{candidate['dialect']}:{candidate['family']}"


@dataclass(slots=True)
class Tally:
    """Candidates and their elements by outcome."""

    candidates: Counter[str] = field(default_factory=Counter)
    elements: Counter[str] = field(default_factory=Counter)

    def add(self, candidate: Candidate) -> None:
        """Count one candidate."""
        self.candidates[candidate["outcome"]] += 1
        self.elements[candidate["outcome"]] += candidate["elements"]

    def claimed(self) -> int:
        """Elements of source dialects that a recogniser claimed: all but what was approved already."""
        return sum(self.elements.values()) - self.elements["approved"]

    def to_convert(self) -> int:
        """Candidates of source dialects: all but what was approved already."""
        return sum(self.candidates.values()) - self.candidates["approved"]


def candidates_of(accounts: Iterable[Account]) -> Iterator[Candidate]:
    """All candidates of ``accounts``."""
    return (candidate for account in accounts for entry in account["files"] for candidate in entry["candidates"])


def tally(candidates: Iterable[Candidate]) -> Tally:
    """The sum over ``candidates``."""
    total = Tally()
    for candidate in candidates:
        total.add(candidate)
    return total


def tally_families(candidates: Iterable[Candidate]) -> dict[str, Tally]:
    """The sum over ``candidates`` of each family, by the inventory's names."""
    families: dict[str, Tally] = {}
    for candidate in candidates:
        families.setdefault(family_key(candidate), Tally()).add(candidate)
    return families


def count_families(inventory: Mapping[str, FileInventory]) -> Counter[str]:
    """UI elements by family, without those inside local copies of shadcn/ui."""
    total: Counter[str] = Counter()
    for entry in inventory.values():
        if not entry["copy"]:
            total.update(entry["families"])
    return total


def balanced(account: Account) -> bool:
    """Whether the account is what its candidates add up to, and no candidate has a fifth outcome."""
    counted = tally(candidates_of([account])).candidates
    if set(counted) - set(OUTCOMES):
        return False
    return all(counted[name] == account["account"].get(name, 0) for name in OUTCOMES)
