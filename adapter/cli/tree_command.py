"""``ds-adapter tree``: what the machine sees of one page."""

import click

from adapter.cli.one_page import look_at
from adapter.cli.session import open_session


@click.command("tree")
@click.argument("file")
@click.option("--system", help="The approved system; the configuration's by default.")
def COMMAND(file: str, system: str | None) -> None:
    """Print every element of FILE with its place and what its name means, then each component found.

    Places are line:column of the first character, and of the one after the last. Components are shown in the
    neutral notation. Exits 2 when FILE cannot be read.
    """
    from adapter.batch.looking import tree_lines

    session = open_session((file,), system)
    for line in tree_lines(look_at(session, file)):
        click.echo(line)
