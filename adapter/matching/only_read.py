"""Why an element of an HTML page is read and never edited, and what its writer can do."""

from msgspec.structs import replace

from adapter.tree import Misplaced
from adapter.words import Reason

STEPS = (
    Reason("attribute-twice", "", "code", "take the second one away"),
    Reason("end-implied", "", "code", "write its end tag"),
    Reason("misplaced", "", "code", "write it where the browser puts it"),
    Reason("template-in-tag", "", "code", "write the attributes in full, with template code in their values alone"),
)
BY_CODE = {it.code: it for it in STEPS}


def only_read(it: Misplaced) -> Reason:
    """The reason for one element."""
    return replace(BY_CODE[it.code], sentence=it.sentence)
