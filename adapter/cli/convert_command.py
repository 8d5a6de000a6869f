"""``ds-adapter convert``: write the approved components, or show what would be written."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from adapter.batch.job import PageDone
from adapter.batch.writing import create
from adapter.cli.delivery import Delivery
from adapter.cli.session import (
    FAILED,
    MISTAKE,
    WORKERS,
    Pages,
    Session,
    compile_pages,
    find_pages,
    named_wrong,
    open_session,
    shown_path,
    stop,
)
from adapter.reporting.account import account
from adapter.reporting.json import REPORT as JSON
from adapter.reporting.run import Run
from adapter.words.mistake import Mistake


@click.command("convert")
@click.argument("paths", nargs=-1, required=True)
@click.option("--system", help="The approved system; the configuration's by default.")
@click.option("--only", metavar="WORDS", help="Convert these words alone, separated by commas.")
@click.option("--except", "without", metavar="WORDS", help="Leave these words.")
@click.option("--diff", "mode", flag_value="diff", help="Print a unified diff that `git apply` takes.")
@click.option("--write", "mode", flag_value="write", help="Change the files.")
@click.option("--out", metavar="DIR", help="Write changed pages below DIR instead.")
@click.option(
    "--split-by", type=click.Choice(["component"]), help="Write a patch for each component below the folder of --out."
)
@click.option("--with-setup", is_flag=True, help="Set up the project too: entry file, stylesheet, package.json.")
@click.option("--impact", is_flag=True, help="Say which tests, stories and scripts mention what moves in the DOM.")
@click.option("--names-only", is_flag=True, help="Only rename elements and attributes; leave what needs more.")
@WORKERS
@click.option("--json", "json_file", metavar="FILE", help="Write everything about the run to FILE (- for stdout).")
def COMMAND(
    paths: tuple[str, ...], system: str | None, only: str | None, without: str | None, mode: str | None,
    out: str | None, split_by: str | None, with_setup: bool, impact: bool, names_only: bool, workers: int | None,
    json_file: str | None,
) -> None:  # fmt: skip
    """Rewrite pages to the approved system.

    PATHS are files and folders; - reads one page from standard input and prints the result.
    Without --write or --out nothing on disk changes.
    """
    session = open_session(paths, system)
    wrong = list(_contradictions(paths, mode, out, split_by, with_setup, impact))
    if wrong:
        raise stop(wrong)
    chosen, left = session.words(only, "--only"), session.words(without, "--except") or frozenset()
    pages = find_pages(
        session, paths, lambda path: replace(session.job(path, chosen, left, True), names_only=names_only)
    )
    pages = replace(pages, workers=workers)
    delivery = Delivery(mode, out, paths == ("-",))
    if split_by and out:
        run = _split(session, pages, Path(out))
    else:
        run = _convert(session, pages, delivery, with_setup, impact)
    _say(run, session, json_file, delivery.writes and not split_by)
    if any(it.status == "failed" for it in run.pages):
        sys.exit(FAILED)
    if named_wrong(run.pages):
        sys.exit(MISTAKE)


def _contradictions(
    paths: tuple[str, ...], mode: str | None, out: str | None, split_by: str | None, with_setup: bool, impact: bool
) -> Iterator[Mistake]:
    if (with_setup or impact) and paths == ("-",):
        option = "--with-setup" if with_setup else "--impact"
        yield Mistake(option, 0, "a page from standard input has no project; name its file")
    if split_by and (mode or impact or not out or paths == ("-",)):
        yield Mistake("--split-by", 0, "writes patches for files, and nothing else: name a folder by --out alone")
    if split_by and with_setup:
        yield Mistake("--split-by", 0, "the set-up is a change of its own: run --with-setup once the patches are in")


def _split(session: Session, pages: Pages, folder: Path) -> Run:
    from adapter.cli.splitting import convert_in_slices  # no other call needs it

    return convert_in_slices(session, pages, folder)


def _convert(session: Session, pages: Pages, delivery: Delivery, with_setup: bool, impact: bool) -> Run:
    """Every page compiled and delivered; what few calls need is loaded for those."""
    compiled = compile_pages(pages)
    if impact:
        from adapter.batch.impact import watching

        def is_its(path: str) -> bool:
            return session.system_of(path) == session.system

        watcher = watching(session.catalogue.system, session.settings.catalogue, is_its)
        if not watcher.is_told:
            why = f"{session.system} has no dom.json, which says where the attributes of its components land"
            raise stop([Mistake("--impact", 0, why)])
        run = _delivered(session, watcher.through(compiled), delivery, with_setup)
        return replace(run, impact=watcher.found())
    return _delivered(session, compiled, delivery, with_setup)


def _delivered(session: Session, compiled: Iterable[PageDone], delivery: Delivery, with_setup: bool) -> Run:
    if with_setup:
        from adapter.cli.setting_up import deliver_and_set_up

        return deliver_and_set_up(session, compiled, delivery)
    return Run(session.system, tuple(map(delivery.page, compiled)))


def _say(run: Run, session: Session, json_file: str | None, written: bool) -> None:
    if json_file == "-":
        click.echo(JSON.write(run), nl=False)
    elif json_file:
        create(Path(json_file), JSON.write(run).encode())
    system = session.catalogue.system
    shown = replace(run, pages=tuple(replace(it, created=tuple(map(shown_path, it.created))) for it in run.pages))
    click.echo(account(shown, system.needs, system.provider, written, bool(system.setups)), nl=False, err=True)
