"""What reading a value needs: somebody to tell what is wrong, and somebody who follows references."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.node import Json, Node
from adapter.words.mistake import nearest


class Unfit(Exception):
    """A token has no value; why was said."""


class Following(ABC):
    """What reading a value needs: somebody to tell, and somebody who follows references."""

    def __init__(self, told: Diagnostics) -> None:
        self.told = told

    def unfit(self, code: str, node: Node, text: str) -> Unfit:
        """Say what is wrong; raise what this returns."""
        self.told.add(code, node, text)
        return Unfit()

    @abstractmethod
    def follow(self, node: Node, kind: str, where: str) -> Json:
        """The value of a part, through references; raises Unfit."""


def wrong(node: Node, where: str, wanted: str, to: Following) -> Unfit:
    """Say that a value is of the wrong kind; raise what this returns."""
    return to.unfit("T203", node, f"{where} is {node.kind()}: {wanted}")


def part(node: Node, name: str, where: str, to: Following) -> Node:
    """A part that a value must have; raises Unfit."""
    if name not in node.members:
        raise to.unfit("T205", node, f"{where} lacks {name}")
    return node.members[name]


def known(node: Node, names: Sequence[str], where: str, to: Following) -> None:
    """Say the parts of a value that its type does not have."""
    for name, it in node.members.items():
        if name not in names:
            near = nearest(name, names)
            hint = f"; did you mean {near}?" if near else ""
            to.told.add("T204", it, f"{where} has {name}, which its type does not{hint}")
