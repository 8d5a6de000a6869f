"""One HTML start tag taken apart: its name and attributes, as the WHATWG tokenizer reads them.

HTML Living Standard, sections 13.2.5.32 to 13.2.5.40 (attribute states).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from adapter.source.span import Span
from adapter.syntax.templates import touching
from adapter.tree import Attribute, Plain

NAME = re.compile(r"<[^\s/>]*")
ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>=?[^\s/>=]+|=)(?:\s*(?P<equals>=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*)?)?"
)
# React's spelling of what it spells otherwise than HTML does (react.dev, common components).
REACT = {
    it.lower(): it
    for it in (
        "acceptCharset", "autoCapitalize", "autoComplete", "autoCorrect", "autoFocus", "autoPlay", "colSpan",
        "contentEditable", "crossOrigin", "dateTime", "encType", "enterKeyHint", "formAction", "formEncType",
        "formMethod", "formNoValidate", "formTarget", "hrefLang", "inputMode", "maxLength", "minLength", "noValidate",
        "readOnly", "rowSpan", "spellCheck", "srcDoc", "srcSet", "tabIndex", "useMap", "onBlur", "onChange", "onClick",
        "onDoubleClick", "onFocus", "onInput", "onInvalid", "onKeyDown", "onKeyPress", "onKeyUp", "onMouseDown",
        "onMouseEnter", "onMouseLeave", "onMouseMove", "onMouseOut", "onMouseOver", "onMouseUp", "onPaste", "onReset",
        "onScroll", "onSelect", "onSubmit", "onToggle"
    )
}  # fmt: skip
REACT |= {"class": "className", "for": "htmlFor", "accept-charset": "acceptCharset", "ondblclick": "onDoubleClick"}
HTML = {react: html for html, react in REACT.items()} | {
    "acceptCharset": "accept-charset",
    "defaultValue": "value",
    "defaultChecked": "checked",
}
# Input types whose value attribute is not what the user starts from, but what they choose, press or send.
FIXED_VALUES = frozenset({"checkbox", "radio", "submit", "reset", "button", "image", "hidden"})


class StartTag(Struct, frozen=True):
    """A start tag; ``spare`` are template tags that stand in it outside any attribute's value."""

    name: Span
    attributes: tuple[Attribute, ...]
    spare: tuple[Span, ...]


def start_tag(text: str, shown: str, opening: Span, regions: tuple[Span, ...]) -> StartTag:
    """The tag at ``opening`` of ``text``; ``shown`` is the text as the parser saw it, ``regions`` template tags."""
    found = NAME.match(shown, opening.start, opening.end)
    name = Span(opening.start + 1, found.end() if found else opening.start + 1)
    inside = touching(regions, opening)
    written = list(_written(shown, Span(name.end, opening.end - 1)))
    in_values = [(it, value) for it in inside for _, value in written if value is not None and value.holds(it)]
    held = {value for _, value in in_values if value}
    kind = _type(text, written) if name.of(shown).lower() == "input" else ""
    tag = name.of(shown).lower()
    attributes = tuple(_attribute(text, tag, kind, it, value, value not in held) for it, value in written)
    spare = tuple(it for it in inside if it not in [region for region, _ in in_values])
    return StartTag(name, attributes, spare)


def _written(shown: str, span: Span) -> Iterator[tuple[Span, Span | None]]:
    """Spans of names and of values with their quotes, in order."""
    at = span.start
    while found := ATTRIBUTE.match(shown, at, span.end):
        value = Span(*found.span("value")) if found["value"] is not None else None
        if value is None and found["equals"]:
            value = Span(found.end("equals"), found.end("equals"))
        yield Span(*found.span("name")), value
        at = found.end()


def _type(text: str, written: list[tuple[Span, Span | None]]) -> str:
    value = next((value for name, value in written if name.of(text).lower() == "type"), None)
    return value.of(text).strip("\"'").lower() if value else ""


def _attribute(text: str, tag: str, kind: str, name: Span, value: Span | None, known: bool) -> Attribute:
    react = react_name(name.of(text), tag, kind)
    if value is None:
        return Attribute(react, name, name, None, Span(name.end, name.end))
    quoted = text[value.start : value.start + 1] in ('"', "'") and value.end - value.start >= 2
    inner = Span(value.start + 1, value.end - 1) if quoted else value
    return Attribute(react, Span(name.start, value.end), name, Plain(inner, known), value)


def react_name(written: str, tag: str, kind: str) -> str:
    """What React calls an attribute of a tag; ``kind`` is the input's type.

    The value that HTML writes is the one a user starts from: React's ``defaultValue``.
    """
    name = written.lower()
    if tag in ("input", "textarea") and name == "value" and kind not in FIXED_VALUES:
        return "defaultValue"
    if tag == "input" and name == "checked":
        return "defaultChecked"
    return REACT.get(name, name)


def html_name(name: str) -> str:
    """What HTML calls an attribute that is named as React does."""
    return HTML.get(name, name)
