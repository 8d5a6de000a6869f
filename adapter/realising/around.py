"""What a form has around its element: code that it stands in, and parts that move out beside it."""

from tree_sitter import Node

from adapter.binding.components import component_of
from adapter.binding.nodes import FUNCTIONS, span_of
from adapter.catalogue.markup import Form, Hole
from adapter.realising.anchors import Anchor
from adapter.realising.held import held
from adapter.realising.moving import Moving
from adapter.realising.written import Pieces, in_code
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.words import Edit, Keep, Line, Name, Need, Piece, Shift

FRAGMENT = Need("react", "Fragment", "Fragment", "ReactFragment")


class Around(Moving):
    """Writes what stands before and after the element of a form."""

    def _around(self, form: Anchor) -> None:
        """What a form has beside its element: parts and strays that move there, and code that it stands in."""
        element = self.part.element
        child = self.scope.facts.stands_as_child(element, self.children)
        moved = self._beside(form.beside)
        head, tail = self._code(form.head), self._code(form.tail)
        is_whole = bool(moved) or (bool(head or tail) and self._is_returned())
        if head or tail:
            opening, closing = ("{", "}") if child or is_whole else ("(", ")")
            head, tail = (opening, *head), (*tail, closing)
        if is_whole and not child:
            self._in_fragment((*moved, *head), tail)
            return
        start, end = element.span
        if moved or head:
            self.plan.edits.append(Edit(Span(start, start), (*moved, *head), "after"))
        if tail:
            self.plan.edits.append(Edit(Span(end, end), tail, "before"))

    def _is_returned(self) -> bool:
        """Whether a component returns the element: markup then, and no ``false``, as its type may say."""
        node: Node | None = self.part.element.grammar.parent
        while node is not None and node.type not in FUNCTIONS:
            if node.type.startswith("jsx_"):
                return False
            node = node.parent
        component = component_of(self.part.element.grammar, self.scope.facts.names)
        return node is not None and component is not None and span_of(node) == component.span

    def _in_fragment(self, head: Pieces, tail: Pieces) -> None:
        """Several things where one expression stood; a key goes to the fragment as well."""
        element = self.part.element
        start, end = element.span
        key = element.attribute("key")
        opened: Pieces = ("<", Name(FRAGMENT), " ", Keep(key.span), ">") if key else ("<>",)
        ended: Pieces = ("</", Name(FRAGMENT), ">") if key else ("</>",)
        line: Pieces = ()
        if self.children.stands_alone(start):
            line = (Line(start, 1),)
            self.plan.shifts.append(Shift(Span(start + 1, end), len(unit(self.text))))
        self.plan.edits.append(Edit(Span(start, start), (*opened, *line, *head), "after"))
        closed: Pieces = (Line(start),) if line else ()
        self.plan.edits.append(Edit(Span(end, end), (*tail, *closed, *ended), "before"))

    def _code(self, items: Form) -> Pieces:
        pieces: list[Piece] = []
        for item in items:
            if isinstance(item, Hole):
                written, _ = self.scope.resolve(item)
                if written is None:
                    raise self._absent(item)
                pieces += in_code(written, self.text, operand=True)
            elif isinstance(item, str):
                pieces.append(item)
            else:
                raise held("bad-form", "markup beside the form's element", "system", "mend the form")
        return tuple(pieces)

    def _beside(self, items: Form) -> Pieces:
        """Parts and strays that move beside the element, in the order of the page."""
        moved: list[tuple[int, Pieces]] = []
        for item in items:
            match item:
                case Hole(path=("strays",)):
                    moved += self._strays()
                case Hole(path=(name,)) if self._part_named(name):
                    moved += self._moved(name)
                case _:
                    raise held("bad-form", "something beside the form's element is no part", "system", "mend the form")
        return tuple(piece for _, it in sorted(moved, key=lambda it: it[0]) for piece in it)
