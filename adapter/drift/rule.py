"""What a rule is: a check over the candidates of one page, with its own examples."""

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


class Bad(Struct, frozen=True):
    """A page that the rule must find fault with, and the text that the finding stands under."""

    page: str
    at: str


class Rule(Struct, frozen=True):
    """One rule; ``check`` gives the message for a candidate, or nothing.

    ``good`` pages have no finding of the rule, ``bad`` ones have exactly one.  The module's docstring explains it.
    """

    check: Callable[[Seen], str | None]
    good: tuple[str, ...]
    bad: tuple[Bad, ...]


def messages(rules: Iterable[tuple[str, Rule]], seen: Seen) -> Iterable[tuple[str, str]]:
    """Every rule's message for a candidate, with the rule's id."""
    for name, rule in rules:
        message = rule.check(seen)
        if message:
            yield name, message
