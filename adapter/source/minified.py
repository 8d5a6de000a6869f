"""Pages that a bundler wrote."""

from adapter.source.page import Page

BUNDLED = (".js", ".mjs", ".cjs")
# No hand-written page so long has lines of that length on average, in characters; every minified bundle has.
MINIFIED_SIZE = 50_000
MINIFIED_LINE = 500


def is_minified(page: Page) -> bool:
    """Whether a page is a bundle: what it was made from is converted, never it itself."""
    size = len(page.text)
    if not page.path.endswith(BUNDLED) or size < MINIFIED_SIZE:
        return False
    return size > MINIFIED_LINE * (page.text.count("\n") + 1)
