"""One page from disk to its report: what a worker does."""

import os
from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from adapter import drift
from adapter.batch.callers import Callers
from adapter.batch.job import Job, Noted, PageDone, by_real_path, run_digest
from adapter.catalogue.loading import load
from adapter.compiler import Candidate, Choice, Compiled, Compiler, Unreadable
from adapter.drift.rule import Rule, Seen, messages
from adapter.matching.lookups import Lookups, asked_of, lookups_of
from adapter.plugins import plug_ins
from adapter.project.cache import digest
from adapter.project.files import Files, Looked
from adapter.project.package import project_root
from adapter.project.project import Project
from adapter.reporting.run import Note, PageReport, Reported
from adapter.rewriting.proof import ProofFailed
from adapter.source.lines import Lines
from adapter.source.page import Page, Undecodable, decode
from adapter.tree import Tree

if TYPE_CHECKING:
    from adapter.batch.class_notes import ClassNotes

# Projects whose files are remembered at once.
REMEMBERED = 4


_Key = tuple[Path, str, tuple[Path, ...]]
_Choice = tuple[frozenset[str] | None, frozenset[str], bool, frozenset[str]]


class Worker:
    """Compiles pages; one compiler for each project and system that it meets, which takes the choices in turn.

    ``jobs`` are all pages of the run: what a page does may depend on what becomes of others.
    """

    def __init__(self, jobs: Sequence[Job] = ()) -> None:
        self._jobs = jobs
        self._callers = Callers(self._compiler_of, lambda: self._run)
        self._roots: dict[str, Path] = {}
        self._root = Path()
        self._is_foreign = False
        self._files: dict[Path, Files] = {}
        self._projects: dict[Path, Project] = {}
        self._compilers: dict[_Key, Compiler] = {}
        self._choosing: dict[_Key, dict[_Choice, Compiler]] = {}
        self._lookups: dict[tuple[str, tuple[Path, ...], frozenset[str] | None, frozenset[str]], Lookups] = {}
        self._rules = tuple(plug_ins(drift, "RULE", Rule).items())

    def __call__(self, job: Job) -> PageDone:
        """The page, compiled."""
        try:
            data = Path(job.path).read_bytes() if job.data is None else job.data
        except OSError as error:
            return PageDone(PageReport(job.path, "unreadable", 0, f"cannot be read: {error.strerror}"))
        self._root, self._is_foreign = self._root_of(job), False
        self._callers.asked.clear()
        done = self._worked(job, data)
        return done if job.data is not None else replace(done, noted=self._noted(done, data))

    def _worked(self, job: Job, data: bytes) -> PageDone:
        page = decode(data, job.path)
        if isinstance(page, Undecodable):
            return PageDone(PageReport(job.path, "unreadable", len(data), page.why), data)
        try:
            known = self._callers.take(job.path, data) if job.data is None and not job.write else None
            compiled = known or self._compiler(job).compile(page, write=job.write)
        except ProofFailed as error:
            return PageDone(PageReport(job.path, "failed", len(data), str(error)), data)
        done = self._done(job, page, data, compiled)
        tree = compiled.tree if isinstance(compiled, Compiled) else None
        return self._with_classes(job, page, tree, done) if job.styles else done

    def _with_classes(self, job: Job, page: Page, known: Tree | None, done: PageDone) -> PageDone:
        """The report with what rules say about class names; copies of the kit are not the page's own work."""
        if done.report.status == "unreadable" or "class" not in page.text or self._compiler(job).is_copy(page):
            return done
        found = self._class_notes.notes(page, known, self._compiler(job).project, job.system)
        notes = sorted((*done.report.notes, *found), key=lambda it: (it.line, it.column))
        return replace(done, report=replace(done.report, notes=tuple(notes)))

    @cached_property
    def _class_notes(self) -> "ClassNotes":
        from adapter.batch.class_notes import ClassNotes  # only who asks for them needs the tables

        return ClassNotes(self._rules)

    def _noted(self, done: PageDone, data: bytes) -> Noted | None:
        """What the page's result was decided from; None where that is not known for sure."""
        files = self._files.get(self._root)
        if self._is_foreign or done.report.status == "failed" or (files and not files.steady):
            return None
        looked = files.taken() if files else Looked()
        return Noted(str(self._root), digest(data), looked, tuple(self._callers.asked))

    def _root_of(self, job: Job) -> Path:
        folder = os.path.dirname(job.path)
        root = self._roots.get(folder)
        if root is None:
            root = self._roots[folder] = project_root(Path(folder or "."))
        return root

    def _compiler(self, job: Job) -> Compiler:
        root = self._root_of(job)
        key = (root, job.system, job.own)
        if key not in self._compilers:
            self._forget()
            files = self._files.setdefault(root, Files())
            project = self._projects.setdefault(root, Project(root, files))
            compiler = Compiler(load(job.system, job.own), project, lookups=self._lookups_for(job))
            compiler.keeps_tree = job.styles
            compiler.left = partial(self._callers.left, compiler)
            self._compilers[key], self._choosing[key] = compiler, {}
        choosing, chosen = self._choosing[key], (job.only, job.leave, job.names_only, job.also)
        if chosen not in choosing:
            choosing[chosen] = other = copy(self._compilers[key])  # what it knows of the project is shared
            leave = frozenset(other.catalogue.words) if "*" in job.leave else job.leave
            other.choice = Choice(job.only, leave, job.names_only, job.also)
            lookups = self._lookups_for(job)
            other.index, other.hints = lookups.index, lookups.hints
        return choosing[chosen]

    def _lookups_for(self, job: Job) -> Lookups:
        key = (job.system, job.own, job.only, job.also)
        if key not in self._lookups:
            catalogue = load(job.system, job.own)
            asked = asked_of(catalogue, job.only, job.also)
            alike = (it for name, it in self._lookups.items() if name[:2] == key[:2] and it.asked == asked)
            known = next(alike, None)
            self._lookups[key] = known.choosing(job.only) if known else lookups_of(catalogue, job.only, job.also)
        return self._lookups[key]

    def _compiler_of(self, path: str) -> Compiler | None:
        """The compiler for a page of the run, by its real path; None for any other file."""
        job = self._jobs_by_path.get(path)
        if job is None:
            return None
        self._is_foreign = self._is_foreign or self._root_of(job) != self._root
        return self._compiler(job)

    @cached_property
    def _jobs_by_path(self) -> dict[str, Job]:
        return by_real_path(self._jobs)

    @cached_property
    def _run(self) -> bytes:
        return run_digest(self._jobs_by_path)

    def _forget(self) -> None:
        """Pages come project by project, so what earlier projects taught is let go."""
        while len(self._compilers) >= REMEMBERED:
            key = next(iter(self._compilers))
            del self._compilers[key], self._choosing[key]
        while len(self._projects) >= REMEMBERED:
            del self._projects[next(iter(self._projects))]

    def _done(self, job: Job, page: Page, data: bytes, compiled: Compiled | Unreadable) -> PageDone:
        if isinstance(compiled, Unreadable) and compiled.code == "other-language":
            return PageDone(PageReport(job.path, "left", len(data)), data)
        if isinstance(compiled, Unreadable):
            return PageDone(PageReport(job.path, "unreadable", len(data), compiled.why), data)
        lines = Lines(page.text) if compiled.candidates or compiled.broken else None
        candidates = tuple(_reported(it, lines) for it in compiled.candidates if lines)
        notes = tuple(note for it in compiled.candidates if lines for note in self._notes(it, lines, job.system))
        if compiled.broken and lines:
            line, column = lines.place(compiled.broken[0].start)
            notes = (
                Note(
                    "broken-page",
                    line,
                    column,
                    "this is no TypeScript; the statement around it stays as it is",
                ),
                *notes,
            )
        after = page.encode(compiled.text) if compiled.text is not None else None
        changed = after is not None or (not job.write and any(it.outcome == "converted" for it in candidates))
        report = PageReport(
            job.path,
            "changed" if changed else "unchanged",
            len(data),
            "",
            candidates,
            notes,
            compiled.leftover,
            compiled.dropped,
            tuple(it.path for it in compiled.files),
        )
        return PageDone(report, data, after, tuple((it.path, it.text.encode()) for it in compiled.files))

    def _notes(self, it: Candidate, lines: Lines, system: str) -> list[Note]:
        line, column = lines.place(it.span.start)
        seen = Seen(it.word, it.name, it.outcome, system, it.reasons, it.proposal, it.is_call)
        return [Note(rule, line, column, message) for rule, message in messages(self._rules, seen)]


def _reported(it: Candidate, lines: Lines) -> Reported:
    line, column = lines.place(it.span.start)
    return Reported(it.word, it.family, it.dialect, it.outcome, line, column, it.name, it.elements, it.reasons)


def prepare(jobs: Sequence[Job] = ()) -> Callable[[Job], PageDone]:
    """A worker of its own for each process, which knows all pages of the run."""
    return Worker(jobs)
