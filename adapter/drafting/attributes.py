"""The attributes of a drafted form: neutral props, slots and events, by what the component takes under their names."""

from collections.abc import Mapping

from msgspec import Struct

from adapter.catalogue.model import Prop, Signature, Slot
from adapter.catalogue.synonyms import Called, Names
from adapter.drafting.package import Attribute, Component

# What a prop's kind may be written to, surely and as a guess; every other kind is refused.
SURE: Mapping[str, frozenset[str]] = {
    "flag": frozenset({"boolean", "host"}),
    "value": frozenset({"string", "number", "any", "other", "object", "array", "host", "node"}),
    "icon": frozenset({"node", "element"}),
    "content": frozenset({"node"}),
}
GUESS: Mapping[str, frozenset[str]] = {
    "flag": frozenset({"any", "other", "enum"}),
    "value": frozenset({"enum"}),
    "icon": frozenset({"any", "other"}),
    "content": frozenset({"any", "other", "string"}),
}
# Props of the vocabulary that hold an element's type or a yes or no, although they are values.
KINDS: Mapping[str, frozenset[str]] = {
    "component": frozenset({"element-type"}),
    "checked": frozenset({"boolean", "host"}),
    "mixed": frozenset({"boolean", "host"}),
}


# What React's types allow on every element, and only controls do something with.
CONTROLS_OWN = frozenset({"defaultValue", "defaultChecked", "onChange", "onInput", "onSelect"})
CONTROLS = frozenset({"input", "select", "textarea"})


class Found(Struct, frozen=True):
    """An attribute for a neutral name; ``why`` says what makes it a guess."""

    name: str
    attribute: Attribute
    why: str = ""


def find_prop(component: Component, prop: Prop, names: Names) -> Found | None:
    """The attribute that a flag or a value goes to."""
    return _find(component, names, prop.name, prop.kind, KINDS.get(prop.name))


def find_slot(component: Component, slot: Slot, names: Names) -> Found | None:
    """The attribute that an icon, or the content, goes to."""
    return _find(component, names, slot.name, "icon" if slot.holds == "icon" else "content")


def _find(
    component: Component, names: Names, neutral: str, kind: str, only: frozenset[str] | None = None
) -> Found | None:
    guesses = []
    for name in names:
        attribute = component.attribute(name.text)
        if attribute is None:
            continue
        why = _doubt(attribute, name, neutral, kind, only)
        if why == "" and attribute.kind == "host" and not _is_own(component, name.text):
            why = f"nothing says that {name.text} is a control's own"
        if why == "":
            return Found(name.text, attribute)
        if why is not None:
            guesses.append(Found(name.text, attribute, why))
    return guesses[0] if guesses else None


def _is_own(component: Component, name: str) -> bool:
    """Whether an attribute that React allows everywhere means something on what the component renders."""
    return name not in CONTROLS_OWN or bool(component.html & CONTROLS)


def _doubt(attribute: Attribute, name: Called, neutral: str, kind: str, only: frozenset[str] | None) -> str | None:
    """What makes it a guess, empty where nothing does; ``None`` where it cannot be."""
    fits = attribute.kind in (only if only is not None else SURE[kind])
    if kind == "value" and attribute.kind == "enum" and attribute.open and only is None:
        fits = True
    if fits:
        return "" if name.sure else f"{name.text} may be {neutral}, or something else"
    if only is None and attribute.kind in GUESS[kind]:
        return f"{name.text} takes {_kind_text(attribute)}, and {neutral} may be more than that"
    return None


def _kind_text(attribute: Attribute) -> str:
    return f"one of {', '.join(attribute.enum)}" if attribute.enum else f"a {attribute.kind}"


class Handler(Struct, frozen=True):
    """An attribute for a neutral event, with the signature that the mapping states."""

    name: str
    signature: str
    why: str = ""


