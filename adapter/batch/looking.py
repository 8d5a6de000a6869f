"""What the machine sees of one page, for ``tree`` and ``why``: elements, and what was tried on them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from adapter.binding.names import Names
from adapter.catalogue.model import Catalogue
from adapter.compiler import Candidate, Compiler, Unreadable
from adapter.matching.identity import Identity
from adapter.matching.instance import Part, Recognised
from adapter.matching.notation import notate, tag_of
from adapter.matching.recognise import Recogniser
from adapter.matching.trials import reading_text, tried
from adapter.project.package import project_root
from adapter.project.project import Project
from adapter.source.lines import Lines
from adapter.source.page import Page
from adapter.syntax.jsx import TooDeep
from adapter.syntax.languages import is_html, read
from adapter.tree import Element, Tree

SHOWN = 100


class Look(Struct, frozen=True):
    """One page with everything recognised on it, and what became of it."""

    page: Page
    tree: Tree
    lines: Lines
    recogniser: Recogniser
    recognised: Recognised
    candidates: tuple[Candidate, ...]

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that it was read with."""
        return self.recogniser.catalogue


def look(page: Page, catalogue: Catalogue) -> Look | Unreadable:
    """Read one page; raises ``ProofFailed`` where compiling it would lose something."""
    compiler = Compiler(catalogue, Project(project_root(Path(page.path))))
    compiled = compiler.compile(page)
    if isinstance(compiled, Unreadable):
        return compiled
    try:
        tree = read(page.text, is_html(page.path))
    except TooDeep as error:
        return Unreadable("too-deep", str(error))
    names = Names(tree.grammar, page.text)
    recogniser = Recogniser(catalogue, compiler.index, page.text, tree, names, compiler.copies, page.path)
    return Look(page, tree, Lines(page.text), recogniser, recogniser.run(), compiled.candidates)


# --- tree ---------------------------------------------------------------------------------------------------


def tree_lines(seen: Look) -> Iterator[str]:
    """Every element on a line, indented as it is nested: its span, what its name means, and what it is."""
    parts = _parts(seen.recognised)
    for element in seen.tree.elements:
        start, end = seen.lines.place(element.span.start), seen.lines.place(element.span.end)
        place = f"{start[0]}:{start[1]}-{end[0]}:{end[1]}"
        identity = identity_text(seen.recogniser.identities.of(element)) if element.name else "a fragment"
        known = f"  = {parts[element.span.start]}" if element.span.start in parts else ""
        yield f"{'  ' * element.depth}{place} <{element.name}> {identity}{known}"
    for broken in seen.tree.broken:
        line, column = seen.lines.place(broken.span.start)
        yield f"{line}:{column} cannot be read: {_short(broken.span.of(seen.page.text))}"
    yield from _instances(seen)


def _parts(recognised: Recognised) -> dict[int, str]:
    found = {it.element.span.start: f"approved {it.word}" for it in recognised.approved}
    for instance in recognised.instances:
        for part in instance.root.walk():
            for element in part.elements:
                found[element.span.start] = tag_of(instance.word, part.name)
    return found


def _instances(seen: Look) -> Iterator[str]:
    if seen.recognised.instances:
        yield ""
    for instance in seen.recognised.instances:
        line, column = seen.lines.place(instance.root.element.span.start)
        yield f"{line}:{column} {notate(instance, seen.page.text, seen.catalogue)}"


def identity_text(identity: Identity) -> str:
    """What an element's name means, in words."""
    match identity.kind:
        case "host":
            return "a host element"
        case "copy" if identity.copy:
            copy = identity.copy
            return f"{identity.name} of {copy.shown}, a copy of {copy.dialect}'s {copy.family.name}"
        case "package":
            return f"{identity.name} of {identity.module}"
        case "approved":
            return f"{identity.name} of the approved {identity.module}"
        case "lazy":
            return f"loaded later from {identity.module or 'somewhere'}"
        case _:
            return "declared in this file, or nowhere"


# --- why ----------------------------------------------------------------------------------------------------


def elements_of_line(seen: Look, line: int) -> list[Element]:
    """The elements whose opening tag touches a line, and the calls that do."""
    found = []
    calls = [it.root.element for it in seen.recognised.instances if it.caller is not None]
    for element in sorted([*seen.tree.elements, *calls], key=lambda it: it.span.start):
        start, end = element.body.opening
        if seen.lines.place(start)[0] <= line <= seen.lines.place(max(start, end - 1))[0]:
            found.append(element)
    return found


def why_lines(seen: Look, element: Element) -> Iterator[str]:
    """What was tried on an element, and what became of it."""
    line, column = seen.lines.place(element.span.start)
    instance = seen.recognised.instance_of(element)
    if instance is not None and instance.caller is not None:
        reading = instance.root.reading
        yield f"{line}:{column} {element.name}(…): a call of {instance.dialect}'s {instance.family}"
        yield f"  reads {reading_text(reading)}  ({reading.at})"
        yield from _outcome(seen, element)
        return
    identity = seen.recogniser.identities.of(element)
    yield f"{line}:{column} <{element.name}>: {identity_text(identity) if element.name else 'a fragment'}"
    trials = tried(seen.recogniser, element)
    for it in trials:
        where = f"{it.entry.reading.at}"
        yield f"  {it.verdict:5} {it.pattern}  ({where})" + (f": {it.why}" if it.why else "")
    if not trials and identity.kind not in ("approved", "lazy"):
        yield "  no reading of the catalogue starts with this element"
    yield from _outcome(seen, element)


def _outcome(seen: Look, element: Element) -> Iterator[str]:
    instance = seen.recognised.instance_of(element)
    if instance is None:
        return
    part = next((it for it in instance.root.walk() if element in it.elements), instance.root)
    yield f"  is    {tag_of(instance.word, part.name)}{_of_root(part, seen)}"
    yield f"  as    {_short(notate(instance, seen.page.text, seen.catalogue))}"
    root = instance.root.element
    candidate = next((it for it in seen.candidates if it.span == root.body.name), None)
    if candidate is None:
        return
    if candidate.outcome == "converted":
        word = seen.catalogue.system.words[instance.word]
        at = word.parts[part.name].at if part.name in word.parts else word.at
        yield f"  {candidate.outcome}: {seen.catalogue.system.name} writes it by {at}"
        return
    yield f"  {candidate.outcome}:"
    for reason in candidate.reasons:
        yield f"    {reason.code}: {reason.sentence}"
        yield f"    next ({reason.owner}): {reason.next}"


def _of_root(part: Part, seen: Look) -> str:
    root = part
    while root.parent is not None:
        root = root.parent
    if root is part:
        return ""
    line, column = seen.lines.place(root.element.span.start)
    return f", a part of <{root.element.name}> at {line}:{column}"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= SHOWN else one_line[: SHOWN - 1] + "…"
