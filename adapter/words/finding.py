"""What is said about one place of a page."""

from typing import Literal

from msgspec import Struct

from adapter.source.span import Span
from adapter.words.edit import Fix
from adapter.words.reason import Reason

Outcome = Literal["approved", "converted", "held back", "left"]


class Finding(Struct, frozen=True):
    """One finding on one page: where, by which rule, what it says, and the fix or the reason why there is none."""

    span: Span
    rule: str
    message: str
    fix: Fix | None = None
    reason: Reason | None = None
