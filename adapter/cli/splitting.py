"""``convert --split-by component``: a patch for each word instead of changed files."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from adapter.batch.diff import unified
from adapter.batch.splitting import REST, Slice, prepare
from adapter.batch.work import Done, Work
from adapter.batch.workers import run
from adapter.batch.writing import create
from adapter.cli.session import Pages, Session, patch_path
from adapter.reporting.run import PageReport, Run

ALONE, IN_ORDER = "alone", "in-order"
Parts = list[tuple[str, Slice]]


def convert_in_slices(session: Session, pages: Pages, folder: Path) -> Run:
    """Every page compiled word by word; writes the patches below ``folder``, and says so; raises OSError."""
    reports = list(pages.refused)
    alone, in_order = defaultdict[str, Parts](list), defaultdict[str, Parts](list)
    for outcome in run(Work(partial(prepare, pages.jobs), pages.jobs), pages.workers):
        if not isinstance(outcome, Done):
            reports.append(PageReport(outcome.item.path, "failed", 0, outcome.why))
            continue
        sliced = outcome.result
        reports.append(sliced.done.report)
        for found, slices in ((alone, sliced.alone), (in_order, sliced.in_order)):
            for it in slices:
                found[it.word].append((sliced.done.report.path, it))
    _write(folder / ALONE, {f"{word}.patch": _patch(alone[word], set()) for word in alone})
    new = set[str]()
    ordered = sorted(in_order, key=lambda it: (it == REST, it))
    _write(
        folder / IN_ORDER,
        {f"{at:02}-{word}.patch": _patch(in_order[word], new) for at, word in enumerate(ordered, 1)},
    )
    count = f"{len(ordered)} patch{'es' if len(ordered) != 1 else ''}"
    click.echo(f"{count} in {folder / IN_ORDER}: git apply them by number; any of {folder / ALONE} alone", err=True)
    return Run(session.system, tuple(reports))


def _patch(parts: Parts, new: set[str]) -> bytes:
    """The changes of one word, and before the first page that needs it each file that is not ``new`` yet."""
    found = []
    for path, it in parts:
        for place, data in it.created:
            if place not in new:
                new.add(place)
                found.append(unified(patch_path(place), None, data))
        found.append(unified(patch_path(path), it.before, it.after))
    return b"".join(found)


def _write(folder: Path, patches: Mapping[str, bytes]) -> None:
    """The patches; those of an earlier run go, so that none is applied by mistake."""
    for old in folder.glob("*.patch"):
        old.unlink()
    for name, data in patches.items():
        create(folder / name, data)
