"""Which instances of a page must be realised to know what becomes of some."""

from adapter.matching.instance import Instance
from adapter.realising.enclosing import served
from adapter.realising.layers import floats, layer
from adapter.realising.page import Facts
from adapter.source.span import Span
from adapter.words import Reason

NOT_CHOSEN = Reason(
    "not-chosen",
    "the call or the configuration leaves this word alone",
    "policy",
    "convert without --only and --names-only",
)


def concerned(facts: Facts, words: frozenset[str]) -> frozenset[int]:
    """Instances of some words and all that these may depend on before anything is given, by ``id``.

    An instance gives to what stands inside it, and dissolves around it: so it depends on those it stands in; one that
    opens a layer depends on all other layers.  Calls, their hosts, and what serves others look at the whole page.
    """
    instances = facts.recognised.instances
    wanted = [it for it in instances if it.word in words or served(facts, it) in words]
    found = _with_those_around(instances, wanted)
    if any(layer(facts, it) for it in found):
        found = _with_those_around(instances, [*found, *(it for it in instances if floats(facts, it))])
    if any(it.caller is not None or it.root.reading.serves or served(facts, it) for it in found):
        found = list(instances)
    return frozenset(map(id, found))


def _with_those_around(instances: tuple[Instance, ...], wanted: list[Instance]) -> list[Instance]:
    starts = [_stretch(it).start for it in wanted]
    stretches = [(it, _stretch(it)) for it in instances] if wanted else []
    return [it for it, own in stretches if any(own.start <= start < own.end for start in starts)]


def takes(facts: Facts, instance: Instance) -> bool:
    """Whether an instance, or one that stands in it, was given something, so that the giver depends on it."""
    own = _stretch(instance) if facts.given else None
    return own is not None and any(own.start <= start < own.end for start in facts.given)


def _stretch(instance: Instance) -> Span:
    """From the first element of an instance to the end of its last."""
    elements = instance.elements
    return Span(min(it.span.start for it in elements), max(it.span.end for it in elements))
