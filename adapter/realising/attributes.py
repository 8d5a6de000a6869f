"""The attributes of a form's element: holes filled, tables asked, rests placed."""

import re
from collections.abc import Iterator

from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.markup import Code, Hole, Markup, Object, Spread, Words
from adapter.catalogue.model import Component
from adapter.matching.instance import Part
from adapter.realising.class_values import kept_classes
from adapter.realising.event_types import typed
from adapter.realising.held import held
from adapter.realising.literals import Output, literal_for, string_of
from adapter.realising.scope import Scope
from adapter.realising.tags import Target
from adapter.realising.writing import Writing, fits
from adapter.realising.written import Flag, Literal, Pieces, Raw, Source, Written, in_object, joined
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Keep

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Attributes(Writing):
    """Fills the attributes of forms."""

    def _targets(self, markup: Markup, component: Component | None) -> Iterator[Target]:
        for wanted in markup.attributes:
            match wanted:
                case Hole(path=(name,)) if name in self.scope.realisation.tables:
                    yield from map(_target, self._outputs(name, component))
                case Hole(path=(part, name)) if part in self.word.parts and name in self.word.parts[part].tables:
                    yield from self._part_outputs(part, name, component)
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

    def _part_outputs(self, name: str, table: str, component: Component | None) -> Iterator[Target]:
        """``{part.table}``: what a table makes of a part that this form writes itself."""
        part = self._consume(name)
        if part is None:
            return
        realisation, root = self.word.parts[name], self.scope.root or self.scope
        scope = Scope(self.scope.facts, self.scope.instance, part, realisation, root)
        asked = realisation.tables[table]
        self.props_placed.update((name, it) for it in asked.inputs)
        for it in scope.outputs(asked, component):
            if it.written is not None:
                self._edited_elsewhere(it.written)
                yield Target(it.name, it.written)

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
            case Code(pieces=(Markup() as element,)):
                yield Target(wanted.name, Raw(("<", self._name_piece(element), " />")))
            case Code() as code:
                pieces, full = self.scope.code(code)
                if full:
                    yield Target(wanted.name, Raw(pieces))
            case Hole() as hole:
                written, origin = self._resolve(hole)
                if origin is None:
                    self._edited_elsewhere(written)
                if hole.then:
                    written, origin = (
                        (literal_for(hole.then, component, wanted.name) if written else None),
                        None,
                    )
                elif written is None and hole.otherwise:
                    written = self._otherwise(hole.otherwise)
                if written is not None:
                    yield Target(wanted.name, self._as_number(written, component, wanted.name), origin)
                elif (
                    not hole.optional
                    and component
                    and wanted.name in component.props
                    and component.props[wanted.name].required
                ):
                    raise self._absent(hole)
            case _:
                pass

    def _as_number(self, written: Written, component: Component | None, name: str) -> Written:
        """A quoted number as the number that the component's prop wants."""
        prop = component.props.get(name) if component else None
        said = string_of(written, self.text) if prop and prop.type == "number" else None
        if said is None:
            return written
        if not NUMBER.fullmatch(said):
            raise held("prop-value", f"{name}={said!r} is no number", "code", f"write {name} as a number")
        return Raw((said,), simple=True)

    def _then(self, hole: Hole) -> Written | None:
        """``{x and y then code}``: the code where both are there."""
        both = [Hole(hole.path), *([Hole(hole.also)] if hole.also else [])]
        there = all(self._resolve(it)[0] is not None for it in both)
        return literal_for(hole.then, None, "") if there else None

    def _otherwise(self, text: str) -> Written | None:
        """``{x else code}``, or ``{x else code unless y z}``: nothing where one of these is there."""
        code, _, unless = text.partition(" unless ")
        if [it for it in unless.split() if self.scope.prop(it)[0] is not None]:
            return None
        code = code.strip()
        return Literal(code[1:-1]) if code[:1] == code[-1:] == '"' else Raw((code,), simple=True)

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
                    written = self._resolve(hole)[0] if not hole.then else self._then(hole)
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
            if found:
                self.content_order.append(found.element.span.start)
            return (self.children.as_value(found.content, path[0]) if found else None), None
        if path[0] in part.slots and len(path) == 1:
            self.slots_placed.add(path[0])
            return Raw((Keep(part.slots[path[0]].span),)), None
        if len(path) == 2 and self._part_named(path[0]) and not (path[1] == "id" and path[0] in self.word.ids):
            self._consume(path[0])
            self.props_placed.add((path[0], path[1]))
        return self.scope.resolve(hole)

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
                return tuple(it for it in part.rest if not fits(it.name, dropped)), part.element
            case _:
                return (), None

    def _rest(self, path: tuple[str, ...]) -> Iterator[Target]:
        attributes, element = self._rest_of(path)
        self.placed_rests.add(".".join(path))
        if path == ("rest",):
            return
        for it in attributes:
            if it.name in ("key", "ref") and element is not self.part.element:
                raise self._no_place(it)
            yield Target(it.name, Source(it), None, it.span)

    def _consumed_of(self, attribute: Attribute, element: Element | None) -> tuple[Span, ...]:
        """The class names of an attribute that go, where it is a part's."""
        part = next((it for it in self.part.walk() if it.element is element), None)
        return tuple(it for it in self._consumed(part) if attribute.span.holds(it)) if part else ()

    def _consumed(self, part: Part) -> tuple[Span, ...]:
        """The class names that go: what the reading consumed, less what an inline script may select by."""
        scripts = self.scope.facts.scripts()
        return tuple(it for it in part.consumed if not scripts.mention_class(it.of(self.text)))

    def _lands(self, path: tuple[str, ...], attribute: Attribute) -> bool:
        """Whether an attribute of a consumed part means something on the plain element that the target renders."""
        is_own = path[0] == "rest"
        return is_own or self.scope.facts.catalogue.system.host_takes("div", attribute.name)

    def _rest_entries(self, path: tuple[str, ...]) -> Iterator[Pieces]:
        attributes, element = self._rest_of(path)
        self.placed_rests.add(".".join(path))
        for it in attributes:
            consumed = self._consumed_of(it, element)
            if consumed:
                left = " ".join(span.of(self.text) for span in kept_classes(it, consumed, self.text))
                yield from (in_object(it.name, Literal(said), self.text) for said in (left,) if said)
            elif it.is_spread:
                yield (Keep(Span(it.span.start + 1, it.span.end - 1)),)
            elif it.name in ("key", "ref") or not self._lands(path, it):
                raise self._no_place(it)
            else:
                if self.scope.facts.typed:  # in an object TypeScript infers no parameter
                    self.plan.edits += typed(it, self.scope.facts.names)
                yield in_object(it.name, Source(it), self.text)


def _target(output: Output) -> Target:
    return Target(output.name, output.written, output.origin)
