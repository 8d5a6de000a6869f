"""The event ladder: a handler written for the source's signature, adapted to the target's.

Both sides state their signatures; which rung applies follows from them and from the handler's own shape.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from adapter.binding.folding import fold_constant
from adapter.binding.handlers import Arrow, FunctionExpression, Named, Param, handler_of
from adapter.binding.names import Names
from adapter.catalogue.model import Signature
from adapter.realising.composing import composed
from adapter.realising.guards import guarded
from adapter.realising.held import held
from adapter.realising.written import Pieces, Raw, Source, Written, inner_of
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep

ELEMENT = re.compile(r"HTML\w+Element")
CONSTANTS = ("true", "false")


class Setter(Struct, frozen=True):
    """A state setter that the fix itself introduces; one of an ``anchor`` takes the element or ``null``."""

    name: str
    anchor: bool = False


class Ladder(Struct, frozen=True):
    """Adapts the handlers of one page; ``typed`` pages are TypeScript, where a wrong arity is an error."""

    text: str
    names: Names
    typed: bool

    def adapt(self, attribute: Attribute, source: Signature, target: Signature) -> Written:
        """The handler of ``attribute`` for ``target``; raises ``Held`` where no rung fits."""
        if target.when:
            adapted = self.adapt(attribute, source, replace(target, when=""))
            return self._guarded(adapted, target) or self._unguarded(attribute, target)
        self._refuse_other_event(attribute, target)
        if self._same_shape(source, target):
            return Source(attribute)
        match handler_of(attribute.value, self.names):
            case Arrow() | FunctionExpression() as function:
                return self._function(attribute, function, source, target)
            case Named() as named:
                return self._named(attribute, named, source, target)
            case _:
                shown = attribute.value_span.of(self.text)
                raise held(
                    "handler-call",
                    f"{attribute.name}={_short(shown)} makes its handler by a call, "
                    f"and {target.name} passes other arguments",
                    "code",
                    f"write {attribute.name} as an arrow function",
                    f"handler-call {attribute.name}",
                )

    def _refuse_other_event(self, attribute: Attribute, target: Signature) -> None:
        """A handler typed for an event of other elements than the target's is a type error there."""
        theirs = set(ELEMENT.findall(" ".join(target.types.values())))
        if not theirs:
            return
        match handler_of(attribute.value, self.names):
            case Arrow(params=(param, *_)) | FunctionExpression(params=(param, *_)) if param.annotation:
                mine = set(ELEMENT.findall(param.annotation.of(self.text)))
            case Named(types=(first, *_)):
                mine = set(ELEMENT.findall(first))
            case _:
                return
        if mine and not (mine <= theirs or theirs <= mine):
            raise held(
                "event-type",
                f"{_short(attribute.span.of(self.text))} takes an event of {' or '.join(sorted(mine))}, "
                f"the system's has one of {' or '.join(sorted(theirs))}",
                "code",
                f"widen the type of the parameter of {attribute.name}",
                f"event-type {attribute.name}",
            )

    def compose(self, attribute: Attribute, call: Pieces, *, leads: bool) -> Written | None:
        """The element's own handler with a call beside it; ``None`` where one would change the other."""
        return composed(attribute, call, self.names, typed=self.typed, leads=leads)

    def is_setter(self, attribute: Attribute) -> bool:
        """Whether a handler is a state setter by its name: it may be called sooner or later in one event."""
        match handler_of(attribute.value, self.names):
            case Named(kind="setter"):
                return True
            case _:
                return False

    def adapt_setter(self, setter: Setter, source: Signature, target: Signature) -> Written:
        """A new state setter as a handler for ``target``."""
        if setter.anchor:
            opens = self._payload(source.parameters[0], target) == "true"
            head, value = ("(event) => ", "event.currentTarget") if opens else ("() => ", "null")
            adapted = Raw((f"{head}{setter.name}({value})",))
        else:
            adapted = self._wrap((setter.name,), 1, source, target)
        return self._guarded(adapted, target) or adapted if target.when else adapted

    def _guarded(self, written: Written, target: Signature) -> Written | None:
        return guarded(written, target, self.names)

    def _unguarded(self, attribute: Attribute, target: Signature) -> Written:
        raise held(
            "handler-shape",
            f"{_short(attribute.span.of(self.text))} would have to look at {target.parameters[-1]} first",
            "code",
            f"write {attribute.name} as an arrow function",
            f"handler-shape {attribute.name} when",
        )

    def _same_shape(self, source: Signature, target: Signature) -> bool:
        count = len(source.parameters)
        given = any(it in target.gives for it in source.parameters)
        return not given and target.parameters[:count] == source.parameters

    def _payload(self, name: str, target: Signature) -> str:
        if name in target.gives:
            return target.gives[name]
        if name in target.parameters:
            return name
        raise held(
            "event-payload",
            f"{target.name} has no {name} to pass on",
            "system",
            f"say in the mapping how {target.name} gives {name}",
        )

    # --- rung 4: names -----------------------------------------------------------------------------------------

    def _named(self, attribute: Attribute, named: Named, source: Signature, target: Signature) -> Written:
        if named.arity == 0:
            return Source(attribute)
        if named.arity is None and self.typed and not self._takes_payload(named):
            raise held(
                "unknown-arity",
                f"{attribute.name}={{{named.name}}}: this file does not say how many arguments {named.name} takes",
                "code",
                f"write {attribute.name} as an arrow function that passes what {named.name} wants",
                f"unknown-arity {named.name}",
            )
        inner = inner_of(attribute.value_span, self.text)
        may_miss = named.optional or (named.kind == "prop" and not self.typed)
        return self._wrap((Keep(inner), "?.") if may_miss else (Keep(inner),), named.arity or 1, source, target)

    def _takes_payload(self, named: Named) -> bool:
        """A render parameter's own handler (react-hook-form's ``field.onChange``) takes any one value."""
        return named.kind == "field"

    def _wrap(self, callee: Pieces, arity: int, source: Signature, target: Signature) -> Raw:
        arguments = [self._payload(it, target) for it in source.parameters[:arity]]
        parameters = self._parameters(arguments, target)
        return Raw((f"({parameters}) => ", *callee, f"({', '.join(arguments)})"))

    def _parameters(self, arguments: list[str], target: Signature) -> str:
        """The target's parameters as far as the arguments need them; unused ones before get an underscore."""
        used = [any(re.search(rf"\b{it}\b", argument) for argument in arguments) for it in target.parameters]
        last = max((index for index, it in enumerate(used) if it), default=-1)
        shown = [name if used[index] else f"_{name}" for index, name in enumerate(target.parameters[: last + 1])]
        return ", ".join(shown)

    # --- rungs 2, 3 and 5: functions in place ------------------------------------------------------------------

    def _function(
        self, attribute: Attribute, function: Arrow | FunctionExpression, source: Signature, target: Signature
    ) -> Written:
        if isinstance(function, FunctionExpression) and "arguments" in self.names.names_in(function.body):
            raise self._unfit(attribute, "reads its arguments")
        if not function.params:
            return Source(attribute)
        if len(function.params) > 1 or len(source.parameters) != 1:
            raise self._unfit(attribute, "takes more than one parameter")
        param = function.params[0]
        if param.is_rest or param.name is None:
            raise self._unfit(attribute, "takes a rest parameter" if param.is_rest else "takes its parameter apart")
        if param.reassigned:
            raise self._unfit(attribute, f"assigns to its parameter {param.name}")
        payload = self._payload(source.parameters[0], target)
        if payload in CONSTANTS:
            return self._folded(attribute, function, param, payload)
        if payload in target.parameters:
            return self._shifted(attribute, function, param, target.parameters.index(payload), target)
        return self._substituted(attribute, function, param, payload, target)

    def _unfit(self, attribute: Attribute, what: str) -> Exception:
        return held(
            "handler-shape",
            f"the function in {attribute.name} {what}",
            "code",
            f"write {attribute.name} with one plain parameter",
            f"handler-shape {attribute.name} {what.split()[0]}",
        )

    def _folded(
        self, attribute: Attribute, function: Arrow | FunctionExpression, param: Param, payload: str
    ) -> Written:
        folded = fold_constant(function, param, payload, self.names)
        edits = folded.edits if folded is not None else self._bound(function, param, payload)
        return Source(attribute, tuple(edits))

    def _bound(self, function: Arrow | FunctionExpression, param: Param, payload: str) -> list[Edit]:
        """``(open) => f(open, x)`` as ``() => { const open = false; f(open, x) }``."""
        start = param.outer.start
        empty = Edit(Span(start, param.outer.end), ("()" if param.bare else "",))
        declared = f"const {param.name} = {payload};"
        if function.body_is_block:
            at = function.body.start + 1
            return [empty, Edit(Span(at, at), (f" {declared}",), "after")]
        body = function.body
        return [empty, Edit(Span(body.start, body.end), (f"{{ {declared} return ", Keep(body), "; }"))]

    def _shifted(
        self,
        attribute: Attribute,
        function: Arrow | FunctionExpression,
        param: Param,
        index: int,
        target: Signature,
    ) -> Written:
        before = "".join(f"_{it}, " for it in target.parameters[:index])
        if param.bare:
            return Source(attribute, (Edit(param.span, (f"({before}{param.name})",)),))
        return Source(attribute, (Edit(Span(param.outer.start, param.outer.start), (before,)),))

    def _substituted(
        self,
        attribute: Attribute,
        function: Arrow | FunctionExpression,
        param: Param,
        payload: str,
        target: Signature,
    ) -> Written:
        if not any(re.search(rf"\b{it}\b", payload) for it in target.parameters):
            return self._replaced(attribute, param, payload)
        wanted = re.match(r"[A-Za-z_$][\w$]*", payload)
        own = wanted.group() if wanted else "event"
        taken = {it for it in self.names.names_in(function.span) if it != param.name}
        name = next(it for it in (own, f"change{own.capitalize()}", f"{own}2", f"{own}3") if it not in taken)
        shown = re.sub(rf"\b{own}\b", name, payload)
        index = target.parameters.index(own) if own in target.parameters else 0
        before = "".join(f"_{it}, " for it in target.parameters[:index])
        parameter = f"({before}{name})" if param.bare else f"{before}{name}"
        edit = Edit(param.outer if not param.bare else param.span, (parameter,))
        return Source(attribute, (edit, *self._used(param, shown)))

    def _replaced(self, attribute: Attribute, param: Param, payload: str) -> Written:
        """A payload that needs nothing of the target's event takes the parameter's place, and the parameter goes."""
        for name in re.findall(r"[A-Za-z_$][\w$]*", payload):
            outside = self.names.local(name, attribute.span.start)
            for use in param.uses:
                inside = self.names.local(name, use.start)
                own = inside is not None and inside.identifier.start_byte == param.span.start
                if not own and (inside and inside.identifier.start_byte) != (outside and outside.identifier.start_byte):
                    raise self._unfit(attribute, f"has a {name} of its own")
        return Source(attribute, (Edit(param.outer, ("()" if param.bare else "",)), *self._used(param, payload)))

    def _used(self, param: Param, shown: str) -> list[Edit]:
        """The parameter's uses, each with the payload in its place."""
        return [
            Edit(it, (f"{it.of(self.text)}: {shown}" if self.names.is_shorthand(it) else self._operand(shown, it),))
            for it in param.uses
        ]

    def _operand(self, shown: str, use: Span) -> str:
        """A payload in the place of a name: a choice gets parentheses unless it is an argument of its own."""
        before, after = self.text[: use.start].rstrip()[-1:], self.text[use.end :].lstrip()[:1]
        alone = before in ("(", ",") and after in (")", ",")
        return f"({shown})" if (" ? " in shown or shown[:1] == "!") and not alone else shown


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 48 else one_line[:45] + "…"
