"""``ds-adapter why``: which readings were tried on a line, and what decided."""

import click

from adapter.cli.one_page import look_at
from adapter.cli.session import open_session, stop
from adapter.words.mistake import Mistake


@click.command("why")
@click.argument("place", metavar="FILE:LINE")
@click.option("--system", help="The approved system; the configuration's by default.")
def COMMAND(place: str, system: str | None) -> None:
    """Say for each element on a line which readings were tried, why each did not fit, and what became of it.

    LINE counts from 1; a column after it, as editors write it, is ignored. Exits 2 when there is no
    such line.
    """
    from adapter.batch.looking import elements_of_line, why_lines

    file, line = _place(place)
    session = open_session((file,), system)
    seen = look_at(session, file)
    if line > len(seen.lines.starts):
        raise stop([Mistake(file, 0, f"there is no line {line}; the last one is {len(seen.lines.starts)}")])
    elements = elements_of_line(seen, line)
    if not elements:
        click.echo(f"{file}:{line}: no element starts on this line")
    for element in elements:
        for shown in why_lines(seen, element):
            click.echo(shown)


def _place(place: str) -> tuple[str, int]:
    """``file:line`` or ``file:line:column``; on Windows the path may hold a colon itself."""
    parts = place.split(":")
    numbers: list[int] = []
    while len(parts) > 1 and parts[-1].isdigit() and len(numbers) < 2:
        numbers.insert(0, int(parts.pop()))
    if not numbers or numbers[0] < 1:
        raise click.UsageError(f"{place!r} names no line: write FILE:LINE")
    return ":".join(parts), numbers[0]
