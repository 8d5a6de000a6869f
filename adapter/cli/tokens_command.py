"""``ds-adapter tokens``: whether files of design tokens are right, and what their tokens are worth."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from adapter.cli.session import MISTAKE, shown_path, stop
from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Json
from adapter.tokens.reading import NoTokens, Source, check, find_files, read_sources, tokens_of
from adapter.tokens.spelling import spelled
from adapter.words.mistake import Mistake


@click.group("tokens")
def COMMAND() -> None:
    """Check, list, import and match design tokens in the Design Tokens Community Group's format (2025.10)."""


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
        of = f" in {_many(len(source.permutations()), 'permutation')}" if source.resolver else ""
        click.echo(f"{shown_path(source.name)}: {_many(count, 'token')}{of}", err=bool(errors))
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


@COMMAND.command("import")
@click.argument("source")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write; else it is printed."
)
@click.option("--name", help="What the file is called; by default as the package, or as the file.")
@click.option("--from", "origins", multiple=True, metavar="PACKAGE", help="What SOURCE was exported from; repeatable.")
def brought(source: str, out: Path | None, name: str | None, origins: tuple[str, ...]) -> None:
    """Bring tokens into the format: SOURCE is a file, a folder, or an npm package that is installed.

    Files in the format and in what is published of it are read, and style sheets with custom properties, whose themes
    become contexts. The result is one resolver document, with where it comes from, beside the licence of its package.
    A package whose licence is not known to allow copies is refused. Exits 2 on any mistake.
    """
    from adapter.tokens.importing import Entangled, imported
    from adapter.tokens.packages import NotFound, as_json, find, notices, package_in, provenance

    told = Diagnostics()
    try:
        files, inside = find(source, Path.cwd())
        packages = [package_in(it, Path.cwd()) for it in origins] or ([inside] if inside else [])
        sources = tuple(read_sources(list(files), told))
        wrong = [
            f"{it.name} is under {it.licence or 'no licence'}: read it where it is" for it in packages if it.closed
        ]
        if len(sources) != 1:
            wrong.append(f"holds {len(sources)} sources of tokens: name one of them")
        if wrong:
            raise stop([Mistake(source, 0, it) for it in wrong])
        found = imported(sources[0], told)
    except (NotFound, Entangled) as error:
        raise stop([Mistake(source, 0, str(error))]) from error
    errors = _say(told, strict=False)
    for it in found.left:
        click.echo(f"{it} is left out: the format has no word for its value", err=True)
    document: Json = {"$extensions": {"ds-adapter": provenance(files[0], packages)}, **found.document}
    if out is None:
        click.echo(as_json(document), nl=False)
    else:
        name = name or (packages[0].name.rpartition("/")[2] if packages else files[0].name.partition(".")[0])
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.resolver.json").write_text(as_json(document), encoding="utf-8")
        if packages:
            (out / "NOTICE").write_text(notices(packages), encoding="utf-8")
        click.echo(f"{shown_path(str(out / name))}.resolver.json: {_many(found.count, 'token')}", err=True)
    if errors:
        sys.exit(MISTAKE)


@COMMAND.command("match")
@click.argument("value")
@click.argument("paths", nargs=-1, required=True)
@click.option("--property", "name", required=True, help="The CSS longhand it is given to: color, padding-top.")
@click.option("--state", default="", help="The state that it holds in: hover, active, disabled, selected, focus.")
@click.option("--component", default="", help="The component that it is part of: button, chip.")
def matched(value: str, paths: tuple[str, ...], name: str, state: str, component: str) -> None:
    """Say which token a value is: the same one, a near one, several that nobody can tell apart, or none.

    What the value is for counts first. Where only the length of a name or its place would decide, it is ambiguous.
    """
    from adapter.tokens.known import known_tokens
    from adapter.tokens.matching import Use, match
    from adapter.tokens.roles import role_of

    if not role_of(name):
        raise stop([Mistake("--property", 0, f"no token is for {name}")])
    told = Diagnostics()
    tokens = [it for source in _sources(paths, told) for it in known_tokens(source, told)]
    if _say(told, strict=False):
        sys.exit(MISTAKE)
    found = match(Use(name, {"": value}, state, component), tokens)
    token = f"{found.match.token.name}, {spelled(found.match.token.value())}, " if found.match else ""
    click.echo(f"{found.kind}: {token}{found.why}")
    for it in found.others:
        click.echo(f"  {it.token.name}  {spelled(it.token.value())}  {it.difference}")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


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
