"""A class has the form of a utility of Tailwind, and nothing defines it.

Generators make up names: `text-md`, `bg-primary-50` where the theme has no such shade, `bg-opacity-90` after the
version that had it. Nothing warns, and the element just lacks what the class should have given. A class that a style
sheet of the project, a `<style>` of the page, its theme or a plug-in defines is no finding, nor is a name without that
form (`sidebar`, `js-open`). Where a plug-in or a preset is not known, nothing is said. Looked for by `check --styles`.
"""

from adapter.drift.rule import Bad, Rule, SeenClass

SLIP = 'export const A = () => <p className="mt-2 text-grey-500">Hi</p>;\n'
RIGHT = SLIP.replace("grey", "gray")
OWN = 'export const A = () => <p className="intro js-open">Hi</p>;\n'
PARTS = "export const A = ({ c }) => <p className={`text-${c}-500 ${c}-grey`}>Hi</p>;\n"
OLD = 'export const A = () => <p className={cn("bg-opacity-90", "mt-2")}>Hi</p>;\n'


def classes(seen: SeenClass) -> str | None:
    """The message for a class that nothing defines."""
    if seen.unknown is None:
        return None
    advice = f"; did you mean {seen.unknown}?" if seen.unknown else ""
    if seen.was_known:
        advice = f"; Tailwind {seen.version - 1} had it"
    return f"{seen.text} is no class of Tailwind {seen.version}, and the project defines none{advice}"


RULE = Rule(None, (RIGHT, OWN, PARTS), (Bad(SLIP, at="text-grey-500"), Bad(OLD, at="bg-opacity-90")), classes)
