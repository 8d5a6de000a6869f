"""Many pages in one process or several: in order, with bounded memory, and through the death of a worker."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from adapter.batch.work import Done, Failed, Outcome, Work
from adapter.batch.workers import run


def doubling() -> Callable[[int], int]:
    return lambda number: number * 2


def slow_at_first() -> Callable[[int], int]:
    def function(number: int) -> int:
        time.sleep(0.2 if number == 0 else 0)
        return os.getpid()

    return function


def failing_on(bad: frozenset[int]) -> Callable[[int], int]:
    def function(number: int) -> int:
        if number in bad:
            raise KeyError(f"page {number}")
        return number

    return function


def dying_on(bad: frozenset[int], how: int) -> Callable[[int], int]:
    def function(number: int) -> int:
        if number in bad:
            os.kill(os.getpid(), how) if how else os._exit(7)
        return number

    return function


def unable_to_start() -> Callable[[int], int]:
    raise LookupError("no catalogue")


def counting(folder: str) -> Callable[[int], int]:
    (Path(folder) / f"prepared-{os.getpid()}").touch(exist_ok=False)

    def function(number: int) -> int:
        (Path(folder) / f"{number}").touch()
        return number

    return function


def results(outcomes: Iterator[Outcome[int, int]]) -> list[int | str]:
    return [each.result if isinstance(each, Done) else each.why for each in outcomes]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 500])
def test_results_come_in_order(workers: int, count: int) -> None:
    found = list(run(Work(doubling, range(count)), workers, threshold=0))
    assert found == [Done(number, number * 2) for number in range(count)]


def test_below_the_threshold_everything_happens_here() -> None:
    work = Work(slow_at_first, range(5))
    assert set(results(run(work, workers=2, threshold=6))) == {os.getpid()}
    assert os.getpid() not in results(run(work, workers=2, threshold=5))


def test_who_names_a_number_of_workers_gets_them_for_a_few_pages() -> None:
    work = Work(slow_at_first, range(5))
    assert os.getpid() not in results(run(work, workers=2))
    assert set(results(run(work))) == set(results(run(work, workers=1))) == {os.getpid()}


def test_several_workers_share_the_pages_and_a_slow_first_page_keeps_its_place() -> None:
    pids = results(run(Work(slow_at_first, range(100)), workers=2, threshold=0))
    assert len(set(pids)) == 2


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_on_which_we_fail_is_named_and_the_others_finish(workers: int) -> None:
    work = Work(partial(failing_on, frozenset({3, 40})), range(60))
    found = list(run(work, workers, threshold=0))
    assert [each for each in found if isinstance(each, Failed)] == [
        Failed(3, "KeyError: 'page 3'"),
        Failed(40, "KeyError: 'page 40'"),
    ]
    assert [each.item for each in found] == list(range(60))


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (signal.SIGKILL, "its worker died (signal SIGKILL)"),
        (signal.SIGTERM, "its worker died (signal SIGTERM)"),
        (0, "its worker died (exit code 7)"),
    ],
)
def test_a_worker_that_dies_costs_only_the_page_it_died_on(how: int, why: str) -> None:
    work = Work(partial(dying_on, frozenset({0, 5, 6, 99}), how), range(100))
    found = results(run(work, workers=2, threshold=0))
    assert found == [why if number in {0, 5, 6, 99} else number for number in range(100)]


def test_an_error_that_is_no_failure_of_a_page_ends_the_run_here() -> None:
    work = Work(partial(failing_on, frozenset({1})), range(3), failures=(ValueError,))
    outcomes = run(work, workers=1)
    assert next(outcomes) == Done(0, 0)
    with pytest.raises(KeyError):
        next(outcomes)


def test_workers_that_cannot_start_end_the_run_loudly() -> None:
    with pytest.raises(RuntimeError, match="could not start"):
        list(run(Work(unable_to_start, range(50)), workers=2, threshold=0))


def test_each_process_prepares_once_and_runs_only_a_little_ahead(tmp_path: Path) -> None:
    outcomes = run(Work(partial(counting, str(tmp_path)), range(10_000)), workers=2, threshold=0)
    assert next(outcomes) == Done(0, 0)
    time.sleep(0.3)
    begun = len([each for each in tmp_path.iterdir() if each.name.isdigit()])
    assert begun < 500, "memory stays bounded: nobody works far ahead of who reads"
    assert results(outcomes) == list(range(1, 10_000))
    assert len(list(tmp_path.glob("prepared-*"))) == 2


def test_a_reader_that_stops_early_leaves_no_process_behind() -> None:
    outcomes = run(Work(slow_at_first, range(1_000)), workers=2, threshold=0)
    first = next(outcomes)
    assert isinstance(first, Done)
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(first.result, 0)


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_counts_every_page(workers: int) -> None:
    seen: list[tuple[int, int]] = []
    numbers: Sequence[int] = range(40)
    list(
        run(
            Work(doubling, numbers),
            workers,
            threshold=0,
            progress=lambda done, all_: seen.append((done, all_)),
        )
    )
    assert seen == [(number, 40) for number in range(1, 41)]
