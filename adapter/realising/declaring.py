"""What the component around an instance must hold for it: a state, the element that it hangs on, ids."""

from collections.abc import Iterator

from msgspec import field

from adapter.binding.components import component_of
from adapter.matching.instance import Part
from adapter.realising.first_values import behind_names
from adapter.realising.giving import Giving
from adapter.realising.held import held
from adapter.realising.ids import ROOT, holder_of, lacks_id, part_id
from adapter.realising.scope import Scope
from adapter.realising.setters import Setter
from adapter.realising.state import Declared, component_for, placed, refuse_outliving, state_names, state_of
from adapter.realising.stems import Stem, stem_of
from adapter.realising.written import Pieces, Raw, in_code


class Declaring(Giving):
    """Declares state and ids at the top of the component."""

    declared: list[Declared] = field(default_factory=list)
    stem: Stem | None = None

    def _declare(self, root: Part) -> None:
        """State and ids that the target needs, at the top of the component."""
        if root.name:
            return
        scope = self._scope(root, self.word.parts[root.name])
        has_parts = any(it.name for it in root.walk() if it is not root)
        self.declared = [*(self._state(root, scope) if has_parts else ()), *self._own_id(scope), *self._ids(scope)]
        if self.declared:
            component_for(self.facts, root.element, "needs a name", "a name", row=True)
        self.stem = stem_of(self.facts, self.instance, self.word)
        if self.stem:
            scope.state["stem"] = Raw((self.stem.written,), simple=True)

    def _put_declared(self, root: Part) -> None:
        """Writes what was declared; a stem only where an id starts with it."""
        stem = self.stem.declared if self.stem and "stem" in self.scopes[id(root)].used else None
        declared = [*self.declared, *([stem] if stem else ())]
        component = component_of(root.element.grammar, self.facts.names) if declared else None
        if component is not None:
            self.edits += placed(self.children, component, declared)

    def _own_id(self, scope: Scope) -> Iterator[Declared]:
        """The id of the component itself, where it has none and the target must have one."""
        part = scope.part
        if ROOT not in self.word.ids or not lacks_id(self.facts, self.instance):
            return
        found = part_id(self.facts, part.element, part.element, self.word.ids[ROOT])
        if found.declared and found.written:
            scope.state["id"] = found.written
            yield found.declared

    def _ids(self, scope: Scope) -> Iterator[Declared]:
        for name, wanted in self.word.ids.items():
            part = self.instance.named(name) if name != ROOT else None
            if part is None:
                continue
            realisation = self.word.parts[name]
            own = self._scope(part, realisation)
            hands_on = bool(realisation.gives) and (not realisation.gives.get("when") or self._gives_here(part, own))
            found = part_id(self.facts, scope.part.element, holder_of(part, self.children, hands_on), wanted)
            scope.ids[name] = found
            if found.declared and found.written:
                own.state["id"] = found.written
                yield found.declared

    def _state(self, root: Part, scope: Scope) -> Iterator[Declared]:
        state = self.word.state
        if state is None or (state.prop in root.props and not state.anchor):
            return
        if not all(self._is(scope, name, value) for name, value in state.when.items()):
            return
        if state.anchor and self.instance.named(state.anchor) is None:
            raise held(
                "no-anchor",
                f"<{root.element.name}> has no {state.anchor} in this file that it could hang on",
                "code",
                f"write its {state.anchor} in this file",
            )
        first = self._first_value(scope, state.first)
        why = "hangs on an element" if state.prop in root.props else f"keeps its own {state.prop}"
        by_row = bool(self.word.layer) and state.prop not in root.props and state.first in ("false", "null")
        component, row = component_for(self.facts, root.element, why, state.prop, by_row)
        if row.key is not None:
            scope.same_names(row.key)
        if state.first not in ("false", "null"):
            refuse_outliving(root.element, component, state.prop)
        key = row.code(self.facts.text)
        names = state_names(self.facts, f"{state.name}Row" if key else state.name)
        given = None if key else scope.part.props.get(state.first)
        behind = behind_names(self.facts, root.element, component, given) if given is not None else None
        yield state_of(self.facts, state, names, ("null",) if key else first, bool(key), behind)
        if state.anchor:
            scope.state["anchor"] = Raw((f"{names[0]}?.element" if key else names[0],), simple=True)
        if state.prop in root.props:
            scope.state["anchor_ref"] = Raw((names[1],), simple=True)
            return
        shown = f"Boolean({names[0]})" if state.anchor else names[0]
        if key:
            shown = f"{names[0]}?.key === {key}" if state.anchor else f"{names[0]} === {key}"
        scope.state[state.prop] = Raw((shown,), simple=not key)
        if state.event in root.events:
            raise held(
                "two-listeners",
                f"<{root.element.name}> keeps its own {state.prop} and tells it to a handler as well",
                "code",
                f"give it {state.prop} from outside",
            )
        scope.setters[state.event] = Setter(names[1], bool(state.anchor), key)

    def _is(self, scope: Scope, path: str, value: str) -> bool:
        """Whether a neutral prop, here or (``part.prop``, ``root.prop``) elsewhere, has a value, or one of several.

        ``rest.onClick`` is ``yes`` where the page has that attribute, and nobody claimed it.
        """
        name, _, prop = path.rpartition(".")
        if name == "rest":
            return any(it.name == prop for it in scope.part.rest) == (value == "yes")
        part = self.instance.root if name == "root" else self.instance.named(name) if name else scope.part
        if part is None:
            return False
        owner = self._scope(part, self.word.parts.get(part.name, scope.realisation))
        return owner.chosen(prop) in value.split(" or ")

    def _first_value(self, scope: Scope, first: str) -> Pieces:
        if first not in scope.part.props:
            prop = self.facts.catalogue.words[self.word.word].root.props.get(first)
            return (first,) if prop is None else ("false",) if prop.kind == "flag" else ('""',)
        written, _ = scope.prop(first)
        return in_code(written, self.facts.text) if written else (first,)
