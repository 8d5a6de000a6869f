"""The draft of one word: its root and parts on the components that were found for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.catalogue.model import Prop, Shape, Slot, Word
from adapter.catalogue.synonyms import Likeness, WordSynonyms
from adapter.drafting.attributes import find_handler, find_prop, find_slot
from adapter.drafting.choices import Chooser, Drafted
from adapter.drafting.likeness import NOTHING, Match, Matcher
from adapter.drafting.package import Component

WHOLE = "*"
CONTENT = Slot("content")
# The form that takes an element's tags away and keeps what is inside: it says nothing about the package.
UNWRAPPED = "{content}"


@dataclass(slots=True)
class PartDraft:
    """How one part is written: a form, tables, signatures; what of it is a guess, and what has no counterpart."""

    form: str = ""
    tables: list[Drafted] = field(default_factory=list)
    events: dict[str, str] = field(default_factory=dict)
    todo: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


@dataclass(slots=True)
class WordDraft:
    """One word: parts by name, the heads of its imports by module, runs as (part, excluded, wrapper), fixed lines."""

    word: str
    component: str
    parts: dict[str, PartDraft] = field(default_factory=dict)
    imports: dict[str, list[str]] = field(default_factory=dict)
    runs: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    lines: str = ""


def draft_word(word: Word, matcher: Matcher) -> WordDraft | None:
    """The draft of a word, or ``None`` where nothing in the package is likely it."""
    known = matcher.of_word(word.name)
    if known.imports:
        form = known.parts[""].write
        return WordDraft(word.name, "", {"": PartDraft(form)}, {it: list(names) for it, names in known.imports.items()})
    match = matcher.root(word.name)
    return _Drafter(word, matcher, known, match).run() if match else None


@dataclass(slots=True)
class _Drafter:
    word: Word
    matcher: Matcher
    known: WordSynonyms
    match: Match
    draft: WordDraft = field(init=False)

    def run(self) -> WordDraft:
        root = self.match.component
        self.draft = WordDraft(self.word.name, root.name, lines=self.known.lines)
        self.draft.parts[""] = self._root(root)
        for part, shape in self.word.parts.items():
            if part and not self._is_placed(part):
                self._part(part, shape, root)
        self._wrap(root)
        return self.draft

    # --- root and parts -----------------------------------------------------------------------------------------

    def _root(self, root: Component) -> PartDraft:
        found = _PartWriter(self.word.root, self.matcher, self.known, "", root, self.match.lacking).run(
            self._held_parts(root)
        )
        if self.match.why:
            found.todo = {WHOLE: self.match.why, **found.todo}
        self._import(root)
        return found

    def _held_parts(self, root: Component) -> Iterator[str]:
        """Attributes of the root that hold parts: ``title={title.content?}``, ``placeholder={shown.placeholder}``."""
        for part, shape in self.word.parts.items():
            likeness = self.known.parts.get(part, NOTHING)
            if part and part in self.known.placed:
                for prop in shape.props.values():
                    found = find_prop(root, prop, self.matcher.names(likeness, prop.name))
                    if found and not found.why:
                        yield f"{found.name}={{{part}.{prop.name}}}"
            elif part and likeness.within and self.matcher.part(self.word.name, part, root) is None:
                found = find_slot(root, CONTENT, likeness.within)
                if found:
                    yield f"{found.name}={{{part}.content?}}"
                    held = PartDraft(todo={WHOLE: found.why} if found.why else {})
                    self.draft.parts[part] = held

    def _is_placed(self, part: str) -> bool:
        """Whether the root's form or a fixed line writes the part."""
        form = self.draft.parts[""].form
        placed = part in self.draft.parts or f"[{self.word.name}.parts.{part}]" in self.draft.lines
        return placed or bool(re.search(rf"{{(?:\.\.\.)?{re.escape(part)}(?:\.[\w?]+|\?)}}", form))

    def _part(self, part: str, shape: Shape, root: Component) -> None:
        match = self.matcher.part(self.word.name, part, root)
        likeness = self.known.parts.get(part, NOTHING)
        if match:
            self._import(match.component)
            found = _PartWriter(shape, self.matcher, self.known, part, match.component).run(iter(()))
            if match.why:
                found.todo = {WHOLE: match.why, **found.todo}
        elif likeness.alone:
            why = f"{self.matcher.package.name} has no {part} of {root.name}: plain markup stands for it"
            found = PartDraft(likeness.alone, todo={} if likeness.alone == UNWRAPPED else {WHOLE: why})
        else:
            found = PartDraft(todo={WHOLE: f"nothing in {self.matcher.package.name} was found for it"})
        self.draft.parts[part] = found

    def _wrap(self, root: Component) -> None:
        for wrapper in self.known.wrappers:
            names = (f"{root.name}{dot}{it.text.lstrip('.')}" for it in wrapper.names for dot in (".", ""))
            found = next((it for it in map(self.matcher.package.components.get, names) if it), None)
            if found and not any(it.required for it in found.own.values()):
                self._import(found)
                self.draft.runs.append((wrapper.of, wrapper.excluded, f"<{found.name}>{{run}}</{found.name}>"))

    def _import(self, component: Component) -> None:
        if "-" not in component.name:
            names = self.draft.imports.setdefault(self.matcher.package.name, [])
            head = component.name.partition(".")[0]
            if head not in names:
                names.append(head)


