"""What every command needs first: settings, the catalogue without mistakes, and the pages it is about."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from adapter.batch.discovery import Found, Refused, Scope, discover
from adapter.batch.job import Job, PageDone
from adapter.batch.kept import Shelf
from adapter.catalogue.folders import is_compiled, systems
from adapter.project.package import project_root
from adapter.project.settings import PathRule, Settings, SettingsMistakes, find_settings, load_settings
from adapter.reporting.run import PageReport
from adapter.words.mistake import Mistake, nearest

if TYPE_CHECKING:
    from adapter.catalogue.model import Catalogue

DEFAULT_SYSTEM = "mui"
MISTAKE, FAILED = 2, 3


def stop(mistakes: Iterable[Mistake]) -> SystemExit:
    """Show every mistake of the caller; raise what this returns."""
    for mistake in mistakes:
        click.echo(str(mistake), err=True)
    return SystemExit(MISTAKE)


WORKERS = click.option(
    "--jobs",
    "workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Work in N processes. By default in one, from 5,000 pages on in one for each processor.",
)


class Session(Struct, frozen=True):
    """One call of the command."""

    settings: Settings
    system: str

    @property
    def catalogue(self) -> "Catalogue":
        """The system's catalogue, loaded when it is asked for: pages that were checked before need none."""
        from adapter.catalogue.loading import load

        return load(self.system, self.settings.catalogue)

    def words(self, named: str | None, option: str) -> frozenset[str] | None:
        """Words of the vocabulary from a comma-separated option; an unknown one ends the call."""
        if named is None:
            return None
        words = [it.strip() for it in named.split(",") if it.strip()]
        wrong = []
        for it in words:
            if it not in self.catalogue.words:
                near = nearest(it, self.catalogue.words)
                hint = f"did you mean {near!r}?" if near else f"known: {', '.join(sorted(self.catalogue.words))}"
                wrong.append(Mistake(option, 0, f"{it!r} is no word of the vocabulary; {hint}"))
        if wrong:
            raise stop(wrong)
        return frozenset(words)

    def job(self, path: str, only: frozenset[str] | None, leave: frozenset[str], write: bool) -> Job:
        """The job for one page, as the settings and the call say."""
        rule = self._rule_for(path)
        left = {*leave, *(rule.without or ()), *(rule.leave or ())}
        chosen = only if only is not None else frozenset(rule.only) if rule.only is not None else None
        system, also = rule.system or self.system, frozenset(self.settings.also)
        return Job(path, system, self.settings.catalogue, chosen, frozenset(left), write, also=also)

    def system_of(self, path: str) -> str:
        """The system that a page is written in."""
        return self._rule_for(path).system or self.system

    def _rule_for(self, path: str) -> PathRule:
        if not self.settings.rules:
            return self.settings.rule_for(path)  # no rule looks at it
        relative = os.path.relpath(os.path.abspath(path), self.settings.folder).replace(os.sep, "/")
        return self.settings.rule_for(relative)


def open_session(paths: tuple[str, ...], system: str | None) -> Session:
    """Settings and catalogue for a call; ends it with every mistake found in them."""
    start = Path(paths[0]) if paths and paths[0] != "-" else Path.cwd()
    try:
        found = find_settings(start)
        settings = load_settings(found) if found else Settings(Path(os.path.abspath(project_root(start))))
    except SettingsMistakes as error:
        raise stop(error.mistakes) from error
    settings, name = _carried(settings, system or settings.system or DEFAULT_SYSTEM)
    named = {name, *(it.system for it in settings.rules if it.system)}
    unproven = [it for it in sorted(named) if not is_compiled(it, settings.catalogue)]
    if unproven and (mistakes := _mistakes(unproven, settings.catalogue)):
        raise stop(dict.fromkeys(mistakes))
    return Session(settings, name)


def _mistakes(named: list[str], own: tuple[Path, ...]) -> list[Mistake]:
    """What is wrong with the catalogues of some systems."""
    from adapter.catalogue.loading import CatalogueMistakes, load

    mistakes: list[Mistake] = []
    for it in named:
        try:
            load(it, own)
        except CatalogueMistakes as error:
            mistakes += error.mistakes
    return mistakes


