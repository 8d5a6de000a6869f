"""Whether parts ask for what stands on a part around them: such a part's values are judged after those parts."""

from adapter.catalogue.emissions import emissions
from adapter.catalogue.items import code_holes, holes
from adapter.catalogue.model import Realisation, SystemWord
from adapter.matching.instance import Part


def is_asked_below(word: SystemWord, part: Part) -> bool:
    """Whether a part below may ask for props and events of this one; of the root every part may."""
    if not part.parts:
        return False
    below = (word.parts[it.name] for it in part.walk() if it is not part and it.name in word.parts)
    return not part.name or any(part.name in _asks(it) for it in below)


def _asks(realisation: Realisation) -> set[str]:
    """The names before the point of what a part's forms and handlers ask for."""
    told = [*realisation.emits.values(), *(it for form in realisation.forms for it in form.emits.values())]
    asked = {it.path[0] for form in realisation.forms for it in (*holes(form.items), *code_holes(form.items))}
    return asked | {it.owner for text in told for it in emissions(text)}
