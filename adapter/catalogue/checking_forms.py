"""A system's forms: elements, attributes, values and holes that do not exist, rests without a place."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from adapter.catalogue.api import Component
from adapter.catalogue.called import Shim
from adapter.catalogue.folders import located
from adapter.catalogue.items import code_holes, elements, holes, spreads
from adapter.catalogue.markup import Attribute, Hole, Markup, Spread, Words
from adapter.catalogue.model import At, Catalogue, FormRule, Realisation, Shape, Slot, System, SystemWord, Word
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

EXPORTED = re.compile(r"^export (?:async )?(?:function|const|class|let) (\w+)", re.M)
# What a form may name beside the vocabulary's own names.
CONSTANTS = ("true", "false", "null")
ALWAYS = frozenset({"rest", "content", "root", "strays", "run"})
# Facts of the context that tables and forms may ask for beside the word's props, and what each of them can be.
FACTS, AROUND, YES_NO = (
    ("in_form", "has_icon", "nested", "reset_alone", "mixed", "in_label", "after_label", "in_tooltip"),
    "in_",
    ("yes", "no"),
)


COMPONENT = "component"
NO_SLOT = Slot("")


class Written(Struct, frozen=True):
    """One part of a word as a system writes it, with the vocabulary's shape of it."""

    word: SystemWord
    vocabulary: Word
    realisation: Realisation
    shape: Shape

    @property
    def at(self) -> At:
        """Where it is written."""
        return self.realisation.at

    @property
    def facts(self) -> dict[str, tuple[str, ...]]:
        """Facts of the context that it may ask for, with their values; ``in_<part>`` for each part."""
        names = (*FACTS, *(AROUND + it for it in self.vocabulary.parts if it))
        return dict.fromkeys(names, YES_NO)


def all_written(catalogue: Catalogue) -> Iterator[Written]:
    """Every part of every word of the system."""
    for word in catalogue.system.words.values():
        vocabulary = catalogue.words[word.word]
        for part, realisation in word.parts.items():
            yield Written(word, vocabulary, realisation, vocabulary.parts[part])


