"""The account at the end of a conversion: outcomes, decisions that would free more, and what is left to a person."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from adapter.reporting.run import Run
from adapter.words import Reason

MOST = 12


def account(run: Run, needs: tuple[str, ...], provider: str, written: bool, is_writable: bool = False) -> str:
    """The account as text; ``is_writable`` says whether ``--with-setup`` can do what a project needs."""
    around = run.setup.left if run.setup else tuple(_around(needs, provider, is_writable))
    lines = [*_outcomes(run, written), *_decisions(run), *_failures(run)]
    lines += [*_impact(run), *_set_up(run, written), *_by_hand(run, around)]
    return "".join(f"{it}\n" for it in lines)


def _outcomes(run: Run, written: bool) -> Iterator[str]:
    counts, pages = run.account(), Counter(it.status for it in run.pages)
    total = sum(counts.values())
    if run.left():
        yield run.left()
    verb = "changed" if written else "would change"
    yield f"{len(run.pages)} pages read, {pages['changed']} {verb}"
    yield f"{total} components: " + ", ".join(
        f"{counts[it]} {it}" for it in ("approved", "converted", "held back", "left")
    )
    for path in run.created():
        yield f"  new file: {path}"
    words = Counter(it.word for _, it in run.candidates() if it.outcome == "converted")
    if words:
        yield "  converted: " + ", ".join(f"{count} {word}" for word, count in words.most_common())
    missing = Counter(it.word for _, it in run.candidates() if it.reasons and it.reasons[0].code == "no-word")
    if missing:
        ordered = sorted(missing.items(), key=lambda it: (-it[1], it[0]))
        yield "  without a counterpart: " + ", ".join(f"{count} {word}" for word, count in ordered)


def _decisions(run: Run) -> Iterator[str]:
    groups: dict[str, list[tuple[str, Reason]]] = defaultdict(list)
    for page, it in run.candidates():
        if it.outcome == "held back":
            groups[it.reasons[0].group].append((f"{page.path}:{it.line}", it.reasons[0]))
    if not groups:
        return
    ordered = sorted(groups.items(), key=lambda it: (-len(it[1]), it[0]))
    uses = sum(len(it) for _, it in ordered)
    yield ""
    yield f"held back: {_count(len(ordered), 'decision')} would free {_count(uses, 'use')}"
    for _, found in ordered[:MOST]:
        place, reason = found[0]
        yield f"  {len(found):4}  {reason.sentence}"
        yield f"        {reason.owner}: {reason.next}  ({place})"
    if len(ordered) > MOST:
        yield f"        … and {len(ordered) - MOST} more: --json FILE lists all"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 'es' if noun.endswith('s') else 's'}"


def _failures(run: Run) -> Iterator[str]:
    bad = [it for it in run.pages if it.message]
    broken = [(page, it) for page in run.pages for it in page.notes if it.rule == "broken-page"]
    if bad or broken:
        yield ""
        for page, note in broken:
            yield f"not whole: {page.path}:{note.line}: {note.message}"
        for it in bad:
            yield f"{it.status}: {it.path}: {it.message}"


def _around(needs: tuple[str, ...], provider: str, is_writable: bool) -> Iterator[str]:
    """What a project needs around its pages, where nobody asked for it to be written."""
    if needs:
        yield f"add to package.json: {' '.join(needs)}"
    if provider:
        yield provider
    if is_writable:
        yield "or let --with-setup do both"


def _impact(run: Run) -> Iterator[str]:
    if run.impact is None:
        return
    yield ""
    moved = ", ".join(_count(number, kind) for kind, number in run.impact.moved.items())
    yield f"moved in the DOM, or gone: {moved or 'no id, test id, name, class or label'}"
    yield from (f"  {it}" for it in (*run.impact.components, *run.impact.dom))
    files = len({it.path for it in run.impact.mentions})
    found = _count(len(run.impact.mentions), "mention")
    yield f"{found} in {_count(files, 'file')} of tests, stories and end-to-end scripts"
    for it in run.impact.mentions:
        yield f"  {it.path}:{it.line}: {it.written}"
        yield f"        {it.kind} {it.value}: {it.before} before, {it.after or 'nothing'} after"


def _set_up(run: Run, written: bool) -> Iterator[str]:
    if run.setup and run.setup.done:
        yield ""
        yield "set up:" if written else "would set up:"
        yield from (f"  {it}" for it in run.setup.done)


def _by_hand(run: Run, around: tuple[str, ...]) -> Iterator[str]:
    lines = [f"  {it}" for it in around]
    if any(it.outcome == "converted" for _, it in run.candidates()):
        lines += _copies(run)
    elif run.setup is None:
        return
    if lines:
        yield ""
        yield "left to you:"
        yield from lines


def _copies(run: Run) -> Iterator[str]:
    dropped = {it for page in run.pages for it in page.dropped}
    leftover: dict[str, list[str]] = defaultdict(list)
    for page in run.pages:
        for it in page.leftover:
            leftover[it].append(page.path)
    orphans = sorted(dropped - set(leftover))
    if orphans:
        yield f"  no page read here imports these copies any more, delete them: {', '.join(orphans)}"
    for module in sorted(dropped & set(leftover)):
        pages = leftover[module]
        more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        yield f"  {module} is still imported by {pages[0]}{more}: its uses there are held back or not in the vocabulary"
