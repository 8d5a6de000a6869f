"""What a class list says: classes that make a component what it is, lengths, and flags.

Lengths are Tailwind's (tailwindcss.com/docs/width): a step of its scale is a quarter of a rem.
"""

import re
from collections.abc import Mapping

from msgspec import Struct, field

from adapter.binding.class_names import mentions
from adapter.catalogue.classes import ClassRule, Length, fits_one, is_class_of
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Reason

NAMES = ("className", "class")
LITERAL = re.compile(r"""\{?\s*(?P<quote>["'])(?P<list>[^"'{}\\]*)(?P=quote)\s*\}?""")
STEP = re.compile(r"\d+(?:\.\d+)?")
WRITTEN = re.compile(r"\[(?P<length>\d*\.?\d+(?:px|rem|em))\]")
TEMPLATE = re.compile(r"\{\s*`(?P<said>[^`\\]*)`\s*\}")
HOLE, HELD = re.compile(r"\$\{[^{}`]*\}"), "\0"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# What may be a class in an expression: words of its strings and templates, and of its code too.
WORD = re.compile(r"[^\s\"'`{}$,?()]+")


class Said(Struct):
    """What a class rule found on one element; ``why`` are reasons against reading it, ``denied`` props not to set."""

    props: dict[str, Attribute] = field(default_factory=dict)
    sets: dict[str, str] = field(default_factory=dict)
    consumed: tuple[Span, ...] = ()
    claimed: tuple[Attribute, ...] = ()
    why: list[Reason] = field(default_factory=list)
    denied: frozenset[str] = frozenset()

    def beside(self, sets: Mapping[str, str]) -> dict[str, str]:
        """What a reading sets, with what the classes say."""
        return {name: it for name, it in {**sets, **self.sets}.items() if name not in self.denied}


def class_list(element: Element) -> Attribute | None:
    """The attribute that holds an element's classes."""
    return next((it for it in map(element.attribute, NAMES) if it), None)


def classes_of(attribute: Attribute | None, text: str) -> list[tuple[str, Span]] | None:
    """The classes of a literal list with their places, ``None`` where the list is no plain literal."""
    if attribute is None:
        return []
    shown = attribute.value_span.of(text)
    found = LITERAL.fullmatch(shown)
    if found is None:
        return None
    start = attribute.value_span.start
    words = Span(start + found.start("list"), start + found.end("list")).words(text)
    return [(it.of(text), it) for it in words]


def classes_in_template(attribute: Attribute, text: str) -> list[tuple[str, Span]]:
    """The classes that a template literal says in any case, with their places; none of any other expression."""
    found = TEMPLATE.fullmatch(attribute.value_span.of(text))
    if found is None:
        return []
    start, said = attribute.value_span.start + found.start("said"), found["said"]
    plain = HOLE.sub(lambda it: HELD * len(it[0]), said)
    words = ((it[0], Span(start + it.start(), start + it.end())) for it in re.finditer(r"\S+", plain))
    return [(word, span) for word, span in words if HELD not in word]


def fits(rule: ClassRule, element: Element, text: str) -> bool | Reason:
    """Whether the needed classes are there; a reason where that depends on what the list does not say."""
    attribute = class_list(element)
    known = classes_of(attribute, text) if rule.has else []
    if known is not None:
        return {it for it, _ in known} >= set(rule.has)
    assert attribute is not None
    shown = attribute.value_span.of(text)
    if not all(mentions(shown, it) for it in rule.has):
        return False
    return Reason(
        "undecided-component",
        f"its class list is an expression, and {' '.join(rule.has)} would make it another component",
        "code",
        "write the classes as one literal on each element",
        "undecided-component className",
    )


def say(rule: ClassRule, element: Element, text: str, around: frozenset[str]) -> Said:
    """What a fitting rule finds; ``around`` are the words of the components that the element stands in."""
    attribute = class_list(element)
    literal = classes_of(attribute, text)
    known = literal or []
    said = Said()
    consumed = {it for it, _ in known if it in rule.has}
    for name, length in rule.lengths.items():
        other = element.attribute(length.attribute) if length.attribute else None
        sized = [it for it, _ in known if _is_of(it, length)]
        if sized:
            consumed |= _from_classes(name, length, element, sized, other, said)
        elif other:
            _from_attribute(name, other, text, said)
        elif inside := next((it for it in length.inside if it in around), ""):
            said.why.append(_unknown(element, f"no {name} is written on it, and the {inside} around it sets one"))
        elif length.absent:
            said.sets[name] = length.absent
    for name, patterns in rule.takes.items():
        taken = {it for it, _ in known if is_class_of(it, patterns)}
        consumed |= taken
        said.sets |= {name: "yes"} if taken else {}
    words = [it for it, _ in known] if literal is not None or attribute is None else _words(attribute, text)
    said.sets |= {name: "yes" for name, patterns in rule.tells.items() if any(fits_one(it, patterns) for it in words)}
    said.denied = frozenset(
        name for name, patterns in rule.denies.items() if any(is_class_of(it, patterns) for it in words)
    )
    said.consumed = tuple(span for it, span in known if it in consumed)
    return said


