"""Whether a page may be a React server component, which holds no state and hands no functions on."""

import re
from pathlib import Path

from tree_sitter import Node

from adapter.binding.components import module_directive
from adapter.project.package import Package

CLIENT_ONLY = re.compile(r"\buse[A-Z]\w*\(|\bon[A-Z]\w*=\{")


def is_server(path: Path, text: str, grammar: Node, package: Package | None) -> bool:
    """Whether a page may be a server component (Next.js docs, "use client").

    In a Next.js project that is every file without the directive and without what only a client may use.
    """
    parts = path.parts[:-1]
    if "use client" in module_directive(grammar, text):
        return False
    if package is None or "next" not in package.dependencies:
        return package is None and "app" in parts
    return "pages" not in parts and CLIENT_ONLY.search(text) is None
