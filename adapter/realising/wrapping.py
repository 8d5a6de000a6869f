"""Forms whose element stands inside new ones: ``<div class="group">{label?}<input {...rest} /></div>``."""

from msgspec import Struct

from adapter.binding.class_names import class_names
from adapter.catalogue.markup import Item, Markup, Spread
from adapter.matching.patterns import PHRASING
from adapter.realising.forms import FormWriter
from adapter.realising.held import held
from adapter.realising.written import Pieces
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Edit, Line, Piece, Shift

REST = Spread(("rest",))
TEXT_ONLY = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "legend", "summary", "label", "button"})


# Elements that do something by themselves: none of them turns into another.
INTERACTIVE = frozenset({"a", "button", "details", "input", "label", "option", "select", "textarea"})
# What decides how often an element is there: React's key beside a map, Vue's and Angular's directives.
DIRECTIVES = ("key", "v-if", "v-else", "v-for", "*ng")
QUOTES = "\"'"


class Wrapper(Struct, frozen=True):
    """A new element around the source element, with what stands before and after that inside it."""

    markup: Markup
    before: tuple[Item, ...]
    after: tuple[Item, ...]


def wrapped(markup: Markup) -> tuple[list[Wrapper], Markup]:
    """The wrappers of a form, outermost first, and the element inside that takes what nobody claimed."""
    found: list[Wrapper] = []
    while not _takes_rest(markup):
        inside = next((i for i, it in enumerate(markup.children) if isinstance(it, Markup) and _holds_rest(it)), None)
        if inside is None:
            break
        inner = markup.children[inside]
        assert isinstance(inner, Markup)
        found.append(Wrapper(markup, markup.children[:inside], markup.children[inside + 1 :]))
        markup = inner
    return found, markup


def _takes_rest(markup: Markup) -> bool:
    return REST in markup.attributes


def _holds_rest(markup: Markup) -> bool:
    return _takes_rest(markup) or any(_holds_rest(it) for it in markup.children if isinstance(it, Markup))


class WrappingWriter(FormWriter):
    """Writes forms of any depth: the element that takes what nobody claimed is the page's own."""

    def _outermost(self, markup: Markup) -> None:
        wrappers, inner = wrapped(markup)
        self._element(inner)
        self._wrap(wrappers)

    def _names(self, markup: Markup) -> None:
        element = self.part.element
        if self.is_html and markup.name != element.name and element.name in INTERACTIVE:
            raise held(
                "other-element",
                f"<{element.name}> would become <{markup.name}>, which does something else by itself",
                "system",
                f"add a form with <{element.name}>",
                f"other-element {element.name}",
            )
        if markup.name != element.name and self.scope.facts.scripts().select_tag(element.name):
            raise held(
                "script-selects",
                f"an inline script or style selects <{element.name}>, which would become another element",
                "code",
                "select it by its id",
                f"script-selects {element.name}",
            )
        FormWriter._names(self, markup)

    def _wrap(self, wrappers: list[Wrapper]) -> None:
        """New elements around the source element, each on a line of its own where that stands on one."""
        if not wrappers:
            return
        start, end = self.part.element.span
        alone = self.children.stands_alone(start)
        opened: list[Piece] = []
        closed: list[Piece] = []
        for depth, it in enumerate(wrappers):
            opening, closing = self._tags(it.markup)
            before = [piece for item in it.before for piece in self._neighbour(item, depth + 1, start)]
            after = [piece for item in it.after for piece in self._neighbour(item, depth + 1, start)]
            inner = Line(start, depth + 1)
            opened += [*opening, *([inner] if alone else []), *before]
            if alone:
                after = [*([inner, *after[:-1]] if after else []), Line(start, depth)]
            closed = [*after, *closing, *closed]
        self._refuse_in_phrasing(wrappers[0])
        self._refuse_walks()
        self._refuse_directives()
        self.plan.shifts.append(Shift(Span(start + 1, end), len(unit(self.text)) * len(wrappers) if alone else 0))
        self.plan.edits.append(Edit(Span(start, start), tuple(opened), "after"))
        self.plan.edits.append(Edit(Span(end, end), tuple(closed), "before"))

    def _refuse_in_phrasing(self, wrapper: Wrapper) -> None:
        """HTML ends a paragraph where a block starts, and lets none stand in text-level elements."""
        above = self.part.element.parent if self.is_html and wrapper.markup.name not in PHRASING else None
        while above is not None:
            if above.name in PHRASING or above.name in TEXT_ONLY:
                raise held(
                    "block-in-text",
                    f"it would need a <{wrapper.markup.name}> around it, which may not stand in <{above.name}>",
                    "code",
                    f"write a <div> instead of the <{above.name}> around the field",
                    f"block-in-text {above.name}",
                )
            above = above.parent

    def _refuse_walks(self) -> None:
        """A script that goes from element to element would come to the new one, and a style would miss it."""
        scripts = self.scope.facts.scripts()
        walk = f"goes from element to element by {scripts.walk}" if scripts.walk else ""
        if not walk and any(scripts.relate(self._selectors(it)) for it in self._elements()):
            walk = "selects an element by what stands around or before it"
        if walk:
            raise held(
                "script-walks",
                f"an inline script or style {walk}, and <{self.part.element.name}> would get another parent",
                "code",
                "let it select elements by their ids",
                "script-walks",
            )

    def _refuse_directives(self) -> None:
        """What a framework repeats, or shows instead of its neighbour, must stay where it stands."""
        for element in self._elements():
            found = next((it for it in element.attributes if it.name.startswith(DIRECTIVES)), None)
            if found:
                raise held(
                    "repeated-element",
                    f"{self.scope.facts.shown(found)} says how often <{element.name}> is there, "
                    "and would have to move to the new element around it",
                    "code",
                    f"put the {found.name} on an element around the field",
                    f"repeated-element {found.name}",
                )

    def _elements(self) -> list[Element]:
        """The page's own element, and those of the parts that come to stand beside it."""
        return [self.part.element, *(it.element for it in self.plan.absorbed)]

    def _selectors(self, element: Element) -> list[str]:
        """How a style may call an element."""
        own = element.attribute("id")
        names = class_names(element.attribute("className"), self.text).certain
        ids = [f"#{own.value_span.of(self.text).strip(QUOTES)}"] if own else []
        return [element.name, *(f".{it}" for it in names), *ids]

    def _neighbour(self, item: Item, levels: int, at: int) -> Pieces:
        """An item beside the element inside a wrapper, with the line break after it."""
        pieces = self._item(item)
        return (*pieces, *((Line(at, levels),) if self.children.stands_alone(at) else ())) if pieces else ()

    def _tags(self, markup: Markup) -> tuple[Pieces, Pieces]:
        name, attributes = self._new_tag(markup)
        return ("<", name, *attributes, ">"), ("</", name, ">")
