"""``ds-adapter tokens``: whether files of design tokens are right, and what their tokens are worth."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from adapter.cli.session import MISTAKE, shown_path, stop
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.reading import NoTokens, Source, check, find_files, read_sources, tokens_of
from adapter.tokens.spelling import spelled
from adapter.words.mistake import Mistake


@click.group("tokens")
def COMMAND() -> None:
    """Check and list design tokens in the Design Tokens Community Group's format (2025.10)."""


@COMMAND.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--lenient", is_flag=True, help="Warn about what published files do against the format.")
def checked(paths: tuple[str, ...], lenient: bool) -> None:
    """Check files of tokens and resolver documents, every combination of a resolver's contexts.

    Of a folder, the files that end in .tokens, .tokens.json and .resolver.json are read; those that no resolver
    document names are taken together. Exits 2 when anything is wrong.
    """
    told = Diagnostics()
    counts = [(source, check(source, told)) for source in _sources(paths, told)]
    errors = _say(told, strict=not lenient)
    for source, count in counts:
        many = len(source.permutations())
        of = f" in {many} permutations" if source.resolver else ""
        click.echo(f"{shown_path(source.name)}: {count} token{'s' if count != 1 else ''}{of}", err=bool(errors))
    if errors:
        sys.exit(MISTAKE)


@COMMAND.command("list")
@click.argument("paths", nargs=-1, required=True)
@click.option("--input", "inputs", multiple=True, metavar="MODIFIER=CONTEXT", help="A context, theme=dark; repeatable.")
def listed(paths: tuple[str, ...], inputs: tuple[str, ...]) -> None:
    """List every token with its type, its value and what it refers to, read leniently.

    Exits 2 when a file cannot be read or an input is wrong; a token that cannot be read is said and left out.
    """
    told = Diagnostics()
    given = dict(_input(it) for it in inputs)
    rows = []
    for source in _sources(paths, told):
        for it in tokens_of(source, given, told).values():
            to = f"  → {'.'.join(it.alias_of)}" if it.alias_of else ""
            rows.append((it.name, it.type, spelled(it.value) + to + ("  deprecated" if it.deprecated else "")))
    errors = _say(told, strict=False)
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for name, kind, value in rows:
        click.echo(f"{name.ljust(widths[0])}  {kind.ljust(widths[1])}  {value}")
    if errors:
        sys.exit(MISTAKE)


def _input(text: str) -> tuple[str, str]:
    name, equals, context = text.partition("=")
    if not equals:
        raise stop([Mistake("--input", 0, f"{text!r} is no MODIFIER=CONTEXT")])
    return name, context


def _sources(paths: Iterable[str], told: Diagnostics) -> Sequence[Source]:
    try:
        return tuple(read_sources(find_files([Path(it) for it in paths]), told))
    except NoTokens as error:
        raise stop([Mistake("tokens", 0, str(error))]) from error


def _say(told: Diagnostics, strict: bool) -> int:
    """Everything wrong on standard error; returns how much of it is an error."""
    errors = 0
    for it in told:
        wrong = it.is_error(strict)
        errors += wrong
        mark = "" if wrong else "warning "
        click.echo(str(Mistake(shown_path(it.file), it.line, f"{mark}{it.code} {it.text}")), err=True)
    return errors
