"""A label that names nothing, and what would tie it to the control beside it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from adapter.binding.names import Names
from adapter.binding.nodes import CLOSURES, ancestors
from adapter.catalogue.model import Catalogue
from adapter.matching.instance import Instance, Part, Recognised
from adapter.tree import Element, Text

LABEL = "label"
NAMES = ("aria-label", "aria-labelledby")
LONGEST = 40
ID = re.compile(r"""\bid=\{?["'`]([\w-]+)["'`]""")


def proposal(label: Instance, recognised: Recognised, catalogue: Catalogue, names: Names) -> str:
    """What to write so that a label names the control beside it; empty where it names one, or none stands there."""
    element = label.root.element
    if label.word != LABEL or _is_tied(element) or any(_control(it, recognised, catalogue) for it in element.descend()):
        return ""
    control = _beside(element, recognised, catalogue)
    if control is None or any(it.is_spread or it.name in NAMES for it in control.element.attributes):
        return ""
    place = f"<{control.element.name}> after it"
    own = control.element.attribute("id")
    if own is not None:
        shown = own.value_span.of(names.text)
        return f"htmlFor={shown} on it, which is the id of the {place}"
    if _is_repeated(element):
        return f"htmlFor and the same id on the {place}, made from what tells the entries of the list apart"
    name = _free(_slug(element, control, names.text), names.text, _twins(label, recognised, names.text))
    return f'htmlFor="{name}" on it and id="{name}" on the {place}'


def _is_tied(element: Element) -> bool:
    return any(it.is_spread or it.name == "htmlFor" for it in element.attributes)


def _control(element: Element, recognised: Recognised, catalogue: Catalogue) -> Part | None:
    """The part that takes the id, where a component of this element is a control."""
    instance = recognised.instance_of(element)
    if instance is None or instance.root.element is not element or instance.root.name:
        return None
    shape = catalogue.words[instance.word].root
    if "id" not in shape.props or "change" not in shape.events:
        return None
    return instance.named("trigger") or instance.root


def _beside(element: Element, recognised: Recognised, catalogue: Catalogue) -> Part | None:
    """The only control in the element after a label, or that element itself."""
    after = next(_after(element), None)
    if after is None:
        return None
    found = [it for each in (after, *after.descend()) if (it := _control(each, recognised, catalogue))]
    is_labelled = any(it.name.lower().endswith(LABEL) for it in after.descend())
    return found[0] if len(found) == 1 and not is_labelled else None


def _after(element: Element) -> Iterator[Element]:
    is_past = False
    for child in element.parent.children if element.parent else ():
        if is_past and isinstance(child, Element):
            yield child
        elif is_past and not isinstance(child, Text):
            return
        is_past = is_past or child is element


def _is_repeated(element: Element) -> bool:
    """Whether a function inside the component writes it, as in a list."""
    around = [it for it in ancestors(element.grammar) if it.type in CLOSURES]
    return any(it.parent is not None and it.parent.type == "arguments" for it in around)


def _slug(element: Element, control: Part, text: str) -> str:
    """The control's name where it is written out, else the label's text, as an id."""
    name = control.element.attribute("name")
    said = name.value_span.of(text).strip("\"'") if name is not None else ""
    if re.fullmatch(r"[\w-]+", said):
        return said
    said = " ".join(it.span.of(text) for it in element.children if isinstance(it, Text))
    return "-".join(re.findall(r"[^\W_]+", said.lower()))[:LONGEST].rstrip("-") or "field"


def _twins(label: Instance, recognised: Recognised, text: str) -> int:
    """How many labels before this one say the same."""
    said = label.root.element.body.inner.of(text).strip()
    before = (it.root.element for it in recognised.instances if it.word == LABEL and it is not label)
    return sum(it.span < label.root.element.span and it.body.inner.of(text).strip() == said for it in before)


def _free(name: str, text: str, twins: int) -> str:
    """The name, or with a number where the page has it as an id or would get it from another label."""
    used = _ids(text)
    choices = [name, *(f"{name}-{number}" for number in range(2, 99))]
    return next((it for it in choices[twins:] if it not in used), name)


@lru_cache(maxsize=1)
def _ids(text: str) -> frozenset[str]:
    """Every id that a page writes out, looked for once for all of its labels."""
    return frozenset(ID.findall(text))