def _words(attribute: Attribute, text: str) -> list[str]:
    """What may be a class in a list that is an expression."""
    return WORD.findall(attribute.value_span.of(text))


def _from_classes(
    name: str, length: Length, element: Element, sized: list[str], attribute: Attribute | None, said: Said
) -> set[str]:
    """The length that classes say, which are consumed then."""
    value = _measured(length.classes, sized)
    varying = next((it for it in sized if ":" in it), "")
    if varying:
        said.why.append(_unknown(element, f"its {name} varies with {varying}"))
    elif value is None:
        said.why.append(_unknown(element, f"{' '.join(sized)} is no one {name} that is known"))
    elif attribute:
        said.why.append(_unknown(element, f"both {attribute.name} and {' '.join(sized)} say a {name}"))
    else:
        said.sets[name] = value
        return set(sized)
    return set()


def _from_attribute(name: str, attribute: Attribute, text: str, said: Said) -> None:
    """The length that an attribute holds; a number in quotes gets its unit."""
    number = attribute.value_span.of(text).strip("\"'")
    if NUMBER.fullmatch(number):
        said.sets[name] = f"{number}px"
        said.claimed = (*said.claimed, attribute)
    else:
        said.props[name] = attribute


def _is_of(token: str, length: Length) -> bool:
    """Whether a class is of a length's patterns, a variant (``md:``) before it or not."""
    plain = token.rpartition(":")[2]
    return any(_steps(plain, pattern) for group in length.classes for pattern in group.split())


def _steps(token: str, pattern: str) -> str:
    """What stands for ``*`` in a class that is of a pattern (``h-*``), else nothing."""
    head = pattern.removesuffix("*")
    return token.removeprefix(head) if token.startswith(head) and token != head else ""


def _measured(groups: tuple[str, ...], tokens: list[str]) -> str | None:
    """The one length that classes say: all of one group (``h-* w-*``), equal, each once."""
    for group in groups:
        patterns = group.split()
        values = [_measure(steps) for it in patterns for token in tokens if (steps := _steps(token, it))]
        if len(values) == len(patterns) == len(tokens) and len(set(values)) == 1:
            return values[0]
    return None


def _measure(steps: str) -> str | None:
    """A length with its unit: ``4`` is ``1rem``, ``px`` is ``1px``, ``[18px]`` is itself."""
    written = WRITTEN.fullmatch(steps)
    if written:
        return written["length"]
    if steps == "px":
        return "1px"
    return f"{float(steps) / 4:g}rem" if STEP.fullmatch(steps) else None


def _unknown(element: Element, sentence: str) -> Reason:
    return Reason(
        "size-unknown",
        f"{sentence}; the size of <{element.name}> cannot be carried over",
        "code",
        "write one size on the element, as in h-4 w-4",
        "size-unknown",
    )


def without_classes(element: Element, consumed: frozenset[Span], text: str) -> tuple[Attribute | None, list[Span]]:
    """The class list if nothing is left of it once some classes go, else the stretches that go from it."""
    attribute = class_list(element) if consumed else None
    if attribute is not None and classes_of(attribute, text) is None:
        return None, [_with_gap(it, text) for it in consumed]
    known = [span for _, span in classes_of(attribute, text) or []]
    if consumed >= set(known):
        return attribute, []
    gone = []
    kept = [it for it in known if it not in consumed]
    for at, span in zip([None, *kept], [*kept, None], strict=True):
        start = at.end if at else known[0].start
        end = span.start if span else known[-1].end
        if any(start <= it.start and it.end <= end for it in consumed):
            gone.append(Span(start, end if at is None or span is None else end - 1))
    return None, gone


def _with_gap(span: Span, text: str) -> Span:
    """A class inside a template literal, with the space after it, or before the last one."""
    end = span.end
    while text[end] == " ":
        end += 1
    return Span(span.start, end) if text[end] != "`" else Span(len(text[: span.start].rstrip(" ")), span.end)
