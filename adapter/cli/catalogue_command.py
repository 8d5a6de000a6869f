"""``ds-adapter catalogue``: what the catalogue knows, and whether it is right."""

import click

from adapter.catalogue.model import Catalogue, Dialect
from adapter.cli.session import Session, open_session, stop


@click.group("catalogue")
def COMMAND() -> None:
    """Check and list the mappings: vocabulary, dialects, systems."""


@COMMAND.command("check")
@click.option("--system", help="The approved system; the configuration's by default.")
def check(system: str | None) -> None:
    """Check every mapping file and run its examples.

    Prints every mistake with file, line and the nearest right word, and exits 2; else one line.
    """
    from adapter.catalogue.checking import check as mistakes_of
    from adapter.examples import check_examples, example_files

    session = open_session((), system)
    own = session.settings.catalogue
    mistakes = mistakes_of(session.catalogue, own)
    wrong = {it.path for it in mistakes}
    files = example_files(session.system, own)
    found = check_examples(session.catalogue, files)
    mistakes += [it for it in found if not it.line or it.path not in wrong]  # what a wrong file comes to is no news
    if mistakes:
        raise stop(sorted(set(mistakes)))
    click.echo(f"{_counts(session)}, {sum(len(it.examples) for it in files)} examples: no mistakes")


def _counts(session: Session) -> str:
    catalogue = session.catalogue
    readings = sum(len(family.readings) for it in catalogue.dialects for family in it.families.values())
    system = catalogue.system
    parts = sum(len(it.parts) for it in system.words.values())
    dialects = ", ".join(it.name for it in catalogue.dialects)
    return (
        f"{system.name} ({system.package} {system.version}): {len(system.words)} words in {parts} parts, "
        f"{readings} readings of {dialects}"
    )


@COMMAND.command("list")
def listed() -> None:
    """List every word: how each system realises it, and which dialects are read as it."""
    from adapter.catalogue.folders import systems
    from adapter.catalogue.loading import load

    session = open_session((), None)
    own = session.settings.catalogue
    catalogues = [load(name, own) for name in systems(own)]
    rows = [("word", *(it.system.name for it in catalogues), "read from")]
    for word in session.catalogue.words:
        rows.append((word, *(_realised(it, word) for it in catalogues), _read_from(session.catalogue, word)))
    for dialect in session.catalogue.dialects:
        for family in sorted(dialect.kit):
            rows.append((family, *(_lacking(it, family) for it in catalogues), _unread(dialect, family)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _lacking(catalogue: Catalogue, family: str) -> str:
    """What a system says of a family that no word means."""
    return f"lacks: {catalogue.system.lacks[family]}" if family in catalogue.system.lacks else "absent"


def _unread(dialect: Dialect, family: str) -> str:
    """That a dialect knows a family and reads nothing of it, and why if it says so."""
    why = dialect.left.get(family, "")
    return f"{dialect.name}'s kit" + (f" (left: {why})" if why else "")


def _realised(catalogue: Catalogue, word: str) -> str:
    """``realised``, ``open`` (some of it is a guess), ``held: reason`` or ``absent``."""
    from adapter.catalogue.confirmed import has_todo

    found = catalogue.system.words.get(word)
    if found is None or ("" in found.root.todo and not found.root.forms):
        return "absent"
    if has_todo(found):
        return "open"
    return f"held: {found.hold}" if found.hold else "realised"


def _read_from(catalogue: Catalogue, word: str) -> str:
    """Dialects with the number of readings that convert, and of those that hold by name."""
    found = []
    for dialect in catalogue.dialects:
        readings = [it for family in dialect.families.values() for it in family.readings if it.word == word]
        held = sum(1 for it in readings if it.hold)
        if readings:
            found.append(f"{dialect.name} {len(readings) - held}" + (f" (and {held} held)" if held else ""))
    return ", ".join(found) or ("icon packages" if word == "icon" else "nothing yet")
