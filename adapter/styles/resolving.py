"""Resolves the style of each element of one page, from its classes, its inline style and the style sheets."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from adapter.binding.class_sites import ClassSites, class_sites
from adapter.binding.names import Names
from adapter.source.span import Span
from adapter.styles.cascade import ABOVE_ALL, Declaration, Page, cascaded
from adapter.styles.conditions import conditions_of, width_of
from adapter.styles.inline import Entry, inline_style
from adapter.styles.longhands import longhands
from adapter.styles.markup_tree import MarkupTree
from adapter.styles.project_styles import ProjectStyles
from adapter.styles.resolved import Origin, Style, Undecided
from adapter.styles.selectors import Selector, root_conditions, selector_of, specificity
from adapter.styles.sheets import Rule, Sheet, important, layers_of, rules_of
from adapter.tree import Element, Tree


class _Ruled(Struct, frozen=True):
    """A rule, its selector taken apart, and how it ranks but for its place."""

    rule: Rule
    selector: Selector
    conditions: tuple[str, ...]
    order: int


class Resolver:
    """The styles of one page; each element is resolved when it is asked for."""

    def __init__(
        self, tree: Tree, text: str, names: Names, styles: ProjectStyles | None, sheets: tuple[Sheet, ...]
    ) -> None:
        self._text, self._names, self._styles = text, names, styles
        self._is_html = tree.is_html
        self._layers = {it: at for at, it in enumerate(layers_of(sheets))}
        self._rules = list(_ruled(sheets))
        self._classes = {it.span.start: class_sites(it, text, names) for it in tree.elements if it.name}
        words = {start: tuple(it.word for it in found.sites) for start, found in self._classes.items()}
        self._markup = MarkupTree(tree, text, words)
        self._page = Page(self._roots(), styles.tailwind if styles else None)

    def style(self, element: Element) -> Style:
        """What an element looks like, as far as it is said on the page or for it."""
        classes = self._classes.get(element.span.start, ClassSites())
        undecided = list(self._open(element, classes))
        declared = [
            *self._of_rules(element, classes, undecided),
            *self._of_classes(classes, undecided),
            *self._of_inline(element, undecided),
        ]
        style = cascaded(declared, self._page, classes.merged)
        return replace(style, undecided=(*undecided, *style.undecided))

    def _open(self, element: Element, classes: ClassSites) -> Iterator[Undecided]:
        """What may give an element any class or style."""
        for it in classes.unread:
            yield Undecided(it.of(self._text), "may be any class", it)
        for attribute in element.attributes:
            if attribute.is_spread:
                yield Undecided(attribute.span.of(self._text), "may hold classes and a style", attribute.span)

    # --- classes -----------------------------------------------------------------------------------------------

    def _of_classes(self, classes: ClassSites, undecided: list[Undecided]) -> Iterator[Declaration]:
        for index, site in enumerate(classes.sites):
            found = self._styles.resolve(site.word) if self._styles else None
            if found is None or found.is_open:
                if found is not None or not self._is_ruled(site.word):
                    undecided.append(Undecided(site.word, self._why(site.word, found is not None), site.span))
                continue
            origin = Origin("class", site.word, site.span)
            # Tailwind writes what sets more before what sets less: `p-2`, `px-2`, `pl-2`.
            breadth = sum(len(longhands(it.property, it.value)) for it in found.lines if it.property[:2] != "--")
            for line in found.lines:
                conditions = conditions_of(line.conditions)
                if conditions is None:
                    continue
                value, marked = important(line.value)
                special = sum(specificity(it)[1] for it in line.conditions if it[:1] != "@")
                is_important = marked or found.important
                below = (0, 1 + special, 0, 0, width_of(conditions), len(conditions), -breadth)
                rank = (*self._layer("utilities", is_important), *below)
                yield Declaration(line.property, value, origin, conditions, site.when, is_important, rank, index)

    def _why(self, word: str, is_open: bool) -> str:
        if is_open:
            return "its value is known only when the project's configuration runs"
        known = self._styles is not None and self._styles.is_known(word)
        return "is of a plug-in, or a mark" if known else "is defined nowhere that is read"

    def _is_ruled(self, word: str) -> bool:
        return any(_mentions(it.selector.plain, word) for it in self._rules)

    # --- rules -------------------------------------------------------------------------------------------------

    def _of_rules(self, element: Element, classes: ClassSites, undecided: list[Undecided]) -> Iterator[Declaration]:
        when = {it.word: it.when for it in classes.sites if it.when}
        for it in self._rules:
            fits = self._markup.matching(it.selector.plain)
            if fits is None or element.span.start not in fits:
                if not self._is_html and self._may_fit(it, classes):
                    undecided.append(Undecided(it.rule.selector, "depends on what stands around the component"))
                continue
            origin = Origin("rule", it.rule.selector, None, it.rule.file, it.rule.line)
            holds = next((said for word, said in when.items() if _mentions(it.selector.plain, word)), ())
            for name, written in it.rule.declarations:
                value, is_important = important(written)
                below = (*it.selector.specificity, it.order, width_of(it.conditions), 0, 0)
                rank = (*self._layer(it.rule.layer, is_important), *below)
                name = name if name[:2] == "--" else name.lower()
                yield Declaration(name, value, origin, it.conditions, holds, is_important, rank, it.order)

    def _may_fit(self, it: _Ruled, classes: ClassSites) -> bool:
        """Whether a rule asks for something around an element that may stand there in another file."""
        subject = it.selector.plain.replace(">", " ").replace("+", " ").replace("~", " ").split()[-1:]
        return it.selector.is_placed and any(_mentions(part, site.word) for part in subject for site in classes.sites)

    def _roots(self) -> dict[str, list[Declaration]]:
        """The custom properties of the whole page, by name."""
        found: dict[str, list[Declaration]] = {}
        for it in self._rules:
            around = root_conditions(it.rule.selector)
            if around is None:
                continue
            conditions = conditions_of((*it.rule.conditions,)) or ()
            for name, value in it.rule.declarations:
                if name[:2] == "--":
                    origin = Origin("rule", it.rule.selector, None, it.rule.file, it.rule.line)
                    rank = (*self._layer(it.rule.layer, False), float(len(around)), it.order)
                    held = Declaration(name, value, origin, (*conditions, *around), (), False, rank, it.order)
                    found.setdefault(name, []).append(held)
        return found

    # --- inline ------------------------------------------------------------------------------------------------

    def _of_inline(self, element: Element, undecided: list[Undecided]) -> Iterator[Declaration]:
        for index, it in enumerate(inline_style(element, self._text, self._names)):
            match it:
                case Span():
                    undecided.append(Undecided(it.of(self._text), "its value is known only when the page runs", it))
                case Entry():
                    value, is_important = important(it.value)
                    origin = Origin("inline", f"{it.property}: {it.value}", it.span)
                    rank = (float(is_important), ABOVE_ALL, *(0.0,) * 7)
                    yield Declaration(it.property, value, origin, (), it.when, is_important, rank, index, True)

    def _layer(self, name: str, is_important: bool) -> tuple[float, float]:
        """How a layer ranks: a later one over an earlier one, what is in none over all; turned round by importance."""
        is_layered = self._styles is None or self._styles.version == 4
        known = {"utilities": len(self._layers), **self._layers}
        at = float(known.get(name, -1)) if name and is_layered else float(len(known) + 1)
        return float(is_important), -at if is_important else at


def _ruled(sheets: tuple[Sheet, ...]) -> Iterator[_Ruled]:
    for order, rule in enumerate(it for sheet in sheets for it in rules_of(sheet)):
        selector = selector_of(rule.selector)
        conditions = conditions_of(rule.conditions)
        if conditions is not None and not selector.box:
            yield _Ruled(rule, selector, tuple(dict.fromkeys((*conditions, *selector.conditions))), order)


def _mentions(selector: str, word: str) -> bool:
    """Whether a selector asks for a class."""
    return f".{word}" in selector and re.search(rf"\.{re.escape(word)}(?![\w-])", selector) is not None
