"""What a part tells the handlers of what stands around it, with its own code in them."""

import re
from collections.abc import Callable

from adapter.realising.composing import call_of
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.realising.written import Raw, Source, Written, in_code
from adapter.words import Keep

ARROWS = re.compile(r"\((\w+)\) =>")
FILLED = re.compile(r"\{([a-z_.]+)\}")


def together(handlers: list[Written]) -> Written | None:
    """Several handlers as one that calls them in their order; ``None`` where one is more than a call."""
    if len(handlers) == 1:
        return handlers[0]
    calls = [call_of(it) for it in handlers]
    if not all(calls):
        return None
    head = (
        "(event) => { " if any("event." in it for call in calls for it in call if isinstance(it, str)) else "() => { "
    )
    return Raw((head, *(piece for call in calls for piece in (*call, "; ")), "}"))


def filled(
    value: str, parameters: tuple[str, ...], element: str, facts: Facts, resolve: Callable[[str], Written | None]
) -> str:
    """An emitted value with code in its holes; ``parameters`` are the handler's, ``resolve`` knows the holes."""
    bound = {*parameters, *ARROWS.findall(value)}
    return FILLED.sub(lambda it: _code_of(resolve(it[1]), it[1], element, facts, bound), value)


def _code_of(written: Written | None, hole: str, element: str, facts: Facts, bound: set[str]) -> str:
    """The code of one hole; ``bound`` are names that would mean another thing there."""
    if written is None:
        raise held("absent", f"<{element}> has no {hole}", "code", f"give it {hole}")
    taken = facts.names.names_in(written.attribute.value_span) & bound if isinstance(written, Source) else ()
    for name in taken:
        raise held("shadowed-name", f"{name} would mean something else in the handler", "code", f"rename {name}")
    return "".join(it.span.of(facts.text) if isinstance(it, Keep) else str(it) for it in in_code(written, facts.text))
