"""Resolver documents: sets and modifiers, laid over one another in order (Design Tokens Resolver Module 2025.10)."""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from adapter.tokens.documents import Documents, is_below
from adapter.tokens.groups import laid_over
from adapter.tokens.node import Node
from adapter.tokens.node import Path as Steps
from adapter.tokens.references import below, pointer, ref
from adapter.words.mistake import nearest

VERSION = "2025.10"
# Of more permutations, each context is looked at with the others' defaults.
MOST_PERMUTATIONS = 64
Inputs = Mapping[str, str]


class Modifier(Struct, frozen=True):
    """A choice between contexts; ``default`` is the one without an input, if any."""

    name: str
    node: Node
    contexts: Mapping[str, Node]
    default: str | None


def is_resolver(node: Node) -> bool:
    """Whether a document is a resolver and not tokens."""
    return "resolutionOrder" in node.members or (
        "version" in node.members and any(name in node.members for name in ("sets", "modifiers"))
    )


class Resolver:
    """One resolver document; what is wrong with it is said when it is made."""

    def __init__(self, root: Node, folder: Path, documents: Documents) -> None:
        self._root, self._folder, self._documents = root, folder, documents
        self._told = documents.told
        self._waiting: list[str] = []
        self.files: dict[Path, None] = {}
        version = root.members.get("version")
        if version is None or version.text != VERSION:
            self._told.add("T401", version or root, f'a resolver document states "version": "{VERSION}"')
        self._order = tuple(self._ordered())
        self.modifiers = {it.name: it for it in self._modifiers()}

    def _ordered(self) -> Iterator[tuple[str, Node]]:
        """The entries of the order, as ``set`` or ``modifier`` with what they are."""
        order = self._root.members.get("resolutionOrder")
        if order is None or not order.items:
            self._told.add("T402", order or self._root, "resolutionOrder is missing, or no list with an entry")
            return
        names: set[str] = set()
        for it in order.items:
            if ref(it) is not None:
                found = self._named(it)
                if found is not None:
                    yield found
                continue
            kind, name = (it.members[key].text if key in it.members else None for key in ("type", "name"))
            if kind not in ("set", "modifier") or name is None:
                self._told.add("T402", it, "an entry has a $ref to a set or modifier, or type, name and its content")
                continue
            if name in names:
                self._told.add("T411", it, f"two inline entries are called {name}")
            names.add(name)
            yield kind, replace(it, data={**it.members, "name": it.members["name"]})

    def _named(self, entry: Node) -> tuple[str, Node] | None:
        steps = self._steps(entry)
        kind = {"sets": "set", "modifiers": "modifier"}.get(steps[0]) if steps and len(steps) == 2 else None
        if steps is None or kind is None:
            self._told.add("T402", entry, "an entry refers to #/sets/… or #/modifiers/…")
            return None
        found = below(self._root, steps)
        if found is None:
            near = nearest(steps[1], (below(self._root, steps[:1]) or entry).members)
            hint = f"; did you mean {near}?" if near else ""
            self._told.add("T403", entry, f"there is no {kind} {steps[1]}{hint}")
            return None
        name = Node(steps[1], found.file, found.line)
        return kind, replace(found, data={"name": name, **found.members})

    def _steps(self, node: Node) -> Steps | None:
        stated = ref(node)
        return pointer(stated.text or "") if stated is not None else None

    def _modifiers(self) -> Iterator[Modifier]:
        for kind, node in self._order:
            if kind == "modifier":
                yield self._modifier(node)

    def _modifier(self, node: Node) -> Modifier:
        name = node.members["name"].text or ""
        contexts = node.members.get("contexts")
        choices = contexts.members if contexts is not None else {}
        if not choices:
            self._told.add("T407", node, f"the modifier {name} has no contexts")
        elif len(choices) == 1:
            self._told.add("T412", node, f"the modifier {name} has one context alone: a set would do")
        default = node.members.get("default")
        if default is not None and default.text not in choices:
            self._told.add("T408", default, f"the default of {name} is {default.kind()}: {_offered(choices)}")
            return Modifier(name, node, choices, None)
        return Modifier(name, node, choices, default.text if default is not None else None)

    def permutations(self) -> Iterator[dict[str, str]]:
        """Inputs for every combination of contexts, or, where those are too many, for every context once."""
        every = [[(it.name, context) for context in it.contexts] for it in self.modifiers.values() if it.contexts]
        count = 1
        for it in every:
            count *= len(it)
        if count <= MOST_PERMUTATIONS:
            yield from (dict(it) for it in product(*every))
            return
        first = {it.name: it.default or next(iter(it.contexts)) for it in self.modifiers.values() if it.contexts}
        yield first
        for it in every:
            yield from ({**first, name: context} for name, context in islice(it, 0, None) if first[name] != context)

    def inputs(self, given: Inputs) -> dict[str, str] | None:
        """A context for every modifier, None where an input is wrong or missing; names are folded."""
        chosen: dict[str, str] = {}
        is_right = True
        names = {it.casefold(): it for it in self.modifiers}
        for name, context in given.items():
            modifier = self.modifiers.get(names.get(name.casefold(), ""))
            if modifier is None:
                self._told.add("T404", self._root, f"there is no modifier {name}: {_offered(self.modifiers)}")
                is_right = False
                continue
            contexts = {it.casefold(): it for it in modifier.contexts}
            if context.casefold() not in contexts:
                self._told.add("T405", modifier.node, f"{modifier.name} has no {context}: {_offered(contexts)}")
                is_right = False
                continue
            chosen[modifier.name] = contexts[context.casefold()]
        for it in self.modifiers.values():
            if it.name not in chosen and it.contexts and it.default is None and is_right:
                self._told.add("T406", it.node, f"{it.name} has no default, and no input: {_offered(it.contexts)}")
                is_right = False
            elif it.name not in chosen and it.default is not None:
                chosen[it.name] = it.default
        return chosen if is_right else None

    def tree(self, chosen: Inputs) -> Node:
        """The tokens of one permutation, as written: references come after."""
        found = replace(self._root, data={})
        for kind, node in self._order:
            if kind == "set":
                sources = node.members.get("sources")
                name = f"the set {node.members['name'].text}"
            else:
                choice = chosen.get(node.members["name"].text or "")
                contexts = node.members.get("contexts")
                sources = contexts.members.get(choice or "") if contexts is not None else None
                name = f"the context {choice} of {node.members['name'].text}"
            if sources is None or not isinstance(sources.data, tuple):
                if kind == "set" or choice is not None:
                    self._told.add("T403", sources or node, f"{name} has no list of sources")
                continue
            found = self._laid(found, sources, name)
        return found

    def _laid(self, found: Node, sources: Node, name: str) -> Node:
        for it in sources.items:
            source = self._source(it, name)
            if source is not None:
                found = laid_over(found, source)
        return found

    def _source(self, node: Node, name: str) -> Node | None:
        stated = ref(node)
        if stated is None:
            return node
        text = stated.text or ""
        steps = pointer(text)
        found = self._inside(steps, stated, name) if steps is not None else self._outside(text, stated, name)
        if found is None:
            return None
        beside = {key: it for key, it in node.members.items() if key != "$ref"}
        return replace(found, data={**found.members, **beside}) if beside else found

    def _inside(self, steps: Steps, stated: Node, name: str) -> Node | None:
        if steps[:1] == ("resolutionOrder",):
            self._told.add("T410", stated, f"{name} points into resolutionOrder")
            return None
        if steps[:1] == ("modifiers",):
            self._told.add("T409", stated, f"{name} refers to a modifier; only resolutionOrder does")
            return None
        found = below(self._root, steps)
        if found is None:
            self._told.add("T403", stated, f"{name} refers to {stated.text}, where nothing stands")
            return None
        if steps[:1] != ("sets",) or len(steps) != 2:
            return found
        if steps[1] in self._waiting:
            self._told.add("T413", stated, f"sets refer to one another in a circle: {', '.join(sorted(self._waiting))}")
            return None
        self._waiting.append(steps[1])
        try:
            sources = found.members.get("sources")
            return self._laid(replace(self._root, data={}), sources, f"the set {steps[1]}") if sources else None
        finally:
            self._waiting.pop()

    def _outside(self, text: str, stated: Node, name: str) -> Node | None:
        file, _, fragment = text.partition("#")
        path = self._folder / file
        if "://" in text or not file or not is_below(path, self._folder):
            self._told.add("T414", stated, f"{name} refers to {stated.kind()}: files in the same folder alone are read")
            return None
        if not path.is_file():
            self._told.add("T403", stated, f"{name} refers to {file}, which is not there")
            return None
        self.files[path.resolve()] = None
        found = self._documents.read(path)
        steps = pointer(f"#{fragment}")
        if found is None or not fragment:
            return found
        part = below(found, steps) if steps is not None else None
        if part is None:
            self._told.add("T403", stated, f"{name} refers to {text}, where nothing stands")
        return part


def _offered(names: Mapping[str, object]) -> str:
    return f"there are {', '.join(names)}" if names else "there are none"
