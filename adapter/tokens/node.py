"""A JSON value that knows where it was written."""

from msgspec import Struct

Scalar = str | int | float | bool | None
Json = Scalar | list["Json"] | dict[str, "Json"]
Path = tuple[str, ...]


class Node(Struct, frozen=True, eq=False):
    """One value of a file; ``line`` counts from 1."""

    data: "Scalar | tuple[Node, ...] | dict[str, Node]"
    file: str
    line: int

    @property
    def members(self) -> "dict[str, Node]":
        """The members of an object, none for anything else."""
        return self.data if isinstance(self.data, dict) else {}

    @property
    def items(self) -> "tuple[Node, ...]":
        """The items of an array, none for anything else."""
        return self.data if isinstance(self.data, tuple) else ()

    @property
    def text(self) -> str | None:
        """The string that this is, else None."""
        return self.data if isinstance(self.data, str) else None

    @property
    def number(self) -> float | None:
        """The number that this is, else None; true and false are none."""
        return self.data if isinstance(self.data, int | float) and not isinstance(self.data, bool) else None

    @property
    def children(self) -> "dict[str, Node]":
        """The members that are tokens and groups: no properties of the format, ``$root`` included."""
        return {name: it for name, it in self.members.items() if name[:1] != "$" or name == "$root"}

    def plain(self) -> Json:
        """The value without its places."""
        match self.data:
            case dict():
                return {name: it.plain() for name, it in self.data.items()}
            case tuple():
                return [it.plain() for it in self.data]
        return self.data

    def kind(self) -> str:
        """What it is, in words for a message."""
        match self.data:
            case dict():
                return "an object"
            case tuple():
                return "an array"
            case bool():
                return "true" if self.data else "false"
            case None:
                return "null"
            case str():
                return f'"{self.data}"'
        return f"the number {self.data:g}"


def dotted(path: Path) -> str:
    """A token's path as references write it."""
    return ".".join(path)