@dataclass(slots=True)
class _PartWriter:
    shape: Shape
    matcher: Matcher
    known: WordSynonyms
    part: str
    component: Component
    lacking: bool = False
    draft: PartDraft = field(default_factory=PartDraft)
    attributes: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def run(self, held: Iterator[str]) -> PartDraft:
        self._tables()
        for prop in self.shape.props.values():
            if not prop.one_of:
                self._prop(prop)
        self._add(*held)
        for slot in self.shape.slots.values():
            if slot.name != "content":
                self._slot(slot)
        self._events()
        self.draft.form = self._form()
        self.draft.missing = [it for it in self.draft.missing if not re.search(rf"{{{it}\b", self.draft.form)]
        self._required()
        return self.draft

    @property
    def likeness(self) -> Likeness:
        """What is known of the part."""
        return self.known.parts.get(self.part, NOTHING)

    def _add(self, *attributes: str) -> None:
        for it in attributes:
            name = it.partition("=")[0]
            if name not in self.taken:
                self.taken.add(name)
                self.attributes.append(it)

    def _tables(self) -> None:
        fixed = self.known.tables if not self.part else ()
        self.draft.tables = list(Chooser(self.component, self.matcher.synonyms).tables(self.shape, fixed))
        decided = {name for it in self.draft.tables for name in it.inputs}
        self.draft.missing += [it for it, prop in self.shape.props.items() if prop.one_of and it not in decided]
        for it in self.draft.tables:
            self.taken |= set(it.outputs)
            self.attributes.append(f"{{{it.name}}}")

    def _prop(self, prop: Prop) -> None:
        found = find_prop(self.component, prop, self.matcher.names(self.likeness, prop.name))
        if found is None or found.name in self.taken:
            self.draft.missing.append(prop.name)
            return
        optional = "?" if not found.attribute.required and prop.name == "component" else ""
        self._add(f"{found.name}={{{prop.name}{optional}}}")
        self._doubt(prop.name, found.why)

    def _slot(self, slot: Slot) -> None:
        found = find_slot(self.component, slot, self.matcher.names(self.likeness, slot.name))
        if found is None or found.name in self.taken:
            self.draft.missing.append(slot.name)
            return
        self._add(f"{found.name}={{{slot.name}?}}")
        self._doubt(slot.name, found.why)

    def _events(self) -> None:
        for name, event in self.shape.events.items():
            found = find_handler(self.component, event, self.matcher.names(self.likeness, name))
            if found is None or found.name in self.taken:
                self.draft.missing.append(name)
                continue
            self._add(f"{found.name}={{{name}}}")
            self.draft.events[name] = found.signature
            self._doubt(name, found.why)

    def _doubt(self, name: str, why: str) -> None:
        if why:
            self.draft.todo[name] = why

    def _form(self) -> str:
        stated = self.likeness.otherwise if self.lacking else ""
        template = stated or self.likeness.write or self._plain()
        attributes = " ".join(self.attributes)
        text = template.replace("{attributes} ", f"{attributes} " if attributes else "")
        return re.sub(r"(</?)Component\b", rf"\g<1>{self.component.name}", text)

    def _plain(self) -> str:
        if "content" in self.shape.slots:
            names = self.matcher.names(self.likeness, "content")
            own = self.likeness.props.get("content")
            found = find_slot(self.component, CONTENT, names) if own or not self.component.children else None
            if found and found.name not in self.taken:
                self._add(f"{found.name}={{content}}")
                self._doubt("content", found.why)
            elif self.component.children:
                if own:
                    self.draft.todo["content"] = f"{self.component.name} may want it in {own[0].text}"
                return "<Component {attributes} {...rest}>{content}</Component>"
            else:
                self.draft.missing.append("content")
        return "<Component {attributes} {...rest} />"

    def _required(self) -> None:
        """What the component cannot do without, and nothing here gives."""
        given = self.taken | {"children"}
        lacking = [it.name for it in self.component.own.values() if it.required and it.name not in given]
        if lacking:
            self.draft.todo[WHOLE] = f"{self.component.name} needs {', '.join(lacking)}"


def is_open(draft: WordDraft) -> bool:
    """Whether anything of a draft is a guess."""
    return any(it.todo or any("todo:" in cell for t in it.tables for _, row in t.rows for cell in row)
               for it in draft.parts.values())  # fmt: skip
