"""A value that is a truth or one certain string, taken apart into two truths.

``all || (some && "indeterminate")`` is checked where ``all`` is true, and neither where ``!all && some`` is.
"""

import re

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import field, in_braces, inner, named, walk
from adapter.binding.purity import is_pure
from adapter.binding.shapes import prop_of, props_type, shape_of

TRUE, FALSE = "true", "false"
PLAIN = re.compile(r"!?[\w$]+(?:\??\.[\w$]+)*(?:\(\))?")
LOOSE = re.compile(r"\|\||&&|\?|=>|(?<![=!<>])=(?!=)|,|\b(?:as|satisfies|yield|await)\b")
GETTER = re.compile(r"(?:get|is|has)[A-Z]\w*$")


class Split(Struct, frozen=True):
    """Code for whether a value is true, and for whether it is the string; ``repeatable`` if both may be evaluated."""

    truth: str
    string: str
    repeatable: bool


class Marker(Struct, frozen=True):
    """The string that a value may be beside truths, and the library's type that says so, empty for none."""

    string: str
    type: str = ""

    def is_in(self, code: str) -> bool:
        """Whether code says that something may be the string."""
        quoted = re.search(rf"[\"'`]{re.escape(self.string)}[\"'`]", code)
        return bool(quoted) or (bool(self.type) and re.search(rf"\b{self.type}\b", code) is not None)


def split(value: Node | None, marker: Marker, names: Names) -> Split | None:
    """The two truths of an attribute's value; ``None`` where nothing on the page says that it may be the string."""
    if value is None or not _may_be(value, marker, names):
        return None
    expression = in_braces(value) if value.type == "jsx_expression" else value
    truth, other = _Splitter(marker, names).both(expression)
    return Split(truth, other, _is_repeatable(expression, names))


def _may_be(value: Node, marker: Marker, names: Names) -> bool:
    """Whether the string stands in the value, or in what its names are declared as."""
    if marker.is_in(names.slice(value)):
        return True
    return any(marker.is_in(_declared(it, names)) for it in walk(value) if it.type == "identifier")


def _declared(leaf: Node, names: Names) -> str:
    found = names.local(names.slice(leaf), leaf.start_byte)
    if found is None:
        return ""
    prop = prop_of(found, names)
    if prop is None or not prop.name:
        return _meant(found.node, names) if found.kind in ("const", "let") else ""
    member = shape_of(props_type(prop.function, names), names).members.get(prop.name)
    return _meant(member, names) if member is not None else ""


def _meant(node: Node, names: Names) -> str:
    """A declaration's text, with the types of this file that it names."""
    types = (it for it in walk(node) if it.type == "type_identifier")
    declared = (names.type_declaration(names.slice(it), it.start_byte) for it in types)
    return " ".join([names.slice(node), *(names.slice(it) for it in declared if it is not None)])


def _is_repeatable(expression: Node, names: Names) -> bool:
    """Whether evaluating it twice makes no difference; calls named like getters count as reading."""
    calls = [it for it in walk(expression) if it.type == "call_expression"]
    if not calls:
        return is_pure(expression)
    return all(_is_getter(it, names) for it in calls) and not any(
        it.type in ("assignment_expression", "update_expression", "await_expression") for it in walk(expression)
    )


def _is_getter(call: Node, names: Names) -> bool:
    arguments, callee = field(call, "arguments"), field(call, "function")
    is_bare = arguments is not None and not named(arguments)
    return is_bare and callee is not None and bool(GETTER.search(names.slice(callee)))


class _Splitter(Struct, frozen=True):
    marker: Marker
    names: Names

    def both(self, node: Node) -> tuple[str, str]:
        """Code for: it is true, it is the string."""
        node = inner(node)
        match node.type:
            case "string" if self.names.slice(node)[1:-1] == self.marker.string:
                return FALSE, TRUE
            case "as_expression" if not self._may_be(named(node)[0]):
                return self._compared(node) if self._may_be(node) else (self.names.slice(node), FALSE)
            case "as_expression":
                return self.both(named(node)[0])
            case "ternary_expression":
                return self._choice(node)
            case "binary_expression":
                return self._logic(node)
        return self._compared(node) if self._may_be(node) else (self.names.slice(node), FALSE)

    def _may_be(self, node: Node) -> bool:
        return _may_be(node, self.marker, self.names)

    def _compared(self, node: Node) -> tuple[str, str]:
        shown = _operand(self.names.slice(node))
        return f"{shown} === true", f'{shown} === "{self.marker.string}"'

    def _choice(self, node: Node) -> tuple[str, str]:
        condition, one, other = (field(node, it) for it in ("condition", "consequence", "alternative"))
        assert condition is not None
        assert one is not None
        assert other is not None
        test = self.names.slice(condition)
        (truth, string), (other_truth, other_string) = self.both(one), self.both(other)
        return _if(test, truth, other_truth), _if(test, string, other_string)

    def _logic(self, node: Node) -> tuple[str, str]:
        left, right, sign = field(node, "left"), field(node, "right"), field(node, "operator")
        kind = self.names.slice(sign) if sign is not None else ""
        if left is None or right is None or kind not in ("&&", "||") or self._may_be(left):
            is_choice = kind in ("&&", "||", "??") and self._may_be(node)
            return self._compared(node) if is_choice else (self.names.slice(node), FALSE)
        test = self.names.slice(left)
        truth, string = self.both(right)
        if kind == "&&":
            return _if(test, truth, FALSE), _if(test, string, FALSE)
        return _if(test, TRUE, truth), _if(test, FALSE, string)


def _if(test: str, one: str, other: str) -> str:
    """``test ? one : other``, in the shortest form."""
    match one, other:
        case _ if one == other:
            return one
        case ("true", "false"):
            return test
        case ("false", "true"):
            return _not(test)
        case ("true", _):
            return f"{_side(test)} || {_side(other)}"
        case (_, "false"):
            return f"{_side(test)} && {_side(one)}"
        case ("false", _):
            return f"{_not(test)} && {_side(other)}"
        case _:
            return f"{_side(test)} ? {one} : {other}"


def _not(test: str) -> str:
    return test.removeprefix("!") if re.fullmatch(r"![\w$.]+", test) else f"!{_operand(test)}"


def _side(text: str) -> str:
    """An operand of ``&&`` and ``||``: a comparison needs no parentheses there."""
    return _operand(text) if LOOSE.search(text) else text


def _operand(text: str) -> str:
    return text if PLAIN.fullmatch(text) or _is_wrapped(text) else f"({text})"


def _is_wrapped(text: str) -> bool:
    """Whether one pair of parentheses stands around all of it."""
    depth = 0
    for index, it in enumerate(text):
        depth += {"(": 1, ")": -1}.get(it, 0)
        if not depth:
            return text.startswith("(") and index == len(text) - 1
    return False
