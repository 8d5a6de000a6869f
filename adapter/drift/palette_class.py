"""A class takes its colour from Tailwind's own palette, not from the project's theme.

`bg-blue-600` says a colour and not what it is for: it stays blue when the brand is green, and in the dark as it is in
the light. A theme gives colours a role (`bg-primary`, `text-muted-foreground`), and roles are what an approved system
has tokens for. A shade that the project's theme sets itself is no finding. Looked for by `check --styles`.
"""

from adapter.drift.rule import Bad, Rule, SeenClass

PALETTE = 'export const A = () => <p className="mt-2 hover:bg-blue-600/50">Hi</p>;\n'
PLAIN = 'export const A = () => <p className="bg-transparent text-white text-sm">Hi</p>;\n'


def classes(seen: SeenClass) -> str | None:
    """The message for a class with a colour of the palette."""
    if not seen.palette:
        return None
    return f"{seen.text} takes {seen.palette} of Tailwind's palette: use a colour with a role in the theme, or a token"


RULE = Rule(None, (PLAIN,), (Bad(PALETTE, at="hover:bg-blue-600/50"),), classes)
