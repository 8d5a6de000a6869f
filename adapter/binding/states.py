"""States of React, as their names are declared: ``const [open, setOpen] = useState(…)``."""

from tree_sitter import Node

from adapter.binding.bound import Local
from adapter.binding.names import Names
from adapter.binding.nodes import field


def state_call(found: Local, names: Names) -> Node | None:
    """The call ``useState(…)`` whose first result a name is."""
    value = field(found.node, "value")
    callee = field(value, "function") if value is not None and value.type == "call_expression" else None
    is_state = callee is not None and names.slice(callee).rpartition(".")[2] == "useState"
    return value if is_state and found.path == ("0",) else None
