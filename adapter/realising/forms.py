"""Writing one part by one form: the element, what stands around it, and its children."""

from collections.abc import Iterator

from adapter.catalogue.markup import Code, Form, Hole, Item, Markup
from adapter.matching.class_lists import without_classes
from adapter.matching.instance import Part
from adapter.realising.anchors import anchor, as_child
from adapter.realising.around import Around
from adapter.realising.held import held
from adapter.realising.lining import lined
from adapter.realising.page import GONE, MOVED
from adapter.realising.tags import Tag, Target
from adapter.realising.writing import Plan
from adapter.realising.written import Pieces, Source
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.tree import Element
from adapter.words import Edit, Keep, Line, Piece, Shift


class FormWriter(Around):
    """Writes one part of one instance by one form; raises ``Held`` where the form does not fit."""

    is_emptied: bool = False

    def write(self, form: Form) -> Plan:
        """The plan for a form."""
        self._drop_slots()
        found = anchor(form)
        if found is None:
            self._without_element(form)
        else:
            self._outermost(found.markup)
            self._around(found)
        self._all_placed()
        return self.plan

    def _outermost(self, markup: Markup) -> None:
        """The form's own element."""
        self._element(markup)

    def _drop_slots(self) -> None:
        """Slots that go by a named policy: the target shows something of its own there."""
        for name in self.part.slots.keys() & self.scope.realisation.drops.keys():
            self.slots_placed.add(name)
            self.plan.taken.append((self.part.slots[name], GONE))

    def _without_element(self, form: Form) -> None:
        match form:
            case (Hole(path=("content",)),):
                self.content_placed = True
                self.plan.unwrapped = True
                self._unwrap(self.part.element)
            case ():
                if self.children.significant(self.part.element):
                    raise held(
                        "no-place",
                        f"<{self.part.element.name}> has children that have no place",
                        "code",
                        "remove them",
                    )
                self.plan.edits.append(self.children.delete(self.part.element))
            case _:
                raise held(
                    "bad-form",
                    f"a form of {self.word.word} has no element and is not {{content}}",
                    "system",
                    "mend it",
                )

    def _element(self, markup: Markup) -> None:
        element = self.part.element
        component = self.scope.facts.component(self.word, markup.name)
        targets = [*self._targets(markup, component), *self._gifts()]
        rest = self._kept_rest()
        targets, merged = self._merged_classes(targets, rest)
        self._refuse_clashes(targets, [it for it in rest if it not in merged])
        consumed = frozenset() if merged or self.is_html else frozenset(self._consumed(self.part))
        emptied, gone = without_classes(self.part.element, consumed, self.text)
        self.plan.edits += [Edit(it, ()) for it in gone]
        kept = frozenset(id(it) for it in rest if it not in merged and it is not emptied)
        self._children(markup)
        in_lines = self._in_lines()
        for index, it in enumerate(targets if in_lines else ()):
            targets[index], shifts = lined(it, self.text, element.span.start)
            self.plan.shifts += shifts
        tag = Tag(self.text, element, kept, targets, in_lines=in_lines, is_html=self.is_html)
        self.plan.edits += tag.attributes()
        self._names(markup)
        rest = self._kept_rest()  # the children may have taken some of it
        self._refuse_unknown(component, markup, targets, rest)
        if component is not None:
            self._refuse_values(component, markup, rest)

    def _gifts(self) -> Iterator[Target]:
        """What another instance gives and this word has no name for is written as a plain attribute."""
        shape = self.scope.facts.catalogue.words[self.word.word].parts[self.part.name]
        for it in self.scope.facts.given.get(self.part.element.span.start, ()):
            is_own = it.name.startswith("aria-") and it.place.attribute(it.plain) is not None
            if it.plain and it.name != "type" and not is_own and it.name not in {*shape.props, *shape.events}:
                yield Target(it.plain, it.written)

    def _names(self, markup: Markup) -> None:
        body = self.part.element.body
        piece = self._name_piece(markup)
        if isinstance(piece, str) and body.name.of(self.text) == piece:
            return
        self.plan.edits.append(Edit(body.name, (piece,)))
        if body.closing_name and not self.is_emptied:
            self.plan.edits.append(Edit(body.closing_name, (piece,)))

    def _in_lines(self) -> bool:
        """Whether what stood on lines of its own among the children becomes attributes."""
        return bool(self.slots_placed) and self.is_emptied and "\n" in self.part.element.span.of(self.text)

    def _empty(self) -> None:
        """The element closes itself: what it held has moved."""
        self.is_emptied = True
        if MOVED in self.scope.facts.given_to(self.part.element):
            return  # only its name is left
        element, body = self.part.element, self.part.element.body
        start, end = body.opening.end - 1, body.closing.end if body.closing else body.opening.end
        space: Piece = "" if self.text[start - 1].isspace() else " "
        if self._in_lines():
            start = len(self.text[:start].rstrip())
            space = Line(element.span.start, inside=True)
        self.plan.edits.append(Edit(Span(start, end), (space, "/>")))

    def _children(self, markup: Markup) -> None:
        element, body = self.part.element, self.part.element.body
        if markup.is_empty and body.closing:
            self._empty()
            return
        if body.closing is None and markup.children:
            self._opened(markup)
            return
        match markup.children:
            case ():
                pass
            case (Hole(path=("content",)),):
                self.content_placed = True
                self._content()
                self._take_out(None)
            case (*before, Hole(path=("content",))) if body.inner.of(self.text).lstrip(" ").startswith("\n"):
                self.content_placed = True
                self._content()
                self._prepend(before)
                self._take_out(None)
            case (Hole(path=(name, "content")), *more):
                part = self._only_part(name, alone=not more)
                self._append(more, part)
                self._take_out(part)
            case items:
                pieces = [it for item in items for it in self._line_of(self._item(item), element)]
                if pieces:
                    self.plan.edits.append(Edit(body.inner, (*pieces, *self._line(element.span.start))))
                else:
                    self._empty()

    def _prepend(self, items: list[Item]) -> None:
        """New markup before the children that stay on lines of their own."""
        start = self.part.element.body.inner.start
        pieces = [it for item in items for it in self._line_of(self._item(item), self.part.element)]
        self.plan.edits.append(Edit(Span(start, start), tuple(pieces), "after"))

    def _append(self, items: list[Item], stays: Part) -> None:
        """New markup behind the children that stay: inside their part where others, which move, stand behind it."""
        element = self.part.element
        is_last = all(it.span.start < stays.element.span.end for it in self.children.significant(element))
        closing = (element if is_last else stays.element).body.closing or element.body.closing
        pieces = [it for item in items for it in self._line_of(self._item(item), element)]
        if pieces and closing:
            at = self.children.before(closing.start)
            self.plan.edits.append(Edit(Span(at, at), tuple(pieces), "before"))

    def _opened(self, markup: Markup) -> None:
        """A self-closing element whose counterpart has children gets a closing tag."""
        inside = [piece for item in markup.children for piece in self._item(item)]
        if not inside:
            return
        end = self.part.element.span.end
        start = end - 2
        while self.text[start - 1].isspace():
            start -= 1
        self.plan.edits.append(Edit(Span(start, end), (">", *inside, "</", self._name_piece(markup), ">")))

    def _line_of(self, pieces: Pieces, element: Element) -> Pieces:
        if not pieces:
            return ()
        return (*self._line(element.span.start, 1), *pieces)

    def _content(self) -> None:
        """The content stays where it is; consumed inner elements and extracted slots go from around it."""
        for inner in self.part.inner.values():
            self._unwrap(inner.element, closes_up=True)
            self.plan.edits += self.children.closed_up(inner.element, self.part.element)
        for name in self.slots_placed:
            slot = self.part.slots[name]
            self.plan.edits.append(self._without(slot))
        inside = [it for it in self.plan.absorbed if self.part.content.body.inner.holds(it.element.span)]
        self.plan.edits += [self.children.delete(it.element) for it in inside]

    def _without(self, slot: Element) -> Edit:
        """The deletion of an icon that became a prop, with the white space between it and the text."""
        start, end = slot.span
        line_end = self.text.find("\n", end)
        line_end = len(self.text) if line_end < 0 else line_end
        if not self.text[end:line_end].strip():
            before = self.children.before(start)
            return Edit(Span(before if before < start else len(self.text[:start].rstrip(" \t")), end), ())
        if self.text[end:line_end].lstrip(" \t").startswith("</"):
            return Edit(Span(len(self.text[:start].rstrip(" \t")), end), ())
        return Edit(Span(start, line_end - len(self.text[end:line_end].lstrip(" \t"))), ())

    def _item(self, item: Item) -> Pieces:
        match item:
            case str():
                return (item,)
            case Hole():
                return self._hole_child(item)
            case Markup():
                return self._markup(item)
            case Code():
                pieces, full = self.scope.code(item)
                return ("{", *pieces, "}") if full else ()

    def _hole_child(self, hole: Hole) -> Pieces:
        """A hole among children: a part's content, or a value as text."""
        match hole.path:
            case ("content",):
                self.content_placed = True
                inner = self.part.content.body.inner
                gone = [it.element for it in self.plan.absorbed if inner.holds(it.element.span)]
                self.plan.edits += [self.children.delete(it) for it in gone]
                return self._kept_deeper(inner)
            case (name, "content"):
                part = self._consume(name)
                return self._kept_children(part) if part else ()
            case (name,) if self._part_named(name):
                return self._kept_part(name)
            case _:
                written, _ = self._resolve(hole)
                return as_child(written, self.text) if written else ()

    def _kept_deeper(self, inner: Span) -> Pieces:
        """The content inside a new element that stands inside the part's own: its lines one level further in."""
        span = self.children.trimmed(inner.start, inner.end)
        if span.start >= span.end or not self.children.stands_alone(span.start):
            return (Keep(inner),) if inner.start < inner.end else ()
        self.plan.shifts.append(Shift(span, len(unit(self.text))))
        start = self.part.element.span.start
        return (*self._line(start, 2), Keep(span), *self._line(start, 1))

    def _markup(self, markup: Markup) -> Pieces:
        """New markup; one whose only child is an absent optional hole is not written."""
        inside: list[Piece] = []
        for child in markup.children:
            pieces = self._item(child)
            if isinstance(child, Hole) and not pieces:
                if child.needed:
                    raise self._absent(child)
                return ()
            inside += pieces
        name, attributes = self._new_tag(markup)
        if not markup.children:
            return ("<", name, *attributes, ">" if self.is_html else " />")
        return ("<", name, *attributes, ">", *inside, "</", name, ">")

    def _new_tag(self, markup: Markup) -> tuple[Piece, list[Piece]]:
        """The name and the attributes of an element that the page does not have."""
        attributes: list[Piece] = []
        component = self.scope.facts.component(self.word, markup.name)
        for target in self._one_class(list(self._targets(markup, component, new=True))):
            attributes += [" ", *target.pieces(self.text, self.is_html)]
            if isinstance(target.written, Source) and not target.moved:
                self.plan.edits += target.written.edits
        return self._name_piece(markup), attributes
