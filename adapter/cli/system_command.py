"""``ds-adapter system``: what a team needs to begin, finish and keep its own system's mapping."""

import json
import shutil
from pathlib import Path

import click

from adapter.catalogue.model import Catalogue, Word
from adapter.catalogue.modules import DIRECT
from adapter.cli.session import DEFAULT_SYSTEM, Session, compile_pages, find_pages, open_session, shown_path, stop
from adapter.project.carried import ARCHIVES, NotCarried, unpacked
from adapter.words.mistake import Mistake

FILES = ("extract.mjs", "README.md")
# Where a team's own mappings go that has named no folder yet.
DEFAULT_FOLDER = "mappings"
SETTINGS = 'system    = "{name}"\ncatalogue = ["{folder}"]\n'


@click.group("system")
def COMMAND() -> None:
    """Draft, finish and keep the mapping of your own design system."""


@COMMAND.command("new")
@click.argument("name")
@click.option("--from", "package", required=True, metavar="FOLDER", help="The package: node_modules/@acme/ui.")
@click.option("--manifest", metavar="FILE", help="Read a custom elements manifest instead of the types.")
@click.option("--storybook", metavar="FILE", help="Read a Storybook components manifest instead of the types.")
@click.option("--snapshot", metavar="FILE", help="Take a snapshot that the extractor wrote elsewhere.")
@click.option("--code-connect", metavar="DIR", help="Learn the design file's names from *.figma.tsx; none is run.")
@click.option("--tokens", metavar="FILE", help="Keep a file of design tokens (DTCG) beside the mapping.")
def new(
    name: str, package: str, manifest: str | None, storybook: str | None, snapshot: str | None,
    code_connect: str | None, tokens: str | None,
) -> None:  # fmt: skip
    """Write a snapshot of a package and a first mapping; what the snapshot does not prove is marked `todo`.

    Nothing of the package is run. Where the system exists, only its snapshot is renewed: the mapping stays, and
    `catalogue check` says what the new version calls otherwise.
    """
    from adapter.drafting.reading import Wanted, read_package
    from adapter.drafting.sources.source import Unreadable

    session = open_session((), DEFAULT_SYSTEM)
    named = manifest or storybook
    wanted = Wanted(_package(package), _path(named), _path(snapshot), _path(code_connect))
    try:
        read = read_package(wanted)
    except Unreadable as error:
        raise stop([Mistake(package, 0, str(error))]) from error
    click.echo(f"read {read.told}")
    home = _home(session, name)
    if (home / "system.toml").is_file():
        _renew(home, read.snapshot)
    else:
        _write_draft(session, name, home, read.snapshot)
    if tokens:
        _keep_tokens(Path(tokens), home)


def _package(name: str) -> Path:
    """The folder of a package, unpacked where it is a tarball."""
    if not name.endswith(ARCHIVES):
        return Path(name)
    try:
        return unpacked(Path(name).resolve())
    except NotCarried as error:
        raise stop([Mistake(name, 0, str(error))]) from error


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None


def _home(session: Session, name: str) -> Path:
    """The system's folder, in the catalogue folder that the settings name last."""
    own = session.settings.catalogue
    return (own[-1] if own else Path.cwd() / DEFAULT_FOLDER) / "systems" / name


def _renew(home: Path, snapshot: dict[str, object]) -> None:
    """A newer version's snapshot beside a mapping that stays."""
    from adapter.batch.writing import create
    from adapter.drafting.snapshot import carried_on, text_of

    path = home / "api.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    create(path, text_of(carried_on(old, snapshot)).encode())
    click.echo(f"{_shown(path)} is of version {snapshot.get('version')} now; next: ds-adapter catalogue check")


def _write_draft(session: Session, name: str, home: Path, snapshot: dict[str, object]) -> None:
    from adapter.batch.writing import create
    from adapter.catalogue.loading import CatalogueMistakes
    from adapter.drafting.draft import draft_system
    from adapter.drafting.package import Package

    try:
        draft = draft_system(name, Package(snapshot), _vocabulary(session.catalogue), session.settings.catalogue)
    except CatalogueMistakes as error:
        raise stop(error.mistakes) from error
    for file, text in sorted(draft.files.items()):
        create(home / file, text.encode())
    click.echo(f"{_shown(home)}: {len(draft.files)} files")
    for what, words in (
        ("proven by the snapshot", draft.proven), ("drafted with a todo", draft.guessed), ("absent", draft.absent),
    ):  # fmt: skip
        click.echo(
            f"  {len(words):3} {'word' if len(words) == 1 else 'words'} {what}"
            + (f": {', '.join(words)}" if words else "")
        )
    _say_settings(session, name)


def _vocabulary(catalogue: Catalogue) -> dict[str, Word]:
    """The words without those that are a direct mapping's own."""
    families = [it for dialect in catalogue.dialects if dialect.name == DIRECT for it in dialect.families.values()]
    mapped = {reading.word for family in families for reading in family.readings}
    return {name: word for name, word in catalogue.words.items() if name not in mapped}


