"""Drafts as the text of mapping files."""

import json
from collections.abc import Iterable, Iterator

from adapter.drafting.choices import Drafted
from adapter.drafting.package import Package
from adapter.drafting.word import PartDraft, WordDraft

HEAD = """\
# Drafted from {package} {version}. What is not marked is proven by the snapshot; a `todo` is a guess that holds back
# what uses it. Check it, mend it, take it away.
"""
REGISTERED = 'provider = "register the custom elements once, as the package says"\n'
MANY_ROWS = 3


def word_file(draft: WordDraft, package: Package, examples: Iterable[tuple[str, str, str]] = ()) -> str:
    """One word's file; an example is the text before, after, and the reason where it must stay."""
    lines = [*HEAD.format(package=package.name, version=package.version).splitlines()]
    if draft.imports:
        lines += ["[imports]", *(f"{_text(module)} = {_list(names)}" for module, names in draft.imports.items()), ""]
    lines += _part(draft.word, draft.parts[""])
    for of, excluded, wrap in draft.runs:
        lines += [f"[[{draft.word}.runs]]", f"of   = {_text(of)}", f"not  = {_list(excluded)}", f"wrap = '{wrap}'"]
    lines += draft.lines.strip().splitlines()
    for name, part in draft.parts.items():
        if name and (part.form or part.todo):
            lines += _part(f"{draft.word}.parts.{name}", part)
    for before, after, because in examples:
        lines += ["", f"[[{draft.word}.example]]", f"before {'' if after else ' '}= {_literal(before)}"]
        lines.append(f"after  = {_literal(after)}" if after else f"because = {_text(because)}")
    return "\n".join(lines) + "\n"


def open_words_file(words: Iterable[tuple[str, str]], package: Package) -> str:
    """The words that nothing was found for, each with what was looked for."""
    lines = [
        f"# Words that nothing in {package.name} {package.version} was found for. Write one in a file of its own, or",
        '# say that the system has none: hold = "why", instead of todo.',
    ]
    for word, why in words:
        lines += [f"[{word}]", f"todo = {_text(why)}"]
    return "\n".join(lines) + "\n"


def system_file(package: Package, alias: str) -> str:
    """The file that the system's words share."""
    custom = any("-" in it for it in package.components)
    return (
        f"says     = {_text(f'The components of {package.name}.')}\n"
        f"package  = {_text(package.name)}\n"
        f'snapshot = "api.json"\n'
        f"alias    = {_text(alias)}\n"
        f"needs    = {_list([f'{package.name}@{package.version}'])}\n" + (REGISTERED if custom else "")
    )


def _part(where: str, part: PartDraft) -> Iterator[str]:
    if part.missing:
        yield f"# nothing was found for: {', '.join(part.missing)}"
    yield f"[{where}]"
    if part.form:
        yield f"write = {_literal(part.form)}"
    if list(part.todo) == ["*"]:
        yield f"todo  = {_text(part.todo['*'])}"
    elif part.todo:
        yield f"[{where}.todo]"
        yield from (f"{_key(name)} = {_text(why)}" for name, why in part.todo.items())
    for it in part.tables:
        yield from _table(where, it)
    if part.events:
        yield f"[{where}.events]"
        yield from (f"{name} = {_text(signature)}" for name, signature in part.events.items())


def _table(where: str, table: Drafted) -> Iterator[str]:
    yield f"[{where}.tables.{table.name}]"
    yield f"from = {_list(table.inputs)}"
    yield f"to   = {_list(table.outputs)}"
    rows = [_list((*wanted, *_cells(given))) for wanted, given in table.rows]
    if len(rows) <= MANY_ROWS:
        yield f"rows = [{', '.join(rows)}]"
        return
    yield "rows = ["
    yield from (f"  {it}," for it in rows)
    yield "]"


def _cells(given: tuple[str, ...]) -> tuple[str, ...]:
    """A row without any guess says so once."""
    return given[:1] if len(set(given)) == 1 and given[0] == "todo:" else given


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() else _text(name)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_text(it) for it in texts) + "]"


def _literal(text: str) -> str:
    """A literal string; one with line breaks or single quotes on lines of its own."""
    if "\n" in text:
        return f"'''\n{text.strip()}'''"
    return f"'{text}'" if "'" not in text else f"'''{text}'''"
