"""Markup with holes: the notation of ``find``, ``write`` and every form in a mapping.

``<Button {look} disabled={disabled} icon={icon?} {...rest}>{content}</Button>`` is parsed into plain data.  What
a hole may name is not known here; ``catalogue.loading`` asks that of the vocabulary.
"""

import re

from msgspec import Struct


class Hole(Struct, frozen=True, tag=True):
    """``{path}``, ``{path?}``, ``{path!}``, ``{path: kind}``, ``{path else code}``, ``{path and path then code}``.

    ``{path ?? path ?? code}`` says what stands where the value may be undefined, ``{path without other}`` that nothing
    is written beside the other.
    """

    path: tuple[str, ...]
    optional: bool = False
    kind: str = ""
    otherwise: str = ""
    then: str = ""
    also: tuple[str, ...] = ()
    needed: bool = False
    fallbacks: tuple[str, ...] = ()
    without: str = ""

    @property
    def name(self) -> str:
        """The path as written."""
        return ".".join(self.path)


class Spread(Struct, frozen=True, tag=True):
    """``{...path}``: what nobody claimed of one element."""

    path: tuple[str, ...]


class Object(Struct, frozen=True, tag=True):
    """An object literal; an entry whose value is an empty object is not written."""

    entries: "tuple[tuple[str, Value] | Spread, ...]"


class Code(Struct, frozen=True, tag=True):
    """An expression with holes and markup in it."""

    pieces: "tuple[str | Hole | Markup, ...]"


class Words(Struct, frozen=True, tag=True):
    """A quoted attribute value with holes: ``"{name}-label"``."""

    pieces: tuple[str | Hole, ...]


class AnyWord(Struct, frozen=True, tag=True):
    """``name~="a b"`` in a pattern: the attribute is written with one of these words in it."""

    words: tuple[str, ...]


class Attribute(Struct, frozen=True, tag=True):
    """``name={value}``; a bare ``name`` has the value ``True``."""

    name: str
    value: "Value | bool"


class Markup(Struct, frozen=True, tag=True):
    """One element; ``attributes`` are in order: named ones, ``{table}`` holes, rests."""

    name: str
    attributes: tuple[Attribute | Hole | Spread, ...]
    children: "tuple[Item, ...]"

    @property
    def is_empty(self) -> bool:
        """Whether it is written self-closing."""
        return not self.children

    @property
    def rendered(self) -> str:
        """The host that it says to be rendered as, ``component="a"``; empty where it says none."""
        values = (it.value for it in self.attributes if isinstance(it, Attribute) and it.name == "component")
        return next((it.pieces[0] for it in values if isinstance(it, Words) and isinstance(it.pieces[0], str)), "")


class CallForm(Struct, frozen=True):
    """``toast.success(title, { description: description? })``: a dotted name, and values; ``text`` is all of it."""

    callee: str
    arguments: "tuple[Value, ...]"
    text: str = ""

    @property
    def member(self) -> tuple[str, ...]:
        """What is taken from the function before it is called: ``("success",)``."""
        return tuple(self.callee.split(".")[1:])


Value = Hole | Object | Code | Words | AnyWord
Item = str | Hole | Code | Markup
Form = tuple[Item, ...]

NAME = re.compile(r"[A-Za-z][\w.:-]*")
ATTRIBUTE = re.compile(r"[A-Za-z_@][\w:.-]*")
HOLE = re.compile(
    r"(?P<path>[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)(?P<mark>[?!](?!\?))?(?:\s+and\s+(?P<also>[\w.-]+))?"
    r"(?P<fallbacks>(?:\s*\?\?\s*(?:[\w.-]+|\"[^\"]*\"))+)?"
    r"(?:\s*:\s*(?P<kind>[a-z-]+)|\s+else\s+(?P<otherwise>.+?)|\s+then\s+(?P<then>.+?))?(?:\s+without\s+(?P<without>\w+))?",
    re.S,
)
REFERENCE = re.compile(
    r"(?<![\w.$])(?P<path>root\.[a-z_]\w*|[A-Za-z_]\w*(?:\.[a-z_]\w*)*)(?P<optional>\?(?![.?:\w\s]))?(?!\w)"
)
STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
KEY = re.compile(r"\s*(?P<key>[A-Za-z_]\w*|\"[^\"]+\")\s*:\s*")
CALL = re.compile(r"\s*(?P<callee>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)\s*\((?P<arguments>.*)\)\s*", re.S)
SPREAD = re.compile(r"\s*\.\.\.(?P<path>[a-z_][\w-]*(?:\.[a-z_][\w-]*)*)\s*")


