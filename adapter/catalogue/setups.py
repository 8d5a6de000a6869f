"""The ``[[setup]]`` tables of a system: what a project must have around its pages."""

from collections.abc import Iterator

from adapter.catalogue.document import Document
from adapter.catalogue.imports import read_imports
from adapter.catalogue.setup import Setup

SETUP_KEYS = ("when", "needs", "imports", "write", "css", "css_layer", "layers")


def read_setups(document: Document) -> Iterator[Setup]:
    """Every setup in the order of the file."""
    at = 0
    for data in document.tables(document.data.get("setup"), "setup"):
        at = document.text.find("[[setup]]", at) + 1
        document.known(data, SETUP_KEYS, "setup")
        yield Setup(
            document.pairs(data.get("when"), "setup.when"),
            document.strings(data.get("needs"), "setup.needs"),
            read_imports(document, data),
            document.markup(document.string(data.get("write"), "setup.write")),
            document.strings(data.get("css"), "setup.css"),
            document.string(data.get("css_layer"), "setup.css_layer"),
            document.strings(data.get("layers"), "setup.layers"),
            document.path,
            document.text.count("\n", 0, at) + 1,
        )
