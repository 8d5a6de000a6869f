"""The styles of one HTML page: the build that runs in the browser, its configuration in a script, and `<style>`."""

import re
from pathlib import Path

from msgspec.structs import replace

from adapter.project.files import read_text
from adapter.project.parsed import Parsed
from adapter.source.lines import Lines
from adapter.styles.config3 import Config3, read_inline
from adapter.styles.config4 import Config4
from adapter.styles.css_blocks import Block, classes_in, read
from adapter.styles.project_styles import ProjectStyles
from adapter.styles.sheets import Sheet
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


def page_sheets(tree: Tree, text: str, folder: Path) -> tuple[Sheet, ...]:
    """The style sheets of a page of HTML in its order: files beside it that it links, and `<style>`."""
    lines, found = Lines(text), []
    for it in tree.elements:
        if it.name == "style":
            found.append(Sheet("", _inner(it, text), lines.place(it.body.inner.start)[0]))
        elif it.name == "link" and "stylesheet" in _attribute(it, "rel", text):
            name = _attribute(it, "href", text).partition("?")[0].removeprefix("./")
            linked = (
                read_text(folder / name) if name and name[0] != "/" and ".." not in name and ":" not in name else None
            )
            if linked is not None:
                found.append(Sheet(name, linked))
    return tuple(found)


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
    return _attribute(element, "src", text)


def _attribute(element: Element, name: str, text: str) -> str:
    found = element.attribute(name)
    return found.value_span.of(text).strip("\"'") if found else ""
