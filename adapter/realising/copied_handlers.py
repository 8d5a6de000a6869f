"""Handlers that the target needs more than once: they are copied as text, which nothing converts any more."""

from collections.abc import Iterator

from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.tree import Attribute


def refuse_components_in(facts: Facts, attribute: Attribute) -> None:
    """Raises ``Held`` where a handler holds markup, or a call that converts or is the system's already.

    A call that was converted counts too, so that converting word by word comes to the same as all at once.
    """
    found = next(_components_in(facts, attribute), "")
    if found:
        raise held(
            "copied-component",
            f"{facts.shown(attribute)} would be written more than once, and {found} in it converts by itself",
            "code",
            f"give the function in {attribute.name} a name",
            f"copied-component {attribute.name}",
        )


def _components_in(facts: Facts, attribute: Attribute) -> Iterator[str]:
    span = attribute.value_span
    yield from (f"<{it.name}>" for it in facts.elements if span.holds(it.span))
    calls = (it.root.element for it in facts.recognised.instances if it.caller is not None)
    yield from (it.name or "a call" for it in calls if span.holds(it.span))
    system = facts.catalogue.system
    for name in sorted(facts.names.names_in(span)) if facts.names.imports else ():
        it = facts.names.imported(name)
        if it is None:
            continue
        is_shim = any(it.module.endswith(shim.place) for shim in system.shims.values())
        if is_shim or it.module.split("/")[: system.package.count("/") + 1] == system.package.split("/"):
            yield f"{name}()"
