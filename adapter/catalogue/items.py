"""Walking through markup with holes: its elements, its holes, its rests."""

import re
from collections.abc import Iterable, Iterator

from adapter.catalogue.markup import Attribute, CallForm, Code, Hole, Markup, Object, Spread, Words

Node = object  # whatever stands in a form; what has nothing inside is passed over

# ``[hint: {root.name}-hint]``: what is given where a part is there.
WHERE_THERE = re.compile(r"\[(?P<part>[a-z][\w-]*): (?P<text>[^\]]*)\]")


def elements(items: Iterable[Node]) -> Iterator[Markup]:
    """Every element, inside attributes and code too."""
    for item in items:
        if isinstance(item, Markup):
            yield item
        yield from elements(_inside(item))


def holes(items: Iterable[Node]) -> Iterator[Hole]:
    """Holes among children, attributes and objects; a name inside code may be the code's own."""
    for item in items:
        if isinstance(item, Hole):
            yield item
        elif isinstance(item, Code):
            yield from holes(it for it in item.pieces if isinstance(it, Markup))
        else:
            yield from holes(_inside(item))


def code_holes(items: Iterable[Node]) -> Iterator[Hole]:
    """What stands for a hole inside code, if it names one."""
    for item in items:
        if isinstance(item, Code):
            yield from (it for it in item.pieces if isinstance(it, Hole))
        yield from code_holes(_inside(item))


def spreads(items: Iterable[Node]) -> Iterator[Spread]:
    """Every ``{...path}``."""
    for item in items:
        if isinstance(item, Spread):
            yield item
        yield from spreads(_inside(item))


def mentions(items: Iterable[Node], name: str) -> bool:
    """Whether a hole or a rest starts with a name."""
    found = [
        *(it.path for it in holes(items)),
        *(it.path for it in code_holes(items)),
        *(it.path for it in spreads(items)),
    ]
    return any(path[0] == name for path in found)


def _inside(item: Node) -> Iterable[Node]:
    match item:
        case Markup(attributes=attributes, children=children):
            return (*attributes, *children)
        case Attribute(value=value):
            return (value,)
        case CallForm(arguments=arguments):
            return arguments
        case Object(entries=entries):
            return tuple(it[1] if isinstance(it, tuple) else it for it in entries)
        case Code(pieces=pieces):
            return tuple(it for it in pieces if isinstance(it, Markup))
        case Words(pieces=words):
            return words
        case _:
            return ()
