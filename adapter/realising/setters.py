"""Setters of states that a fix introduces, as handlers."""

from msgspec import Struct

from adapter.realising.written import Raw


class Setter(Struct, frozen=True):
    """A state setter that the fix itself introduces; one of an ``anchor`` takes the element or ``null``.

    Where the state is one for all rows of a list, ``key`` is the code that tells this row from the others.
    """

    name: str
    anchor: bool = False
    key: str = ""

    def handler(self, *, opens: bool) -> Raw:
        """A handler that opens or closes."""
        if not opens:
            return Raw((f"() => {self.name}(null)",))
        if not self.anchor:
            return Raw((f"() => {self.name}({self.key})",))
        element = "event.currentTarget"
        value = f"{{ key: {self.key}, element: {element} }}" if self.key else element
        return Raw((f"(event) => {self.name}({value})",))
