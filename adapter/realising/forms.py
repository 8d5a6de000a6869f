"""Writing one part by one form: where each hole goes, and whether everything found a place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.markup import Code, Form, Hole, Item, Markup, Object, Spread, Words
from adapter.catalogue.model import Component, SystemWord
from adapter.matching.instance import Part
from adapter.realising.content import Children, is_child
from adapter.realising.held import held
from adapter.realising.scope import Output, Scope, literal_for
from adapter.realising.tags import Tag, Target
from adapter.realising.written import Flag, Literal, Pieces, Raw, Source, Written, in_code, in_object, joined
from adapter.source.indentation import indentation, unit
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Edit, Keep, Line, Name, Piece, Shift


@dataclass(slots=True)
class Plan:
    """What writing a part came to: edits in place, and what the form consumed of other parts.

    ``keep`` is what stays of the part for whoever moves it; ``absorbed`` parts are written by this form.
    """

    edits: list[Edit] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    absorbed: list[Part] = field(default_factory=list)
    moved: list[Part] = field(default_factory=list)
    unwrapped: bool = False


@dataclass(slots=True)
class FormWriter:
    """Writes one part of one instance by one form; raises ``Held`` where the form does not fit."""

    scope: Scope
    word: SystemWord
    children: Children
    write_part: Callable[[Part], Plan]
    plan: Plan = field(default_factory=Plan)
    placed_rests: set[str] = field(default_factory=set)
    content_placed: bool = False
    slots_placed: set[str] = field(default_factory=set)
    parts_placed: set[str] = field(default_factory=set)
    props_placed: set[tuple[str, str]] = field(default_factory=set)

    @property
    def part(self) -> Part:
        """The part being written."""
        return self.scope.part

    @property
    def text(self) -> str:
        """The page's text."""
        return self.scope.facts.text

    def write(self, form: Form) -> Plan:
        """The plan for a form."""
        anchor = _anchor(form)
        if anchor is None:
            self._without_element(form)
        else:
            before, markup, after = anchor
            self._element(markup)
            self._around(before, after)
        self._all_placed()
        return self.plan

    # --- forms without an element of their own -----------------------------------------------------------------

    def _without_element(self, form: Form) -> None:
        match form:
            case (Hole(path=("content",)),):
                self.content_placed = True
                self.plan.unwrapped = True
                self._unwrap(self.part.element)
            case ():
                if self.children.significant(self.part.element):
                    raise held("no-place", f"<{self.part.element.name}> has children that have no place", "code", "remove them")
                self.plan.edits.append(self.children.delete(self.part.element))
            case _:
                raise held("bad-form", f"a form of {self.word.word} has no element and is not {{content}}", "system", "mend it")

    def _unwrap(self, element: Element) -> None:
        self.plan.edits += self.children.unwrap(element)
        self.plan.shifts.append(self.children.outdented(element))

    # --- what stands around the element ------------------------------------------------------------------------

    def _around(self, before: tuple[Item | str, ...], after: tuple[Item | str, ...]) -> None:
        element = self.part.element
        head, is_code = self._outer(before)
        tail, _ = self._outer(after)
        if not head and not tail:
            return
        child = is_child(element)
        if is_code:
            opening, closing = ("{", "}") if child else ("(", ")")
        else:
            opening, closing = ("", "") if child else ("<>", "</>")
        start, end = element.span
        line: Pieces = ()
        if opening == "<>" and self.children.stands_alone(start):
            line = (Line(start, 1),)
            head = tuple(Line(it.at, it.levels + 1) if isinstance(it, Line) else it for it in head)
            self.plan.shifts.append(Shift(Span(start + 1, end), len(unit(self.text))))
        if head or opening:
            self.plan.edits.append(Edit(Span(start, start), (opening, *line, *head), "after"))
        if tail or closing:
            closed: Pieces = (Line(start),) if line else ()
            self.plan.edits.append(Edit(Span(end, end), (*tail, *closed, closing), "before"))

    def _outer(self, items: tuple[Item | str, ...]) -> tuple[Pieces, bool]:
        """Items outside the element: code, or parts and strays that move there."""
        pieces: list[Piece] = []
        is_code = False
        for item in items:
            match item:
                case str():
                    pieces.append(item)
                    is_code = True
                case Hole(path=("strays",)):
                    pieces += self._strays()
                case Hole(path=(name,)) if self._part_named(name):
                    pieces += self._moved(name)
                case Hole():
                    written, _ = self.scope.resolve(item)
                    if written is None:
                        raise self._absent(item)
                    pieces += in_code(written, self.text, operand=True)
                    is_code = True
                case _:
                    raise held("bad-form", "markup beside the form's element", "system", "mend the form")
        return tuple(pieces), is_code

    def _part_named(self, name: str) -> bool:
        return name in self.scope.facts.catalogue.words[self.word.word].parts

    def _moved(self, name: str) -> Pieces:
        self.parts_placed.add(name)
        part = next((it for it in self.part.parts if it.name == name), None)
        if part is None:
            return ()
        if not is_child(part.element):
            raise held(
                "moved-from-expression",
                f"<{part.element.name}> stands in an expression and would have to move out of it",
                "code",
                f"put the {name} directly into the {self.word.word}",
            )
        self.plan.moved.append(part)
        self.plan.edits.append(self.children.delete(part.element))
        stays = self._stays(part, self.write_part(part))
        if stays is None:
            return ()
        self._move(stays)
        return (Keep(stays), *self._line(self.part.element.span.start))

    def _move(self, span: Span) -> None:
        """What moves to the element's place takes the indentation of that place."""
        target, source = indentation(self.text, self.part.element.span.start), indentation(self.text, span.start)
        self.plan.shifts.append(Shift(span, len(target) - len(source)))

    def _stays(self, part: Part, plan: Plan) -> Span | None:
        """What is left of a part once it is written: all of it, or what its tags held."""
        if not plan.unwrapped:
            self.plan.edits += plan.edits
            self.plan.shifts += plan.shifts
            return part.element.span
        inner = part.element.body.inner
        span = self.children.trimmed(inner.start, inner.end)
        return span if span.start < span.end else None

    def _strays(self) -> Pieces:
        """Children of the root that are no part: they render whether it is open or not."""
        self.parts_placed.add("strays")
        pieces: list[Piece] = []
        owned = {it.element.span.start for it in self.part.walk() if it is not self.part}
        for child in self.children.significant(self.part.element):
            inside = any(child.span.start <= start < child.span.end for start in owned)
            if not inside:
                self.plan.edits.append(Edit(Span(self.children.before(child.span.start), child.span.end), ()))
                self._move(child.span)
                pieces += [Keep(child.span), *self._line(self.part.element.span.start)]
        return tuple(pieces)

    def _line(self, offset: int, levels: int = 0) -> Pieces:
        return (Line(offset, levels),) if self.children.stands_alone(offset) else ()

    # --- the element -------------------------------------------------------------------------------------------

    def _element(self, markup: Markup) -> None:
        element = self.part.element
        component = self.scope.facts.component(self.word, markup.name)
        targets = list(self._targets(markup, component))
        targets, merged = self._merged_classes(targets)
        self._refuse_clashes(targets, merged)
        kept = frozenset(map(id, self._kept_rest() - merged))
        self._children(markup)
        self.plan.edits += Tag(self.text, element, kept, targets).attributes()
        self._names(markup)
        self._refuse_unknown(component, markup, targets)

    def _names(self, markup: Markup) -> None:
        body = self.part.element.body
        piece = self._name_piece(markup)
        if isinstance(piece, str) and body.name.of(self.text) == piece:
            return
        self.plan.edits.append(Edit(body.name, (piece,)))
        if body.closing_name and not self._is_emptied(markup):
            self.plan.edits.append(Edit(body.closing_name, (piece,)))

    def _is_emptied(self, markup: Markup) -> bool:
        return markup.is_empty and self.part.element.body.closing is not None

    def _children(self, markup: Markup) -> None:
        element, body = self.part.element, self.part.element.body
        if self._is_emptied(markup) and body.closing:
            start = body.opening.end - 1
            space = "" if self.text[start - 1].isspace() else " "
            self.plan.edits.append(Edit(Span(start, body.closing.end), (f"{space}/>",)))
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
            case (Hole(path=(name, "content")),):
                self._only_part(name)
            case items:
                pieces = [it for item in items for it in self._line_of(self._item(item), element)]
                if pieces:
                    self.plan.edits.append(Edit(body.inner, (*pieces, *self._line(element.span.start))))

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

    def _name_piece(self, markup: Markup) -> Piece:
        if markup.name in self.word.imports:
            return Name(self.scope.facts.need(self.word, markup.name))
        return markup.name

    def _line_of(self, pieces: Pieces, element: Element) -> Pieces:
        if not pieces:
            return ()
        return (*self._line(element.span.start, 1), *pieces)

    def _content(self) -> None:
        """The content stays where it is; consumed inner elements and extracted slots go from around it."""
        for inner in self.part.inner.values():
            self._unwrap(inner.element)
        for name in self.slots_placed:
            slot = self.part.slots[name]
            self.plan.edits.append(self._without(slot))

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

    def _only_part(self, name: str) -> None:
        """The children are one part's content: its tags go, and what stands beside it must have moved."""
        part = next((it for it in self.part.parts if it.name == name), None)
        if part is None:
            raise held("part-missing", f"the {self.word.word} has no {name} on this page", "code", f"write its {name} in this file")
        self.parts_placed.add(name)
        self.plan.absorbed.append(part)
        self._unwrap(part.element)

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
                return (Keep(inner),) if inner.start < inner.end else ()
            case (name, "content"):
                part = self._consume(name)
                return self._kept_children(part) if part else ()
            case _:
                written, _ = self._resolve(hole)
                return _as_child(written, self.text) if written else ()

    def _kept_children(self, part: Part) -> Pieces:
        """A consumed part's children at the place of the root's own, each line as far in as those."""
        inner = part.content.body.inner
        span = self.children.trimmed(inner.start, inner.end)
        if span.start >= span.end:
            return ()
        alone = self.children.stands_alone(span.start)
        here = len(indentation(self.text, self.part.element.span.start)) + len(unit(self.text))
        self.plan.shifts.append(Shift(span, here - len(indentation(self.text, span.start)) if alone else 0))
        return (Keep(span),)

    def _markup(self, markup: Markup) -> Pieces:
        """New markup; one whose only child is an absent optional hole is not written."""
        inside: list[Piece] = []
        for child in markup.children:
            pieces = self._item(child)
            if isinstance(child, Hole) and not pieces:
                return ()
            inside += pieces
        name = self._name_piece(markup)
        attributes: list[Piece] = []
        for target in self._targets(markup, self.scope.facts.component(self.word, markup.name)):
            attributes += [" ", *target.pieces(self.text)]
        if not markup.children:
            return ("<", name, *attributes, " />")
        return ("<", name, *attributes, ">", *inside, "</", name, ">")

    # --- attributes --------------------------------------------------------------------------------------------

    def _targets(self, markup: Markup, component: Component | None) -> Iterator[Target]:
        for wanted in markup.attributes:
            match wanted:
                case Hole(path=(name,)) if name in self.scope.realisation.tables:
                    yield from map(_target, self._outputs(name, component))
                case Hole():
                    raise held("bad-form", f"{{{wanted.name}}} is no table", "system", "mend the form")
                case Spread(path=path):
                    yield from self._rest(path)
                case Wanted():
                    yield from self._attribute(wanted, component)

    def _outputs(self, name: str, component: Component | None) -> Iterator[Output]:
        for it in self.scope.outputs(self.scope.realisation.tables[name], component):
            if it.written is not None:
                yield it

    def _attribute(self, wanted: Wanted, component: Component | None) -> Iterator[Target]:
        match wanted.value:
            case True:
                yield Target(wanted.name, Flag())
            case Words() as words:
                written = self.scope.words(words)
                if written is not None:
                    yield Target(wanted.name, written)
            case Object() as entries:
                pieces = self._object(entries)
                if pieces:
                    yield Target(wanted.name, Raw(pieces))
            case Code() as code:
                pieces, full = self.scope.code(code)
                if full:
                    yield Target(wanted.name, Raw(pieces))
            case Hole() as hole:
                written, origin = self._resolve(hole)
                if origin is None:
                    self._edited_elsewhere(written)
                if hole.then:
                    written, origin = (literal_for(hole.then, component, wanted.name) if written else None), None
                elif written is None and hole.otherwise:
                    written = self._otherwise(hole.otherwise)
                if written is not None:
                    yield Target(wanted.name, written, origin)
                elif not hole.optional and component and wanted.name in component.props and component.props[wanted.name].required:
                    raise self._absent(hole)
            case _:
                pass

    def _otherwise(self, text: str) -> Written | None:
        """``{x else code}``, or ``{x else code unless y}``: nothing where ``y`` is there."""
        code, _, unless = text.partition(" unless ")
        if unless and self.scope.prop(unless.strip())[0] is not None:
            return None
        code = code.strip()
        return Literal(code[1:-1]) if code[:1] == code[-1:] == '"' else Raw((code,), simple=True)

    def _edited_elsewhere(self, written: Written | None) -> None:
        """A value that moves takes the edits inside it along."""
        if isinstance(written, Source):
            self.plan.edits += written.edits

    def _object(self, value: Object) -> Pieces:
        entries: list[Pieces] = []
        for entry in value.entries:
            match entry:
                case Spread(path=path):
                    entries += self._rest_entries(path)
                case (key, Object() as nested):
                    pieces = self._object(nested)
                    entries += [(f"{key}: ", *pieces)] if pieces else []
                case (key, Hole() as hole):
                    written, _ = self._resolve(hole)
                    self._edited_elsewhere(written)
                    entries += [in_object(key, written, self.text)] if written else []
                case (key, Words() as words):
                    said = self.scope.words(words)
                    entries += [in_object(key, said, self.text)] if said else []
                case (key, Code() as code):
                    pieces, full = self.scope.code(code)
                    entries += [(f"{key}: ", *pieces)] if full else []
        return ("{ ", *joined(entries, ", "), " }") if entries else ()

    def _resolve(self, hole: Hole) -> tuple[Written | None, Attribute | None]:
        """A hole in an attribute: content and slots as values, else what the scope knows."""
        part, path = self.part, hole.path
        if path == ("content",):
            self.content_placed = True
            taken = frozenset(part.slots[it].span.start for it in self.slots_placed)
            return self.children.as_value(part.content, "an attribute", taken), None
        if len(path) == 2 and path[1] == "content":
            found = self._consume(path[0])
            return (self.children.as_value(found.content, path[0]) if found else None), None
        if path[0] in part.slots and len(path) == 1:
            self.slots_placed.add(path[0])
            return Raw((Keep(part.slots[path[0]].span),)), None
        if len(path) == 2 and self._part_named(path[0]):
            self._consume(path[0])
            self.props_placed.add((path[0], path[1]))
        return self.scope.resolve(hole)

    def _consume(self, name: str) -> Part | None:
        """A part that this form writes itself."""
        part = next((it for it in self.part.walk() if it.name == name and it is not self.part), None)
        self.parts_placed.add(name)
        if part and part not in self.plan.absorbed:
            self.plan.absorbed.append(part)
            if not self.part.element.span.holds(part.element.span):
                self.plan.edits.append(self.children.delete(part.element))
        return part

    # --- rests -------------------------------------------------------------------------------------------------

    def _rest_of(self, path: tuple[str, ...]) -> tuple[tuple[Attribute, ...], Element | None]:
        match path:
            case ("rest",):
                return self._rest_group(self.part, ""), self.part.element
            case ("rest", group):
                return self._rest_group(self.part, group), self.part.element
            case (label, "rest") if label in self.part.inner:
                return self.part.inner[label].rest, self.part.inner[label].element
            case (name, "rest"):
                part = self._consume(name) if self._part_named(name) else None
                if part is None:
                    return (), None
                dropped = self._dropped_patterns(part)
                return tuple(it for it in part.rest if not _fits(it.name, dropped)), part.element
            case _:
                return (), None

    def _dropped_patterns(self, part: Part) -> tuple[str, ...]:
        """Attributes that go by a named policy: what they say is the target's own business."""
        realisation = self.word.parts.get(part.name)
        return tuple(realisation.drops) if realisation else ()

    def _rest_group(self, part: Part, group: str) -> tuple[Attribute, ...]:
        """The rest that a named group of patterns takes; the unnamed rest is what no group takes."""
        groups = self.scope.realisation.rests
        if group:
            return tuple(it for it in part.rest if _fits(it.name, groups.get(group, ())))
        taken = [pattern for patterns in groups.values() for pattern in patterns]
        taken += self._dropped_patterns(part)
        return tuple(it for it in part.rest if not _fits(it.name, taken))

    def _rest(self, path: tuple[str, ...]) -> Iterator[Target]:
        attributes, element = self._rest_of(path)
        self.placed_rests.add(".".join(path))
        if path == ("rest",):
            return
        for it in attributes:
            if it.name in ("key", "ref") and element is not self.part.element:
                raise self._no_place(it)
            yield Target(it.name, Source(it), None, it.span)

    def _rest_entries(self, path: tuple[str, ...]) -> Iterator[Pieces]:
        attributes, _ = self._rest_of(path)
        self.placed_rests.add(".".join(path))
        for it in attributes:
            if it.is_spread:
                yield (Keep(Span(it.span.start + 1, it.span.end - 1)),)
            elif it.name in ("key", "ref"):
                raise self._no_place(it)
            else:
                yield in_object(it.name, Source(it), self.text)

    # --- the account: everything has a place, or the form does not fit ------------------------------------------

    def _all_placed(self) -> None:
        part = self.part
        if not self.content_placed and not self.parts_placed and self.children.significant(part.element):
            raise held("no-place", f"the children of <{part.element.name}> have no place", "system", "add a form with {content}")
        self._rests_placed(part)
        for absorbed in self.plan.absorbed:
            self._rests_placed(absorbed, f"{absorbed.name}.")
            self._props_placed(absorbed)
        for label, inner in part.inner.items():
            if inner.rest and f"{label}.rest" not in self.placed_rests:
                raise self._no_place(inner.rest[0])
        if part.name or not part.parts:
            self.values_placed()
        self._children_placed()

    def values_placed(self) -> None:
        """Every prop, event and axis was asked for; a root's may be asked for by its parts, so it is judged last."""
        part, state = self.part, self.word.state
        used = self.scope.used
        if state and not part.name and state.prop in part.props:
            used = used | {state.first}  # a first value beside a given one is never looked at: it goes
        for name, attribute in (*part.props.items(), *((name, it.attribute) for name, it in part.events.items())):
            if name not in used:
                raise self._no_place(attribute)
        for axis in part.axes:
            if axis.attribute and not set(axis.table.outputs) & used:
                raise self._no_place(axis.attribute)

    def _rests_placed(self, part: Part, prefix: str = "") -> None:
        left = [it for it in self._rest_group(part, "") if not prefix or not _fits(it.name, self._dropped_patterns(part))]
        if left and f"{prefix}rest" not in self.placed_rests:
            raise self._no_place(left[0])
        for group in self.scope.realisation.rests if not prefix else ():
            taken = self._rest_group(part, group)
            if taken and f"rest.{group}" not in self.placed_rests:
                raise self._no_place(taken[0])

    def _props_placed(self, part: Part) -> None:
        for name, attribute in (*part.props.items(), *((name, it.attribute) for name, it in part.events.items())):
            if (part.name, name) not in self.props_placed:
                raise self._no_place(attribute)

    def _children_placed(self) -> None:
        """Every child of an element whose content is not kept whole belongs to a consumed or moved part."""
        if self.content_placed or not self.parts_placed:
            return
        gone = [*self.plan.absorbed, *self.plan.moved]
        if "strays" in self.parts_placed:
            return
        for child in self.children.significant(self.part.element):
            if not any(child.span.holds(it.element.span) for it in gone):
                raise held(
                    "stray-child",
                    f"{_short(child.span.of(self.text))} inside <{self.part.element.name}> has no place in the {self.word.word}",
                    "code",
                    "move it out of the element",
                )
            if child.span not in [it.element.span for it in gone]:
                self._only_wrapped(child.span, gone)

    def _only_wrapped(self, span: Span, gone: list[Part]) -> None:
        """What stands around a consumed part must itself be see-through, or it would be lost."""
        wrapper = next((it for it in self.part.element.children if it.span == span), None)
        name = wrapper.name if isinstance(wrapper, Element) else "an expression"
        see_through = self.scope.facts.see_through(self.scope.instance)
        if name.rpartition(".")[2] not in see_through:
            raise held(
                "wrapped-part",
                f"{'<' + name + '>' if isinstance(wrapper, Element) else name} stands around the {gone[0].name} of the {self.word.word}",
                "code",
                "take the parts out of it",
            )

    def _kept_rest(self) -> set[Attribute]:
        """What nobody claimed and what stays on the element."""
        return set(self._rest_group(self.part, "")) if "rest" in self.placed_rests else set()

    def _merged_classes(self, targets: list[Target]) -> tuple[list[Target], set[Attribute]]:
        """Two literal class lists on one element become one, as Radix's Slot joins them: the outer one first."""
        moved = next((it for it in targets if it.name == "className" and it.moved), None)
        own = next((it for it in self._kept_rest() if it.name == "className"), None)
        if moved is None or own is None or not isinstance(moved.written, Source):
            return targets, set()
        spans = [it.value_span for it in (own, moved.written.attribute)]
        if not all(it.of(self.text)[:1] in "\"'" and '"' not in it.of(self.text)[1:-1] for it in spans):
            return targets, set()
        lines = tuple(Span(it.start + 1, it.end - 1) for it in spans)
        both = Literal(" ".join(it.of(self.text) for it in lines), lines)
        return [*(it for it in targets if it is not moved), Target("className", both, own)], {own}

    def _refuse_clashes(self, targets: list[Target], merged: set[Attribute]) -> None:
        names = [it.name for it in targets if not it.name.startswith("...")]
        kept = {it.name for it in self._kept_rest() - merged}
        for name in names:
            if names.count(name) > 1 or name in kept:
                raise held(
                    "attribute-clash",
                    f"two values would stand for {name} on one {self.word.word}",
                    "code",
                    f"keep one {name}",
                    f"attribute-clash {name}",
                )

    def _refuse_unknown(self, component: Component | None, markup: Markup, targets: list[Target]) -> None:
        """An attribute that the component does not take would be lost, or an error."""
        if component is None:
            return
        kept = self._kept_rest()
        for name in (*(it.name for it in targets), *(it.name for it in kept)):
            if name != "..." and not component.takes(name) and not self._is_for_component(name, targets):
                raise held(
                    "unknown-prop",
                    f"{markup.name} of the system has no {name}",
                    "system",
                    f"say in the mapping where {name} goes",
                    f"unknown-prop {markup.name}.{name}",
                )

    def _is_for_component(self, name: str, targets: list[Target]) -> bool:
        """Attributes moved from a link belong to what the element renders as: the router's component, or an anchor."""
        renders = {"component", "href"} & {it.name for it in targets}
        return bool(renders) and any(it.name == name and it.moved for it in targets)

    def _no_place(self, attribute: Attribute) -> Exception:
        return held(
            "no-place",
            f"{self.scope.facts.shown(attribute)} has no place in the system's {self.word.word}",
            "system",
            "say in the mapping where it goes",
            f"no-place {self.word.word} {attribute.name}",
        )

    def _absent(self, hole: Hole) -> Exception:
        return held("absent", f"the {self.word.word} has no {hole.name} here", "code", f"give it {hole.name}")