class FormChecker(Struct, frozen=True):
    """Checks what one system writes."""

    catalogue: Catalogue
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for word in self.catalogue.system.words.values():
            yield from self._imports(word)
        for it in all_written(self.catalogue):
            for form in it.realisation.forms:
                yield from self._form(it, form)
            yield from self._rest(it)

    # --- names --------------------------------------------------------------------------------------------

    def _imports(self, word: SystemWord) -> Iterator[Mistake]:
        system = self.catalogue.system
        exported = system.exports | set(system.components)
        for module, name in word.imports.values():
            shim = system.shims.get(module)
            if shim is not None:
                yield from self._shim(word, module, shim, name)
                continue
            deep = module.removeprefix(system.package + "/") if name == "default" else name
            if module.split("/")[: system.package.count("/") + 1] == system.package.split("/") and deep not in exported:
                at = self.places.quoted(At(word.at.path, 1), module)
                yield moved(system, at, f"{system.package} exports no {deep}", deep, exported)

    def _shim(self, word: SystemWord, module: str, shim: Shim, name: str) -> Iterator[Mistake]:
        """A file that the system brings along must lie there, and export what is imported from it."""
        at = self.places.quoted(At(word.at.path, 1), module)
        path = Path(located(shim.path))
        if not path.is_file():
            yield mistake(at, f"{module} does not lie beside this mapping")
            return
        exported = EXPORTED.findall(path.read_text(encoding="utf-8"))
        if name not in exported:
            yield mistake(at, f"{module} exports no {name}", name, exported)

    def _callee(self, it: Written, form: FormRule) -> Iterator[Mistake]:
        """The function of a call is imported, or what the word's hook gives; the hook is imported too."""
        hook = it.realisation.hook
        first = form.call.callee.partition(".")[0] if form.call else ""
        if form.call and first not in it.word.imports and first != (hook.name if hook else ""):
            known = [*it.word.imports, *([hook.name] if hook else [])]
            yield mistake(form.at, f"{first}() is not among the imports of this file", first, known)
        if form.call and hook and hook.callee not in it.word.imports:
            at = self.places.find(it.at, "hook")
            yield mistake(at, f"{hook.callee}() is not among the imports of this file", hook.callee, it.word.imports)

    def _form(self, it: Written, form: FormRule) -> Iterator[Mistake]:
        yield from self._callee(it, form)
        for markup in elements(form.nodes):
            yield from self._element(it, markup, form.at)
        attributes = [it for markup in elements(form.nodes) for it in markup.attributes]
        tables = {it for it in attributes if isinstance(it, Hole)}
        for hole in sorted(set(holes(form.nodes)) - tables, key=str):
            yield from self._hole(it, hole, form.at)
        for hole in code_holes(form.nodes):
            if hole.path[0] == "root" or hole.path[0] in it.vocabulary.parts:
                yield from self._hole(it, hole, form.at)
        for spread in spreads(form.nodes):
            yield from self._spread(it, spread, form.at)
        for path, value in form.when.items():
            if path.startswith("rest."):
                continue
            part, _, name = path.rpartition(".")
            root = it.vocabulary.root if part == "root" else it.shape
            shape = it.vocabulary.parts.get(part, root) if part else it.shape
            at = self.places.find(form.at, path)
            if name.startswith(AROUND) and name not in it.facts:
                yield mistake(at, f"when: {name!r} is no fact of the context", name, it.facts)
            else:
                yield from choice_mistakes(shape, name, value, at, "when")

    def _element(self, it: Written, markup: Markup, at: At) -> Iterator[Mistake]:
        name = markup.name
        if it.word.imported(name) is None:
            if name[:1].isupper() and (it.word.word, name) != ("icon", "Icon"):
                yield mistake(at, f"<{name}> is not among the imports of this file", name, it.word.imports)
            if "-" not in name:
                return
        component = self.component(it.word, name)
        if component is None and "." in name:
            yield from self._member(it.word, name, at)
        for attribute in markup.attributes:
            match attribute:
                case Hole() if not _is_table(it, attribute):
                    yield mistake(
                        at,
                        f"{{{attribute.name}}} is no table of {it.word.word}",
                        attribute.name,
                        it.realisation.tables,
                    )
                case Attribute() if component:
                    yield from self._attribute(component, attribute, markup.rendered, at)
        if component and "" not in it.realisation.todo:
            yield from self._required(it, component, markup, at)

    def component(self, word: SystemWord, template: str) -> Component | None:
        """The snapshot of a template's element; ``None`` for one of another package."""
        found = word.imported(template)
        system = self.catalogue.system
        if found is None:
            return system.components.get(template) if "-" in template else None
        module, name = found
        if module.startswith(system.package + "/"):
            name = module.removeprefix(system.package + "/")
        elif module != system.package:
            return None
        return system.components.get(name)

    def _member(self, word: SystemWord, template: str, at: At) -> Iterator[Mistake]:
        """A member that the package's component does not have."""
        found = word.imported(template)
        system = self.catalogue.system
        if found and found[0] == system.package:
            yield moved(system, at, f"{system.package} has no {found[1]}", found[1], system.components)

    def _attribute(self, component: Component, attribute: Attribute, rendered: str, at: At) -> Iterator[Mistake]:
        name = attribute.name
        if not self.catalogue.system.component_takes(component, name, rendered):
            yield lacks(self.catalogue.system, at, component, name)
            return
        prop = component.props.get(name)
        match attribute.value:
            case Words(pieces=(str() as text,)) if prop and prop.enum and not prop.open and text not in prop.enum:
                yield mistake(at, f"{component.name}.{name} has no {text!r}", text, prop.enum)

    def _required(self, it: Written, component: Component, markup: Markup, at: At) -> Iterator[Mistake]:
        """Props that the component must have and the form does not write."""
        given = {attribute.name for attribute in markup.attributes if isinstance(attribute, Attribute)}
        for hole in markup.attributes:
            if isinstance(hole, Hole) and _is_table(it, hole):
                part = it.realisation if len(hole.path) == 1 else it.word.parts[hole.path[0]]
                given |= set(part.tables[hole.path[-1]].outputs)
        for name, prop in component.props.items():
            if prop.required and name not in given:
                yield mistake(at, f"{component.name} needs {name}, which this form does not write")

    # --- holes --------------------------------------------------------------------------------------------

    def _hole(self, it: Written, hole: Hole, at: At) -> Iterator[Mistake]:
        """What a hole names: its first name here, and what is taken from the root or a part."""
        first, *rest = hole.path
        shape = it.shape
        if hole.kind and (hole.kind != COMPONENT or shape.slots.get(first, NO_SLOT).holds != "icon"):
            yield mistake(at, f"{{{hole.name}: {hole.kind}}}: only a slot that holds an icon can be a {COMPONENT}")
        others = (it for it in (*hole.fallbacks, hole.without) if it[:1].isalpha() and it not in CONSTANTS)
        for name in others:
            if name not in shape.props:
                yield mistake(at, f"{{{hole.name}}}: {it.vocabulary.name} has no {name}", name, shape.props)
        known = {
            *ALWAYS,
            *shape.props,
            *shape.slots,
            *shape.events,
            *it.vocabulary.parts,
            *it.realisation.tables,
        }
        if it.word.state and it.word.state.anchor and not it.realisation.part:
            known.add("anchor")
        if it.realisation.part in it.word.ids:
            known.add("id")
        if first not in known:
            yield mistake(at, f"{{{hole.name}}} names nothing of {it.vocabulary.name}", first, known)
        elif rest and (first == "root" or (first in it.vocabulary.parts and first not in shape.props)):
            owner = it.vocabulary.root if first == "root" else it.vocabulary.parts[first]
            inside = {"content", "text", "rest", *owner.props, *owner.slots, *owner.events}
            if first in it.word.ids:
                inside.add("id")
            if first == "root" and it.word.state and it.word.state.anchor:
                inside |= {"anchor", "anchor_ref"}
            if first == "root" and it.word.stem:
                inside.add("stem")
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
            case (name,) if it.vocabulary.called and name in it.realisation.tables:
                return
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
        """The last form of a cascade needs a place for what nobody claimed, if it writes an element."""
        if not it.realisation.forms:
            return
        last = next((form for form in reversed(it.realisation.forms) if not form.hold), it.realisation.forms[-1])
        own = [
            e for e in elements(last.items) if it.word.imports.get(e.name, ("",))[0] not in self.catalogue.system.shims
        ]
        if own and not any(s.path == ("rest",) for s in spreads(last.items)):
            part = it.realisation.part
            name = f"{it.word.word}'s {part}" if part else it.word.word
            yield mistake(
                last.at,
                f"the last form of {name} has no {{...rest}}: attributes that nobody claims have no place",
            )


