"""``ds-adapter system``: what a team needs to keep its own system's mapping."""

import shutil
from pathlib import Path

import click

from adapter.cli.session import stop
from adapter.words.mistake import Mistake

FILES = ("extract.mjs", "README.md")


@click.group("system")
def COMMAND() -> None:
    """Keep the approved system's own data: the snapshot of its API."""


@COMMAND.command("extractor")
@click.option("--copy", metavar="DIR", help="Copy the extractor and its README into DIR instead.")
def extractor(copy: str | None) -> None:
    """Print where the extractor lies, and how to run it.

    It is a Node script that reads a library's type declarations and writes the snapshot that the catalogue is
    checked against. Nothing runs it but you.
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
