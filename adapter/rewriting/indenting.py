"""Indentation of what stays: lines between tags that came or went move with them.

White space at the start of a line of JSX renders nothing, so only lines that do not start inside a string, a template
or a comment move.
"""

import re
from collections.abc import Iterator

from adapter.rewriting.plan import Plan
from adapter.source.indentation import shifted, unit
from adapter.source.span import Span
from adapter.tree import Tree
from adapter.words import Edit

LINE = re.compile(r"\n([ \t]*)(?=\S)")
FIXED = frozenset({"template_string", "string", "string_fragment", "comment", "regex"})


def indent_lines(plan: Plan, tree: Tree) -> Iterator[Edit]:
    """An edit for each line that stays and moves."""
    one = unit(plan.text)
    for span in _outermost(plan):
        for line in LINE.finditer(plan.text, max(0, plan.text.rfind("\n", 0, span.start)), span.end):
            columns = plan.shift(line.end())
            place = Span(line.start(1), line.end(1))
            wanted = shifted(line[1], columns, one)
            if wanted != line[1] and _is_free(tree, line.end(), plan, place):
                yield Edit(place, (wanted,), "after")


def _outermost(plan: Plan) -> Iterator[Span]:
    end = -1
    for shift in sorted(plan.shifts, key=lambda it: (it.span.start, -it.span.end)):
        if shift.span.end > end:
            yield Span(max(shift.span.start, end), shift.span.end)
            end = shift.span.end


def _is_free(tree: Tree, offset: int, plan: Plan, place: Span) -> bool:
    if not plan.survives(place) or any(_deletes(it.edit, place) for it in plan.edits):
        return False
    if any(it.start < offset <= it.end for it in tree.verbatim):
        return False
    node = tree.grammar.descendant_for_byte_range(offset - 1 if place.start == place.end else place.start, offset)
    while node is not None:
        if node.type in FIXED:
            return False
        if node.type.startswith("jsx_"):
            return True
        node = node.parent
    return True


def _deletes(edit: Edit, place: Span) -> bool:
    """Whether a deletion reaches into the white space at the start of a line without taking the whole line's start."""
    span = edit.span
    overlaps = span.start < place.end and place.start < span.end
    return not edit.pieces and overlaps and span.end == place.end