def _carried(settings: Settings, system: str) -> tuple[Settings, str]:
    """The settings with the catalogues that named packages carry, and the systems' own names for the packages'."""
    wanted = dict.fromkeys(it for it in (system, *(rule.system for rule in settings.rules)) if it)
    known = systems(settings.catalogue)
    unknown = [it for it in wanted if it not in known]
    if not unknown:
        return settings, system
    from adapter.project.carried import NotCarried, find_carried, is_package

    found = {}
    for name in unknown:
        try:
            found[name] = find_carried(name, settings.folder)
        except NotCarried as error:
            if not is_package(name):
                continue
            raise stop([Mistake(str(settings.path or "--system"), 0, str(error))]) from error
    if not found:
        return settings, system
    rules = tuple(replace(it, system=found[it.system].system) if it.system in found else it for it in settings.rules)
    folders = (*settings.catalogue, *(it.folder for it in found.values()))
    own = settings.system
    own = found[own].system if own in found else own
    name = found[system].system if system in found else system
    return replace(settings, system=own, rules=rules, catalogue=folders), name


class Pages(Struct, frozen=True):
    """The pages of a call: jobs in order, the paths that are not read, and the folder that all lie in.

    ``workers`` is the number of processes that they are compiled in, None where it follows from how many there are.
    """

    jobs: tuple[Job, ...]
    refused: tuple[PageReport, ...]
    top: Path = Path()
    workers: int | None = None


def find_pages(session: Session, paths: tuple[str, ...], make: Callable[[str], Job]) -> Pages:
    """What the named paths hold; ``-`` is standard input."""
    if paths == ("-",):
        data = sys.stdin.buffer.read()
        job = make("-")
        return Pages((replace(job, path="-", data=data),), ())
    settings = session.settings
    root = project_root(Path(os.path.commonpath([os.path.abspath(it) for it in paths])))
    scope = Scope(root, include=settings.include, exclude=settings.exclude, max_bytes=settings.max_bytes)
    jobs, refused = [], []
    for it in discover([Path(path) for path in paths], scope):
        match it:
            case Found(path=path):
                jobs.append(make(str(path)))
            case Refused(path=path, sentence=sentence):
                refused.append(PageReport(str(path), "unreadable", 0, sentence))
    return Pages(tuple(jobs), tuple(refused), root)


def compile_pages(pages: Pages, shelf: Shelf | None = None) -> Iterator[PageDone]:
    """Every page of a call, in order; a page that we failed on is a report too.

    With a shelf, pages whose earlier results still count are not compiled.
    """
    for it in pages.refused:
        yield PageDone(it)
    known = [shelf.find(it) for it in pages.jobs] if shelf else [None] * len(pages.jobs)
    missing = tuple(job for job, it in zip(pages.jobs, known, strict=True) if it is None)
    fresh = _compiled(pages, missing) if missing else iter(())
    for job, found in zip(pages.jobs, known, strict=True):
        done = found or next(fresh)
        if shelf and found is None:
            shelf.add(job, done)
        yield done
    if shelf:
        shelf.close()


def _compiled(pages: Pages, missing: tuple[Job, ...]) -> Iterator[PageDone]:
    """What the missing ones among the pages of a call come to."""
    from adapter.batch.pages import prepare
    from adapter.batch.work import Done, Work
    from adapter.batch.workers import run

    for outcome in run(Work(partial(prepare, pages.jobs), missing), pages.workers, progress=_progress()):
        if isinstance(outcome, Done):
            yield outcome.result
        else:
            yield PageDone(PageReport(outcome.item.path, "failed", 0, outcome.why))


def _progress() -> Callable[[int, int], None] | None:
    """A counter on a terminal, for runs that take a while."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total >= 200 and (done % 50 == 0 or done == total):
            click.echo(f"\r{done} of {total} pages", nl=done == total, err=True)

    return show


def shown_path(path: str) -> str:
    """A path relative to the working directory where it lies below it, with ``/``."""
    relative = os.path.relpath(path)
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")


def patch_path(path: str) -> str:
    """A path as a patch names it: relative, so that ``git apply`` and ``patch -p1`` find it.

    Outside the working directory it is relative to the file's repository, else its package, else the file system.
    """
    shown = shown_path(path)
    if not (os.path.isabs(shown) or shown.startswith("../")):
        return shown
    place = Path(os.path.abspath(path))
    roots = (it for mark in (".git", "package.json") for it in place.parents if (it / mark).exists())
    return os.path.relpath(place, next(roots, place.anchor)).replace(os.sep, "/")


def named_wrong(pages: Iterable[PageReport]) -> bool:
    """Whether the caller named a path that is not there."""
    return any(it.status == "unreadable" and it.path != "-" and not os.path.lexists(it.path) for it in pages)
