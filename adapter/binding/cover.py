"""What ``??`` and ``||`` replace, and why a value cannot be followed."""

from msgspec import Struct

from adapter.binding.literals import Site, is_falsy
from adapter.source.span import Span

NOWHERE = 10**6


class Held(Struct, frozen=True):
    """Why a value cannot be followed: a stable code, a sentence, and the place it speaks of."""

    code: str
    sentence: str
    span: Span


class Cover(Struct, frozen=True):
    """What a ``??`` or ``||`` behind an expression replaces, from how many steps before the value on."""

    nullish: int = NOWHERE
    falsy: int = NOWHERE

    def by(self, operator: str, steps: int) -> "Cover":
        """This cover and one more operator, ``steps`` before the value."""
        falsy = min(self.falsy, steps) if operator == "||" else self.falsy
        return Cover(min(self.nullish, steps), falsy)

    def takes(self, site: Site) -> bool:
        """Whether a literal never becomes the value, because the operator gives something else."""
        if site.kind in ("null", "undefined"):
            return self.nullish == 0
        return is_falsy(site) and self.falsy == 0
