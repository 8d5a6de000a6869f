"""``ds-adapter check``: say what drifts; silent and 0 when nothing does."""

import sys
from pathlib import Path

import click
from msgspec.structs import replace

from adapter import reporting
from adapter.batch.kept import Shelf
from adapter.cli.session import FAILED, MISTAKE, WORKERS, compile_pages, find_pages, named_wrong, open_session
from adapter.plugins import plug_ins
from adapter.project.cache import is_off
from adapter.reporting.run import Report, Run

FORMATS = plug_ins(reporting, "REPORT", Report)


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--system", help="The approved system; the configuration's by default.")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True)
@click.option("--output", metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--styles", is_flag=True, help="Look at class names too: unknown, of a palette, with a value in them.")
@WORKERS
@click.option("--no-cache", is_flag=True, help="Compile every page again, and keep no results.")
def COMMAND(
    paths: tuple[str, ...], system: str | None, form: str, output: str | None, styles: bool, workers: int | None,
    no_cache: bool,
) -> None:  # fmt: skip
    """Report components that are not the approved system's.

    A page that was checked before is not compiled again while nothing changes that its result depends on.
    Exits 0 when there is nothing to say, 1 when something drifts, 3 when a page failed.
    """
    session = open_session(paths, system)
    pages = find_pages(session, paths, lambda path: replace(session.job(path, None, frozenset(), False), styles=styles))
    pages = replace(pages, workers=workers)
    # Class names depend on style sheets, which are looked at without being noted.
    is_kept = not (no_cache or styles or is_off() or paths == ("-",))
    shelf = Shelf(pages.top, pages.jobs, session.settings.catalogue) if is_kept else None
    run = Run(session.system, tuple(it.report for it in compile_pages(pages, shelf)))
    text = FORMATS[form].write(run)
    if output:
        from adapter.batch.writing import create  # printing writes no file

        create(Path(output), text.encode())
    else:
        click.echo(text, nl=False)
    if run.left():
        click.echo(run.left(), err=True)
    if any(it.status == "failed" for it in run.pages):
        sys.exit(FAILED)
    if named_wrong(run.pages):
        sys.exit(MISTAKE)
    sys.exit(1 if any(it.notes or it.message for it in run.pages) else 0)
