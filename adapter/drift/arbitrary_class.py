"""A class has a colour or a length written into it.

`p-[13px]` and `text-[#2563eb]` are on no scale and in no theme, and no token stands behind them. Where a class of the
scale says the same, the message names it. What takes a variable (`bg-[var(--brand)]`, `p-(--gap)`) and what no scale
has (`grid-cols-[1fr_2fr]`, `h-[50vh]`) is no finding. Looked for by `check --styles`.
"""

from adapter.drift.rule import Bad, Rule, SeenClass

LENGTH = 'export const A = () => <p className="mt-2 md:p-[16px]">Hi</p>;\n'
COLOR = 'export const A = () => <p className={open ? "text-[#2563eb]" : ""}>Hi</p>;\n'
PLAIN = 'export const A = () => <p className="p-4 bg-[var(--brand)] h-[50vh] grid-cols-[1fr_2fr]">Hi</p>;\n'


def classes(seen: SeenClass) -> str | None:
    """The message for a class with a colour or a length in it."""
    if not seen.written:
        return None
    advice = f"{seen.same} says the same" if seen.same else f"use the scale, or a token of {seen.system}"
    return f"{seen.text} has {seen.written} written into it: {advice}"


RULE = Rule(None, (PLAIN,), (Bad(LENGTH, at="md:p-[16px]"), Bad(COLOR, at="text-[#2563eb]")), classes)
