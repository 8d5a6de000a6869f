"""One function over many pages: in this process, or in several where that pays; results always in order."""

import os
from collections.abc import Callable, Iterator

from adapter.batch.work import Item, Outcome, Result, Work, outcome_of

# Below so many pages, starting processes costs more than they save.
THRESHOLD = 5_000


def run(
    work: Work[Item, Result],
    workers: int | None = None,
    threshold: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Outcome[Item, Result]]:
    """The outcome of every item, in order, as soon as it and all before it are there.

    ``workers`` is the number of processes, by default that of the usable processors, from ``THRESHOLD`` items on.
    Below ``threshold`` items, or with one worker, all happens in this process.  ``progress`` gets the number of
    finished items and of all.  A worker that dies costs the page that it died on, which is Failed; one that cannot
    start raises RuntimeError.
    """
    count = _processors() if workers is None else workers
    least = threshold if threshold is not None else THRESHOLD if workers is None else 0
    is_small = count < 2 or len(work.items) < max(least, 2)
    outcomes = _here(work) if is_small else _elsewhere(work, count)
    for number, outcome in enumerate(outcomes, 1):
        if progress is not None:
            progress(number, len(work.items))
        yield outcome


def _here(work: Work[Item, Result]) -> Iterator[Outcome[Item, Result]]:
    function = work.prepare()
    for item in work.items:
        yield outcome_of(work, function, item)


def _elsewhere(work: Work[Item, Result], count: int) -> Iterator[Outcome[Item, Result]]:
    from adapter.batch.pool import Pool  # small runs, nearly all, need no multiprocessing

    return Pool(work, count).outcomes()


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux knows which ones are ours
        return os.cpu_count() or 1