class MarkupMistake(ValueError):
    """A template that is no markup with holes; the message says where and what."""


def parse_markup(text: str) -> Form:
    """The items of a template, white space between them dropped where it holds a line break."""
    reader = _Reader(text)
    items = reader.items(None)
    if reader.at < len(text):
        raise reader.mistake("this closes nothing")
    return items


def parse_call(text: str) -> CallForm:
    """A call with holes: its arguments are holes, code, and object literals whose values are holes."""
    found = CALL.fullmatch(text)
    if not found:
        raise MarkupMistake(f"expected a call, name(arguments): {text.strip()[:30]!r}")
    arguments: list[Value] = []
    at, inner = 0, found["arguments"]
    while at < len(inner):
        end = _comma(inner, at)
        if inner[at:end].strip():
            arguments.append(_value(inner[at:end]))
        at = end + 1
    return CallForm(found["callee"], tuple(arguments), " ".join(text.split()))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def mistake(self, why: str) -> MarkupMistake:
        return MarkupMistake(f"{why}: {self.text[self.at : self.at + 30]!r}")

    def skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def looking_at(self, word: str) -> bool:
        return self.text.startswith(word, self.at)

    def expect(self, word: str) -> None:
        if not self.looking_at(word):
            raise self.mistake(f"expected {word!r}")
        self.at += len(word)

    def take(self, pattern: re.Pattern[str], what: str) -> str:
        found = pattern.match(self.text, self.at)
        if not found:
            raise self.mistake(f"expected {what}")
        self.at = found.end()
        return found.group()

    def items(self, until: str | None) -> Form:
        items: list[Item] = []
        while self.at < len(self.text):
            if self.looking_at("</"):
                break
            if self.looking_at("<"):
                items.append(self.element())
            elif self.looking_at("{"):
                items.append(self.braced())
            else:
                items += self.words()
        if until is not None and not self.looking_at("</"):
            raise self.mistake(f"<{until}> is not closed")
        return tuple(items)

    def words(self) -> list[Item]:
        end = min(
            (it for it in (self.text.find("<", self.at), self.text.find("{", self.at)) if it >= 0),
            default=len(self.text),
        )
        text, self.at = self.text[self.at : end], end
        return [] if not text.strip() and "\n" in text else [text] if text.strip() else []

    def element(self) -> Markup:
        self.expect("<")
        name = "" if self.looking_at(">") else self.take(NAME, "a name")
        attributes = self.attributes()
        if self.looking_at("/>"):
            self.at += 2
            return Markup(name, attributes, ())
        self.expect(">")
        children = self.items(name)
        self.expect("</")
        self.expect(name)
        self.expect(">")
        return Markup(name, attributes, children)

    def attributes(self) -> tuple[Attribute | Hole | Spread, ...]:
        found: list[Attribute | Hole | Spread] = []
        while True:
            self.skip()
            if self.looking_at("/>") or self.looking_at(">"):
                return tuple(found)
            found.append(self.braced_attribute() if self.looking_at("{") else self.attribute())

    def braced_attribute(self) -> Hole | Spread:
        inner = self.balanced()
        if found := SPREAD.fullmatch(inner):
            return Spread(tuple(found["path"].split(".")))
        hole = _hole(inner)
        if hole is None:
            raise self.mistake(f"{{{inner}}} is neither a hole nor a rest")
        return hole

    def attribute(self) -> Attribute:
        name = self.take(ATTRIBUTE, "an attribute")
        if self.looking_at("~="):
            self.at += 2
            return Attribute(name, AnyWord(tuple(self.take(STRING, "a string")[1:-1].split())))
        if not self.looking_at("="):
            return Attribute(name, True)
        self.at += 1
        if self.looking_at('"'):
            return Attribute(name, _words(self.take(STRING, "a string")[1:-1]))
        inner = self.balanced()
        return Attribute(name, _value(inner))

    def braced(self) -> Hole | Code:
        inner = self.balanced()
        return _hole(inner) or _code(inner)

    def balanced(self) -> str:
        """The text between this brace and its partner."""
        self.expect("{")
        start, depth = self.at, 1
        while self.at < len(self.text):
            if string := STRING.match(self.text, self.at):
                self.at = string.end()
                continue
            depth += {"{": 1, "}": -1}.get(self.text[self.at], 0)
            self.at += 1
            if not depth:
                return self.text[start : self.at - 1]
        raise self.mistake("a brace is not closed")


