"""One call in the system: its options renamed where they stand, or its arguments written anew."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from adapter.binding.nodes import field as child_field
from adapter.binding.nodes import span_of, walk
from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.markup import CallForm, Code, Hole, Item, Markup, Object, Spread, Value, Words
from adapter.catalogue.model import FormRule, SystemWord
from adapter.matching.instance import Instance
from adapter.realising.anchors import is_plain
from adapter.realising.callers import callee_pieces, caller_edits
from adapter.realising.held import Held, held
from adapter.realising.literals import Output
from adapter.realising.options import Option, Options, comment_lost
from adapter.realising.page import Facts
from adapter.realising.scope import Scope
from adapter.realising.written import Literal, Pieces, Source, Written, in_attribute, in_code, joined, js_string
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep, Name


@dataclass(slots=True)
class CallWriter:
    """Writes one call; raises ``Held`` where it cannot be written without loss."""

    facts: Facts
    instance: Instance
    word: SystemWord
    scope: Scope = field(init=False)
    placed: set[str] = field(default_factory=set)
    inside: list[Edit] = field(default_factory=list)

    def __post_init__(self) -> None:
        root = self.instance.root
        self.scope = Scope(self.facts, self.instance, root, self.word.root)

    def run(self) -> list[Edit]:
        """The edits of the call, and of what its function comes from."""
        if self._is_hook_alone():
            return caller_edits(self.facts, self.instance, self.word)
        stray = next(iter(self.instance.root.rest), None)
        if stray is not None:
            raise self._no_place(stray)
        reason: Held | None = None
        for form in self.word.root.forms:
            try:
                return [*self._written(form), *caller_edits(self.facts, self.instance, self.word)]
            except Held as error:
                self.placed.clear()
                self.inside.clear()
                reason = error
        raise reason or held("no-form", f"the system's {self.word.word} has no form", "system", "add a form")

    def _is_hook_alone(self) -> bool:
        """Whether the instance is a hook whose function nothing calls."""
        called = self.instance.root.reading.call
        return called is not None and called.hook != "" and self.instance.root.element.name.endswith(called.hook)

    def _no_place(self, attribute: Attribute) -> Held:
        return held(
            "no-place",
            f"{self.facts.shown(attribute)} has no place in the system's {self.word.word}",
            "system",
            "say in the mapping where it goes",
            f"no-place {self.word.word} {attribute.name}",
        )

    # --- the call ---------------------------------------------------------------------------------------------

    def _written(self, rule: FormRule) -> list[Edit]:
        form = rule.call or CallForm("", ())
        fitting = all(self.scope.chosen(name) == value for name, value in rule.when.items())
        if not fitting:
            raise held("no-form", f"no form of the system's {self.word.word} fits", "system", "add a form")
        element, called = self.instance.root.element, self.instance.root.reading.call
        callee = callee_pieces(self.facts, self.instance, self.word, form)
        there = Options.of(self.facts.text, element.grammar, called.options) if called else None
        match form.arguments:
            case (Object() as wanted,) if there and there.can_take(options := self._options(wanted)):
                self._all_placed()
                return [Edit(element.body.name, callee), *there.edits(options), *self.inside]
            case arguments:
                self.inside.clear()
                given = joined([it for it in map(self._argument, arguments) if it], ", ")
                self._all_placed()
                return [*self._anew(callee, given), *self.inside]

    def _anew(self, callee: Pieces, given: Pieces) -> list[Edit]:
        """The call with its arguments written anew; a comment among the old ones would be lost."""
        element = self.instance.root.element
        if self.instance.caller is None:
            return [Edit(element.span, (*callee, "(", *given, ")"))]
        arguments = child_field(element.grammar, "arguments")
        if arguments is None:
            return []
        kept = [it.span for it in given if isinstance(it, Keep)]
        for node in walk(arguments):
            if node.type == "comment" and not any(it.holds(span_of(node)) for it in kept):
                raise comment_lost()
        inner = Span(arguments.start_byte + 1, arguments.end_byte - 1)
        return [Edit(element.body.name, callee), Edit(inner, given)]

    def _all_placed(self) -> None:
        """Everything that the source says must have gone somewhere."""
        root = self.instance.root
        for name, attribute in root.props.items():
            if name not in self.placed:
                raise self._no_place(attribute)
        decided = {name for axis in root.axes for name in axis.table.outputs} | set(root.sets)
        for name in sorted(decided - self.placed):
            prop = self.facts.catalogue.words[self.word.word].root.props[name]
            if self.scope.chosen(name) != prop.default:
                shown = f"the {name} of {root.element.name}"
                raise held("no-place", f"{shown} has no place in the system's {self.word.word}", "system", "write it")

    # --- arguments --------------------------------------------------------------------------------------------

    def _argument(self, value: Value) -> Pieces:
        match value:
            case Object():
                entries = [it.pieces for it in self._options(value)]
                return ("{ ", *joined(entries, ", "), " }") if entries else ()
            case Hole():
                written = self._hole(value)
                return self._code_of(written) if written else ()
            case Code():
                return self._code(value)
            case _:
                return ()

    def _options(self, wanted: Object) -> list[Option]:
        """The entries of an object that the target is given, in its order."""
        found: list[Option] = []
        for entry in wanted.entries:
            match entry:
                case Spread(path=(name,)):
                    found += self._table(name)
                case (key, Object() as nested):
                    inner = self._options(nested)
                    if inner:
                        found.append(self._nested(key, inner))
                case (key, Hole() as hole):
                    written = self._hole(hole)
                    if written is not None:
                        origin = written.attribute.name if isinstance(written, Source) else ""
                        found.append(Option(key, self._code_of(written), origin))
                case (key, Code() as code):
                    found.append(Option(key, self._code(code)))
                case _:
                    pass
        return found

    def _nested(self, key: str, inner: list[Option]) -> Option:
        """An object in the options: it stays as it is where all its keys do."""
        origin = next((it.origin.partition(".")[0] for it in inner if "." in it.origin), "")
        same = bool(origin) and all(it.origin == f"{origin}.{it.key}" for it in inner)
        entries = joined([it.pieces for it in inner], ", ")
        return Option(key, ("{ ", *entries, " }"), origin, same)

    def _table(self, name: str) -> Iterator[Option]:
        table = self.scope.realisation.tables[name]
        self.placed |= set(table.inputs)
        for it in self.scope.outputs(table, None):
            if it.written is None:
                continue
            if isinstance(it.written, Source):
                self.inside += it.written.edits
            yield Option(it.name, self._outcome(it), it.origin.name if it.origin else "")

    def _outcome(self, it: Output) -> Pieces:
        """What a table gives, in the quotes of what it was made from."""
        quote = self.facts.text[it.origin.value_span.start] if it.origin else ""
        if isinstance(it.written, Literal) and quote in ("'", '"'):
            return (js_string(it.written.text, quote),)
        return self._code_of(it.written) if it.written else ()

    def _hole(self, hole: Hole) -> Written | None:
        written, _ = self.scope.resolve(hole)
        self.placed.add(hole.path[0])
        if written is None and not hole.optional:
            word = self.word.word
            raise held("absent", f"the {word} has no {hole.name} here", "code", f"give it {hole.name}")
        return written

    def _code_of(self, written: Written) -> Pieces:
        """A value as an expression: an argument has no braces or quotes of markup around it."""
        if isinstance(written, Source) and self.instance.caller is not None:
            return (Keep(written.attribute.value_span),)
        return in_code(written, self.facts.text)

    def _code(self, code: Code) -> Pieces:
        pieces: list[Pieces] = []
        for it in code.pieces:
            match it:
                case str():
                    pieces.append((it,))
                case Hole() if it.path[0] in self.facts.catalogue.words[self.word.word].root.props:
                    written = self._hole(it)
                    pieces.append(self._code_of(written) if written else ("undefined",))
                case Hole():
                    pieces.append((it.name,))
                case Markup():
                    pieces.append(self._markup(it))
        return tuple(piece for it in pieces for piece in it)

    # --- markup in arguments ----------------------------------------------------------------------------------

    def _markup(self, markup: Markup) -> Pieces:
        """An element in an argument; one around an absent hole alone is not written."""
        name = Name(self.facts.need(self.word, markup.name)) if markup.name in self.word.imports else markup.name
        attributes = [(" ", *it) for wanted in markup.attributes if (it := self._attribute(wanted))]
        opening: Pieces = ("<", name, *(piece for it in attributes for piece in it))
        inside = [self._child(it) for it in markup.children]
        if markup.children and not any(inside):
            return ()
        return (
            (*opening, ">", *(piece for it in inside for piece in it), "</", name, ">") if inside else (*opening, " />")
        )

    def _attribute(self, wanted: object) -> Pieces:
        match wanted:
            case Wanted(name=name, value=True):
                return (name,)
            case Wanted(name=name, value=Words() as words):
                written = self.scope.words(words)
                return in_attribute(name, written, self.facts.text) if written else ()
            case Wanted(name=name, value=Hole() as hole):
                given = self._hole(hole)
                return (f"{name}={{", *self._code_of(given), "}") if given else ()
            case Hole(path=(table,)):
                outputs = list(self._table(table))
                return joined([(f"{it.key}={{", *it.value, "}") for it in outputs], " ")
            case _:
                return ()

    def _is_text(self, written: Source) -> bool:
        """Whether a string says the same as text between tags: neither escapes nor entities."""
        shown = written.attribute.value_span.of(self.facts.text)
        return is_plain(shown) and "&" not in shown

    def _child(self, item: Item) -> Pieces:
        match item:
            case str():
                return (item,)
            case Markup():
                return self._markup(item)
            case Hole():
                written = self._hole(item)
                if isinstance(written, Source) and self._is_text(written):
                    inner = written.attribute.value_span
                    return (Keep(Span(inner.start + 1, inner.end - 1)),)
                return ("{", *self._code_of(written), "}") if written else ()
            case _:
                return ()
