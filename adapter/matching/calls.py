"""Calls of a dialect's functions on one page, each as an instance whose arguments are its attributes.

A page that imports none of the functions pays one look at its imports.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.bound import Import
from adapter.binding.discarded import is_discarded
from adapter.binding.names import Names, dotted
from adapter.binding.nodes import field, named, quote, same, span_of
from adapter.catalogue.markup import CallForm
from adapter.matching.arguments import attributes_of
from adapter.matching.claims import claim
from adapter.matching.identity import Identity
from adapter.matching.index import Entry, Index
from adapter.matching.instance import Caller, Instance
from adapter.matching.patterns import Fit
from adapter.source.span import Span
from adapter.tree import Attribute, Body, Element
from adapter.words import Reason

# React's hooks whose last argument lists what their function depends on.
DEPENDENT = frozenset(
    {"useEffect", "useCallback", "useMemo", "useLayoutEffect", "useImperativeHandle", "useInsertionEffect"}
)


class _Uses(Struct, frozen=True):
    """The uses of one called function: its calls, entries of dependency lists, and whatever else."""

    calls: tuple[tuple[Node, tuple[str, ...]], ...]
    dependencies: tuple[Node, ...]
    others: tuple[Node, ...]


class Calls(Struct, frozen=True):
    """Finds the calls of one page."""

    index: Index
    names: Names
    identity: Callable[[Import], Identity]
    said: Callable[[Entry, Element], Reason]

    def find(self) -> Iterator[Instance]:
        """Every call, and every use of its function that is none: that one is held back."""
        for it in self.names.imports:
            if it.exported == "*":
                yield from self._whole(it)
            entries = self.index.calls_of(self.identity(it)) if it.exported in self.index.functions else []
            hooks = [entry for entry in entries if entry.reading.call and entry.reading.call.hook == it.exported]
            for leaf in self.names.uses(it.local) if hooks else ():
                yield from self._hooked(self._node(leaf), hooks)
            if entries and not hooks:
                uses = self._sorted(self._node(leaf) for leaf in self.names.uses(it.local))
                yield from self._used(uses, entries, None)

    def _whole(self, it: Import) -> Iterator[Instance]:
        """A module of functions that is imported whole: nobody sees what is called."""
        entries = next((found for (module, _), found in self.index.calls.items() if module == it.module), [])
        for leaf in self.names.uses(it.local) if entries else ():
            yield self._stray(self._node(leaf), entries[0], f"`{it.local}` is all of {it.module}")

    def _node(self, span: Span) -> Node:
        found = self.names.root.descendant_for_byte_range(span.start, span.end)
        return found if found is not None else self.names.root

    # --- hooks ------------------------------------------------------------------------------------------------

    def _hooked(self, leaf: Node, entries: list[Entry]) -> Iterator[Instance]:
        """The calls of what one call of the hook gives."""
        call = leaf.parent
        declarator = call.parent if call is not None else None
        statement = declarator.parent if declarator is not None else None
        pattern = field(declarator, "name")
        is_plain = (
            call is not None and call.type == "call_expression" and same(field(call, "function"), leaf)
            and declarator is not None and declarator.type == "variable_declarator"
            and statement is not None and statement.type == "lexical_declaration" and len(named(statement)) == 1
            and pattern is not None and pattern.type == "object_pattern"
        )  # fmt: skip
        if not is_plain or call is None or statement is None or pattern is None:
            what = quote(self.names.slice(call if call is not None else leaf))
            yield self._stray(leaf, entries[0], f"{what} is not taken apart where it is called")
            return
        taken, strange = self._taken(pattern, _form(entries[0]).callee.partition(".")[0])
        uses = self._sorted(node for name in taken for node in self._references(name))
        declaration = span_of(statement)
        for it in strange:
            yield self._stray(
                it, entries[0], f"{quote(self.names.slice(it))} of {quote(self.names.slice(call))} is used"
            )
        if not uses.calls and not uses.others and not strange:
            caller = Caller(declaration, tuple(map(span_of, uses.dependencies)))
            yield self._instance(call, leaf, (), entries[0], caller)
        yield from self._used(uses, entries, declaration)

    def _taken(self, pattern: Node, function: str) -> tuple[list[Node], list[Node]]:
        """The names in a pattern that are the function, and those of other things that something uses."""
        taken: list[Node] = []
        strange: list[Node] = []
        for it in named(pattern):
            name = it if it.type == "shorthand_property_identifier_pattern" else field(it, "value")
            key = it if it.type == "shorthand_property_identifier_pattern" else field(it, "key")
            is_name = name is not None and name.type in ("identifier", "shorthand_property_identifier_pattern")
            if name is None or key is None or not is_name:
                strange.append(it)
            elif self.names.slice(key) == function:
                taken.append(name)
            elif self._references(name):
                strange.append(it)
        return taken, strange

    def _references(self, name: Node) -> tuple[Node, ...]:
        found = self.names.local(self.names.slice(name), name.start_byte)
        return self.names.references(found) if found is not None else ()

    # --- uses -------------------------------------------------------------------------------------------------

    def _sorted(self, leaves: Iterable[Node]) -> _Uses:
        calls: list[tuple[Node, tuple[str, ...]]] = []
        dependencies: list[Node] = []
        others: list[Node] = []
        for leaf in leaves:
            callee = leaf
            while callee.parent is not None and callee.parent.type == "member_expression":
                if not same(field(callee.parent, "object"), callee):
                    break
                callee = callee.parent
            call = callee.parent
            chain = dotted(callee, self.names.text)
            if call is not None and call.type == "call_expression" and same(field(call, "function"), callee) and chain:
                calls.append((call, tuple(chain.split(".")[1:])))
            elif callee is leaf and _is_dependency(leaf, self.names):
                dependencies.append(leaf)
            else:
                others.append(leaf)
        return _Uses(tuple(calls), tuple(dependencies), tuple(others))

    def _used(self, uses: _Uses, entries: list[Entry], declaration: Span | None) -> Iterator[Instance]:
        caller = Caller(declaration, tuple(map(span_of, uses.dependencies)))
        for call, member in uses.calls:
            yield self._call(call, member, entries, caller)
        for leaf in uses.others:
            around = leaf.parent if leaf.parent is not None else leaf
            place = around.parent if around.type == "arguments" and around.parent is not None else around
            sentence = f"{quote(self.names.slice(leaf))} is handed on in {quote(self.names.slice(place))}"
            yield self._stray(leaf, entries[0], f"{sentence}, and nobody sees how it is called there")

    def _call(self, call: Node, member: tuple[str, ...], entries: list[Entry], caller: Caller) -> Instance:
        callee = field(call, "function") or call
        entry = next((it for it in entries if _form(it).member == member), None)
        if entry is None:
            known = ", ".join(dict.fromkeys(_form(it).callee for it in entries))
            return self._held(call, callee, entries[0], caller, _unknown(self.names.slice(callee), known))
        called = entry.reading.call
        read = attributes_of(call, called, self.names) if called else ()
        if isinstance(read, Reason):
            return self._held(call, callee, entry, caller, read)
        found = self._instance(call, callee, read, entry, caller)
        if entry.reading.hold:
            found.reasons.insert(0, self.said(entry, found.root.element))
        if not is_discarded(call, self.names):
            found.reasons.append(_result_used(self.names.slice(callee)))
        return found

    def _instance(
        self, call: Node, callee: Node, read: tuple[Attribute, ...], entry: Entry, caller: Caller
    ) -> Instance:
        element = _element(self.names.slice(callee), call, callee, read)
        claimed = claim(entry.reading, element, Fit(), None, self.names)
        reasons = list(claimed.reasons)
        return Instance(entry.reading.word, entry.dialect, entry.family.name, claimed.part, reasons, caller)

    def _held(self, call: Node, callee: Node, entry: Entry, caller: Caller, reason: Reason) -> Instance:
        found = self._instance(call, callee, (), entry, caller)
        found.reasons[:] = [self.said(entry, found.root.element) if entry.reading.hold else reason]
        return found

    def _stray(self, leaf: Node, entry: Entry, sentence: str) -> Instance:
        step = "call it where it is imported, and hand a function of your own on"
        reason = Reason("call-handed-on", sentence, "code", step, "call-handed-on")
        return self._held(leaf, leaf, entry, Caller(), reason)


def _form(entry: Entry) -> CallForm:
    return entry.reading.call.form if entry.reading.call else CallForm("", ())


def _element(name: str, call: Node, callee: Node, attributes: tuple[Attribute, ...]) -> Element:
    """A call as an element: its name is what is called."""
    at, end = span_of(call), Span(call.end_byte, call.end_byte)
    body = Body(at, span_of(callee), None, None, end, attributes, (), ())
    return Element(name, at, call, None, 0, lambda _: body)


def _is_dependency(leaf: Node, names: Names) -> bool:
    """Whether a name stands in the list of a hook's dependencies."""
    listed = leaf.parent
    arguments = listed.parent if listed is not None and listed.type == "array" else None
    callee = field(arguments.parent, "function") if arguments is not None and arguments.type == "arguments" else None
    if callee is None or arguments is None or not same(named(arguments)[-1], listed):
        return False
    return names.slice(callee).rpartition(".")[2] in DEPENDENT


def _unknown(written: str, known: str) -> Reason:
    return Reason(
        "call-unknown",
        f"`{written}` is none of the calls that the catalogue reads: {known}",
        "system",
        f"map {written} in the dialect, or say why it stays",
        f"call-unknown {written}",
    )


def _result_used(written: str) -> Reason:
    return Reason(
        "result-used",
        f"what `{written}` returns is used, and the system's gives something else",
        "code",
        "drop the result, or convert this call by hand",
        f"result-used {written}",
    )
