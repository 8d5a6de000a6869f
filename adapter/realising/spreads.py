"""Spreads on a converted element: harmless if none of the keys they may carry means something else there."""

from collections.abc import Iterable

from adapter.binding.spreads import Keys, keys_of
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import HOLD, Realisation
from adapter.matching.instance import Part
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.realising.writing import Plan
from adapter.source.span import Span
from adapter.tree import Attribute, Plain
from adapter.words import Edit

GLOBAL = frozenset({"color", "content", "title", "translate"})  # HTML's own, of any value
ALLOW, OVERRIDE = "allow", "override:"


def check_spreads(facts: Facts, part: Part, realisation: Realisation, plan: Plan) -> None:
    """Raise ``Held`` for a spread that may carry a changed key; append what overrides it where that is enough."""
    for attribute in part.every_rest():
        if attribute.is_spread:
            _check(facts, part, realisation, plan, attribute)


def _check(facts: Facts, part: Part, realisation: Realisation, plan: Plan, attribute: Attribute) -> None:
    if attribute.value is None or isinstance(attribute.value, Plain):
        return
    keys = keys_of(attribute.value, facts.names)
    ruled = {it.rpartition(".")[2] for it in realisation.spreads if it.startswith(f"{keys.kind}.")}
    changed = set(_changed(part, realisation)) | ruled
    if keys.names is None and keys.kind in ("props", "unknown"):
        changed |= _clashing(facts, part, realisation)
    known = keys.names if keys.names is not None else _said(facts, keys)
    keys_here = changed if known is None else changed & known
    for key in sorted(keys_here, key=lambda it: (not _rule(realisation, keys, it).startswith(HOLD), it)):
        rule = _rule(realisation, keys, key)
        if rule == ALLOW:
            continue
        if rule.startswith(OVERRIDE):
            _override(facts, plan, attribute, rule.removeprefix(OVERRIDE).strip())
            continue
        shown = attribute.span.of(facts.text)
        if rule.startswith(HOLD):
            why = rule.removeprefix(HOLD).strip()
            raise held("spread-hold", f"{shown}: {why}", "code", "write its keys out", f"spread-hold {keys.kind} {key}")
        raise held(
            "spread-key",
            f"{shown} may carry {key}, which the system's {part.reading.word} spells another way",
            "code",
            f"write {key} as an attribute of its own" if known is None else f"take {key} out of the spread",
            f"spread-key {keys.kind} {key}",
        )


def _rule(realisation: Realisation, keys: Keys, key: str) -> str:
    return realisation.spreads.get(f"{keys.kind}.{key}", "")


def _clashing(facts: Facts, part: Part, realisation: Realisation) -> set[str]:
    """Host attributes that a component of the forms takes with values of its own (``color``)."""
    word = facts.catalogue.system.words[part.reading.word]
    names = {it.name for form in realisation.forms for it in form.items if isinstance(it, Markup)}
    components = [it for name in names if (it := facts.component(word, name))]
    props = [(name, it) for component in components for name, it in component.props.items()]
    return {name for name, it in props if name in GLOBAL and it.enum and not it.open}


def _said(facts: Facts, keys: Keys) -> frozenset[str] | None:
    """What a dialect says that a known spread may carry."""
    for family in facts.families.values():
        if keys.kind in family.spreads:
            return frozenset(family.spreads[keys.kind])
    return None


def _changed(part: Part, realisation: Realisation) -> Iterable[str]:
    """Source attributes that mean something else on the target, or land elsewhere."""
    reading = part.reading
    for table in reading.tables:
        yield from table.inputs
    for name, written in reading.props.items():
        if realisation.renames.get(name, written) != written or name in realisation.renames:
            yield written
    for name, (written, signature) in reading.events.items():
        target = realisation.events.get(name)
        if target and (target.name != written or target.parameters != signature.parameters or target.gives):
            yield from (written, target.name)
    for patterns in realisation.rests.values():
        yield from (it for it in patterns if "*" not in it)
    yield from (it.name for it in part.claimed)


def _override(facts: Facts, plan: Plan, attribute: Attribute, text: str) -> None:
    """Attributes after the spread that send its key where it belongs: ``inputRef={spread.ref} ref={undefined}``."""
    name = attribute.span.of(facts.text).strip("{} \n").removeprefix("...").strip()
    shown = text.replace("spread", name)
    at = attribute.span.end
    plan.edits.append(Edit(Span(at, at), (f" {shown}",), "before"))
