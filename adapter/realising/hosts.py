"""Calls and the element that they appear in: all calls of a page go together, and the old host goes last."""

from collections import defaultdict
from collections.abc import Mapping

from adapter.matching.instance import Instance
from adapter.realising.page import Facts
from adapter.words import Fix, Reason


def calls_apart(facts: Facts, fixes: Mapping[int, Fix], reasons: Mapping[int, list[Reason]]) -> dict[int, Reason]:
    """Calls that would convert while another of their family on the page stays: the page would have two of a kind."""
    families: dict[tuple[str, str], list[Instance]] = defaultdict(list)
    for it in facts.recognised.instances:
        if it.caller is not None:
            families[it.dialect, it.family].append(it)
    banned: dict[int, Reason] = {}
    for calls in families.values():
        stays = next((it for it in calls if id(it) not in fixes), None)
        if stays is not None:
            reason = _apart(facts, stays, reasons.get(id(stays), []))
            banned |= {id(it): reason for it in calls if id(it) in fixes}
    return banned


def _apart(facts: Facts, stays: Instance, reasons: list[Reason]) -> Reason:
    element = stays.root.element
    line = facts.text.count("\n", 0, element.span.start) + 1
    first = reasons[0] if reasons else None
    return Reason(
        "calls-together",
        f"`{element.name}` in line {line} stays, and all calls of a page convert together",
        first.owner if first else "code",
        f"see why line {line} is held back first",
        first.group if first else "calls-together",
    )


def hosts_in_use(facts: Facts, fixes: Mapping[int, Fix]) -> dict[int, Reason]:
    """Old hosts that must stay, because a call of this page or of another still needs them."""
    banned: dict[int, Reason] = {}
    for it in facts.recognised.instances:
        family = it.root.reading.serves
        if not family or id(it) not in fixes:
            continue
        calls = [call for call in facts.recognised.instances if call.caller is not None and call.family == family]
        here = next((call.root.element.span.start for call in calls if id(call) not in fixes), None)
        place = facts.left(family) if here is None else f"line {facts.text.count(chr(10), 0, here) + 1}"
        if place:
            banned[id(it)] = _in_use(it, place)
    return banned


def _in_use(host: Instance, place: str) -> Reason:
    return Reason(
        "host-in-use",
        f"<{host.root.element.name}> shows what {place} calls, and that is not converted",
        "code",
        f"convert {place} as well, or see why it is held back",
        f"host-in-use {place}",
    )


def again(facts: Facts, instance: Instance) -> bool:
    """Whether the page has the system's host already, or gets it in the place of an earlier one."""
    element, word = instance.root.element, instance.word
    imports = facts.catalogue.system.words[word].imports
    if any(it.word == word and it.element.name in imports for it in facts.recognised.approved):
        return True
    earlier = [
        it
        for it in facts.recognised.instances
        if it.root.reading.serves and it.word == word and it.root.element.span.start < element.span.start
    ]
    return any(id(it) in facts.fixes for it in earlier)
