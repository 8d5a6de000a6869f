"""State that a target needs and the source kept to itself: ``const [open, setOpen] = useState(false)``."""

import itertools
import re

from msgspec import Struct

from adapter.binding.components import ComponentFunction, component_of
from adapter.binding.nodes import span_of
from adapter.catalogue.beside import State
from adapter.realising.content import Children
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.realising.rows import Row, row_of
from adapter.realising.written import Pieces
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Edit, Line, Name, Need

# Components of the kit whose children are there only while they show.
MOUNTS = (
    "DialogContent",
    "SheetContent",
    "DrawerContent",
    "PopoverContent",
    "TabsContent",
    "CollapsibleContent",
    "AccordionContent",
)
ROW_ANCHOR = "null | { key: unknown; element: HTMLElement }"
BLOCK = ("!", "~")  # keys around those of names: what opens a block, and what ends it
USE_STATE = Need("react", "useState", "useState", "useReactState")


class Declared(Struct, frozen=True):
    """One statement that a fix adds at the top of a component; ``name`` orders them.

    ``behind`` is the offset behind which it must stand, ``None`` where it may stand first.
    """

    name: str
    statement: Pieces
    behind: int | None = None


def state_names(facts: Facts, wanted: str) -> tuple[str, str]:
    """A free name for the state and one for its setter, both taken from now on."""
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted}{number}"
        setter = f"set{name[0].upper()}{name[1:]}"
        if not {name, setter} & (facts.taken | facts.names.names_in_use()):
            facts.taken |= {name, setter}
            return name, setter
        number += 1


def free_name(facts: Facts, wanted: str) -> str:
    """A free name, taken from now on."""
    number = 1
    while True:
        name = wanted if number == 1 else f"{wanted}{number}"
        if name not in facts.taken | facts.names.names_in_use():
            facts.taken.add(name)
            return name
        number += 1


def state_of(
    facts: Facts, state: State, names: tuple[str, str], first: Pieces, is_row: bool, behind: int | None
) -> Declared:
    """The statement that declares a state; that of ``is_row`` says for which row of a list it is so."""
    types = {(True, False): "null | HTMLElement", (True, True): ROW_ANCHOR, (False, True): "unknown"}
    kind = types.get((bool(state.anchor), is_row), "")
    called = f"<{kind}>(" if kind and facts.typed else "("
    return Declared(names[0], (f"const [{names[0]}, {names[1]}] = ", Name(USE_STATE), called, *first, ")"), behind)


def component_for(
    facts: Facts, element: Element, why: str, prop: str, row: bool = False
) -> tuple[ComponentFunction, Row]:
    """The component around an element that can hold a hook, and which row of a list the element is there.

    Raises ``Held`` where there is none, and in any callback unless the state tells the ``row`` of a list by its key.
    """
    component = component_of(element.grammar, facts.names)
    if component is None:
        raise held(
            "no-component",
            f"<{element.name}> {why}, and no component function stands around it to hold it",
            "code",
            f"give it {prop} from outside",
        )
    if component.is_async or facts.server:
        raise held(
            "server-component",
            f"<{element.name}> {why}, and a server component can hold no state",
            "code",
            'move it into a component of a file with "use client"',
        )
    found = row_of(facts, element, component.span)
    if found is None or (found.key and not row):
        raise held(
            "state-in-callback",
            f"<{element.name}> {why} inside a callback of "
            f"{component.name or 'the component'}, perhaps once for each entry of a list",
            "code",
            "make what the callback returns a component of its own, and run again",
        )
    return component, found


def refuse_outliving(element: Element, component: ComponentFunction, prop: str) -> None:
    """A state in the component lives longer than an element that comes and goes; raises ``Held``."""
    if _is_conditional(element, component.span):
        raise held(
            "state-outlives",
            f"<{element.name}> comes and goes on a condition, and its {prop} would outlive it",
            "code",
            f"give it {prop} from outside, or put it into a component of its own",
        )


def _is_conditional(element: Element, component: Span) -> bool:
    """Whether something between an element and its component takes it away at times: a condition, a dialog, a panel."""
    node = element.grammar.parent
    while node is not None and component.holds(span_of(node)):
        operator = node.child_by_field_name("operator")
        if node.type == "ternary_expression" or (operator is not None and operator.type in ("&&", "||", "??")):
            return True
        node = node.parent
    above = element.parent
    while above is not None:
        if above.name.rpartition(".")[2].endswith(MOUNTS):
            return True
        above = above.parent
    return False


def placed(children: Children, component: ComponentFunction, declared: list[Declared]) -> list[Edit]:
    """The edits that put statements first in a component; a bare expression gets a block around it."""
    text, end_of = children.text, _semicolon(children.text)
    declared = sorted(declared, key=lambda it: it.name)
    if component.is_block:
        at = component.insert_at
        first = re.compile(r"\s*\n[ \t]*(?=\S)").match(text, at)
        line = Line(first.end()) if first else Line(component.span.start, 1)
        places = [(it.behind or _among_states(component, it.name), it) for it in declared]
        return [Edit(Span(it, it), (line, *one.statement, end_of), "after", one.name) for it, one in places]
    return _in_block(component, declared, end_of) if declared else []


def _in_block(component: ComponentFunction, declared: list[Declared], end_of: str) -> list[Edit]:
    """Statements before an expression, in a block that it shares with those of other instances."""
    outer, inner = Line(component.span.start), Line(component.span.start, 1)
    start, end = (Span(it, it) for it in component.body)
    return [
        Edit(start, ("{",), "after", BLOCK[0]),
        *(Edit(start, (inner, *it.statement, end_of), "after", it.name) for it in declared),
        Edit(start, (inner, "return "), "after", BLOCK[1]),
        Edit(end, (end_of, outer, "}"), "before", BLOCK[1]),
    ]


def _among_states(component: ComponentFunction, name: str) -> int:
    """Behind the states at the top of a body with smaller names, so that any order of runs gives one text."""
    smaller = itertools.takewhile(lambda it: it.name < name, component.states)
    return max((it.end for it in smaller), default=component.insert_at)


def _semicolon(text: str) -> str:
    """A semicolon, where the page's first import or statement ends with one."""
    found = re.search(r"^(?:import|const|export)\b[^\n]*?(;?)[ \t]*\r?$", text, re.M)
    return found[1] if found else ";"
