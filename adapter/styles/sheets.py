"""The rules of style sheets: each selector with its declarations, conditions and layer, in order."""

import re
from collections.abc import Iterator

from msgspec import Struct

from adapter.source.brackets import pieces
from adapter.source.lines import Lines
from adapter.styles.css_blocks import Block, read

CONDITIONAL = ("@media", "@supports", "@container")
IMPORTANT = re.compile(r"\s*!\s*important$", re.I)


class Sheet(Struct, frozen=True):
    """A style sheet: its file (empty for the page's own), its text, and the line of the page where it starts."""

    file: str
    text: str
    line: int = 1


class Rule(Struct, frozen=True):
    """One selector of a rule; ``conditions`` are at-rules around it, ``layer`` its full name, ``at`` its line."""

    selector: str
    declarations: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    layer: str
    file: str
    line: int


def rules_of(sheet: Sheet) -> Iterator[Rule]:
    """Every rule of a sheet, nested ones taken out of the ones around them."""
    lines = Lines(sheet.text)

    def walk(block: Block, around: str, conditions: tuple[str, ...], layer: str) -> Iterator[Rule]:
        if block.is_statement:
            return
        name = block.name
        if name in CONDITIONAL:
            conditions = (*conditions, block.prelude)
        elif name == "@layer":
            layer = f"{layer}.{block.params}".strip(".")
        elif name:
            return
        own = _nested(around, block.prelude) if block.prelude and not name else around
        if own and block.declarations:
            line = lines.place(block.at)[0] + sheet.line - 1
            for each in pieces(own, ","):
                yield Rule(each.strip(), block.declarations, conditions, layer, sheet.file, line)
        for it in block.blocks:
            yield from walk(it, own, conditions, layer)

    yield from walk(read(sheet.text), "", (), "")


def _nested(around: str, selector: str) -> str:
    if not around:
        return selector
    return ", ".join(
        it.strip().replace("&", f":is({around})" if "," in around else around)
        if "&" in it
        else f"{f':is({around})' if ',' in around else around} {it.strip()}"
        for it in pieces(selector, ",")
    )


def layers_of(sheets: tuple[Sheet, ...]) -> list[str]:
    """The layers in the order in which they are first named; a later one wins."""
    found: dict[str, None] = {}
    for sheet in sheets:
        for block in read(sheet.text).all():
            if block.name == "@layer":
                found.update(dict.fromkeys(it.strip() for it in block.params.split(",")))
            elif block.name == "@import" and "tailwindcss" in block.prelude:
                found.update(dict.fromkeys(("theme", "base", "components", "utilities")))
    return list(found)


def important(value: str) -> tuple[str, bool]:
    """A value without its mark of importance, and whether it had one."""
    plain = IMPORTANT.sub("", value)
    return plain, plain != value
