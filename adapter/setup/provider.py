"""The provider around the app: a system's markup with ``{app}`` in it, written into the file that renders the app."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from adapter.catalogue.items import elements
from adapter.catalogue.markup import Attribute, Code, Form, Hole, Item, Markup, Object, Spread, Value, Words
from adapter.setup.sites import Site
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.words import Edit, Keep, Line, Name, Need, Piece, Shift

APP = "app"
Pieces = tuple[Piece, ...]


class Provider(Struct, frozen=True):
    """What goes around the app, and the imports that it uses by their names in the markup."""

    form: Form
    imports: Mapping[str, tuple[str, str]]
    alias: str

    @property
    def components(self) -> tuple[str, ...]:
        """The components of the markup, outermost first."""
        return tuple(it.name for it in elements(self.form))

    def without(self, there: Callable[[str, str], bool]) -> "Provider":
        """The provider less the components (by module and export) that are there already."""
        gone = {name for name in self.components if name in self.imports and there(*self.imports[name])}
        return Provider(tuple(_less(self.form, gone)), self.imports, self.alias)

    def edit(self, text: str, site: Site) -> tuple[Edit, Shift]:
        """The edit that writes it around ``site``, and how far the lines inside move."""
        start, end = _trimmed(text, site.span)
        on_own_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        if site.manner == "children" and not on_own_line and "\n" not in text[start:end]:
            return Edit(Span(start, end), tuple(self._inline(Span(start, end)))), Shift(Span(start, start), 0)
        base = 0 if on_own_line else 1
        rows = list(self._rows(self.form, base, Span(start, end)))
        level = next(level for level, row in rows if isinstance(row[0], Keep))
        body = list(chain.from_iterable((Line(start, at), *row) for at, row in rows))
        inner = Shift(Span(start + 1, end), level * len(unit(text)))
        if on_own_line:
            return Edit(Span(start, end), tuple(body[1:])), inner
        opening, closing = ("(", ")") if site.manner == "bare" else ("", "")
        before = start if opening else len(text[:start].rstrip(" \t"))
        pieces = (*([opening] if opening else []), *body, Line(start, 0), *([closing] if closing else []))
        return Edit(Span(before, end), pieces), inner

    def _rows(self, items: Form, level: int, app: Span) -> Iterator[tuple[int, Pieces]]:
        """The markup a line each, with its depth."""
        for item in items:
            if isinstance(item, Hole):
                yield level, (Keep(app),)
            elif isinstance(item, Markup) and item.is_empty:
                yield level, ("<", *self._tag(item), " />")
            elif isinstance(item, Markup):
                yield level, ("<", *self._tag(item), ">")
                yield from self._rows(item.children, level + 1, app)
                yield level, ("</", self._named(item.name), ">")

    def _inline(self, app: Span) -> Iterator[Piece]:
        for _, row in self._rows(self.form, 0, app):
            yield from row

    def _tag(self, markup: Markup) -> Iterator[Piece]:
        yield self._named(markup.name)
        for it in markup.attributes:
            if isinstance(it, Attribute):
                yield f" {it.name}"
                yield from self._given(it.value)

    def _given(self, value: Value | bool) -> Iterator[Piece]:
        match value:
            case bool():
                return
            case Words(pieces=words):
                yield '="' + "".join(it if isinstance(it, str) else f"{{{it.name}}}" for it in words) + '"'
            case _:
                yield "={"
                yield from self._value(value)
                yield "}"

    def _value(self, value: Value | Spread | Item) -> Iterator[Piece]:
        match value:
            case str():
                yield value
            case Hole(path=(name, *rest)):
                yield self._named(name)
                yield "".join(f".{it}" for it in rest)
            case Code(pieces=pieces):
                for it in pieces:
                    yield from self._value(it)
            case Object(entries=entries):
                yield "{ "
                for number, entry in enumerate(it for it in entries if isinstance(it, tuple)):
                    yield f"{', ' if number else ''}{entry[0]}: "
                    yield from self._value(entry[1])
                yield " }"

    def _named(self, name: str) -> Piece:
        if name not in self.imports:
            return name
        module, exported = self.imports[name]
        return Name(Need(module, exported, name, self.alias.replace("{name}", name)))


def _less(items: Form, gone: set[str]) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, Markup):
            yield item
        elif item.name in gone:
            yield from _less(item.children, gone)
        else:
            yield Markup(item.name, item.attributes, tuple(_less(item.children, gone)))


def _trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(inside.strip()))
