"""A system's forms: elements, attributes, values and holes that do not exist, and what no form has a place for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from adapter.catalogue.items import code_holes, elements, holes, mentions, spreads
from adapter.catalogue.markup import Attribute, Hole, Markup, Spread, Words
from adapter.catalogue.model import At, Catalogue, Component, FormRule, Realisation, Shape, SystemWord, Word
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

# What a form may name beside the vocabulary's own names.
ALWAYS = frozenset({"rest", "content", "root", "strays", "run"})
ROOT = re.compile(r"\broot\.(\w+)")
FRAGMENTS = ("keep", "array", "hold")


@dataclass(frozen=True, slots=True)
class Written:
    """One part of a word as a system writes it, with the vocabulary's shape of it."""

    word: SystemWord
    vocabulary: Word
    realisation: Realisation
    shape: Shape

    @property
    def at(self) -> At:
        """Where it is written."""
        return self.realisation.at


def all_written(catalogue: Catalogue) -> Iterator[Written]:
    """Every part of every word of the system."""
    for word in catalogue.system.words.values():
        vocabulary = catalogue.words[word.word]
        for part, realisation in word.parts.items():
            yield Written(word, vocabulary, realisation, vocabulary.parts[part])


@dataclass(frozen=True, slots=True)
class FormChecker:
    """Checks what one system writes."""

    catalogue: Catalogue
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for word in self.catalogue.system.words.values():
            yield from self._imports(word)
            yield from self._state(word)
            yield from self._runs(word)
        for it in all_written(self.catalogue):
            for form in it.realisation.forms:
                yield from self._form(it, form)
            yield from self._rest(it)
            yield from self._keys(it)
            yield from self._events(it)
            yield from self._given(it)

    # --- names -------------------------------------------------------------------------------------------------

    def _imports(self, word: SystemWord) -> Iterator[Mistake]:
        system = self.catalogue.system
        exported = system.exports | set(system.components)
        for module, name in word.imports.values():
            deep = module.removeprefix(system.package + "/") if name == "default" else name
            if (
                module.split("/")[: system.package.count("/") + 1] == system.package.split("/")
                and deep not in exported
            ):
                at = self.places.quoted(At(word.at.path, 1), module)
                yield mistake(at, f"{system.package} exports no {deep}", deep, exported)

    def _form(self, it: Written, form: FormRule) -> Iterator[Mistake]:
        for markup in elements(form.items):
            yield from self._element(it, markup, form.at)
        for hole in holes(form.items):
            yield from self._hole(it, hole, form.at)
        for hole in code_holes(form.items):
            if hole.path[0] == "root" or hole.path[0] in it.vocabulary.parts:
                yield from self._hole(it, hole, form.at)
        for spread in spreads(form.items):
            yield from self._spread(it, spread, form.at)
        for name, value in form.when.items():
            yield from _choice(it.shape, name, value, self.places.find(form.at, name), "when")

    def _element(self, it: Written, markup: Markup, at: At) -> Iterator[Mistake]:
        name = markup.name
        if name not in it.word.imports:
            if name[:1].isupper() and (it.word.word, name) != ("icon", "Icon"):
                yield mistake(at, f"<{name}> is not among the imports of this file", name, it.word.imports)
            return
        component = self.component(it.word, name)
        for attribute in markup.attributes:
            match attribute:
                case Hole() if attribute.path[0] not in it.realisation.tables:
                    yield mistake(
                        at,
                        f"{{{attribute.name}}} is no table of {it.word.word}",
                        attribute.name,
                        it.realisation.tables,
                    )
                case Attribute() if component:
                    yield from self._attribute(component, attribute, at)
        if component:
            yield from self._required(it, component, markup, at)

    def component(self, word: SystemWord, template: str) -> Component | None:
        """The snapshot of a template's element; ``None`` for one of another package."""
        module, name = word.imports[template]
        system = self.catalogue.system
        if module.startswith(system.package + "/"):
            name = module.removeprefix(system.package + "/")
        elif module != system.package:
            return None
        return system.components.get(name)

    def _attribute(self, component: Component, attribute: Attribute, at: At) -> Iterator[Mistake]:
        name = attribute.name
        if not component.takes(name):
            yield mistake(at, f"{component.name} has no prop {name}", name, component.props)
            return
        prop = component.props.get(name)
        match attribute.value:
            case Words(pieces=(str() as text,)) if (
                prop and prop.enum and not prop.open and text not in prop.enum
            ):
                yield mistake(at, f"{component.name}.{name} has no {text!r}", text, prop.enum)

    def _required(self, it: Written, component: Component, markup: Markup, at: At) -> Iterator[Mistake]:
        """Props that the component must have and the form does not write."""
        given = {attribute.name for attribute in markup.attributes if isinstance(attribute, Attribute)}
        tables = [a.path[0] for a in markup.attributes if isinstance(a, Hole)]
        given |= {
            name
            for key in tables
            if key in it.realisation.tables
            for name in it.realisation.tables[key].outputs
        }
        for name, prop in component.props.items():
            if prop.required and name not in given:
                yield mistake(at, f"{component.name} needs {name}, which this form does not write")

    # --- holes -------------------------------------------------------------------------------------------------

    def _hole(self, it: Written, hole: Hole, at: At) -> Iterator[Mistake]:
        """What a hole names: its first name here, and what is taken from the root or a part."""
        first, *rest = hole.path
        shape = it.shape
        known = {
            *ALWAYS,
            *shape.props,
            *shape.slots,
            *shape.events,
            *it.vocabulary.parts,
            *it.realisation.tables,
        }
        if first not in known:
            yield mistake(at, f"{{{hole.name}}} names nothing of {it.vocabulary.name}", first, known)
        elif rest and (first == "root" or (first in it.vocabulary.parts and first not in shape.props)):
            owner = it.vocabulary.root if first == "root" else it.vocabulary.parts[first]
            inside = {"content", *owner.props, *owner.slots, *owner.events}
            if rest[0] not in inside:
                yield mistake(at, f"{first} of {it.vocabulary.name} has no {rest[0]}", rest[0], inside)

    def _spread(self, it: Written, spread: Spread, at: At) -> Iterator[Mistake]:
        shown = ".".join(spread.path)
        match spread.path:
            case ("rest",):
                return
            case ("rest", group):
                if group not in it.realisation.rests:
                    yield mistake(
                        at,
                        f"{{...{shown}}}: there is no group {group} under rests",
                        group,
                        it.realisation.rests,
                    )
            case (name, "rest"):
                known = {*it.vocabulary.parts, *self._labels(it.word.word)}
                if name not in known:
                    yield mistake(
                        at,
                        f"{{...{shown}}}: {name} is no part, and no pattern labels an element so",
                        name,
                        known,
                    )
            case _:
                yield mistake(at, f"{{...{shown}}} is no rest; write {{...rest}} or {{...part.rest}}")

    def _labels(self, word: str) -> set[str]:
        """The labels that dialects give to elements inside a pattern (``link`` in ``{...link.rest}``)."""
        return {
            spread.path[0]
            for dialect in self.catalogue.dialects
            for family in dialect.families.values()
            for reading in family.readings
            if reading.word == word
            for spread in spreads((reading.find,))
            if len(spread.path) > 1
        }

    def _rest(self, it: Written) -> Iterator[Mistake]:
        """The last form of a cascade must have a place for what nobody claimed, if it writes an element at all."""
        if not it.realisation.forms:
            return
        last = it.realisation.forms[-1]
        if any(True for _ in elements(last.items)) and not any(
            s.path == ("rest",) for s in spreads(last.items)
        ):
            name = f"{it.word.word}'s {it.shape.name}" if it.shape.name else it.word.word
            yield mistake(
                last.at,
                f"the last form of {name} has no {{...rest}}: attributes that nobody claims have no place",
            )

    # --- keys --------------------------------------------------------------------------------------------------

    def _keys(self, it: Written) -> Iterator[Mistake]:
        realisation, all_items = (
            it.realisation,
            [item for form in it.realisation.forms for item in form.items],
        )
        placed = {
            spread.path[1]
            for spread in spreads(all_items)
            if spread.path[0] == "rest" and len(spread.path) == 2
        }
        for name in realisation.rests:
            if name not in placed:
                yield mistake(
                    self._key(it, name), f"rests.{name}: no form has {{...rest.{name}}}", name, placed
                )
        for name in realisation.tables:
            if not any(
                hole.path[0] == name
                for markup in elements(all_items)
                for hole in markup.attributes
                if isinstance(hole, Hole)
            ):
                yield mistake(realisation.tables[name].at, f"no form has a place for the table {{{name}}}")
        for name in realisation.extends:
            if name not in it.shape.props:
                yield mistake(
                    self._key(it, name),
                    f"extends.{name} is no prop of {it.vocabulary.name}",
                    name,
                    it.shape.props,
                )
        for name in realisation.spreads:
            yield from self._spread_rule(it, name)
        if realisation.fragments not in FRAGMENTS:
            at = self.places.find(it.at, "fragments")
            yield mistake(
                at, f"fragments is never {realisation.fragments!r}", realisation.fragments, FRAGMENTS
            )

    def _spread_rule(self, it: Written, name: str) -> Iterator[Mistake]:
        kind, _, key = name.rpartition(".")
        known = {
            kind: keys for dialect in self.catalogue.dialects for family in dialect.families.values()
            for kind, keys in family.spreads.items()
        }  # fmt: skip
        at = self._key(it, name)
        if kind not in known:
            yield mistake(at, f"spreads: no dialect knows a spread {kind!r}", kind, known)
        elif key not in known[kind]:
            yield mistake(at, f"spreads: {kind!r} carries no {key}", key, known[kind])
        rule = it.realisation.spreads[name]
        if rule != "allow" and not rule.startswith("override:"):
            yield mistake(
                at, f"spreads.{name} is never {rule!r}; write allow or override: attributes", rule, ("allow",)
            )

    def _key(self, it: Written, name: str) -> At:
        return self.places.find(it.at, name)

    def _events(self, it: Written) -> Iterator[Mistake]:
        """Signatures that the vocabulary does not have, or that cannot give what it passes."""
        for name, target in it.realisation.events.items():
            at = self.places.find(it.at, name, target.name)
            wanted = it.shape.events.get(name)
            if wanted is None:
                yield mistake(at, f"{it.vocabulary.name} has no event {name}", name, it.shape.events)
                continue
            for parameter in wanted.parameters:
                if parameter not in target.parameters and parameter not in target.gives:
                    yield mistake(
                        at, f"{target.name} does not say how it gives {parameter}", parameter, target.gives
                    )
            for given in target.gives:
                if given not in wanted.parameters:
                    yield mistake(at, f"{name} passes no {given}", given, wanted.parameters)
        for form in it.realisation.forms:
            for markup in elements(form.items):
                for attribute in markup.attributes:
                    if isinstance(attribute, Attribute):
                        yield from self._handler(it, attribute, form.at)

    def _handler(self, it: Written, attribute: Attribute, at: At) -> Iterator[Mistake]:
        match attribute.value:
            case Hole(path=(name,)):
                owner, shape = it.realisation, it.shape
            case Hole(path=("root", name)):
                owner, shape = it.word.root, it.vocabulary.root
            case _:
                return
        if name not in shape.events:
            return
        target = owner.events.get(name)
        if target is None:
            yield mistake(
                at,
                f"{attribute.name}={{{name}}}: no signature under events says how {attribute.name} is called",
            )
        elif target.name != attribute.name:
            yield mistake(
                at,
                f"{name} is written as {attribute.name}, and its signature is {target.name}'s",
                target.name,
                (),
            )

    # --- what is given, state, runs ----------------------------------------------------------------------------

    def _given(self, it: Written) -> Iterator[Mistake]:
        gives = it.realisation.gives
        known = {
            name for word in self.catalogue.words.values() for shape in word.parts.values()
            for name in (*shape.props, *shape.events)
        }  # fmt: skip
        for name, text in gives.items():
            at = self.places.find(it.at, name)
            if name == "when":
                prop, _, value = (part.strip() for part in text.partition("="))
                yield from _choice(it.shape, prop, value, at, "when")
            elif name not in known:
                yield mistake(at, f"gives.{name}: no word has a prop or an event of that name", name, known)
            yield from self._given_root(it, text, at)
        for name in it.realisation.renames:
            if name not in gives:
                yield mistake(
                    self.places.find(it.at, "renames", name),
                    f"renames.{name}: nothing of that name is given",
                    name,
                    gives,
                )

    def _given_root(self, it: Written, text: str, at: At) -> Iterator[Mistake]:
        root = it.vocabulary.root
        for name in _root_names(text):
            if name not in root.props and name not in root.events:
                yield mistake(
                    at, f"root of {it.vocabulary.name} has no {name}", name, {*root.props, *root.events}
                )

    def _state(self, word: SystemWord) -> Iterator[Mistake]:
        state, root = word.state, self.catalogue.words[word.word].root
        if state is None:
            return
        at = self.places.find(word.at, f"[{word.word}.state]")
        if state.prop not in root.props:
            yield mistake(
                self.places.find(at, "prop"), f"{word.word} has no prop {state.prop}", state.prop, root.props
            )
        if state.event not in root.events:
            yield mistake(
                self.places.find(at, "event"),
                f"{word.word} has no event {state.event}",
                state.event,
                root.events,
            )

    def _runs(self, word: SystemWord) -> Iterator[Mistake]:
        vocabulary = self.catalogue.words[word.word]
        at = self.places.find(word.at, f"[{word.word}.runs]")
        for run in word.runs:
            for part in (run.of, *run.excluded):
                if part not in vocabulary.parts:
                    yield mistake(
                        self.places.find(at, part),
                        f"{word.word} has no part {part!r}",
                        part,
                        vocabulary.parts,
                    )
            if not mentions((run.wrap,), "run"):
                yield mistake(self.places.find(at, "wrap"), "wrap has no {run}")
            if run.wrap.name[:1].isupper() and run.wrap.name not in word.imports:
                message = f"<{run.wrap.name}> is not among the imports of this file"
                yield mistake(self.places.find(at, "wrap"), message, run.wrap.name, word.imports)


def _choice(shape: Shape, name: str, value: str, at: At, where: str) -> Iterator[Mistake]:
    prop = shape.props.get(name)
    if prop is None:
        yield mistake(at, f"{where}: {name!r} is no prop of it", name, shape.props)
    elif prop.one_of and value not in prop.one_of:
        yield mistake(at, f"{where}: {name} is never {value!r}", value, prop.one_of)


def _root_names(text: str) -> Iterator[str]:
    """Names taken from ``root`` in a given value."""
    yield from ROOT.findall(text)
