"""A label stands beside its control and does not name it.

A click on such a label does nothing, and assistive technology reads the control without a name. The two are tied by
`htmlFor` on the label and the same `id` on the control. Conversion leaves label and control where they are and ties
nothing: which label a control belongs to is plain to see and yet a guess. The message proposes what to write; write
it before converting, and a label right before a text field becomes the field's own.
"""

from adapter.drift.rule import Bad, Rule, Seen

LOOSE = 'export const A = () => <div><label>Mail</label><input name="mail" /></div>;\n'
TIED = LOOSE.replace("<label>", '<label htmlFor="mail">').replace("name=", 'id="mail" name=')
AROUND = "export const A = () => <label>Mail<input /></label>;\n"
LONE = "export const A = () => <div><label>Mail</label><p>ada@example.org</p></div>;\n"


def check(seen: Seen) -> str | None:
    """The message for a label that could name the control beside it."""
    if not seen.proposal or seen.outcome == "approved":
        return None
    return f"{seen.shown} names no control: write {seen.proposal}"


RULE = Rule(check, good=(TIED, AROUND, LONE), bad=(Bad(LOOSE, at="label"),))
