"""The styles of one HTML page: the build that runs in the browser, its configuration in a script, and `<style>`."""

import re
from pathlib import Path

from msgspec.structs import replace

from adapter.project.parsed import Parsed
from adapter.styles.config3 import Config3, read_inline
from adapter.styles.config4 import Config4
from adapter.styles.css_blocks import Block, classes_in, read
from adapter.styles.project_styles import ProjectStyles
from adapter.syntax.grammar import parse
from adapter.tree import Element, Tree

PLAY3 = re.compile(r"cdn\.tailwindcss\.com")
PLAY4 = re.compile(r"@tailwindcss/browser")


def page_styles(tree: Tree, text: str, project: ProjectStyles | None) -> ProjectStyles | None:
    """What styles a page of HTML: the project's, and what the page itself brings; None without Tailwind."""
    scripts = [it for it in tree.elements if it.name == "script"]
    sheets = [read(_inner(it, text)) for it in tree.elements if it.name == "style"]
    sources = " ".join(_source(it, text) for it in scripts)
    defined = frozenset(name for it in sheets for name in classes_in(it))
    styles = _played(sources, scripts, sheets, text) or project
    return None if styles is None else replace(styles, defined=styles.defined | defined)


def _played(sources: str, scripts: list[Element], sheets: list[Block], text: str) -> ProjectStyles | None:
    if PLAY4.search(sources):
        config4 = Config4()
        for sheet in sheets:
            config4.read(sheet)
        return ProjectStyles(config4.tailwind(), is_open=config4.is_open)
    if not PLAY3.search(sources):
        return None
    inline = [it for it in scripts if "tailwind.config" in _inner(it, text)]
    config3 = _inline(_inner(inline[0], text)) if inline else Config3()
    return ProjectStyles(config3.tailwind(), is_open=config3.is_open or "plugins=" in sources)


def _inline(script: str) -> Config3:
    """The configuration of a script; one that cannot be read may say anything."""
    found = read_inline(Parsed(Path("inline.js"), script, parse(script).root_node))
    return found or Config3(is_open=True)


def _inner(element: Element, text: str) -> str:
    return element.body.inner.of(text)


def _source(element: Element, text: str) -> str:
    source = element.attribute("src")
    return source.value_span.of(text) if source else ""
