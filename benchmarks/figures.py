"""The numbers of a corpus run: rows for tables, totals, and what has to be named one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from account import OUTCOMES, Tally, candidates_of, count_families, family_key, tally, tally_families
from measure import Measured
from tables import Cell, percent

_SHADCN = (
    "alert", "badge", "button", "card", "dialog", "form", "input", "label", "select", "table", "tabs",
    "textarea",
)  # fmt: skip
_HTML = ("button", "input", "select", "textarea", "table", "label", "a")
# What is promised; every other family that has a candidate counts as covered too.
PROMISED = frozenset({"lucide:icon", *(f"shadcn:{n}" for n in _SHADCN), *(f"html:{n}" for n in _HTML)})

PROJECT_HEADS = (
    "project", "files", "bytes", "crashes", "unread", *OUTCOMES, "of candidates", "of claimed", "of covered",
    "of all UI", "2nd run", "touched", "broken", "balances", "s", "MB",
)  # fmt: skip
FAMILY_HEADS = (
    "family", "in corpus", "claimed", *OUTCOMES, "of candidates", "of claimed", "of corpus", "top hold",
    "its share",
)  # fmt: skip
LEFT_HEADS = ("family", "in corpus", "left", "share", "why", "its elements")
HOLD_HEADS = ("family", "code", "owner", "candidates", "elements", "share of family's holds")
DECISION_HEADS = ("decision", "owner", "frees candidates", "frees elements", "next step")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of one run over some projects; ``covered`` are the families that count as covered."""

    results: tuple[Measured, ...]
    covered: frozenset[str]

    def project_rows(self) -> list[list[Cell]]:
        """One row a project."""
        return [self._project_row(result) for result in self.results]

    def _project_row(self, result: Measured) -> list[Cell]:
        total = tally(candidates_of([result.account]))
        files = result.account["files"]
        return [
            result.project.name[:40],
            len(files),
            sum(f["bytes"] for f in files),
            len(result.failed) + len(result.errors),
            len(result.unreadable),
            *(total.candidates[name] for name in OUTCOMES),
            *(percent(share.part, share.whole) for share in self.shares(result).values()),
            len(result.written.second_run_changed),
            len(result.written.unchanged_touched),
            len(result.written.broken_output),
            "yes" if result.balanced else "NO",
            result.seconds,
            result.peak // 2**20,
        ]

    def shares(self, result: Measured) -> dict[str, Share]:
        """The converted shares of one project by what they are a share of."""
        total = tally(candidates_of([result.account]))
        elements = count_families(result.inventory)
        converted = total.elements["converted"]
        return {
            "candidates": Share(total.candidates["converted"], total.to_convert()),
            "claimed elements": Share(converted, total.claimed()),
            "covered UI elements": Share(converted, sum(elements[family] for family in self.covered)),
            "all UI elements": Share(converted, elements.total()),
        }

    def totals(self) -> dict[str, Cell]:
        """Sums over all projects; converted shares as sum and as mean of the projects that have any."""
        return {
            **self._counts(),
            **self._outcomes(),
            **self._converted_shares(),
            **self._promises(),
            **self._cost(),
        }

    def _counts(self) -> dict[str, Cell]:
        entries = [entry for result in self.results for entry in result.inventory.values()]
        own = [entry for entry in entries if not entry["copy"]]
        return {
            "projects": len(self.results),
            "files": _sum(len(r.account["files"]) for r in self.results),
            "bytes": _sum(f["bytes"] for r in self.results for f in r.account["files"]),
            "files that TypeScript parses": _sum(entry["parse_ok"] for entry in entries),
            "host elements": _sum(entry["host"] for entry in own),
            "component elements": _sum(entry["component"] for entry in own),
            "UI elements": _sum(count_families(r.inventory).total() for r in self.results),
            "UI elements of covered families": _sum(
                count_families(r.inventory)[family] for r in self.results for family in self.covered
            ),
        }

    def _outcomes(self) -> dict[str, Cell]:
        total = tally(candidates_of(result.account for result in self.results))
        candidates: dict[str, Cell] = {f"{name}, candidates": total.candidates[name] for name in OUTCOMES}
        return candidates | {f"{name}, elements": total.elements[name] for name in OUTCOMES}

    def _converted_shares(self) -> dict[str, Cell]:
        by_project = [self.shares(result) for result in self.results]
        shares: dict[str, Cell] = {}
        for name in by_project[0] if by_project else ():
            own = [share[name] for share in by_project if share[name].whole]
            rates = [100 * share.part / share.whole for share in own]
            shares[f"converted, % of {name}, sum"] = percent(_sum(s.part for s in own), _sum(s.whole for s in own))
            shares[f"converted, % of {name}, mean of projects"] = f"{sum(rates) / len(rates):.1f} %" if rates else "-"
        return shares

    def _promises(self) -> dict[str, Cell]:
        written = [result.written for result in self.results]
        return {
            "crashes": _sum(len(r.failed) + len(r.errors) for r in self.results),
            "unreadable": _sum(len(r.unreadable) for r in self.results),
            "unreadable though TypeScript parses": _sum(ok for r in self.results for _, ok in r.unreadable),
            "files that the second run changed": _sum(len(w.second_run_changed) for w in written),
            "candidates that the second run converted": _sum(w.second_run_converted for w in written),
            "candidates approved in the second run": _sum(w.approved_again for w in written),
            "files touched though unchanged": _sum(len(w.unchanged_touched) for w in written),
            "files broken by writing": _sum(len(w.broken_output) for w in written),
            "accounts that do not balance": _sum(not r.balanced for r in self.results),
            "holds without a reason": _sum(
                c["outcome"] == "held back" and c["reason"] is None
                for c in candidates_of(r.account for r in self.results)
            ),
        }

    def _cost(self) -> dict[str, Cell]:
        return {
            "seconds": sum(result.seconds for result in self.results),
            "largest peak, MB": max((result.peak // 2**20 for result in self.results), default=0),
        }

    def family_rows(self) -> list[list[Cell]]:
        """One row a family, covered ones first."""
        tallies = tally_families(candidates_of(result.account for result in self.results))
        inventory: Counter[str] = Counter()
        for result in self.results:
            inventory.update(count_families(result.inventory))
        holds, _ = self._holds()
        names = inventory.keys() | tallies.keys()
        ordered = sorted(names, key=lambda name: (name not in self.covered, -inventory[name], name))
        return [_family_row(name, inventory[name], tallies.get(name, Tally()), holds) for name in ordered]

    def left_rows(self) -> list[list[Cell]]:
        """One row a family with elements that are neither converted nor approved, most of them first."""
        tallies = tally_families(candidates_of(result.account for result in self.results))
        inventory: Counter[str] = Counter()
        for result in self.results:
            inventory.update(count_families(result.inventory))
        _, held = self._holds()
        rows: list[tuple[int, list[Cell]]] = []
        for name in inventory.keys() | tallies.keys():
            total = tallies.get(name, Tally())
            done = total.elements["converted"] + total.elements["approved"]
            whole = max(inventory[name], total.claimed())
            reasons = Counter({code: n for (family, code, _), n in held.items() if family == name})
            code, elements = reasons.most_common(1)[0] if reasons else ("nobody reads it", whole - done)
            if whole > done:
                rows.append((whole - done, [name, whole, whole - done, percent(whole - done, whole), code, elements]))
        return [row for _, row in sorted(rows, key=lambda it: (-it[0], str(it[1][0])))]

    def hold_rows(self) -> list[list[Cell]]:
        """One row a family, reason and owner, most candidates first."""
        holds, elements = self._holds()
        of_family: Counter[str] = Counter()
        for (family, _, _), n in holds.items():
            of_family[family] += n
        return [[*key, n, elements[key], percent(n, of_family[key[0]])] for key, n in holds.most_common()]

    def decision_rows(self) -> list[list[Cell]]:
        """One row a decision that would free candidates, most first, with the next step of its first hold."""
        candidates: Counter[tuple[str, str]] = Counter()
        elements: Counter[tuple[str, str]] = Counter()
        steps: dict[tuple[str, str], str] = {}
        for candidate in candidates_of(result.account for result in self.results):
            if candidate["outcome"] != "held back" or (reason := candidate["reason"]) is None:
                continue
            key = (reason["decision"] or reason["code"], reason["owner"])
            candidates[key] += 1
            elements[key] += candidate["elements"]
            steps.setdefault(key, reason["next"])
        return [[*key, n, elements[key], steps[key]] for key, n in candidates.most_common()]

    def _holds(self) -> tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str, str]]]:
        candidates: Counter[tuple[str, str, str]] = Counter()
        elements: Counter[tuple[str, str, str]] = Counter()
        for candidate in candidates_of(result.account for result in self.results):
            if candidate["outcome"] == "held back" and (reason := candidate["reason"]) is not None:
                key = (family_key(candidate), reason["code"], reason["owner"])
                candidates[key] += 1
                elements[key] += candidate["elements"]
        return candidates, elements

    def named(self) -> dict[str, list[str]]:
        """What must be named one by one, by title; only the lists that have something in them."""
        lists = {
            "Crashes": self._lines(lambda result: [*result.failed, *result.errors]),
            "Unreadable": self._lines(
                lambda result: [line if ok else f"{line} (nor by TypeScript)" for line, ok in result.unreadable]
            ),
            "Changed by the second run": self._lines(lambda result: result.written.second_run_changed),
            "Touched though unchanged": self._lines(lambda result: result.written.unchanged_touched),
            "Broken by writing": self._lines(lambda result: result.written.broken_output),
        }
        return {title: lines for title, lines in lists.items() if lines}

    def _lines(self, pick: Callable[[Measured], Sequence[str]]) -> list[str]:
        return [f"{result.project.name}/{line}" for result in self.results for line in pick(result)]


def figures(results: Sequence[Measured]) -> Figures:
    """The numbers of ``results``."""
    seen = tally_families(candidates_of(result.account for result in results))
    return Figures(tuple(results), PROMISED | {family for family, total in seen.items() if total.claimed()})


def _family_row(name: str, in_corpus: int, total: Tally, holds: Counter[tuple[str, str, str]]) -> list[Cell]:
    converted = total.elements["converted"]
    codes: Counter[str] = Counter()
    for (family, code, _), n in holds.items():
        if family == name:
            codes[code] += n
    top_code, top = codes.most_common(1)[0] if codes else ("", 0)
    return [
        name,
        in_corpus,
        total.claimed(),
        *(total.candidates[outcome] for outcome in OUTCOMES),
        percent(total.candidates["converted"], total.to_convert()),
        percent(converted, total.claimed()),
        percent(converted, in_corpus),
        top_code,
        percent(top, codes.total()),
    ]


def _sum(numbers: Iterable[int]) -> int:
    return sum(numbers)
