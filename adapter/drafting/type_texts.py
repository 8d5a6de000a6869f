"""TypeScript types as manifests print them (``'a' | 'b'``, ``(open: boolean) => void``), as props of a snapshot."""

import re
from collections.abc import Iterator

from adapter.drafting.package import Json

STRING = re.compile(r"""(["'])(?P<text>(?:(?!\1).)*)\1""")
LITERAL = re.compile(r"true|false|-?\d+(?:\.\d+)?")
FUNCTION = re.compile(r"\(?\s*\((?P<parameters>.*?)\)\s*=>\s*.+", re.S)
PARAMETER = re.compile(r"\s*(?:\.\.\.)?(?P<name>[A-Za-z_]\w*)?[^:]*?(?::\s*(?P<type>.+))?", re.S)
EVENT = re.compile(r"(?:React\.)?(?P<kind>\w*)Event(?:Handler)?(?:<\s*(?P<element>\w+)[^>]*>)?")
KINDS = (
    ("node", re.compile(r"(?:React\.)?ReactNode|slot")),
    ("element", re.compile(r"(?:React\.)?ReactElement(?:<.*>)?|(?:React\.)?JSX\.Element|JSXElement")),
    (
        "element-type",
        re.compile(r"(?:React\.)?(?:ElementType|ComponentType|FunctionComponent|FC|JSXElementConstructor)\b.*", re.S),
    ),
    ("array", re.compile(r".+\[\]|(?:Readonly)?Array<.*>", re.S)),
    ("boolean", re.compile(r"[Bb]oolean|bool")),
    ("string", re.compile(r"[Ss]tring")),
    ("number", re.compile(r"[Nn]umber")),
    ("any", re.compile(r"any|unknown")),
    ("function", re.compile(r"[Ff]unction|func")),
    ("object", re.compile(r"object|\{.*\}|(?:React\.)?(?:CSSProperties|RefObject|Ref|MutableRefObject)\b.*", re.S)),
)  # fmt: skip
# What the target of an element's event tells.
TOLD = {
    "HTMLInputElement": "checked, value",
    "HTMLSelectElement": "value",
    "HTMLTextAreaElement": "value",
}
# A type beyond this is no list of values and no handler.
MOST_CHARACTERS = 5_000
NOTHING = ("undefined", "null", "")


def prop_of(text: str, default: object = None, required: bool = False, deprecated: object = None) -> Json:
    """A snapshot's prop for a type; what cannot be read is of kind ``other``."""
    given = [it for it in alternatives(text) if it not in NOTHING]
    found: Json = _kind(given) if len(text) <= MOST_CHARACTERS else {"type": "other"}
    value = _default(default)
    if value:
        found["default"] = value
    if required:
        found["required"] = True
    if deprecated:
        found["deprecated"] = deprecated if isinstance(deprecated, str) else "deprecated"
    return found


def alternatives(text: str) -> list[str]:
    """The members of a union, outside brackets and quotes."""
    found, depth, quote, start = [], 0, "", 0
    for at, it in enumerate(text):
        if quote:
            quote = "" if it == quote else quote
        elif it in "\"'`":
            quote = it
        elif it in "([{<":
            depth += 1
        elif it in ")]}" or (it == ">" and text[at - 1 : at] != "="):
            depth -= 1
        elif it == "|" and not depth:
            found.append(text[start:at].strip())
            start = at + 1
    return [*found, text[start:].strip()]


def _kind(given: list[str]) -> Json:
    literals = [_literal(it) for it in given if STRING.fullmatch(it) or LITERAL.fullmatch(it)]
    rest = [it for it in given if not STRING.fullmatch(it) and not LITERAL.fullmatch(it)]
    if any(not isinstance(it, bool) for it in literals):
        return {"enum": literals, **({"open": True} if rest else {})}
    kinds = {_kind_of(it) for it in rest} | ({"boolean"} if literals else set())
    if "node" in kinds:
        return {"type": "node"}
    if len(kinds) != 1:
        return {"type": "other"}
    (kind,) = kinds
    return {"type": kind, **(_passes(rest[0]) if kind == "function" and len(rest) == 1 else {})}


def _literal(text: str) -> object:
    if found := STRING.fullmatch(text):
        return found["text"]
    return text == "true" if text in ("true", "false") else float(text) if "." in text else int(text)


def _kind_of(text: str) -> str:
    if FUNCTION.fullmatch(text) or EVENT.fullmatch(text):
        return "function"
    return next((kind for kind, pattern in KINDS if pattern.fullmatch(text)), "other")


def _passes(text: str) -> Json:
    """What a function is called with, where its type says so."""
    if handler := EVENT.fullmatch(text):
        return {"passes": {"event": _event(handler)}}
    function = FUNCTION.fullmatch(text)
    if function is None:
        return {}
    return {"passes": dict(_parameters(function["parameters"]))}


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    for at, part in enumerate(_split(text), 1):
        found = PARAMETER.fullmatch(part)
        if found and part.strip():
            yield found["name"] or f"argument{at}", _passed((found["type"] or "any").strip())


def _passed(text: str) -> str:
    given = [it for it in alternatives(text) if it not in NOTHING]
    events = [EVENT.fullmatch(it) for it in given]
    if events and all(events):
        return _event(events[0]) if len(events) == 1 else "event"
    kind = _kind(given)
    return "string" if "enum" in kind else str(kind["type"])


def _event(found: re.Match[str] | None) -> str:
    told = TOLD.get(found["element"] or "") if found else None
    return f"event: {told}" if told and found and found["kind"] in ("Change", "Form", "Input", "Focus") else "event"


def _split(text: str) -> list[str]:
    """Parts between commas outside brackets."""
    found, depth, start = [], 0, 0
    for at, it in enumerate(text):
        depth += {"(": 1, "[": 1, "{": 1, "<": 1, ")": -1, "]": -1, "}": -1}.get(it, 0)
        depth -= 1 if it == ">" and text[at - 1 : at] != "=" else 0
        if it == "," and not depth:
            found.append(text[start:at])
            start = at + 1
    return [*found, text[start:]]


def _default(value: object) -> str:
    """A literal default as snapshots have it; expressions are left out."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).strip() if value is not None else ""
    if found := STRING.fullmatch(text):
        return found["text"]
    return text if LITERAL.fullmatch(text) else ""
