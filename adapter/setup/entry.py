"""One entry file: the provider around the app, and the system's stylesheets imported."""

from collections.abc import Sequence

from msgspec import Struct

from adapter.binding.names import Names
from adapter.rewriting.imports import Imports
from adapter.rewriting.indenting import indent_lines
from adapter.rewriting.plan import Plan
from adapter.rewriting.proof import prove_readable
from adapter.setup.provider import Provider
from adapter.setup.sites import Finder
from adapter.source.indentation import newline
from adapter.source.span import Span
from adapter.syntax.jsx import TooDeep, read
from adapter.tree import Tree
from adapter.words import Edit


class Entry(Struct, frozen=True):
    """A file that renders the app, as it is read; ``css`` are the stylesheets that it imports."""

    path: str
    text: str
    tree: Tree
    names: Names

    @property
    def css(self) -> tuple[str, ...]:
        """The stylesheets that it imports, as written."""
        return tuple(it.module for it in self.names.statements if it.module.endswith(".css"))

    def written(self, provider: Provider, css: Sequence[str], find: Finder, own: str) -> str | None:
        """The text with the provider around its one site and the stylesheets imported, None without such a site.

        Raises ``ProofFailed`` where that could not be read again.
        """
        edits = [self._imported(css)] if css else []
        shifts = []
        if provider.components:
            sites = list(find(self.tree, self.names))
            if len(sites) != 1 or self.tree.is_doubtful(sites[0].span):
                return None
            edit, shift = provider.edit(self.text, sites[0])
            edits, shifts = [edit, *edits], [shift]
        plan = Plan(self.text, [(0, it) for it in edits], shifts)
        imports = Imports(self.text, self.names, plan, self.tree.doubtful, (own,), provider.alias)
        made = [*imports.decide(), *indent_lines(plan, self.tree)]
        whole = Plan(self.text, [*((0, it) for it in edits), *((1, it) for it in made)], shifts)
        text = whole.render(imports.locals)
        prove_readable(self.tree, text, self.path)
        return text

    def _imported(self, css: Sequence[str]) -> Edit:
        """The system's stylesheets before the project's own, so that those still win."""
        statements = self.names.statements
        quote = self.text[statements[0].source.start] if statements else '"'
        end = ";" if not statements or statements[0].span.of(self.text).endswith(";") else ""
        lines = [f"import {quote}{it}{quote}{end}" for it in css]
        first = next((it for it in statements if it.module.endswith(".css")), None)
        between = newline(self.text)
        if first is not None:
            return Edit(Span(first.span.start, first.span.start), (between.join(lines) + between,), "after")
        at = statements[-1].span.end if statements else 0
        return Edit(Span(at, at), (between + between.join(lines),))


def read_entry(path: str, text: str) -> Entry | None:
    """A file as an entry, None where it cannot be read."""
    try:
        tree = read(text)
    except TooDeep:
        return None
    return Entry(path, text, tree, Names(tree.grammar, text))
