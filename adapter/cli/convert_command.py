"""``ds-adapter convert``: write the approved components, or show what would be written."""

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from adapter.batch.diff import unified
from adapter.batch.pages import PageDone
from adapter.batch.writing import ChangedMeanwhile, create
from adapter.batch.writing import replace as replace_file
from adapter.cli.session import (
    FAILED,
    MISTAKE,
    compile_pages,
    find_pages,
    named_wrong,
    open_session,
    shown_path,
)
from adapter.reporting.account import account
from adapter.reporting.json import REPORT as JSON
from adapter.reporting.run import PageReport, Run


@click.command("convert")
@click.argument("paths", nargs=-1, required=True)
@click.option("--system", help="The approved system; the configuration's by default.")
@click.option("--only", metavar="WORDS", help="Convert these words alone, separated by commas.")
@click.option("--except", "without", metavar="WORDS", help="Leave these words.")
@click.option("--diff", "mode", flag_value="diff", help="Print a unified diff that `git apply` takes.")
@click.option("--write", "mode", flag_value="write", help="Change the files.")
@click.option("--out", metavar="DIR", help="Write changed pages below DIR instead.")
@click.option("--names-only", is_flag=True, help="Only rename elements and attributes; leave what needs more.")
@click.option("--json", "json_file", metavar="FILE", help="Write everything about the run to FILE (- for stdout).")
def COMMAND(
    paths: tuple[str, ...], system: str | None, only: str | None, without: str | None,
    mode: str | None, out: str | None, names_only: bool, json_file: str | None,
) -> None:  # fmt: skip
    """Rewrite pages to the approved system.

    PATHS are files and folders; - reads one page from standard input and prints the result.
    Without --write or --out nothing on disk changes.
    """
    session = open_session(paths, system)
    chosen, left = session.words(only, "--only"), session.words(without, "--except") or frozenset()
    pages = find_pages(
        session, paths, lambda path: replace(session.job(path, chosen, left, True), names_only=names_only)
    )
    reports, failed, new = [], False, set[str]()
    for done in compile_pages(pages):
        report = _deliver(done, mode, out, paths == ("-",), new)
        failed = failed or report.status == "failed"
        reports.append(report)
    run = Run(session.system, tuple(reports))
    _say(
        run,
        session.catalogue.system.needs,
        session.catalogue.system.provider,
        json_file,
        mode == "write" or bool(out),
    )
    if failed:
        sys.exit(FAILED)
    if named_wrong(run.pages):
        sys.exit(MISTAKE)


def _deliver(done: PageDone, mode: str | None, out: str | None, is_stdin: bool, new: set[str]) -> PageReport:
    """The page where the caller wants it; a file that changed meanwhile is a failed page."""
    report = done.report
    if is_stdin and mode != "diff":
        click.echo(done.after if done.after is not None else done.before, nl=False)
        return report
    if done.after is None:
        return report
    try:
        for path, data in done.created:
            if path not in new:
                new.add(path)
                _add(path, data, mode, out)
        if mode == "diff":
            click.echo(unified(shown_path(report.path), done.before, done.after), nl=False)
        elif out:
            create(_below(out, report.path), done.after)
        elif mode == "write":
            replace_file(Path(report.path), done.before, done.after)
    except (ChangedMeanwhile, OSError) as error:
        return PageReport(report.path, "failed", report.size, str(error))
    return report


def _add(path: str, data: bytes, mode: str | None, out: str | None) -> None:
    """A new file, before the first page that needs it; never over one that is there."""
    if mode == "diff":
        click.echo(unified(shown_path(path), None, data), nl=False)
    elif out:
        create(_below(out, path), data)
    elif mode == "write" and not Path(path).exists():
        create(Path(path), data)


def _below(out: str, path: str) -> Path:
    return Path(out) / shown_path(path).replace("../", "")


def _say(run: Run, needs: tuple[str, ...], provider: str, json_file: str | None, written: bool) -> None:
    if json_file == "-":
        click.echo(JSON.write(run), nl=False)
    elif json_file:
        create(Path(json_file), JSON.write(run).encode())
    shown = replace(run, pages=tuple(replace(it, created=tuple(map(shown_path, it.created))) for it in run.pages))
    click.echo(account(shown, needs, provider, written), nl=False, err=True)
