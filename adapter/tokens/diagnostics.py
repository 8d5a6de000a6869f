"""What can be wrong with token files: every code, and whether the lenient mode forgives it."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from adapter.tokens.node import Node


class Weight(Enum):
    """How much a code weighs: always an error, a warning where published files are read, or always a warning."""

    ERROR = "error"
    FORGIVEN = "forgiven"
    ADVICE = "advice"


E, F, A = Weight.ERROR, Weight.FORGIVEN, Weight.ADVICE
# T1 structure, T2 types and values, T3 references, T4 resolver documents, T5 style sheets,
# T9 what is published against the format.
CODES: dict[str, tuple[Weight, str]] = {
    "T101": (E, "no JSON"),
    "T102": (E, "a name twice in one object"),
    "T103": (E, "a name that the format forbids"),
    "T104": (F, "a token with tokens below it"),
    "T105": (E, "a token with both $value and $ref"),
    "T106": (E, "neither a token nor a group"),
    "T107": (F, "an unknown property with $"),
    "T108": (E, "a property of the wrong kind"),
    "T109": (E, "nested too deep"),
    "T110": (E, "a file that cannot be read"),
    "T201": (E, "an unknown $type"),
    "T202": (E, "a token without a type"),
    "T203": (E, "a value that does not fit its type"),
    "T204": (F, "an unknown part of a value"),
    "T205": (E, "a missing part of a value"),
    "T206": (E, "a unit that the type does not have"),
    "T207": (E, "a font weight out of range, or an unknown word"),
    "T208": (E, "a colour with the wrong number of components"),
    "T209": (E, "a component out of the range of its colour space"),
    "T210": (E, "a hex fallback that is none"),
    "T211": (E, "an alpha value outside of 0 to 1"),
    "T212": (E, "an unknown colour space"),
    "T213": (A, "a hex fallback of another colour"),
    "T301": (E, "a malformed reference"),
    "T302": (E, "a reference to nothing"),
    "T303": (E, "a reference to a group"),
    "T304": (E, "a reference to a token of another type"),
    "T305": (E, "references in a circle"),
    "T306": (E, "$extends of something that is no group"),
    "T307": (E, "$extends in a circle"),
    "T401": (E, "a resolver document without the version 2025.10"),
    "T402": (E, "a resolver document without a usable resolutionOrder"),
    "T403": (E, "a source that is not there"),
    "T404": (E, "an input for an unknown modifier"),
    "T405": (E, "an unknown context of a modifier"),
    "T406": (E, "a modifier without default and input"),
    "T407": (E, "a modifier without contexts"),
    "T408": (E, "a default that is no context"),
    "T409": (E, "a set or modifier that refers to a modifier"),
    "T410": (E, "a pointer into resolutionOrder"),
    "T411": (E, "two inline entries of one name"),
    "T412": (A, "a modifier with one context"),
    "T413": (E, "sets in a circle"),
    "T414": (E, "a source outside of the folder, or on the network"),
    "T501": (A, "a custom property whose value the format has no word for"),
    "T502": (A, "a custom property with a variable that is not there"),
    "T503": (A, "custom properties that are no theme's"),
    "T901": (F, "a colour as a string"),
    "T902": (F, "a number with its unit as a string"),
    "T903": (F, "a type that only the value shows"),
    "T904": (F, "a hex fallback of 3, 4 or 8 digits"),
    "T905": (F, "a unit that other tools know"),
    "T906": (F, "JSON with comments, trailing commas or bare names"),
    "T907": (F, "alpha beside a reference"),
    "T908": (F, "a type of the publisher's own"),
    "T909": (F, "a composite value without a part that has a default"),
    "T910": (F, "a letter spacing or line height in another form"),
    "T911": (F, "value and type without $"),
    "T912": (F, "a number as a string"),
    "T913": (F, "a font weight in another spelling"),
}


class Diagnostic(Struct, frozen=True, order=True):
    """One thing wrong at one place; ``line`` counts from 1, and 0 means the file as a whole."""

    file: str
    line: int
    code: str
    text: str

    def is_error(self, strict: bool) -> bool:
        """Whether it is an error in the mode."""
        weight = CODES[self.code][0]
        return weight is Weight.ERROR or (strict and weight is Weight.FORGIVEN)


class Diagnostics:
    """Where everything wrong is collected, each once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found))

    def add(self, code: str, node: Node, text: str) -> None:
        """Something wrong with a value of a file."""
        self.at(code, node.file, node.line, text)

    def at(self, code: str, file: str, line: int, text: str) -> None:
        """Something wrong at a line."""
        self._found[Diagnostic(file, line, code, text)] = None