def _target(output: Output) -> Target:
    return Target(output.name, output.written, output.origin)


def _fits(name: str, patterns: tuple[str, ...] | list[str]) -> bool:
    return any(fnmatchcase(name, it) for it in patterns)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:37] + "…"


def _as_child(written: Written, text: str) -> Pieces:
    match written:
        case Literal(text=it, lines=lines):
            return joined([(Keep(line),) for line in lines], " ") if lines else (it,)
        case Source(attribute=attribute) if _is_plain(attribute.value_span.of(text)):
            return (Keep(Span(attribute.value_span.start + 1, attribute.value_span.end - 1)),)
        case _:
            return ("{", *in_code(written, text), "}")


def _is_plain(shown: str) -> bool:
    """Whether a quoted attribute value says the same as JSX text."""
    inner = shown[1:-1]
    return shown[:1] in "\"'" and inner == inner.strip() and bool(inner) and not set(inner) & set("{}<>\n\\")


def _anchor(form: Form) -> tuple[tuple[Item | str, ...], Markup, tuple[Item | str, ...]] | None:
    """The element of a form that stands for the source element, with what stands before and after it."""
    for index, item in enumerate(form):
        if isinstance(item, Markup):
            return form[:index], item, form[index + 1 :]
        if isinstance(item, Code):
            inside = next((i for i, it in enumerate(item.pieces) if isinstance(it, Markup)), None)
            if inside is not None:
                markup = item.pieces[inside]
                assert isinstance(markup, Markup)
                return item.pieces[:inside], markup, item.pieces[inside + 1 :]
    return None
