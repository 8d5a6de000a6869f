"""One conversion as several: a slice for each word, alone on the untouched page and in order, one upon the other."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from adapter.batch.job import Job, PageDone
from adapter.batch.pages import Worker

# What converts only together with another word, where there is anything of that kind.
REST = "rest"


class Slice(Struct, frozen=True):
    """One word's share of a page: the bytes without and with it, and files that it needs besides."""

    word: str
    before: bytes
    after: bytes
    created: tuple[tuple[str, bytes], ...] = ()


class Sliced(Struct, frozen=True):
    """A page converted whole, and its slices; those in order lead from the untouched page to the whole."""

    done: PageDone
    alone: tuple[Slice, ...] = ()
    in_order: tuple[Slice, ...] = ()


class Slicer:
    """Converts pages whole and word by word, words in alphabetical order; ``jobs`` are all pages of the run."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._compile = Worker(jobs)

    def __call__(self, job: Job) -> Sliced:
        """The page; a slice that cannot be made is left to the last."""
        done = self._compile(job)
        if done.after is None:
            return Sliced(done)
        words = sorted({it.word for it in done.report.candidates if it.outcome not in ("approved", "left")})
        alone = (self._slice(job, word, done.before) for word in words)
        in_order = self._in_order(job, words, done.before)
        last = in_order[-1].after if in_order else done.before
        rest = [Slice(REST, last, done.after, done.created)] if last != done.after else []
        return Sliced(done, tuple(it for it in alone if it), (*in_order, *rest))

    def _in_order(self, job: Job, words: list[str], before: bytes) -> list[Slice]:
        found = []
        for word in words:
            made = self._slice(job, word, before)
            if made:
                found.append(made)
                before = made.after
        return found

    def _slice(self, job: Job, word: str, before: bytes) -> Slice | None:
        """What the word changes on ``before``, None where that is nothing."""
        done = self._compile(replace(job, only=frozenset({word}), data=before))
        return None if done.after is None else Slice(word, before, done.after, done.created)


def prepare(jobs: Sequence[Job]) -> Callable[[Job], Sliced]:
    """A slicer of its own for each process."""
    return Slicer(jobs)
