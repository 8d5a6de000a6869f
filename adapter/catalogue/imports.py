"""The ``imports`` of a mapping: what its markup uses, and where that comes from."""

from collections.abc import Mapping

from adapter.catalogue.document import Document, Toml


def read_imports(document: Document, data: Mapping[str, Toml]) -> dict[str, tuple[str, str]]:
    """Template name to module and export: ``"@mui/material" = ["Button"]``, ``"x/Add" = "default as AddIcon"``."""
    found = {}
    for module, value in document.table(data.get("imports"), "imports").items():
        for it in document.strings(value, "imports"):
            exported, _, local = it.partition(" as ")
            found[(local or exported).strip()] = (module, exported.strip())
    return found
