"""What stays of an element's class names."""

import re
from collections.abc import Sequence

from adapter.realising.held import held
from adapter.source.span import Span
from adapter.tree import Attribute


def kept_classes(attribute: Attribute, consumed: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Where the class names of an attribute stand that nobody consumed; all at once if none was."""
    span = attribute.value_span
    quoted = span.of(text)[:1] in ("'", '"')
    inner = Span(span.start + 1, span.end - 1) if quoted else span
    if not any(inner.holds(it) for it in consumed):
        said = inner.of(text)
        start = inner.start + len(said) - len(said.lstrip())
        return (Span(start, start + len(said.strip())),) if said.strip() else ()
    names = [Span(inner.start + it.start(), inner.start + it.end()) for it in re.finditer(r"\S+", inner.of(text))]
    return tuple(it for it in names if it not in consumed)


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
