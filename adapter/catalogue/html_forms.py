"""A system of HTML, read: its forms say ``class`` and ``for``, as HTML does.

Inside, every attribute has React's name, so that one dialect reads HTML and JSX alike.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from adapter.catalogue.items import elements
from adapter.catalogue.markup import Attribute, Code, Form, Hole, Item, Markup, Spread, Words
from adapter.catalogue.model import Realisation, SystemWord, Table
from adapter.syntax.html_tags import react_name


def named_as_react(words: Mapping[str, SystemWord]) -> dict[str, SystemWord]:
    """The words of a system with every attribute of their forms, tables, rests and drops by React's name."""
    return {
        name: replace(
            word,
            parts={part: _realisation(it) for part, it in word.parts.items()},
            classes=frozenset(_classes(form.items for it in word.parts.values() for form in it.forms)),
        )
        for name, word in words.items()
    }


def _classes(forms: Iterable[Form]) -> Iterator[str]:
    """The first class name of each element that stands for one of the page: that of the component itself."""
    for form in forms:
        for markup in elements(form):
            for it in markup.attributes if Spread(("rest",)) in markup.attributes else ():
                match it:
                    case Attribute(name="class", value=Words(pieces=(str() as text, *_))) if text.split():
                        yield text.split()[0]


def _realisation(it: Realisation) -> Realisation:
    return replace(
        it,
        forms=tuple(replace(form, items=_form(form.items)) for form in it.forms),
        tables={name: _table(table) for name, table in it.tables.items()},
        rests={name: tuple(map(_name, patterns)) for name, patterns in it.rests.items()},
        drops={_name(name): why for name, why in it.drops.items()},
    )


def _table(table: Table) -> Table:
    return replace(table, outputs=tuple(map(_name, table.outputs)))


def _form(items: Form) -> Form:
    return tuple(map(_item, items))


def _item(item: Item) -> Item:
    match item:
        case Markup(name=name, attributes=attributes, children=children):
            return Markup(name, tuple(_attribute(it, name) for it in attributes), _form(children))
        case Code(pieces=pieces):
            return Code(tuple(_markup(it) if isinstance(it, Markup) else it for it in pieces))
        case _:
            return item


def _markup(markup: Markup) -> Markup:
    found = _item(markup)
    assert isinstance(found, Markup)
    return found


def _attribute(it: Attribute | Hole | Spread, tag: str) -> Attribute | Hole | Spread:
    return Attribute(_name(it.name, tag), it.value) if isinstance(it, Attribute) else it


def _name(name: str, tag: str = "") -> str:
    return react_name(name, tag, "") if name.islower() else name
