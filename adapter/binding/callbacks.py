"""Functions on the way of a value: callbacks of lists, memos, named helpers."""

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import FUNCTIONS, field, only, parameters, same

# Methods of arrays: those that hand elements to a callback, those that give (some of) the elements back.
CALLBACKS = frozenset(
    {
        "map",
        "flatMap",
        "forEach",
        "filter",
        "find",
        "findLast",
        "findIndex",
        "some",
        "every",
        "sort",
        "toSorted",
    }
)
SAME_LIST = frozenset({"filter", "slice", "reverse", "toReversed", "sort", "toSorted"})
ONE_OF_LIST = frozenset({"find", "findLast", "at"})
MEMO = frozenset({"useMemo", "React.useMemo"})


def function_of(found: Local | None) -> Node | None:
    """The function that a local name is: declared as one, or a constant that holds one."""
    if found is None or found.destructured:
        return None
    if found.node.type in FUNCTIONS:
        return found.node
    value = field(found.node, "value") if found.kind == "const" else None
    return value if value is not None and value.type in FUNCTIONS else None


def iterated(function: Node, parameter: Node, names: Names) -> Node | None:
    """The list whose elements a callback's parameter takes, as in ``list.map((item) => …)``."""
    arguments = function.parent
    call = arguments.parent if arguments is not None and arguments.type == "arguments" else None
    callee = field(call, "function")
    if arguments is None or callee is None or callee.type != "member_expression":
        return None
    method = field(callee, "property")
    name = names.slice(method) if method is not None else ""
    position = next((i for i, it in enumerate(parameters(function)) if same(it, parameter)), 9)
    fits = position == 0 or (position == 1 and name in ("sort", "toSorted"))
    if name not in CALLBACKS or not fits or not same(only(arguments), function):
        return None
    return field(callee, "object")


def called(function: Node, names: Names) -> str:
    """A function as a sentence names it."""
    name = field(function, "name") or field(function.parent, "name")
    return f"`{names.slice(name)}`" if name is not None else "a callback"
