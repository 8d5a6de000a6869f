"""How realising says no: one exception, which carries the reason."""

from adapter.words import Owner, Reason


class Held(Exception):
    """This form, or this instance, cannot be written without losing something; ``reason`` says what."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.sentence)
        self.reason = reason


def held(code: str, sentence: str, owner: Owner, step: str, decision: str = "") -> Held:
    """The exception for a reason."""
    return Held(Reason(code, sentence, owner, step, decision))
