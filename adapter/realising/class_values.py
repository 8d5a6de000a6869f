"""What stays of an element's class names, and where those go that do not."""

from collections.abc import Mapping, Sequence

from adapter.catalogue.classes import is_class_of
from adapter.matching.class_lists import class_list, classes_in_template, classes_of, without_classes
from adapter.matching.instance import Part
from adapter.realising.held import held
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Edit

DROPS = "drops"


def kept_classes(attribute: Attribute, consumed: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Where the class names of an attribute stand that nobody consumed; all at once if none was."""
    span = attribute.value_span
    quoted = span.of(text)[:1] in ("'", '"')
    inner = Span(span.start + 1, span.end - 1) if quoted else span
    if not any(inner.holds(it) for it in consumed):
        said = inner.of(text)
        start = inner.start + len(said) - len(said.lstrip())
        return (Span(start, start + len(said.strip())),) if said.strip() else ()
    return tuple(it for it in inner.words(text) if it not in consumed)


def quote_around(kept: Sequence[Span], text: str, own: str = '"') -> str:
    """The quotes that class names can stand in: the page's own if it has any, and none that a name has in it."""
    said = "".join(it.of(text) for it in kept)
    free = [it for it in (own, '"', "'") if it and it in "\"'" and it not in said]
    if not free:
        raise held(
            "quotes-in-class",
            "its class names have both kinds of quotes in them",
            "code",
            "take the quotes out of its class names",
        )
    return free[0]


def routed(part: Part, patterns: Mapping[str, tuple[str, ...]], text: str) -> dict[str, tuple[Span, ...]]:
    """Where the class names of a part stand that leave it, by the group that they go to.

    Of a template literal only those leave that go nowhere, and of another expression none.
    """
    attribute = class_list(part.element) if patterns else None
    if attribute is None or attribute not in part.rest:
        return {}
    found: dict[str, tuple[Span, ...]] = {}
    known = classes_of(attribute, text)
    if known is None:
        patterns = {group: it for group, it in patterns.items() if group == DROPS}
        known = classes_in_template(attribute, text)
    for name, span in known:
        group = next((group for group, it in patterns.items() if is_class_of(name, it)), None)
        if group is not None and span not in part.consumed:
            found[group] = (*found.get(group, ()), span)
    return found


def shed(element: Element, patterns: tuple[str, ...], text: str) -> list[Edit]:
    """The edits that take class names from an element: the attribute too where none is left."""
    names = classes_of(class_list(element), text) or () if patterns else ()
    gone = frozenset(span for name, span in names if is_class_of(name, patterns))
    if not gone:
        return []
    emptied, stretches = without_classes(element, gone, text)
    if emptied is None:
        return [Edit(it, ()) for it in stretches]
    before = text[: emptied.span.start]
    return [Edit(Span(len(before.rstrip()), emptied.span.end), ())]
