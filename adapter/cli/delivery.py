"""Where changed files go: a diff on stdout, the files themselves, a folder beside them, or nowhere."""

import os
from pathlib import Path

import click
from msgspec import Struct, field

from adapter.batch.diff import unified
from adapter.batch.job import PageDone
from adapter.batch.writing import ChangedMeanwhile, create
from adapter.batch.writing import replace as replace_file
from adapter.cli.session import patch_path, shown_path
from adapter.reporting.run import PageReport


class Delivery(Struct, frozen=True):
    """``mode`` is ``diff``, ``write`` or None; ``out`` is the folder that changed files go below.

    ``new`` are the files delivered that pages needed besides.
    """

    mode: str | None
    out: str | None
    is_stdin: bool = False
    new: set[str] = field(default_factory=set)

    @property
    def writes(self) -> bool:
        """Whether files are written."""
        return self.mode == "write" or bool(self.out)

    def page(self, done: PageDone) -> PageReport:
        """The page where the caller wants it; a file that changed meanwhile is a failed page."""
        report = done.report
        if self.is_stdin and self.mode != "diff":
            click.echo(done.after if done.after is not None else done.before, nl=False)
            return report
        if done.after is None:
            return report
        why = self.created(done) or self.file(report.path, done.before, done.after)
        return PageReport(report.path, "failed", report.size, why) if why else report

    def created(self, done: PageDone) -> str:
        """The files that a page needs besides, each before its first page and never over one that is there."""
        for path, data in done.created:
            if path in self.new:
                continue
            self.new.add(path)
            if self.mode == "write" and Path(path).exists():
                continue
            why = self.file(path, None, data)
            if why:
                return why
        return ""

    def file(self, path: str, before: bytes | None, after: bytes) -> str:
        """One file where the caller wants it, a new one without ``before``; why it could not be written, or nothing."""
        try:
            if self.mode == "diff":
                click.echo(unified(patch_path(path), before, after), nl=False)
            elif self.out:
                create(Path(self.out) / below(path), after)
            elif self.mode == "write" and before is None:
                create(Path(path), after)
            elif self.mode == "write" and before is not None:
                replace_file(Path(path), before, after)
        except (ChangedMeanwhile, OSError) as error:
            return str(error)
        return ""


def below(path: str) -> str:
    """A path as it stands below a folder of its own."""
    shown = shown_path(path)
    return os.path.relpath(shown, "/") if os.path.isabs(shown) else shown.replace("../", "")
