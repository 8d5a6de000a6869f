"""``ds-adapter explain``: what a rule, a word or a reason code means."""

from collections.abc import Iterator
from inspect import getdoc

import click

from adapter.catalogue.model import Catalogue, Shape, Word
from adapter.cli.session import open_session, stop
from adapter.words.mistake import Mistake, nearest


@click.command("explain")
@click.argument("name", metavar="ID")
@click.option("--system", help="The approved system; the configuration's by default.")
def COMMAND(name: str, system: str | None) -> None:
    """Explain ID: a rule of `check`, a word of the vocabulary, or the code of a reason."""
    from adapter.reporting.reason_texts import REASONS

    catalogue = open_session((), system).catalogue
    rules = dict(_rules())
    if name in rules:
        shown: list[str] = rules[name]
    elif name in catalogue.words:
        shown = list(_word(catalogue, catalogue.words[name]))
    elif name in REASONS:
        shown = [f"{name}: why a component is held back", "", REASONS[name]]
    else:
        known = {*rules, *catalogue.words, *REASONS}
        near = nearest(name, known)
        hint = f"did you mean {near!r}?" if near else f"rules: {', '.join(rules)}; words: {', '.join(catalogue.words)}"
        raise stop([Mistake("explain", 0, f"{name!r} is no rule, no word and no reason; {hint}")])
    for line in shown:
        click.echo(line)


def _rules() -> Iterator[tuple[str, list[str]]]:
    from importlib import import_module

    from adapter import drift
    from adapter.drift.rule import Rule
    from adapter.plugins import plug_ins

    for name, rule in plug_ins(drift, "RULE", Rule).items():
        said = getdoc(import_module(f"{drift.__name__}.{name.replace('-', '_')}")) or ""
        lines = [f"{name}: a rule of `ds-adapter check`", "", *said.splitlines()]
        for page in rule.good:
            lines += ["", "right:", *_indented(page)]
        for bad in rule.bad:
            lines += ["", "wrong:", *_indented(bad.page)]
        yield name, lines


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]


def _word(catalogue: Catalogue, word: Word) -> Iterator[str]:
    """A word: its notation, how dialects write it, and how the system does."""
    from adapter.matching.notation import tag_of
    from adapter.matching.trials import reading_text

    yield f"{word.name}: {word.says}"
    if word.optional:
        yield f'Counts only where it is asked for: --only {word.name}, or also = ["{word.name}"] in the settings.'
    for part, shape in word.parts.items():
        bound = ", means nothing without its root" if shape.bound else ""
        yield ""
        yield f"<{tag_of(word.name, part)}>{bound}"
        yield from (f"    {line}" for line in _shape(shape))
        for dialect in catalogue.dialects:
            for family in dialect.families.values():
                for reading in family.readings:
                    if (reading.word, reading.part) == (word.name, part):
                        held = f": held, {reading.hold}" if reading.hold else ""
                        yield f"    {dialect.name}: {reading_text(reading)}{held}"
        yield from (f"    {line}" for line in _realised(catalogue, word, part))


def _shape(shape: Shape) -> Iterator[str]:
    for name, prop in shape.props.items():
        default = f", {prop.default} by default" if prop.default else ""
        yield f"{name}: {' | '.join(prop.one_of) or prop.kind}{default}"
    for name, event in shape.events.items():
        yield f"{name}: an event that passes {', '.join(event.parameters) or 'nothing'}"
    for name, slot in shape.slots.items():
        if slot.holds:
            yield f"{name}: a place for one {slot.holds}"


def _realised(catalogue: Catalogue, word: Word, part: str) -> Iterator[str]:
    system = catalogue.system
    found = system.words.get(word.name)
    realisation = found.parts.get(part) if found else None
    if found and found.hold:
        yield f"{system.name}: {found.at}: held, {found.hold}"
    elif realisation is None or not realisation.forms:
        yield f"{system.name}: written by another part" if found and part else f"{system.name}: nothing yet"
    else:
        places = ", ".join(str(form.at) for form in realisation.forms)
        yield f"{system.name}: {places}"
