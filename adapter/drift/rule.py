"""What a rule is: a check over the candidates or the class names of one page, with its own examples."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from adapter.words import Outcome, Reason


class Seen(Struct, frozen=True):
    """A candidate as rules see it: what it is, how it is written, and what became of it.

    ``proposal`` is what to write beside it, where it lacks something that conversion does not give.
    """

    word: str
    element: str
    outcome: Outcome
    system: str
    reasons: tuple[Reason, ...]
    proposal: str = ""
    is_call: bool = False

    @property
    def shown(self) -> str:
        """How it stands on the page: an element or a call."""
        return f"{self.element}(…)" if self.is_call else f"<{self.element}>"


class SeenClass(Struct, frozen=True):
    """One class name as rules see it, in a project that uses Tailwind of a ``version``.

    ``unknown`` is set for one that nothing defines and that has the form of Tailwind's: to the class that it most
    likely means, or to nothing; ``was_known`` if the version before had it.  ``palette`` is the colour of Tailwind's
    own palette that it takes, ``written`` the colour or length that stands in it, ``same`` a class that says the same.
    """

    text: str
    version: int
    system: str
    unknown: str | None = None
    was_known: bool = False
    palette: str = ""
    written: str = ""
    same: str = ""


class Bad(Struct, frozen=True):
    """A page that the rule must find fault with, and the text that the finding stands under."""

    page: str
    at: str


class Rule(Struct, frozen=True):
    """One rule; ``check`` gives the message for a candidate, ``classes`` that for a class name, or nothing.

    ``good`` pages have no finding of the rule, ``bad`` ones have exactly one.  The module's docstring explains it.
    Class names are looked at where they are asked for (``check --styles``).
    """

    check: Callable[[Seen], str | None] | None
    good: tuple[str, ...]
    bad: tuple[Bad, ...]
    classes: Callable[[SeenClass], str | None] | None = None


Rules = Iterable[tuple[str, Rule]]


def messages(rules: Rules, seen: Seen) -> Iterable[tuple[str, str]]:
    """Every rule's message for a candidate, with the rule's id."""
    for name, rule in rules:
        message = rule.check(seen) if rule.check else None
        if message:
            yield name, message


def class_messages(rules: Rules, seen: SeenClass) -> Iterable[tuple[str, str]]:
    """Every rule's message for a class name, with the rule's id."""
    for name, rule in rules:
        message = rule.classes(seen) if rule.classes else None
        if message:
            yield name, message
