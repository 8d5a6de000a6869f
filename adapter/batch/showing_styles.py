"""The resolved style of each element of one page as lines, for ``tree --styles``."""

from collections.abc import Iterator
from pathlib import Path

from adapter.batch.class_notes import nearest_styles
from adapter.batch.looking import Look
from adapter.binding.names import Names
from adapter.project.package import project_root
from adapter.project.project import Project
from adapter.source.lines import Lines
from adapter.styles.page_styles import page_sheets, page_styles
from adapter.styles.project_styles import ProjectStyles, global_sheets
from adapter.styles.resolved import Origin, Style, Undecided
from adapter.styles.resolving import Resolver
from adapter.syntax.languages import is_html

LONGEST = 100


def resolver_of(seen: Look) -> Resolver:
    """What resolves the styles of a page, with those of its project."""
    path = Path(seen.page.path)
    project = Project(project_root(path))
    known: dict[Path, ProjectStyles | None] = {}
    folder = nearest_styles(path, project, known)
    styles, text = known[folder], seen.page.text
    if is_html(seen.page.path):
        sheets = page_sheets(seen.tree, text, path.parent)
        styles = page_styles(seen.tree, text, styles)
    else:
        sheets = global_sheets(folder)
    return Resolver(seen.tree, text, Names(seen.tree.grammar, text), styles, sheets)


def style_lines(seen: Look) -> Iterator[str]:
    """Each element that has a style: its values under each set of conditions, and what is not decided."""
    resolver = resolver_of(seen)
    for element in seen.tree.elements:
        style = resolver.style(element)
        if style.values or style.undecided:
            line, column = seen.lines.place(element.span.start)
            yield f"{line}:{column} <{element.name}>"
            yield from _values(style, seen.lines)
            yield from (f"  ? {_undecided(it, seen.lines)}" for it in style.undecided)


def _values(style: Style, lines: Lines) -> Iterator[str]:
    for conditions in style.conditions():
        if conditions:
            yield f"  {', '.join(conditions)}:"
        for it in style.values:
            if (*it.when, *it.conditions) == conditions:
                mark = " !important" if it.important else ""
                space = "    " if conditions else "  "
                yield f"{space}{it.property}: {_short(it.value)}{mark}  ← {_origin(it.origin, lines)}"


def _origin(it: Origin, lines: Lines) -> str:
    if it.span is not None:
        line, column = lines.place(it.span.start)
        what = it.text if it.kind == "class" else "style"
        return f"{what} at {line}:{column}"
    return f"{_short(it.text)} in {it.file}:{it.line}" if it.file else f"{_short(it.text)} on line {it.line}"


def _undecided(it: Undecided, lines: Lines) -> str:
    place = "" if it.span is None else " at {}:{}".format(*lines.place(it.span.start))
    about = f"{it.property}: " if it.property and it.property != it.text else ""
    return f"{about}{_short(it.text)}{place} {it.why}" if not about else f"{about}{_short(it.text)}{place}: {it.why}"


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"