def table_holders(it: Written, table: str) -> Iterator[Markup]:
    """Elements of forms that ask a table: ``{table}`` in the part's own form, ``{part.table}`` in another's."""
    for realisation in it.word.parts.values():
        path = (table,) if realisation.part == it.realisation.part else (it.realisation.part, table)
        for form in realisation.forms:
            for markup in elements(form.items):
                if any(isinstance(hole, Hole) and hole.path == path for hole in markup.attributes):
                    yield markup


def _is_table(it: Written, hole: Hole) -> bool:
    part, name = hole.path if len(hole.path) == 2 else (it.realisation.part, hole.path[0])
    return part in it.word.parts and name in it.word.parts[part].tables


def is_fact(name: str) -> bool:
    """Whether a name is one of a fact of the context."""
    return name in FACTS or name.startswith(AROUND)


def moved(system: System, at: At, message: str, name: str, choices: Iterable[str]) -> Mistake:
    """A mistake about a name that the package does not have, with what it is called now or is nearest to it."""
    now = system.renamed.get(name)
    if now is None:
        return mistake(at, message, name, choices)
    return mistake(at, f"{message}; it is called {now} in {system.version}")


def lacks(system: System, at: At, component: Component, prop: str, where: str = "") -> Mistake:
    """A prop that a component does not have, with what it is called now or is nearest to it."""
    message = f"{where}{component.name} has no prop {prop}"
    before = [old for old, now in system.renamed.items() if now == component.name]
    keys = [f"{name}.{prop}" for name in (component.name, *before)]
    now = next((system.renamed[it] for it in keys if it in system.renamed), None)
    if now is None:
        return mistake(at, message, prop, component.props)
    return mistake(at, f"{message}; it is called {now} in {system.version}")


def choice_mistakes(shape: Shape, name: str, value: str, at: At, where: str) -> Iterator[Mistake]:
    """A prop that a shape does not have, or a value that its prop never takes."""
    prop = shape.props.get(name)
    choices = YES_NO if is_fact(name) else prop.one_of if prop else ()
    if prop is None and not is_fact(name):
        yield mistake(at, f"{where}: {name!r} is no prop of it", name, {*shape.props, *FACTS})
    for it in value.split(" or ") if choices else ():
        if it not in choices:
            yield mistake(at, f"{where}: {name} is never {it!r}", it, choices)
