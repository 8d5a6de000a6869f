"""A component is not the approved system's, and cannot be converted without losing something or guessing.

The message says which syntax stands in the way, who can change that, and the next step.
"""

from adapter.drift.rule import Bad, Rule, Seen

HERO = 'import { Button } from "@/components/ui/button";\nexport const A = () => <Button variant="hero">Go</Button>;\n'
OUTLINE = HERO.replace("hero", "outline")


def check(seen: Seen) -> str | None:
    """The message for a candidate that is held back."""
    if seen.outcome != "held back":
        return None
    reason = seen.reasons[0]
    return f"{seen.shown} stays as it is: {reason.sentence}; next ({reason.owner}): {reason.next}"


RULE = Rule(check, good=(OUTLINE,), bad=(Bad(HERO, at="Button"),))
