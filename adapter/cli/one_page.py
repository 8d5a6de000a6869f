"""One page for the commands that look at it instead of writing it."""

import sys
from pathlib import Path

import click

from adapter.batch.looking import Look, look
from adapter.cli.session import FAILED, Session, stop
from adapter.compiler import Unreadable
from adapter.rewriting.proof import ProofFailed
from adapter.source.page import Page, Undecodable, decode
from adapter.words.mistake import Mistake


def look_at(session: Session, file: str) -> Look:
    """The page, read and recognised; ends the call where it cannot be read."""
    page = _page(file)
    try:
        seen = look(page, session.catalogue)
    except ProofFailed as error:
        click.echo(str(error), err=True)
        sys.exit(FAILED)
    if isinstance(seen, Unreadable):
        raise stop([Mistake(file, 0, seen.why)])
    return seen


def _page(file: str) -> Page:
    try:
        page = decode(Path(file).read_bytes(), file)
    except OSError as error:
        raise stop([Mistake(file, 0, f"cannot be read: {error.strerror}")]) from error
    if isinstance(page, Undecodable):
        raise stop([Mistake(file, 0, page.why)])
    return page
