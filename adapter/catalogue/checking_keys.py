"""A system's keys beside its forms: tables, rests, events, spreads, what is given, state, runs."""

import re
from collections.abc import Iterator

from msgspec import Struct

from adapter.catalogue.checking_forms import Written, all_written, choice_mistakes, table_holders
from adapter.catalogue.emissions import emission
from adapter.catalogue.items import WHERE_THERE, elements, holes, mentions, spreads
from adapter.catalogue.markup import Attribute, Hole
from adapter.catalogue.model import At, Catalogue, FormRule, SystemWord
from adapter.catalogue.places import Places, mistake
from adapter.words.mistake import Mistake

ROOT = re.compile(r"\broot\.(\w+)")
HANDED = re.compile(r"\{(?P<part>[a-z][\w-]*)(?:\.content\b|\s+then\b)")
FRAGMENTS = ("keep", "array", "hold")


class KeyChecker(Struct, frozen=True):
    """Checks what one system says beside its forms."""

    catalogue: Catalogue
    places: Places

    def run(self) -> Iterator[Mistake]:
        """Every mistake."""
        for word in self.catalogue.system.words.values():
            yield from self._state(word)
            yield from self._indexes(word)
            yield from self._encloses(word)
            yield from self._ids(word)
            yield from self._layer(word)
            yield from self._runs(word)
        for it in all_written(self.catalogue):
            yield from self._keys(it)
            yield from self._events(it)
            yield from self._given(it)
            yield from self._todo(it)

    # --- keys ---------------------------------------------------------------------------------------------

    def _keys(self, it: Written) -> Iterator[Mistake]:
        realisation, all_items = (
            it.realisation,
            [item for form in it.realisation.forms for item in form.nodes],
        )
        placed = {spread.path[1] for spread in spreads(all_items) if spread.path[0] == "rest" and len(spread.path) == 2}
        for name in realisation.rests:
            if name not in placed:
                yield mistake(self._key(it, name), f"rests.{name}: no form has {{...rest.{name}}}", name, placed)
        has_slot = any(hole.path[0] in it.shape.slots and hole.path != ("content",) for hole in holes(all_items))
        for name in realisation.sheds if not has_slot and all_items else ():
            yield mistake(self._key(it, name), f"sheds.{name}: no form writes a slot")
        for name in realisation.class_names:
            if name != "drops" and name not in realisation.rests:
                yield mistake(
                    self._key(it, name),
                    f"class_names.{name} is no group of rests; drops are those that go",
                    name,
                    (*realisation.rests, "drops"),
                )
        for name in realisation.tables:
            is_asked = any(it.path == (name,) for it in spreads(all_items))
            if not is_asked and not any(True for _ in table_holders(it, name)):
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
        if realisation.begins and realisation.begins not in it.vocabulary.parts:
            at = self.places.find(it.at, "begins")
            yield mistake(
                at, f"{it.word.word} has no part {realisation.begins}", realisation.begins, it.vocabulary.parts
            )
        if realisation.fragments not in FRAGMENTS:
            at = self.places.find(it.at, "fragments")
            yield mistake(at, f"fragments is never {realisation.fragments!r}", realisation.fragments, FRAGMENTS)

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
        if rule != "allow" and not rule.startswith(("override:", "hold:")):
            message = f"spreads.{name} is never {rule!r}; write allow, override: attributes or hold: why"
            yield mistake(at, message, rule, ("allow",))

    def _todo(self, it: Written) -> Iterator[Mistake]:
        """Guesses about something that the word does not have."""
        known = {*it.shape.props, *it.shape.slots, *it.shape.events}
        for name in it.realisation.todo:
            if name and name not in known:
                at = self.places.key(self.places.find(it.at, "todo"), name)
                yield mistake(at, f"todo.{name}: {it.vocabulary.name} has no such prop, slot or event", name, known)

    def _key(self, it: Written, name: str) -> At:
        return self.places.key(it.at, name)

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
                    yield mistake(at, f"{target.name} does not say how it gives {parameter}")
            for given in target.gives:
                if given not in wanted.parameters:
                    yield mistake(at, f"{name} passes no {given}", given, wanted.parameters)
        emits = [pair for form in it.realisation.forms for pair in form.emits.items()]
        for name, text in (*it.realisation.emits.items(), *emits):
            at = self.places.find(it.at, "emits", name)
            if name not in it.shape.events:
                yield mistake(at, f"emits.{name}: it has no such event", name, it.shape.events)
            for told in text.split("; "):
                yield from self._told(it, told, self.places.find(it.at, text))
        for form in it.realisation.forms:
            for markup in elements(form.nodes):
                for attribute in markup.attributes:
                    if isinstance(attribute, Attribute):
                        yield from self._handler(it, attribute, form)

    def _handler(self, it: Written, attribute: Attribute, form: FormRule) -> Iterator[Mistake]:
        at = form.at
        match attribute.value:
            case Hole(path=(name,)):
                owner, shape = it.realisation, it.shape
            case Hole(path=("root", name)):
                owner, shape = it.word.root, it.vocabulary.root
            case Hole(path=(part, name)) if part in it.word.parts:
                owner, shape = it.word.parts[part], it.vocabulary.parts[part]
            case Hole(path=(part, name)) if name in getattr(it.vocabulary.parts.get(part), "events", ()):
                yield mistake(at, f"{{{part}.{name}}}: nothing under parts.{part} says how {attribute.name} is called")
                return
            case _:
                return
        if name not in shape.events or name in (*it.realisation.emits, *form.emits, *owner.emits):
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

    # --- what is given, state, runs -----------------------------------------------------------------------

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
                yield from choice_mistakes(it.shape, prop, value, at, "when")
            elif name not in known and name not in ("ref", "id") and not name.startswith(("aria-", "on")):
                yield mistake(at, f"gives.{name}: no word has a prop or an event of that name", name, known)
            yield from self._given_root(it, text, at)
            for part, _ in WHERE_THERE.findall(text):
                if part not in it.vocabulary.parts:
                    yield mistake(at, f"{it.vocabulary.name} has no part {part!r}", part, it.vocabulary.parts)
            handed = HANDED.match(text)
            if handed and handed["part"] not in {"root", *it.vocabulary.parts, *it.shape.props}:
                message = f"{it.vocabulary.name} has no part {handed['part']!r}"
                yield mistake(at, message, handed["part"], it.vocabulary.parts)
        for name in it.realisation.renames:
            if name not in gives and name not in it.shape.props:
                yield mistake(
                    self.places.find(it.at, "renames", name),
                    f"renames.{name}: nothing of that name is given",
                    name,
                    gives,
                )

    def _told(self, it: Written, text: str, at: At) -> Iterator[Mistake]:
        """An event of the root or of a part around that is emitted."""
        found, parts = emission(text), it.vocabulary.parts
        if found is None or found.owner not in {"root", *parts}:
            yield mistake(at, f"{text!r} is no call of an event of the root, or of a part around")
        elif found.owner != "root" and found.event not in parts[found.owner].events:
            yield mistake(at, f"{found.owner} has no event {found.event}", found.event, parts[found.owner].events)
        yield from self._given_root(it, text, at)

    def _given_root(self, it: Written, text: str, at: At) -> Iterator[Mistake]:
        root, parts = it.vocabulary.root, it.vocabulary.parts
        told = emission(text)
        events = (root if told.owner == "root" else parts.get(told.owner, root)).events if told else {}
        if told and told.event in events:
            known = events[told.event].parameters
            if told.name not in known:
                yield mistake(at, f"{told.event} passes no {told.name}", told.name, known)
        anchors = ("anchor", "anchor_ref") if it.word.state and it.word.state.anchor else ()
        stems = ("stem",) if it.word.stem else ()
        for name in _root_names(text):
            if name not in (*root.props, *root.events, *anchors, *stems):
                yield mistake(at, f"root of {it.vocabulary.name} has no {name}", name, {*root.props, *root.events})

    def _encloses(self, word: SystemWord) -> Iterator[Mistake]:
        if word.encloses and word.encloses not in self.catalogue.words:
            at = self.places.find(word.at, "encloses")
            yield mistake(at, f"there is no word {word.encloses}", word.encloses, self.catalogue.words)

    def _layer(self, word: SystemWord) -> Iterator[Mistake]:
        if word.layer not in ("", "modal", "over"):
            at = self.places.find(word.at, "layer")
            yield mistake(at, f"layer is never {word.layer!r}", word.layer, ("modal", "over"))

    def _ids(self, word: SystemWord) -> Iterator[Mistake]:
        parts = self.catalogue.words[word.word].parts
        for name in word.ids:
            if name == "root":
                if "id" not in parts[""].props:
                    yield mistake(self.places.key(word.at, name), f"ids: {word.word} has no id")
            elif name not in parts or not name:
                yield mistake(self.places.key(word.at, name), f"ids: {word.word} has no part {name!r}", name, parts)

    def _state(self, word: SystemWord) -> Iterator[Mistake]:
        state, root = word.state, self.catalogue.words[word.word].root
        if state is None:
            return
        at = self.places.find(word.at, f"[{word.word}.state]")
        for name, value in state.when.items():
            yield from choice_mistakes(root, name, value, self.places.find(at, name), "when")
        if state.prop not in root.props:
            yield mistake(self.places.find(at, "prop"), f"{word.word} has no prop {state.prop}", state.prop, root.props)
        if state.anchor and state.anchor not in (parts := self.catalogue.words[word.word].parts):
            message = f"{word.word} has no part {state.anchor!r}"
            yield mistake(self.places.find(at, "anchor"), message, state.anchor, parts)
        if state.event not in root.events:
            yield mistake(
                self.places.find(at, "event"),
                f"{word.word} has no event {state.event}",
                state.event,
                root.events,
            )

    def _indexes(self, word: SystemWord) -> Iterator[Mistake]:
        indexes, vocabulary = word.indexes, self.catalogue.words[word.word]
        if indexes is None:
            return
        at = self.places.find(word.at, f"[{word.word}.indexes]")
        for part in (indexes.of, *indexes.along):
            shape = vocabulary.parts.get(part)
            if shape is None or not part:
                message = f"{word.word} has no part {part!r}"
                yield mistake(self.places.find(at, part), message, part, vocabulary.parts)
            elif indexes.by not in shape.props:
                message = f"{word.word}'s {part} has no prop {indexes.by}"
                yield mistake(self.places.find(at, "by"), message, indexes.by, shape.props)
        name = indexes.missing.name if indexes.missing else ""
        if name[:1].isupper() and name not in word.imports:
            at = self.places.find(at, "missing")
            yield mistake(at, f"<{name}> is not among the imports of this file", name, word.imports)

    def _runs(self, word: SystemWord) -> Iterator[Mistake]:
        vocabulary = self.catalogue.words[word.word]
        at = self.places.find(word.at, f"[{word.word}.runs]")
        for run in word.runs:
            for part in (run.of, *run.excluded, *run.parts):
                if part not in vocabulary.parts:
                    yield mistake(
                        self.places.find(at, part),
                        f"{word.word} has no part {part!r}",
                        part,
                        vocabulary.parts,
                    )
            if not mentions((run.wrap,), "run"):
                yield mistake(self.places.find(at, "wrap"), "wrap has no {run}")
            if run.wrap.name[:1].isupper() and word.imported(run.wrap.name) is None:
                message = f"<{run.wrap.name}> is not among the imports of this file"
                yield mistake(self.places.find(at, "wrap"), message, run.wrap.name, word.imports)


def _root_names(text: str) -> Iterator[str]:
    """Names taken from ``root`` in a given value."""
    yield from ROOT.findall(text)
