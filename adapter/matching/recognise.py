"""All instances on one page: readings tried on elements, parts gathered under their roots, labels joined."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.values import Literals, value_of
from adapter.catalogue.items import elements
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import Catalogue, Reading
from adapter.catalogue.modules import DIRECT
from adapter.matching.calls import Calls
from adapter.matching.claims import claim
from adapter.matching.class_lists import say
from adapter.matching.copies import CONVENTION, Copies
from adapter.matching.empty_values import empty_braces, without_value
from adapter.matching.identity import LOCAL_PREFIXES, Identities, Identity, approved_word
from adapter.matching.index import Entry, Index
from adapter.matching.instance import Approved, Instance, Origin, Part, Recognised, Unread
from adapter.matching.joining import beside, is_placed, own_value
from adapter.matching.only_read import only_read
from adapter.matching.page_readings import PageReadings
from adapter.matching.patterns import Fit, Patterns, Undecided
from adapter.tree import Attribute, Element, Tree
from adapter.words import NEXT, Reason


class _Found(Struct):
    part: Part
    entry: Entry
    reasons: list[Reason]


@dataclass(slots=True)
class Recogniser:
    """Recognises one page; use once."""

    catalogue: Catalogue
    index: Index
    text: str
    tree: Tree
    names: Names
    copies: Copies
    path: str
    identities: Identities = field(init=False)
    patterns: Patterns = field(init=False)
    readings: PageReadings = field(init=False)
    _instances: list[Instance] = field(default_factory=list)
    _approved: list[Approved] = field(default_factory=list)
    _owner: dict[int, Instance] = field(default_factory=dict)
    _part_of: dict[int, Part] = field(default_factory=dict)
    _empty: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self._empty = empty_braces(self.text)
        self.identities = Identities(self.catalogue, self.names, self.copies, self.path)
        self.readings = PageReadings(self.index, self.text, self.copies, self.path)
        self.patterns = Patterns(self.text, self.names, self.identities, self.is_icon, self.is_kind)

    def is_icon(self, element: Element) -> bool:
        """Whether an element is an icon of a known package, the approved one included, or a drawing."""
        if element.name == "svg":
            return True
        identity = self.identities.of(element)
        return identity.module in self.index.icons or (identity.kind, identity.name) == ("approved", "icon")

    def is_kind(self, element: Element, kind: str) -> bool:
        """Whether an element is read as a component or a part of this kind of the vocabulary."""
        identity = self.identities.of(element)
        if identity.kind == "approved":
            return self._writes(identity.name, kind)
        for entry in self.index.of(identity):
            reading = entry.reading
            if reading.word and not reading.joins[0] and self.patterns.try_on(reading, element, entry.family.name):
                return not reading.hold and self.catalogue.words[reading.word].parts[reading.part].kind == kind
        return False

    def _writes(self, name: str, kind: str) -> bool:
        """Whether the system writes a component of this kind as an element of this name."""
        return any(
            self.catalogue.words[word.word].parts[part].kind == kind
            and any(it.name == name for form in realisation.forms for it in elements(form.items))
            for word in self.catalogue.system.words.values()
            for part, realisation in word.parts.items()
        )

    def takes_attributes(self, element: Element) -> bool:
        """Whether an element hands unknown attributes on: hosts, copies and the system's own do."""
        identity = self.identities.of(element)
        if identity.kind == "package":
            return self.copies.is_of_kit(identity.module, Path(self.path))
        return identity.kind in ("host", "copy", "approved")

    def origin(self, element: Element) -> Origin:
        """Where what an element shows is written: ``known`` for hosts, copies, packages and icons."""
        identity = self.identities.of(element)
        if not element.name or identity.kind in ("host", "copy", "approved"):
            return "known"
        if identity.kind == "package":
            is_local = identity.module.startswith(LOCAL_PREFIXES) or self.copies.is_project_file(
                identity.module, Path(self.path)
            )
            return "elsewhere" if is_local and not self.copies.is_of_kit(identity.module, Path(self.path)) else "known"
        match self.names.resolve(element.name, element.span.start + 1):
            case Local(kind="function" | "class" | "const") as local if not local.destructured and not local.member:
                return "page"
            case _:
                return "known" if element.name.lower().endswith("icon") else "elsewhere"

    def run(self) -> Recognised:
        """Everything recognised, in source order."""
        joinable: dict[int, list[_Found]] = {}
        for element in self.tree.elements:
            if element.span.start in self._owner or not element.name:
                continue
            identity = self.identities.of(element)
            if identity.kind == "approved" and not self.index.of(identity):
                if word := approved_word(self.catalogue.system, identity):
                    self._approved.append(Approved(word, element))
            elif identity.module in self.index.icons and identity.kind == "package":
                found = self._read(element, identity, self.index.of(identity))
                if found:
                    self._place(found, is_host=False)
                else:
                    self._add(self._icon(element, identity))
            else:
                self._element(element, identity, joinable)
        self._join(joinable)
        for call in Calls(self.index, self.names, self.identities.of_import, self._said).find():
            self._add(call)
        self._instances.sort(key=lambda it: it.root.element.span.start)
        return Recognised(tuple(self._instances), tuple(self._approved), self._owner, tuple(self._without_reading()))

    def _without_reading(self) -> Iterator[Unread]:
        """The outermost elements of each family of the kit that no file reads."""
        families: dict[int, str] = {}
        inside_kit = CONVENTION.search(str(Path(self.path).with_suffix("")))
        page = Path(self.path)
        for element in () if inside_kit else self.tree.elements:
            identity = self.identities.of(element)
            if identity.kind == "package" and element.span.start not in self._owner:
                family = self.copies.kit_family(identity.module, page)
                if family:
                    families[element.span.start] = family
        for element in self.tree.elements if families else ():
            family = families.get(element.span.start, "")
            if family and family not in self._families_around(element, families):
                inside = sum(1 for it in element.descend() if families.get(it.span.start) == family)
                yield Unread(family, element, 1 + inside)

    def _families_around(self, element: Element, families: dict[int, str]) -> set[str]:
        found, above = set(), element.parent
        while above is not None:
            found.add(families.get(above.span.start, ""))
            above = above.parent
        return found

    def _icon(self, element: Element, identity: Identity) -> Instance:
        reading = icon_reading(self.catalogue, identity.name)
        part = claim(reading, element, Fit(content=element), None, self.names).part
        return Instance("icon", "icons", identity.name, part)

    def _element(self, element: Element, identity: Identity, joinable: dict[int, list[_Found]]) -> None:
        if identity.kind == "lazy":
            return
        readings = self.readings.of(identity)
        entries = readings.plain
        if identity.kind == "host" and entries:
            entries = [it for it in entries if self._may_be(it.reading, element)]
        found = self._read(element, identity, entries)
        for it in readings.joins:
            joined = self._read(element, identity, [it])
            if joined:
                joinable.setdefault(element.span.start, []).append(joined)
        if found:
            self._place(found, is_host=identity.kind == "host")

    def _may_be(self, reading: Reading, element: Element) -> bool:
        """Whether a plain element may be read so: as a bound part inside its root alone."""
        if not reading.part or reading.joins[0] or not reading.word:
            return True
        if not self.catalogue.words[reading.word].parts[reading.part].bound:
            return True
        above = element.parent
        while above is not None:
            owner = self._owner.get(above.span.start)
            if owner is not None and owner.word == reading.word:
                return True
            above = above.parent
        return False

    def _read(self, element: Element, identity: Identity, entries: list[Entry]) -> _Found | None:
        for entry in entries:
            copy = identity.copy if entry.dialect != DIRECT else None
            fit = self.patterns.try_on(entry.reading, element, entry.family.name)
            if fit is None:
                continue
            if isinstance(fit, Undecided):
                claimed = claim(entry.reading, element, Fit(content=element), copy, self.names)
                return _Found(claimed.part, entry, [fit.reason])
            rule = entry.reading.classes
            said = say(rule, element, self.text, self._words_around(element)) if rule else None
            claimed = claim(entry.reading, element, fit, copy, self.names, said)
            reasons = list(claimed.reasons)
            if entry.reading.hold:
                reasons.insert(0, self._said(entry, element))
            return _Found(claimed.part, entry, reasons)
        return None

    def _words_around(self, element: Element) -> frozenset[str]:
        """What the components are that an element stands in, the approved ones included."""
        found: set[str] = set()
        above = element.parent
        while above is not None:
            identity = self.identities.of(above)
            if identity.kind == "approved":
                words = self.catalogue.system.words.values()
                found.update(it.word for it in words if identity.name in it.imports)
            found.update(it.reading.word for it in self.index.of(identity))
            above = above.parent
        return frozenset(found)

    def _said(self, entry: Entry, element: Element) -> Reason:
        child = next((it for it in element.children if isinstance(it, Element)), None)
        shown = f"<{child.name}>" if child else "an expression"
        sentence = entry.reading.hold.replace("{child}", shown)
        owner = entry.reading.owner
        step = entry.reading.next or NEXT[owner]
        return Reason("dialect-hold", sentence, owner, step, f"hold {sentence}")  # type: ignore[arg-type]

    def _place(self, found: _Found, *, is_host: bool) -> None:
        part, entry = found.part, found.entry
        if not part.name:
            self._add(Instance(part.reading.word, entry.dialect, entry.family.name, part), found.reasons)
            return
        root = self._root_of(part)
        if root is None:
            shape = self.catalogue.words[part.reading.word].parts[part.name]
            if shape.bound and is_host:
                return  # a plain element is such a part inside its root alone
            instance = Instance(part.reading.word, entry.dialect, entry.family.name, part)
            reasons = [*found.reasons, _rootless(part, instance)] if shape.bound else found.reasons
            self._add(instance, reasons)
            return
        instance, parent = root
        part.parent = parent
        parent.parts.append(part)
        instance.reasons += found.reasons
        self._own(instance, part)

    def _root_of(self, part: Part) -> tuple[Instance, Part] | None:
        """The instance a part belongs to, and the nearest part of it around."""
        above = part.element.parent
        nearest: Part | None = None
        while above is not None:
            owner = self._owner.get(above.span.start)
            if owner and owner.word == part.reading.word:
                nearest = nearest or self._part_of[above.span.start]
                return owner, nearest
            above = above.parent
        return None

    def _add(self, instance: Instance, reasons: list[Reason] | None = None) -> None:
        instance.reasons += reasons or []
        if self.tree.is_doubtful(instance.root.element.span):
            moved = self.tree.misplaced_in(instance.root.element.span)
            instance.reasons.insert(0, only_read(moved) if moved else BROKEN)
        self._instances.append(instance)
        self._own(instance, instance.root)

    def _own(self, instance: Instance, part: Part) -> None:
        for element in part.elements:
            misplaced = self.tree.misplaced.get(element.span.start)
            if misplaced:
                instance.reasons.append(only_read(misplaced))
            if self._empty:
                instance.reasons += without_value(element, self._empty)
            self._owner[element.span.start] = instance
            self._part_of[element.span.start] = part

    def _join(self, joinable: dict[int, list[_Found]]) -> None:
        for instance in list(self._instances) if joinable else ():
            for behind in (False, True):
                for part in () if instance.root.name else list(instance.root.walk()):
                    self._join_beside(instance, part, joinable, behind=behind)

    def _join_beside(self, instance: Instance, part: Part, joinable: dict[int, list[_Found]], *, behind: bool) -> None:
        other = beside(part.element, self.text, behind=behind)
        for found in joinable.get(other.span.start, ()) if other is not None else ():
            reading = found.part.reading
            mine, theirs = reading.joins
            is_ours = (reading.word, reading.joins_part, reading.behind) == (instance.word, part.name, behind)
            if is_ours and self._same(found.part.element.attribute(theirs), own_value(instance, part, mine)):
                if is_placed(self.catalogue, reading):
                    self._adopt(instance, part, found)
                break

    def _adopt(self, instance: Instance, holder: Part, found: _Found) -> None:
        alone = self._owner.get(found.part.element.span.start)
        self._instances = [it for it in self._instances if it is not alone]
        found.part.parent = holder
        shape = self.catalogue.words[instance.word].parts[found.part.name]
        for name in [it for it in found.part.props if it not in shape.props]:
            found.part.claimed += (found.part.props.pop(name),)
        holder.parts.insert(0, found.part)
        instance.reasons += found.reasons
        self._own(instance, found.part)

    def _same(self, first: Attribute | None, second: Attribute | None) -> bool:
        if first is None or second is None:
            return False
        match value_of(first.value, self.names), value_of(second.value, self.names):
            case Literals(sites=(one,)), Literals(sites=(other,)):
                return one.text == other.text
            case _:
                return first.value_span.of(self.text) == second.value_span.of(self.text)


BROKEN = Reason(
    "broken-code",
    "the code around it could not be read",
    "code",
    "mend the syntax error that is reported on this page",
)


def _rootless(part: Part, instance: Instance) -> Reason:
    return Reason(
        "root-elsewhere",
        f"<{part.element.name}> means nothing without its {instance.word}, and none stands around it in this file",
        "code",
        f"put the {part.name} directly into its {instance.word}",
        f"root-elsewhere {instance.word}",
    )


def icon_reading(catalogue: Catalogue, name: str) -> Reading:
    """How an icon element is read: the dialect says which of its attributes mean something."""
    props = next((it.icon_props for it in catalogue.dialects if it.icon_props), {})
    at = catalogue.words["icon"].at
    return Reading("icon", "", Markup(name, (), ()), {}, props, {}, (), {}, "", "code", ("", ""), at)
