"""Why something is not converted, who can change that, and how."""

from typing import Literal

from msgspec import Struct

Owner = Literal["system", "person", "code", "policy"]

# What to do about a hold of a mapping that does not say it.
NEXT = {
    "system": "map it in the catalogue",
    "code": "write a component that the catalogue knows",
    "person": "convert it by hand, or leave it",
    "policy": "leave it",
}


class Reason(Struct, frozen=True):
    """One reason.

    ``code`` is stable and kebab-case (``table-shared``).  ``sentence`` names the syntax that was seen.  ``owner``
    is who can act: the ``system``'s team, a ``person`` who decides, the prototype's ``code``, or a ``policy``.
    ``next`` is the one step that would free it, in the imperative.  Two uses that one decision would free carry
    the same ``decision``; it defaults to the code.
    """

    code: str
    sentence: str
    owner: Owner
    next: str
    decision: str = ""

    @property
    def group(self) -> str:
        """What the account groups by: the decision that would free this use."""
        return self.decision or self.code
