"""Setters of states that a fix introduces, as handlers."""

import re

from msgspec import Struct

from adapter.realising.written import Raw

BOOLEAN = re.compile(r"Boolean\((\w+)\)")


class Setter(Struct, frozen=True):
    """A state setter that the fix itself introduces; one of an ``anchor`` takes the element or ``null``.

    Where the state is one for all rows of a list, ``key`` is the code that tells this row from the others.
    """

    name: str
    anchor: bool = False
    key: str = ""

    def handler(self, payload: str) -> Raw:
        """A handler that opens (``true``), closes (``false``), or turns round what code says is so (``!open``)."""
        if payload != "true" and not payload.startswith("!"):
            return Raw((f"() => {self.name}(null)",))
        shown = BOOLEAN.fullmatch(payload.removeprefix("!"))
        closes = f"{shown[1] if shown else payload[1:]} ? null : " if payload.startswith("!") else ""
        if not self.anchor:
            return Raw((f"() => {self.name}({closes}{self.key})",))
        element = "event.currentTarget"
        value = f"{{ key: {self.key}, element: {element} }}" if self.key else element
        return Raw((f"(event) => {self.name}({closes}{value})",))
