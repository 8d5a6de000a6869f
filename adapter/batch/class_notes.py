"""What rules say about the class names of a page: the project's styles found once, each name judged once."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from adapter.binding.class_words import class_words
from adapter.drift.rule import Rules, SeenClass, class_messages
from adapter.project.project import Project
from adapter.reporting.run import Note
from adapter.source.lines import Lines
from adapter.source.page import Page
from adapter.styles.judging import palette_color, same_class, suggestion, was_known, written_value
from adapter.styles.page_styles import page_styles
from adapter.styles.project_styles import ProjectStyles, own_classes, styles_of
from adapter.syntax.jsx import TooDeep
from adapter.syntax.languages import NotHere, is_html, read
from adapter.tree import Tree

Said = tuple[tuple[str, str], ...]


class ClassNotes:
    """Judges class names; what it learned of one project's it remembers."""

    def __init__(self, rules: Rules) -> None:
        self._rules = tuple((name, rule) for name, rule in rules if rule.classes)
        self._styles: dict[Path, ProjectStyles | None] = {}
        self._said: dict[tuple[Path, str, str], Said] = {}
        self._own: dict[Path, frozenset[str]] = {}

    def notes(self, page: Page, known: Tree | None, project: Project, system: str) -> Iterator[Note]:
        """The findings of a page, in order; none where it does not use Tailwind, or cannot be read.

        ``known`` is its tree, where somebody has read it already.
        """
        text, html = page.text, is_html(page.path)
        folder = self._folder(Path(page.path), project)
        if self._styles[folder] is None and not html:
            return
        try:
            tree = known or read(text, html)
        except (TooDeep, NotHere):
            return  # said already
        styles, said = self._styles[folder], self._said
        if html:
            styles, said = self._of_page(tree, text, folder), {}
        if styles is None:
            return
        lines = Lines(text)
        for word, span in class_words(tree, text):
            key = (folder, word, system)
            if key not in said:
                said[key] = tuple(class_messages(self._rules, seen_class(styles, word, system)))
            for rule, message in said[key]:
                yield Note(rule, *lines.place(span.start), message)

    def _of_page(self, tree: Tree, text: str, folder: Path) -> ProjectStyles | None:
        """The styles of a page of HTML; one that brings its own Tailwind may have style sheets beside it."""
        found = page_styles(tree, text, self._styles[folder])
        if found is None or self._styles[folder] is not None:
            return found
        if folder not in self._own:
            self._own[folder] = own_classes(folder)
        return replace(found, defined=found.defined | self._own[folder])

    def _folder(self, path: Path, project: Project) -> Path:
        """The nearest package that has styles, up to the project's root."""
        return nearest_styles(path, project, self._styles)


def nearest_styles(path: Path, project: Project, known: dict[Path, ProjectStyles | None]) -> Path:
    """The folder whose styles a page has, which are then ``known``."""
    package = project.package(path)
    folder = package.folder if package is not None else project.root
    while True:
        if folder not in known:
            known[folder] = styles_of(folder)
        if known[folder] is not None or folder == project.root or folder == folder.parent:
            return folder
        folder = folder.parent


def seen_class(styles: ProjectStyles, word: str, system: str) -> SeenClass:
    """What there is to see of a class name."""
    found = styles.resolve(word)
    if found is not None:
        written = written_value(found)
        same = same_class(styles, found) if written else ""
        return SeenClass(word, styles.version, system, palette=palette_color(styles, found), written=written, same=same)
    if styles.is_open or styles.is_known(word):
        return SeenClass(word, styles.version, system)
    unknown = suggestion(styles, word)
    return SeenClass(word, styles.version, system, unknown, unknown is not None and was_known(styles, word))
