"""The event ladder: a handler written for the source's signature, adapted to the target's.

Both sides state their signatures; which rung applies follows from them and from the handler's own shape.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from adapter.binding.folding import fold_constant
from adapter.binding.handlers import Arrow, Call, FunctionExpression, Handler, Named, Param, handler_of
from adapter.binding.names import Names
from adapter.catalogue.model import Signature
from adapter.realising.composing import composed
from adapter.realising.guards import guarded
from adapter.realising.held import held
from adapter.realising.narrowing import annotation, casts, narrowed
from adapter.realising.returning import Returning
from adapter.realising.setters import Setter
from adapter.realising.substituting import as_argument, hidden_names, named_in, read_at, renamed, replaced
from adapter.realising.written import Pieces, Raw, Source, Written, inner_of
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit, Keep

ELEMENT = re.compile(r"HTML\w+Element")
CONSTANTS = ("true", "false")

NOTHING = "nothing"  # a signature that `gives event = nothing` has no such thing to pass on


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
        handler = handler_of(attribute.value, self.names)
        written = self._adapted(attribute, handler, source, target)
        if not target.returns:
            return written
        return Returning(self.text, self.names, target.returns).handler(attribute, handler, written)

    def _adapted(self, attribute: Attribute, handler: Handler, source: Signature, target: Signature) -> Written:
        if source.gives:
            return self._read_value(attribute, source, target)
        if self._same_shape(source, target) and self._takes_no_more(attribute, source, target):
            return Source(attribute)
        match handler:
            case Arrow() | FunctionExpression() as function:
                return self._function(attribute, function, source, target)
            case Named() as named:
                return self._named(attribute, named, source, target)
            case _:
                shown = attribute.value_span.of(self.text)
                how = (
                    "makes its handler by a call"
                    if isinstance(handler, Call)
                    else "gets its handler from an expression"
                )
                raise held(
                    "handler-call",
                    f"{attribute.name}={_short(shown)} {how}, and {target.name} passes other arguments",
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
        if setter.anchor or setter.key:
            adapted = setter.handler(self._payload(source.parameters[0], target))
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

    def _takes_no_more(self, attribute: Attribute, source: Signature, target: Signature) -> bool:
        """Whether a handler cannot see that the target passes more than the source did."""
        count = len(source.parameters)
        if len(target.parameters) <= count:
            return True
        match handler_of(attribute.value, self.names):
            case Arrow(params=params) | FunctionExpression(params=params):
                return len(params) <= count and not any(it.is_rest for it in params)
            case Named(arity=arity, kind=kind):
                return kind in ("setter", "field") or (arity is not None and arity <= count)
            case _:
                return False

    def _read_value(self, attribute: Attribute, source: Signature, target: Signature) -> Written:
        """A handler that the source gives an event, and the target a value: it may read nothing else of it."""
        (given, path), *_ = source.gives.items()
        match handler_of(attribute.value, self.names):
            case Arrow(params=()) | FunctionExpression(params=()):
                return Source(attribute)
            case Arrow(params=(param,)) | FunctionExpression(params=(param,)) as function if (
                param.name
                and (places := read_at(param, path.removeprefix(source.parameters[0]), self.text)) is not None
            ):
                payload = self._payload(given, target)
                name, parameter = self._parameter(param, payload, function, target)
                shown = renamed(payload, target.parameters, name)
                return Source(attribute, (parameter, *(Edit(it, (shown,)) for it in places)))
            case _:
                raise held(
                    "handler-event",
                    f"{_short(attribute.span.of(self.text))} takes the whole event, and {target.name} has only a value",
                    "code",
                    f"write {attribute.name} as an arrow function that reads {path}",
                    f"handler-event {attribute.name}",
                )

    def _payload(self, name: str, target: Signature) -> str:
        if name in target.gives and target.gives[name] != NOTHING:
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
        callee: Pieces = (Keep(inner), "?.") if may_miss else (Keep(inner),)
        return self._wrap(callee, named.arity or 1, source, target, named.types)

    def _takes_payload(self, named: Named) -> bool:
        """A render parameter's own handler (react-hook-form's ``field.onChange``) takes any one value."""
        return named.kind == "field"

    def _wrap(
        self, callee: Pieces, arity: int, source: Signature, target: Signature, wanted: tuple[str, ...] = ()
    ) -> Raw:
        arguments = [self._payload(it, target) for it in source.parameters[:arity]]
        parameters = self._parameters(arguments, target)
        if self.typed and wanted and arguments:
            arguments[0] = narrowed(arguments[0], wanted[0], target, self.names)
        arguments = [as_argument(it) for it in arguments]
        first = next((it for it in callee if isinstance(it, Keep)), None)
        name = re.split(r"[^\w$]", first.span.of(self.text))[0] if first else ""
        if name in target.parameters:
            free = f"new{name[0].upper()}{name[1:]}"
            arguments = [re.sub(rf"\b{name}\b", free, it) for it in arguments]
            parameters = re.sub(rf"\b{name}\b", free, parameters)
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
        if len(function.params) > 1 or not source.parameters:
            raise self._unfit(attribute, "takes more than one parameter")
        param = function.params[0]
        if param.is_rest:
            raise self._unfit(attribute, "takes a rest parameter")
        if param.reassigned:
            raise self._unfit(attribute, f"assigns to its parameter {param.name}")
        payload = self._payload(source.parameters[0], target)
        if param.name is None:
            return self._taken_apart(attribute, function, param, payload, target)
        if payload in CONSTANTS:
            return self._folded(attribute, function, param, payload)
        if payload in target.parameters:
            return self._shifted(attribute, param, payload, source, target)
        return self._substituted(attribute, function, param, payload, target)

    def _taken_apart(
        self,
        attribute: Attribute,
        function: Arrow | FunctionExpression,
        param: Param,
        payload: str,
        target: Signature,
    ) -> Written:
        """``([first]) => f(first)``: the pattern takes apart what the target passes, in a block before the rest."""
        if payload in CONSTANTS or payload in target.parameters or param.default:
            raise self._unfit(attribute, "takes its parameter apart")
        name, parameter = self._parameter(param, payload, function, target)
        shown = renamed(payload, target.parameters, name)
        declared = f"const {param.span.of(self.text)} = {shown};"
        return Source(attribute, (parameter, self._declared(function, declared)))

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
        return [empty, self._declared(function, f"const {param.name} = {payload};")]

    def _declared(self, function: Arrow | FunctionExpression, declared: str) -> Edit:
        """A statement before all others of a function."""
        if function.body_is_block:
            at = function.body.start + 1
            return Edit(Span(at, at), (f" {declared}",), "after")
        body = function.body
        return Edit(Span(body.start, body.end), (f"{{ {declared} return ", Keep(body), "; }"))

    def _shifted(
        self, attribute: Attribute, param: Param, payload: str, source: Signature, target: Signature
    ) -> Written:
        before = "".join(f"_{it}, " for it in target.parameters[: target.parameters.index(payload)])
        typed = annotation(param, payload, source, target, self.text) if self.typed else ""
        if param.bare:
            return Source(attribute, (Edit(param.span, (f"({before}{param.name}{typed})",)),))
        start, end = param.outer.start, param.span.end
        edits = [Edit(Span(start, start), (before,))] if before else []
        edits += [Edit(Span(end, end), (typed,))] if typed else []
        return Source(attribute, (*edits, *casts(param, payload, target, self.names)))

    def _substituted(
        self,
        attribute: Attribute,
        function: Arrow | FunctionExpression,
        param: Param,
        payload: str,
        target: Signature,
    ) -> Written:
        if not named_in(payload, target.parameters):
            for hidden in hidden_names(payload, attribute, param, self.names):
                raise self._unfit(attribute, f"has a {hidden} of its own")
        name, parameter = self._parameter(param, payload, function, target)
        shown = renamed(payload, target.parameters, name)
        shorthand = frozenset(it for it in param.uses if self.names.is_shorthand(it))
        return Source(attribute, (parameter, *replaced(param, shown, self.text, shorthand)))

    def _parameter(
        self, param: Param, payload: str, function: Arrow | FunctionExpression, target: Signature
    ) -> tuple[str, Edit]:
        """The name that a payload is made from, free in the function, and the edit that makes it the parameter."""
        own = named_in(payload, target.parameters)
        if not own:
            return "", Edit(param.outer, ("()" if param.bare else "",))
        taken = {it for it in self.names.names_in(function.span) if it != param.name}
        name = next(it for it in (own, f"change{own.capitalize()}", f"{own}2", f"{own}3") if it not in taken)
        before = "".join(f"_{it}, " for it in target.parameters[: target.parameters.index(own)])
        return name, Edit(param.span, (f"({before}{name})",)) if param.bare else Edit(param.outer, (f"{before}{name}",))


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 48 else one_line[:45] + "…"
