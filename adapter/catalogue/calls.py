"""Loading calls: patterns of calls as dialects write them, and the hook that a system's call is taken from."""

import re

from adapter.catalogue.called import Called, Hook
from adapter.catalogue.document import Document
from adapter.catalogue.markup import CallForm, Hole, Object

HOOK = re.compile(
    r"const\s*(?:\{\s*(?P<taken>\w+)\s*\}|(?P<whole>\w+))\s*=\s*(?P<callee>use[A-Z]\w*)\((?P<arguments>[^{}]*)\)"
)


def read_call(document: Document, form: CallForm, text: str, hook: str) -> tuple[dict[str, str], Called]:
    """Which argument carries which neutral prop, and what the call consists of besides."""
    props: dict[str, str] = {}
    required: set[str] = set()
    nested: set[str] = set()
    options = -1
    for position, value in enumerate(form.arguments):
        match value:
            case Hole():
                _carry(value, str(position), props, required)
            case Object() if options < 0:
                options = position
                for entry in value.entries:
                    nested |= _entry(document, entry, "", props, required)
            case _:
                document.mistake("an argument of a pattern is a hole, or one object literal with holes", text)
    return props, Called(form, options, frozenset(nested), frozenset(required), hook)


def _carry(hole: Hole, name: str, props: dict[str, str], required: set[str]) -> None:
    props[hole.name] = name
    if not hole.optional:
        required.add(name)


def _entry(document: Document, entry: object, prefix: str, props: dict[str, str], required: set[str]) -> frozenset[str]:
    """Notes what an entry of the options carries; its key, where it holds an object itself."""
    match entry:
        case (str() as key, Hole() as hole):
            _carry(hole, prefix + key, props, required)
            return frozenset()
        case (str() as key, Object(entries=entries)) if not prefix:
            for it in entries:
                _entry(document, it, f"{key}.", props, required)
            return frozenset({key})
        case _:
            document.mistake("an option of a pattern is `key: hole`, or `key: { key: hole }`")
            return frozenset()


def read_hook(document: Document, text: str) -> Hook | None:
    """``const { toast } = useToast()``, or ``const toast = useToast()``; nothing for an empty text."""
    if not text:
        return None
    found = HOOK.fullmatch(text.strip().rstrip(";"))
    if not found:
        document.mistake(f"not a hook: {text!r}; write const {{ name }} = useSomething()", text)
        return None
    taken = found["taken"] or ""
    return Hook(taken or found["whole"], found["callee"], found["arguments"], bool(taken))
