"""Converting with ``--with-setup``: pages that may be an entry are delivered together with the set-up."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from adapter.batch.job import PageDone
from adapter.batch.setting_up import USED, SettingUp, Written
from adapter.cli.delivery import Delivery
from adapter.cli.session import Session
from adapter.reporting.run import PageReport, Run, SetUp


def deliver_and_set_up(session: Session, compiled: Iterable[PageDone], delivery: Delivery) -> Run:
    """Every compiled page delivered, and every package that they belong to set up."""
    setting_up = SettingUp(session.catalogue.system)
    reports, others = [], set[str]()
    for page in compiled:
        system = session.system_of(page.report.path)
        if system != session.system and any(it.outcome in USED for it in page.report.candidates):
            others.add(system)
        if system != session.system or not setting_up.sees(page):
            reports.append(delivery.page(page))
    done, left = [], [f"the set-up for pages in {it}: run again on them with --system {it}" for it in sorted(others)]
    for prepared in setting_up.prepared():
        done += prepared.done
        left += prepared.said
        for it in setting_up.changes(prepared.texts):
            reports += _delivered(it, delivery)
    reports += [delivery.page(it) for it in setting_up.waiting.values()]
    reports.sort(key=lambda it: Path(it.path).parts)
    return Run(session.system, tuple(reports), SetUp(tuple(done), tuple(left)))


def _delivered(it: Written | PageDone, delivery: Delivery) -> Iterator[PageReport]:
    """The report of a page that is set up too, and of any other file that could not be written."""
    if isinstance(it, PageDone):
        yield delivery.page(it)
        return
    why = delivery.file(it.path, it.before, it.after)
    if why:
        yield PageReport(it.path, "failed", len(it.before), why)
