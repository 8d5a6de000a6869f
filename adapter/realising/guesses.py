"""Guesses of a mapping that nobody has confirmed: what uses one is held back until a person takes its ``todo`` away."""

from adapter.catalogue.model import HOLD, TODO, At, Realisation, SystemWord, Table
from adapter.matching.instance import Instance, Part
from adapter.realising.held import Held, held
from adapter.realising.page import Facts
from adapter.words import Reason


def refuse_guesses(facts: Facts, instance: Instance, word: SystemWord) -> None:
    """Raise ``Held`` if a part of an instance, or a prop, slot or event that it has, is written by a guess."""
    for part in instance.root.walk():
        realisation = word.parts.get(part.name)
        if realisation and realisation.todo:
            _refuse(facts, instance, part, realisation)


def _refuse(facts: Facts, instance: Instance, part: Part, realisation: Realisation) -> None:
    given = {name for name in facts.given_to(part.element) if name not in ("type",)}
    axes = {name for it in part.axes if it.attribute for name in it.table.outputs}
    has = {"", *part.props, *part.events, *part.slots, *part.sets, *given, *axes}
    for name in realisation.todo:
        if name in has:
            what = f"{part.name} {name}".strip() or "all"
            raise guessed(instance.word, what, realisation.at, realisation.todo[name])


def whole_guess(word: SystemWord) -> Reason:
    """Why a word is held back of which all is a guess, or nothing is written yet."""
    why, name, at = word.root.todo[""], word.word, word.root.at
    if word.root.forms:
        return guessed(name, "all", at, why).reason
    return Reason(
        "not-in-system", f"the system has no {name} yet: {why}", "system", f"map {name}", f"not-in-system {name}"
    )


def known_row(word: str, table: Table, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The output cells for input cells; raises ``Held`` where there is no row, or it holds or is a guess."""
    row = table.row(cells)
    shown = ", ".join(f"{name} {cell}" for name, cell in zip(table.inputs, cells, strict=True))
    if row is None:
        raise held("no-row", f"the system's {word} has no {shown}", "system", f"add a row to {table.at}")
    for cell in row:
        if cell.startswith(TODO):
            raise guessed(word, shown, table.at)
        if cell.startswith(HOLD):
            sentence = cell.removeprefix(HOLD).strip()
            step = f"decide what stands for it, in {table.at}"
            raise held("system-lacks", sentence, "system", step, sentence)
    return row


def guessed(word: str, what: str, at: At, why: str = "") -> Held:
    """The exception for one guess; ``what`` is what of the word is guessed, ``why`` what the mapping says of it."""
    return held(
        "todo",
        f"{what} of {word} is a guess in the system's mapping" + (f": {why}" if why else ""),
        "system",
        f"check it against the package and take the todo away, in {at}",
        f"todo {word} {what}",
    )
