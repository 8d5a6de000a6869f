"""What the inline scripts, handlers and styles of an HTML page select, as far as their text shows it."""

import re
from collections.abc import Iterable

from msgspec import Struct

from adapter.binding.class_names import mentions
from adapter.tree import Element, Plain

SELECTOR = r"(?:querySelector(?:All)?|getElementsByTagName|closest|matches|\$|jQuery|find|children|filter|is|on)\s*\("
# What attributes that hold code are called: HTML's handlers, and those of Alpine, Vue and htmx.
HANDLERS = ("on", "@", "x-", "v-", ":", "hx-on", "data-action")
# From element to element by where they stand, not by what they are called.
WALKS = re.compile(
    r"\b(?:parent(?:Element|Node|s)?|(?:next|previous)(?:Element)?Sibling|(?:first|last)(?:Element)?Child|child(?:ren|Nodes)"
    r"|insertBefore|insertAdjacent\w+|nextAll|prevAll|siblings)\b"
)


class Scripts(Struct, frozen=True):
    """The text of a page's inline scripts and handlers, and of its inline styles."""

    text: str = ""
    styles: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there are none, as on every page but HTML."""
        return not self.text and not self.styles

    def mention_class(self, name: str) -> bool:
        """Whether a class name stands in them anywhere; then it may be what they select by."""
        return any(mentions(it, name) for it in (self.text, self.styles) if it)

    def select_tag(self, tag: str) -> bool:
        """Whether a selector in them names a tag."""
        if self.is_empty:
            return False
        named = rf"{re.escape(tag)}(?![\w-])"
        in_script = rf"{SELECTOR}\s*[\"'`](?:[^\"'`]*[\s>+~,(])?{named}"
        in_style = rf"(?:^|[\s>+~,(}}/]){named}[^{{}};]*\{{"
        return bool(re.search(in_script, self.text) or re.search(in_style, self.styles))

    def relate(self, names: Iterable[str]) -> bool:
        """Whether a style looks for one of these (``input``, ``.a``, ``#b``) right beside or inside something."""
        return any(re.search(rf"[>+~]\s*[\w-]*{re.escape(it)}(?![\w-])", self.styles) for it in names)

    @property
    def walk(self) -> str:
        """The first word in them by which they go from one element to its parent, child or sibling; empty for none."""
        found = WALKS.search(self.text)
        return found[0] if found else ""


def scripts_of(elements: Iterable[Element], text: str) -> Scripts:
    """The inline scripts of a page: what stands in ``<script>``, handlers in attributes; and what in ``<style>``."""
    said: dict[str, list[str]] = {"script": [], "style": []}
    for element in elements:
        if element.name in said:
            said[element.name].append(element.body.inner.of(text))
        for it in element.attributes:
            if isinstance(it.value, Plain) and it.name.startswith(HANDLERS) and len(it.name) > 2:
                said["script"].append(it.value.span.of(text))
    return Scripts("\n".join(said["script"]), "\n".join(said["style"]))
