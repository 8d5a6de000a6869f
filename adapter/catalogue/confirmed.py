"""A catalogue as it would be if every guess of its system were confirmed: what examples are run with.

So the example of a draft shows what it will write, and is checked, before anybody takes a ``todo`` away.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from adapter.catalogue.model import HOLD, TODO, Catalogue, Realisation, SystemWord, Table

UNDECIDED = f"{HOLD} nobody has decided what stands for it"


def confirmed(catalogue: Catalogue) -> Catalogue:
    """The same catalogue without ``todo``; a cell without a guess holds."""
    if not any(has_todo(it) for it in catalogue.system.words.values()):
        return catalogue
    words = {name: _word(it) for name, it in catalogue.system.words.items()}
    return replace(catalogue, system=replace(catalogue.system, words=words))


def has_todo(word: SystemWord) -> bool:
    """Whether anything of a word is a guess."""
    return any(it.todo or guessed_rows(it.tables) for it in word.parts.values())


def guessed_rows(tables: Mapping[str, Table]) -> int:
    """How many rows of some tables are guesses."""
    return sum(any(cell.startswith(TODO) for cell in given) for it in tables.values() for _, given in it.rows)


def _word(word: SystemWord) -> SystemWord:
    return replace(word, parts={name: _realisation(it) for name, it in word.parts.items()})


def _realisation(realisation: Realisation) -> Realisation:
    tables = {name: _table(it) for name, it in realisation.tables.items()}
    return replace(realisation, tables=tables, todo={})


def _table(table: Table) -> Table:
    rows = tuple((wanted, tuple(map(_cell, given))) for wanted, given in table.rows)
    return replace(table, rows=rows)


def _cell(cell: str) -> str:
    guess = cell.removeprefix(TODO).strip()
    return cell if not cell.startswith(TODO) else guess or UNDECIDED
