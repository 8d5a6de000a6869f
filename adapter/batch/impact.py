"""What a run changes in the DOM of all its pages, and which files of their projects mention it."""

import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct, field

from adapter.batch.discovery import Found, Scope, discover
from adapter.batch.job import PageDone
from adapter.catalogue.folders import shipped, systems
from adapter.catalogue.model import System
from adapter.impact.facts import Facts, read_facts
from adapter.impact.fates import Changed, Fate, Mark, changed
from adapter.impact.looking import Looking, look
from adapter.impact.mentions import is_test, mentions
from adapter.impact.roles import Became, became
from adapter.project.files import read_text
from adapter.project.package import project_root
from adapter.project.project import Project
from adapter.reporting.run import Impact, Mentioned
from adapter.source.lines import Lines
from adapter.source.page import Page, decode
from adapter.syntax.jsx import TooDeep
from adapter.syntax.languages import NotHere, is_html
from adapter.tree import Element

LOCAL = re.compile(r"""(?:from\s*|import\s*\(?\s*|require\(\s*)["']([^"']+)["']""")
# Tags that a person operates; what a container is called means nothing to anybody.
CONTROLS = frozenset({"a", "button", "input", "progress", "select", "table", "textarea"})
MOST_FOLLOWED = 500


class Watching(Struct):
    """Watches pages go by; ``pages`` has what became of each changed one, by real path.

    ``is_its`` says of a page's path whether it is written in the system; others are not looked at.
    """

    facts: Facts
    system: System
    is_its: Callable[[str], bool]
    pages: dict[Path, Changed] = field(default_factory=dict)
    became: Counter[Became] = field(default_factory=Counter)

    @property
    def is_told(self) -> bool:
        """Whether the system's components were measured; one of HTML has none."""
        return bool(self.facts.system) or "jsx" not in self.system.languages

    def through(self, pages: Iterable[PageDone]) -> Iterator[PageDone]:
        """The same pages, noted."""
        for done in pages:
            if done.after is not None and self.is_its(done.report.path):
                before, after = decode(done.before, done.report.path), decode(done.after, done.report.path)
                if isinstance(before, Page) and isinstance(after, Page):
                    self._note(done, before.text, after.text)
            yield done

    def _note(self, done: PageDone, before: str, after: str) -> None:
        html = is_html(done.report.path)
        try:
            old, new = look(before, self.facts, html), look(after, self.facts, html)
        except (TooDeep, NotHere):  # refused where it was read, so nothing changed
            return
        self.pages[Path(os.path.realpath(done.report.path))] = changed(old, new)
        self.became.update(became(_converted(done, old), old, new, self.system.words))

    def found(self) -> Impact:
        """Everything, sorted by file and line."""
        fates = sorted({fate for page in self.pages.values() for fate in page.fates})
        moved = Counter(it.mark.kind for it in fates if it.mark.kind not in ("role", "tag"))
        seen = sorted(it for root in sorted(self._roots()) for it in self._mentions(root, fates))
        return Impact(dict(sorted(moved.items())), self.components(), tuple(self._dom()), tuple(seen))

    def components(self) -> tuple[str, ...]:
        """What components were and are where that differs: ``select: <button> combobox before, …``."""
        return tuple(
            f"{it.word}: {it.before} before, {it.after} now, {count} {'use' if count == 1 else 'uses'}"
            for it, count in sorted(self.became.items())
        )

    def _dom(self) -> Iterator[str]:
        """Roles and operated elements that a page loses altogether, or gets: ``- role radio: gone from 2 pages``."""
        lost, got = Counter[Mark](), Counter[Mark]()
        for page in self.pages.values():
            lost.update(it for it in page.before if not page.after[it])
            got.update(it for it in page.after if not page.before[it])
        for sign, found, verb in (("+", got, "new on"), ("-", lost, "gone from")):
            for it in sorted(found):
                if it.kind == "role" or it.value in CONTROLS:
                    name = f"<{it.value}>" if it.kind == "tag" else f"role {it.value}"
                    yield f"{sign} {name}: {verb} {found[it]} {'page' if found[it] == 1 else 'pages'}"

    def _roots(self) -> set[Path]:
        return {project_root(it) for it in self.pages}

    def _mentions(self, root: Path, fates: list[Fate]) -> Iterator[Mentioned]:
        project = Project(root)
        for it in discover([root], Scope(root)):
            shown = os.path.relpath(it.path, root).replace(os.sep, "/")
            text = read_text(it.path) if isinstance(it, Found) and is_test(shown) else None
            if text is None:
                continue
            reached = set(_reached(Path(os.path.realpath(it.path)), project))
            own = [fate for path in sorted(reached & set(self.pages)) for fate in self.pages[path].fates]
            # One that reaches nothing of the app drives a browser, and may come to any page.
            is_script = all(is_test(os.path.relpath(each, root).replace(os.sep, "/")) for each in reached)
            about = fates if is_script else [*own, *_unshared(fates)]
            for found in mentions(str(it.path), text, about, bool(own) or is_script):
                fate = found.fate
                yield Mentioned(
                    os.path.relpath(found.path).replace(os.sep, "/"), found.line, found.written,
                    fate.mark.kind, fate.mark.value, fate.before, fate.after,
                )  # fmt: skip


def _converted(done: PageDone, old: Looking) -> Iterator[tuple[str, Element]]:
    """The converted components of a page: word and element."""
    lines = Lines(old.text)
    elements = {lines.place(it.span.start + 1): it for it in old.tree.elements}  # findings stand under names
    for it in done.report.candidates:
        element = elements.get((it.line, it.column))
        if it.outcome == "converted" and element is not None:
            yield it.word, element


def _unshared(fates: list[Fate]) -> Iterator[Fate]:
    return (it for it in fates if it.mark.kind not in ("role", "tag"))


def _reached(path: Path, project: Project) -> Iterator[Path]:
    """The file and the local files that it imports, and those that they import."""
    waiting, seen = deque([path]), {path}
    while waiting and len(seen) < MOST_FOLLOWED:
        current = waiting.popleft()
        yield current
        for specifier in LOCAL.findall(read_text(current) or ""):
            target = project.resolve(specifier, current)
            if target is not None and target not in seen:
                seen.add(target)
                waiting.append(target)


def watching(system: System, own: tuple[Path, ...], is_its: Callable[[str], bool] = lambda path: True) -> Watching:
    """A watcher with the facts of a system and of every dialect."""
    folder = systems(own).get(system.name)
    return Watching(read_facts(system.package, folder or Path(), (*own, shipped())), system, is_its)
