"""A component is written in another way than the approved system writes it, and can be converted.

Prototypes bring their own copies of components and raw elements. Each one that the catalogue understands has a
counterpart in the approved system; `ds-adapter convert` writes it.
"""

from adapter.drift.rule import Bad, Rule, Seen

BUTTON = (
    'import { Button } from "@/components/ui/button";\nexport const A = () => <Button variant="outline">Go</Button>;\n'
)
APPROVED = 'import { Button } from "@mui/material";\nexport const A = () => <Button variant="outlined">Go</Button>;\n'


def check(seen: Seen) -> str | None:
    """The message for a candidate that converts."""
    if seen.outcome != "converted":
        return None
    return f"{seen.shown} is {_article(seen.word)} {seen.word}: use {seen.system}'s (ds-adapter convert)"


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


RULE = Rule(check, good=(APPROVED,), bad=(Bad(BUTTON, at="Button"),))
