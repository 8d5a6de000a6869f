"""The attributes of a form's element: holes filled, tables asked, rests placed."""

import re
from collections.abc import Iterator
from functools import partial

from adapter.catalogue.api import Component
from adapter.catalogue.items import holes
from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.markup import Code, Hole, Markup, Object, Spread, Words
from adapter.matching.instance import Part
from adapter.realising.class_values import kept_classes
from adapter.realising.content import alone_in
from adapter.realising.event_types import typed
from adapter.realising.expressions import in_code_or_text
from adapter.realising.fallbacks import always_there
from adapter.realising.held import held
from adapter.realising.literals import Output, constant, literal_for, string_of
from adapter.realising.page import VALUED
from adapter.realising.scope import Scope
from adapter.realising.slots import Slots
from adapter.realising.tags import Target
from adapter.realising.texts import as_text, copied_text
from adapter.realising.writing import fits
from adapter.realising.written import Classes, Flag, Literal, Pieces, Raw, Source, Written, in_object, joined
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Keep

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Attributes(Slots):
    """Fills the attributes of forms."""

    def _targets(self, markup: Markup, component: Component | None, *, new: bool = False) -> Iterator[Target]:
        """The attributes of an element of a form; a ``new`` one is not the source element, so nothing stays on it."""
        for wanted in markup.attributes:
            match wanted:
                case Hole(path=(name,)) if name in self.scope.realisation.tables:
                    yield from map(_target, self._outputs(name, component))
                case Hole(path=(part, name)) if part in self.word.parts and name in self.word.parts[part].tables:
                    yield from self._part_outputs(part, name, component)
                case Hole():
                    raise held("bad-form", f"{{{wanted.name}}} is no table", "system", "mend the form")
                case Spread(path=path):
                    yield from self._rest(path, is_moved=new or path != ("rest",))
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
            case Code(pieces=(Markup() as markup,)):
                inside = self._markup(markup)
                if inside:
                    yield Target(wanted.name, Raw(inside))
                elif prop_needs(component, wanted.name):
                    raise self._absent(next(iter(holes(markup.children)), Hole((wanted.name,))))
            case Code() as code:
                pieces, full = self.scope.code(code)
                if full:
                    yield Target(wanted.name, in_code_or_text(pieces))
            case Hole() as hole if hole.without and self.scope.prop(hole.without)[0] is not None:
                self.scope.used.add(hole.path[0])  # the other wins, by the mapping
            case Hole() as hole:
                is_text = prop_type(component, wanted.name) == "string"
                written, origin = self._numbered(hole) or self._resolve(hole, text_only=is_text)
                if isinstance(written, Literal) and not written.lines and hole.path[-1:] == ("index",):
                    written, hole = constant(written.text, component, wanted.name), Hole(hole.path, optional=True)
                if origin is None:
                    self._edited_elsewhere(written)
                if hole.fallbacks:
                    written = always_there(self.scope, written, hole.fallbacks)
                if hole.then:
                    written, origin = (
                        (literal_for(hole.then, component, wanted.name) if written else None),
                        None,
                    )
                elif written is None and hole.otherwise:
                    written, origin = self._otherwise(hole.otherwise)
                if written is not None:
                    yield Target(wanted.name, self._as_wanted(written, component, wanted.name), origin)
                elif hole.needed or (not hole.optional and prop_needs(component, wanted.name)):
                    raise self._absent(hole)
            case _:
                pass

    def _valued(self, content: Element, written: Written | None) -> Written | None:
        """The content as a value; an element alone is an expression there, and no child any more."""
        self.plan.taken += [(it, VALUED) for it in alone_in(content, written)]
        return written

    def _numbered(self, hole: Hole) -> tuple[Written | None, Attribute | None] | None:
        """``{value.index}``: the number of the part whose key the prop has; ``None`` for any other hole."""
        indexes = self.word.indexes
        if indexes is None or hole.path[-1] != "index" or len(hole.path) != 2:
            return None
        written, origin = self.scope.prop(hole.path[0])
        if written is None:
            return None, None
        number = self.scope.keys(indexes).number(written)
        return (Literal(number) if isinstance(number, str) else number), origin

    def _as_wanted(self, written: Written, component: Component | None, name: str) -> Written:
        """A quoted number or truth as the number or flag that the component's prop wants."""
        wanted = prop_type(component, name)
        said = string_of(written, self.text) if wanted in ("number", "boolean") else None
        if said is None:
            return written
        if wanted == "boolean":
            return Flag() if said == "true" else written
        if not NUMBER.fullmatch(said):
            raise held("prop-value", f"{name}={said!r} is no number", "code", f"write {name} as a number")
        return Raw((said,), simple=True)

    def _then(self, hole: Hole) -> Written | None:
        """``{x and y then code}``: the code where both are there."""
        both = [Hole(hole.path), *([Hole(hole.also)] if hole.also else [])]
        there = all(self._resolve(it)[0] is not None for it in both)
        return literal_for(hole.then, None, "") if there else None

    def _otherwise(self, text: str) -> tuple[Written | None, Attribute | None]:
        """``{x else y}``, ``{x else code}``, or ``{x else code unless y z}``: nothing where one of these is there."""
        code, _, unless = text.partition(" unless ")
        if [it for it in unless.split() if self.scope.prop(it)[0] is not None]:
            return None, None
        code = code.strip()
        path = tuple(code.split("."))
        if path[0] in ("rest", *self.scope.known()):
            return self._resolve(Hole(path))
        return (Literal(code[1:-1]) if code[:1] == code[-1:] == '"' else Raw((code,), simple=True)), None

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

    def _resolve(self, hole: Hole, *, text_only: bool = False) -> tuple[Written | None, Attribute | None]:
        """A hole in an attribute: content and slots as values, else what the scope knows."""
        part, path = self.part, hole.path
        as_value = partial(as_text, self.children) if text_only else self.children.as_value
        if path == ("content",):
            self.content_placed = True
            taken = frozenset(part.slots[it].span.start for it in self.slots_placed)
            return self._valued(part.content, as_value(part.content, "an attribute", without=taken)), None
        if len(path) == 2 and path[1] == "content":
            found = self._consume(path[0])
            if found is None:
                return None, None
            self.content_order.append(found.element.span.start)
            return self._valued(found.content, as_value(found.content, "an attribute")), None
        if len(path) == 2 and path[1] == "text" and self._part_named(path[0]):
            return self._text_of(path[0]), None
        if path[0] in part.slots and len(path) == 1:
            return self._slot(part, path[0], hole.kind), None
        if path[-2:-1] == ("rest",):
            return self._one_of_rest(path)
        if len(path) == 2 and self._part_named(path[0]) and not (path[1] == "id" and path[0] in self.word.ids):
            found = self._consume(path[0])
            self.props_placed.add((path[0], path[1]))
            shapes = self.scope.facts.catalogue.words[self.word.word].parts
            if found is not None and path[1] in found.slots:
                return self._slot(found, path[1], hole.kind), None
            if found is not None and path[1] in shapes[found.name].events:
                return self._event_of(found, path[1]), None
        return self.scope.resolve(hole)

    def _event_of(self, part: Part, name: str) -> Written | None:
        """``{action.press}``: a part's handler, on an element that stands for the part."""
        own = self.word.parts[part.name]
        scope = Scope(self.scope.facts, self.scope.instance, part, own, self.scope.root or self.scope)
        written, attribute = scope.event(name)
        self.scope.same_names(attribute)
        return written

    def _text_of(self, name: str) -> Written | None:
        """``{title.text}``: a copy of what a part says; the part itself stays."""
        found = self.scope.instance.named(name)
        if found is None:
            return None
        facts = self.scope.facts
        silent = frozenset(it.span.start for it in found.content.descend() if facts.is_icon(it))
        self.scope.same_names_in(found.content.body.inner, found.element.span.start, f"<{found.element.name}>")
        return copied_text(self.children, found.content, silent)

    def _one_of_rest(self, path: tuple[str, ...]) -> tuple[Written | None, Attribute | None]:
        """``{rest.title}``, ``{surface.rest.className}``: one attribute that nobody claimed, under another name."""
        part = self.part if len(path) == 2 else self._consume(path[0])
        attribute = next((it for it in part.rest if it.name == path[-1]), None) if part else None
        if attribute is None:
            return None, None
        self.renamed_rest.add(attribute)
        return Source(attribute), attribute if part is self.part else None

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
                rest = (it for it in part.rest if it not in self.renamed_rest)
                return tuple(it for it in rest if not fits(it.name, dropped)), part.element
            case _:
                return (), None

    def _rest(self, path: tuple[str, ...], *, is_moved: bool) -> Iterator[Target]:
        attributes, element = self._rest_of(path)
        self.placed_rests.add(".".join(path))
        for it in attributes if is_moved else ():
            if it.name in ("key", "ref") and (element is not self.part.element or path == ("rest",)):
                raise self._no_place(it)
            if path == ("rest",):
                self.renamed_rest.add(it)
            yield Target(it.name, Source(it), None, it.span)
        if names := self._class_names_of(path) if is_moved else None:
            yield Target("className", names)

    def _class_names_of(self, path: tuple[str, ...]) -> Classes | None:
        """The class names that go with a group of the rest."""
        spans = self._routed(self.part).get(path[1], ()) if len(path) == 2 and path[0] == "rest" else ()
        return Classes("", spans) if spans else None

    def _consumed_of(self, attribute: Attribute, element: Element | None) -> tuple[Span, ...]:
        """The class names of an attribute that go, where it is a part's."""
        part = next((it for it in self.part.walk() if it.element is element), None)
        return tuple(it for it in self._consumed(part) if attribute.span.holds(it)) if part else ()

    def _consumed(self, part: Part) -> tuple[Span, ...]:
        """The class names that go: what the reading consumed and the mapping sends elsewhere.

        Those stay that an inline script may select by.
        """
        scripts = self.scope.facts.scripts()
        elsewhere = (span for spans in self._routed(part).values() for span in spans)
        return tuple(it for it in (*part.consumed, *elsewhere) if not scripts.mention_class(it.of(self.text)))

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
        if names := self._class_names_of(path):
            yield in_object("className", names, self.text)


def prop_type(component: Component | None, name: str) -> str:
    """The type of a component's prop by the snapshot; empty where nothing is known."""
    return component.props[name].type if component and name in component.props else ""


def prop_needs(component: Component | None, name: str) -> bool:
    """Whether a component must have a prop."""
    return bool(component and name in component.props and component.props[name].required)


def _target(output: Output) -> Target:
    return Target(output.name, output.written, output.origin)