CLOSING = ("onClose", "onDismiss", "onHide", "onRequestClose", "onCancel")
FITTING: Mapping[str, frozenset[str]] = {
    "value": frozenset({"string", "number", "any", "other"}),
    "checked": frozenset({"boolean"}),
    "open": frozenset({"boolean"}),
}
TOLD_BY: Mapping[str, frozenset[str]] = {
    "value": frozenset({"input", "select", "textarea"}),
    "checked": frozenset({"input"}),
}


def find_handler(component: Component, event: Signature, names: Names) -> Handler | None:
    """The handler attribute for a neutral event, if what it is called with gives all that the event passes."""
    guesses = []
    for name in names:
        attribute = component.attribute(name.text)
        found = _handler(component, attribute, event) if attribute else None
        if found and not name.sure and not found.why:
            found = Handler(found.name, found.signature, f"{name.text} may be {event.name}, or something else")
        if found and not found.why:
            return found
        if found:
            guesses.append(found)
    return guesses[0] if guesses else None


def _handler(component: Component, attribute: Attribute, event: Signature) -> Handler | None:
    if attribute.kind == "host":
        return _of_host(component, attribute.name, event)
    if attribute.kind not in ("function", "any", "other"):
        return None
    if attribute.passes is None:
        signature = f"{attribute.name}({', '.join(event.parameters)})"
        return Handler(attribute.name, signature, f"the snapshot does not say what {attribute.name} is called with")
    return _of_types(attribute.name, list(attribute.passes.items()), event)


def _of_host(component: Component, name: str, event: Signature) -> Handler | None:
    """A handler of the element that the component renders is called with React's event."""
    gives = [it for it in event.parameters if it != "event"]
    if not gives:
        why = "" if _is_own(component, name) else f"nothing says that {name} is a control's own"
        return Handler(name, f"{name}({', '.join(event.parameters)})", why)
    if not all(it in TOLD_BY for it in gives) or name != "onChange":
        return None
    said = ", ".join(f"{it} = event.target.{it}" for it in gives)
    told = all(component.html & TOLD_BY[it] for it in gives)
    return Handler(name, f"{name}(event) gives {said}", "" if told else f"nothing says that {name} is an input's own")


def _of_types(name: str, passes: list[tuple[str, str]], event: Signature) -> Handler | None:
    parameters = [it for it, _ in passes]
    gives: list[str] = []
    last = 0
    for wanted in event.parameters:
        source = _source(wanted, passes)
        if source is None:
            if wanted == "open" and name in CLOSING:
                gives.append("open = false")
                continue
            return None
        at, code = source
        last = max(last, at + 1)
        if code:
            gives.append(f"{wanted} = {parameters[at]}.{code}")
        elif parameters[at] != wanted:
            gives = [it.replace(f"= {parameters[at]}.", f"= {wanted}.") for it in gives]
            parameters[at] = wanted
    said = f" gives {', '.join(gives)}" if gives else ""
    return Handler(name, f"{name}({', '.join(parameters[:last])}){said}")


def _source(wanted: str, passes: list[tuple[str, str]]) -> tuple[int, str] | None:
    """Which parameter gives something, and the path inside it."""
    kinds = [kind for _, kind in passes]
    if wanted == "event":
        return next(((at, "") for at, kind in enumerate(kinds) if kind.startswith("event")), None)
    fitting = FITTING.get(wanted, frozenset({"any"}))
    named = [at for at, (name, kind) in enumerate(passes) if kind in fitting and name == wanted]
    alone = [at for at, kind in enumerate(kinds) if kind in fitting]
    if named or len(alone) == 1:
        return (named or alone)[0], ""
    for at, kind in enumerate(kinds):
        if kind.startswith("{") and wanted in kind.strip("{}").split(", "):
            return at, wanted
        if kind.startswith("event:") and wanted in kind.removeprefix("event:").replace(" ", "").split(","):
            return at, f"target.{wanted}"
    return None
