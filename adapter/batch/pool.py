"""Worker processes that may die: each has one chunk at a time, so what it died on is known."""

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic

from msgspec import Struct

from adapter.batch.work import Failed, Item, Outcome, Result, Work, outcome_of

# Items that a worker gets at once, and how many chunks per worker may be finished before their turn.
_CHUNK = 16
_AHEAD = 4


class _Chunk(Struct, Generic[Item], frozen=True):
    """Items with the number of the first."""

    start: int
    items: tuple[Item, ...]


class _Worker(Struct, Generic[Item, Result]):
    process: BaseProcess
    connection: "Connection[tuple[Item, ...], list[Outcome[Item, Result]] | None]"
    chunk: _Chunk[Item] | None = None
    ready: bool = False


class Pool(Generic[Item, Result]):
    """The workers of one run; ``outcomes`` starts them, and stops them however it ends."""

    def __init__(self, work: Work[Item, Result], count: int) -> None:
        self._work = work
        self._workers: list[_Worker[Item, Result]] = []
        self._count = count
        self._waiting: deque[_Chunk[Item]] = deque()
        self._next_chunk = 0
        self._finished: dict[int, Outcome[Item, Result]] = {}

    def outcomes(self) -> Iterator[Outcome[Item, Result]]:
        """The outcome of every item, in order; RuntimeError if a worker cannot start."""
        try:
            self._workers = [self._started() for _ in range(self._count)]
            for number in range(len(self._work.items)):
                while number not in self._finished:
                    self._hand_out(number)
                    self._collect()
                yield self._finished.pop(number)
        finally:
            for worker in self._workers:
                worker.connection.close()
                worker.process.terminate()
                worker.process.join()

    def _hand_out(self, turn: int) -> None:
        """Give every idle worker a chunk, unless that runs too far ahead of the item whose turn it is."""
        limit = turn + _CHUNK * _AHEAD * self._count
        for worker in self._workers:
            if worker.chunk is None and (chunk := self._chunk(limit)) is not None:
                worker.chunk = chunk
                try:
                    worker.connection.send(chunk.items)
                except OSError:
                    continue  # it died while idle: reading from it says so

    def _chunk(self, limit: int) -> _Chunk[Item] | None:
        if self._waiting:
            return self._waiting.popleft()
        start = self._next_chunk
        if start >= min(limit, len(self._work.items)):
            return None
        self._next_chunk = start + _CHUNK
        return _Chunk(start, tuple(self._work.items[start : start + _CHUNK]))

    def _collect(self) -> None:
        """Wait until some worker has something to say, or dies, and take it in."""
        speaking = wait([worker.connection for worker in self._workers])
        for worker in [each for each in self._workers if each.connection in speaking]:
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if said is None:
                worker.ready = True
            elif worker.chunk is not None:
                self._finished.update(enumerate(said, worker.chunk.start))
                worker.chunk = None

    def _bury(self, worker: _Worker[Item, Result]) -> None:
        """Replace a dead worker; its chunk is tried again item by item, and a single item has failed."""
        worker.process.join()
        worker.connection.close()
        if not worker.ready:
            raise RuntimeError(f"a worker could not start (exit code {worker.process.exitcode})")
        match worker.chunk:
            case _Chunk(start, (item,)):
                self._finished[start] = Failed(item, f"its worker died ({_death(worker.process.exitcode)})")
            case _Chunk(start, items):
                singles = [_Chunk(start + number, (item,)) for number, item in enumerate(items)]
                self._waiting.extendleft(reversed(singles))
        self._workers[self._workers.index(worker)] = self._started()

    def _started(self) -> _Worker[Item, Result]:
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()  # so that the end of the worker is the end of the connection
        return _Worker(process, ours)


def _context() -> ForkContext | SpawnContext:
    """Forking shares what is loaded, and is safe only on Linux and beside no other thread."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _serve(
    connection: "Connection[list[Outcome[Item, Result]] | None, tuple[Item, ...]]", work: Work[Item, Result]
) -> None:
    """A worker's whole life; the parent decides when an interrupted run ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    function = work.prepare()
    connection.send(None)
    while True:
        try:
            items = connection.recv()
        except EOFError:
            return
        connection.send([outcome_of(work, function, item) for item in items])


def _death(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"
