"""What a part tells its root's handler, with its own code in it: ``root.change(value = open ? {value} : "")``."""

import re
from collections.abc import Callable

from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.realising.written import Source, Written, in_code
from adapter.words import Keep

EMITTED = re.compile(r"root\.(?P<event>\w+)\((?P<name>\w+) = (?P<value>.+)\)", re.S)
ARROWS = re.compile(r"\((\w+)\) =>")
FILLED = re.compile(r"\{([a-z_.]+)\}")


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
