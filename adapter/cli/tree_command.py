"""``ds-adapter tree``: what the machine sees of one page."""

import click

from adapter.cli.one_page import look_at
from adapter.cli.session import open_session


@click.command("tree")
@click.argument("file")
@click.option("--system", help="The approved system; the configuration's by default.")
@click.option("--styles", is_flag=True, help="Print the style of each element, and where each value was said.")
def COMMAND(file: str, system: str | None, styles: bool) -> None:
    """Print every element of FILE with its place and what its name means, then each component found.

    Places are line:column of the first character, and of the one after the last. Components are shown in the
    neutral notation. With --styles, print what each element looks like instead: properties in longhand, variables
    followed, under each set of conditions. Exits 2 when FILE cannot be read.
    """
    from adapter.batch.looking import tree_lines

    session = open_session((file,), system)
    seen = look_at(session, file)
    if styles:
        from adapter.batch.showing_styles import style_lines  # nothing else needs style sheets

        for line in style_lines(seen):
            click.echo(line)
        return
    for line in tree_lines(seen):
        click.echo(line)
