"""Where a file renders the whole app: the markup that a provider goes around."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct
from tree_sitter import Node

from adapter.binding.names import Names
from adapter.binding.nodes import ancestors, field
from adapter.source.span import Span
from adapter.tree import Element, Tree

Manner = Literal["bracketed", "bare", "children"]
RENDERERS = frozenset({"react-dom", "react-dom/client"})
HYDRATES = "hydrateRoot"
RENDERS = frozenset({"render", "hydrate", HYDRATES})
BRACKETS = frozenset({"parenthesized_expression", "arguments"})


class Site(Struct, frozen=True):
    """The markup of the whole app: between brackets, bare (``return <App />``), or an element's children."""

    span: Span
    manner: Manner


Finder = Callable[[Tree, Names], Iterator[Site]]


def root_sites(tree: Tree, names: Names) -> Iterator[Site]:
    """What ``createRoot(…).render(…)``, ``ReactDOM.render(…)`` and ``hydrateRoot(…)`` are given."""
    if not any(it.module in RENDERERS for it in names.statements):
        return
    for element in _roots(tree):
        around = next((it for it in ancestors(element.grammar) if it.type not in BRACKETS), None)
        if around is not None and _renders(around, names):
            yield Site(element.span, "bracketed")


def layout_sites(tree: Tree, _: Names) -> Iterator[Site]:
    """The children of ``<body>`` in a root layout."""
    for element in tree.elements:
        if element.name == "body" and element.children:
            yield Site(element.body.inner, "children")


def page_sites(tree: Tree, _: Names) -> Iterator[Site]:
    """What ``_app`` returns around ``<Component>``, where it is returned as it stands."""
    for element in _roots(tree):
        if any(it.name == "Component" for it in (element, *element.descend())) and _is_returned(element):
            yield Site(element.span, _manner(element))


def _roots(tree: Tree) -> Iterator[Element]:
    return (it for it in tree.elements if it.parent is None)


def _renders(call: Node, names: Names) -> bool:
    function = field(call, "function")
    if call.type != "call_expression" or function is None:
        return False
    called = field(function, "property") if function.type == "member_expression" else function
    return called is not None and names.slice(called) in RENDERS


def _is_returned(element: Element) -> bool:
    above = next((it for it in ancestors(element.grammar) if it.type != "parenthesized_expression"), None)
    return above is not None and above.type in ("return_statement", "arrow_function")


def _manner(element: Element) -> Manner:
    above = element.grammar.parent
    return "bracketed" if above is not None and above.type in BRACKETS else "bare"
