"""Everything about a run, for programs; ``version`` changes when the shape does."""

import json

import msgspec

from adapter.reporting.run import PageReport, Report, Reported, Run
from adapter.words import Outcome

OUTCOMES: tuple[Outcome, ...] = ("approved", "converted", "held back", "left")


def write(run: Run) -> str:
    """One JSON object, stable and sorted by place."""
    account = run.account()
    data: dict[str, object] = {
        "version": 1,
        "system": run.system,
        "files": [_page(it) for it in run.pages],
        "created": list(run.created()),
        "account": {outcome: account[outcome] for outcome in OUTCOMES},
    }
    if run.setup is not None:
        data["setup"] = {"done": list(run.setup.done), "left": list(run.setup.left)}
    if run.impact is not None:
        data["impact"] = {
            "moved": dict(run.impact.moved),
            "components": list(run.impact.components),
            "dom": list(run.impact.dom),
            "mentions": [msgspec.structs.asdict(it) for it in run.impact.mentions],
        }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _page(page: PageReport) -> dict[str, object]:
    return {
        "path": page.path,
        "status": page.status,
        "message": page.message or None,
        "bytes": page.size,
        "candidates": [_candidate(it) for it in page.candidates],
        "findings": [
            {"rule": it.rule, "line": it.line, "column": it.column, "message": it.message} for it in page.notes
        ],
    }


def _candidate(it: Reported) -> dict[str, object]:
    reason = it.reasons[0] if it.reasons else None
    return {
        "word": it.word,
        "family": it.family,
        "dialect": it.dialect,
        "outcome": it.outcome,
        "line": it.line,
        "column": it.column,
        "element": it.element,
        "elements": it.elements,
        "reason": None
        if reason is None
        else {
            "code": reason.code,
            "sentence": reason.sentence,
            "owner": reason.owner,
            "next": reason.next,
            "decision": reason.group,
        },
    }


REPORT = Report(write, ".json")