def _say_settings(session: Session, name: str) -> None:
    """The settings that make it the approved system; written where there are none."""
    if session.settings.path is None:
        from adapter.batch.writing import create

        create(Path("ds-adapter.toml"), SETTINGS.format(name=name, folder=DEFAULT_FOLDER).encode())
        click.echo("ds-adapter.toml: written")
    elif session.settings.system != name:
        click.echo(f'next: system = "{name}" in {_shown(session.settings.path)}')


def _keep_tokens(path: Path, home: Path) -> None:
    from adapter.batch.writing import create

    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text)
    except (OSError, ValueError) as error:
        raise stop([Mistake(str(path), 0, f"is no JSON that can be read: {error}")]) from error
    if not isinstance(found, dict) or '"$value"' not in text:
        raise stop([Mistake(str(path), 0, "holds no design token: none of it has a $value (DTCG 2025.10)")])
    create(home / "tokens.json", text.encode())
    click.echo(f"{_shown(home / 'tokens.json')}: kept for the rules that compare values")


def _shown(path: Path) -> str:

    return shown_path(str(path))


@COMMAND.command("status")
@click.option("--system", help="The system; the configuration's by default.")
@click.option("--for", "prototypes", multiple=True, metavar="PATH", help="Prototypes that wait for it; repeatable.")
def status(system: str | None, prototypes: tuple[str, ...]) -> None:
    """Say what is realised, open and absent, and how many uses in the prototypes wait for each."""
    from adapter.drafting.status import Use, decisions, status_of

    session = open_session(prototypes[:1] if _is_settled(prototypes) else (), system)
    uses = []
    if prototypes:
        pages = find_pages(session, prototypes, lambda path: session.job(path, None, frozenset(), False))
        uses = [
            Use(it.word, it.reasons[0] if it.outcome == "held back" else None)
            for done in compile_pages(pages)
            for it in done.report.candidates
        ]
    words = status_of(session.catalogue, uses)
    shown = session.catalogue.system
    counts = ", ".join(f"{sum(it.state == state for it in words)} {state}" for state in STATES)
    click.echo(f"{session.system} ({shown.package} {shown.version}): {counts}")
    width = max(len(it.word) for it in words)
    for it in words:
        worth = f"{it.waiting:4} of {it.uses:4} uses wait  " if prototypes else ""
        click.echo(f"  {it.word.ljust(width)}  {it.state.ljust(8)}  {worth}{it.said}".rstrip())
    for count, reason in decisions(uses):
        click.echo(f"{count:5}  {reason.sentence}\n       {reason.next}")


STATES = ("realised", "open", "absent", "held")


def _is_settled(prototypes: tuple[str, ...]) -> bool:
    """Whether the first prototype brings settings of its own; else those of the working directory hold."""
    from adapter.project.settings import find_settings

    return bool(prototypes) and find_settings(Path.cwd()) is None


@COMMAND.command("list")
def listed() -> None:
    """List every system that is known here, with its package and where it lies."""
    from adapter.catalogue.folders import shipped, systems
    from adapter.catalogue.loading import CatalogueMistakes, load

    own = open_session((), DEFAULT_SYSTEM).settings.catalogue
    for name, folder in sorted(systems(own).items()):
        try:
            system = load(name, own).system
        except CatalogueMistakes as error:
            click.echo(f"{name}  {len(error.mistakes)} mistakes: ds-adapter catalogue check --system {name}")
            continue
        place = "ships with ds-adapter" if folder.is_relative_to(shipped()) else _shown(folder)
        click.echo(f"{name}  {system.package} {system.version}  {len(system.words)} words  {place}")


@COMMAND.command("extractor")
@click.option("--copy", metavar="DIR", help="Copy the extractor and its README into DIR instead.")
def extractor(copy: str | None) -> None:
    """Print where the extractor lies, and how to run it.

    It is a Node script that reads a library's type declarations and writes the snapshot that the catalogue is
    checked against. `system new` runs it; on a machine without Node its result is taken with --snapshot.
    """
    from adapter.catalogue.extractor import script_path

    try:
        script = script_path()
    except FileNotFoundError as error:
        raise stop([Mistake("extract.mjs", 0, str(error))]) from error
    if copy:
        script = _copied(script, Path(copy))
    click.echo(str(script))
    click.echo(
        "run it beside the installed library, with TypeScript 5 or 6 there too:\n"
        f"  node {script} --from node_modules/@acme/ui --out mappings/systems/acme/api.json",
        err=True,
    )


def _copied(script: Path, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if (script.parent / name).is_file():
                shutil.copyfile(script.parent / name, folder / name)
    except OSError as error:
        raise stop([Mistake(str(folder), 0, f"cannot be written: {error.strerror}")]) from error
    return folder / script.name