def _hole(inner: str) -> Hole | None:
    found = HOLE.fullmatch(inner.strip())
    if not found or found["path"] in ("true", "false", "null", "undefined"):
        return None
    return Hole(
        tuple(found["path"].split(".")),
        found["mark"] == "?",
        found["kind"] or "",
        (found["otherwise"] or "").strip(),
        (found["then"] or "").strip(),
        tuple((found["also"] or "").split(".")) if found["also"] else (),
        found["mark"] == "!",
        tuple(it.strip() for it in (found["fallbacks"] or "").split("??")[1:]),
        found["without"] or "",
    )


def _words(text: str) -> Words:
    pieces = re.split(r"\{([\w.-]+)\}", text)
    return Words(tuple(Hole(tuple(it.split("."))) if i % 2 else it for i, it in enumerate(pieces) if it))


def _value(inner: str) -> Value:
    stripped = inner.strip()
    if stripped.startswith("{") and stripped.endswith("}"):
        return _object(stripped[1:-1])
    if STRING.fullmatch(stripped):
        return Words((stripped[1:-1],))
    return _hole(stripped) or _code(stripped)


def _object(inner: str) -> Object:
    entries: list[tuple[str, Value] | Spread] = []
    at = 0
    while at < len(inner):
        end = _comma(inner, at)
        entry = inner[at:end]
        at = end + 1
        if not entry.strip():
            continue
        if spread := SPREAD.fullmatch(entry):
            entries.append(Spread(tuple(spread["path"].split("."))))
            continue
        key = KEY.match(entry)
        if not key:
            raise MarkupMistake(f"expected `key: value` or `...rest` in an object: {entry!r}")
        entries.append((key["key"], _value(entry[key.end() :])))
    return Object(tuple(entries))


def _comma(text: str, at: int) -> int:
    """The next comma outside brackets and strings, or the end."""
    depth = 0
    while at < len(text):
        if string := STRING.match(text, at):
            at = string.end()
            continue
        if text[at] == "," and not depth:
            return at
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(text[at], 0)
        at += 1
    return at


EXPRESSION_START = re.compile(r"(?:^|[(?:,]|&&|\|\||=>)\s*$")


def _code(text: str) -> Code:
    pieces: list[str | Hole | Markup] = []
    at = start = 0
    while at < len(text):
        if string := STRING.match(text, at):
            at = string.end()
        elif text[at] == "<" and EXPRESSION_START.search(text[:at]):
            pieces += [text[start:at]] if text[start:at] else []
            reader = _Reader(text)
            reader.at = at
            pieces.append(reader.element())
            at = start = reader.at
        elif reference := REFERENCE.match(text, at):
            pieces += [text[start:at]] if text[start:at] else []
            pieces.append(Hole(tuple(reference["path"].split(".")), bool(reference["optional"])))
            at = start = reference.end()
        else:
            at += 1
    return Code((*pieces, text[start:]) if text[start:] else tuple(pieces))
