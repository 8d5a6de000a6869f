"""The stories of fixtures/pages: a page as it was generated, what becomes of it, and what is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapter.catalogue.loading import systems
from adapter.compiler import Candidate
from adapter.source.page import Page
from adapter.source.span import Span
from adapter.syntax.languages import is_html, read
from tests.pages import PAGES, SYSTEM, after, compile_page, page_at

LONGEST = 70


@dataclass(frozen=True)
class Story:
    """One folder in one system: its page, and where the goldens stand beside it.

    Those of the first system are called plainly (``after.tsx``), those of another one after it (``after.carbon.tsx``).
    """

    name: str
    page: Path
    system: str = SYSTEM

    @property
    def title(self) -> str:
        """How the story is called: ``tabs-props``, or ``tabs-props:carbon``."""
        return self.name if self.system == SYSTEM else f"{self.name}:{self.system}"

    @property
    def golden(self) -> Path:
        return self.page.with_name(f"after{self._middle}{self.page.suffix}")

    @property
    def findings(self) -> Path:
        return PAGES / self.name / f"findings{self._middle}.txt"

    @property
    def _middle(self) -> str:
        return "" if self.system == SYSTEM else f".{self.system}"


def stories(every: bool = False) -> list[Story]:
    """Every story: a folder with `before.*` or with one `page.*` below `app/`.

    In the first system each of them, in others those that have a golden there, or with ``every`` all.
    """
    found = []
    for folder in sorted(it for it in PAGES.iterdir() if it.is_dir()):
        pages = [*folder.glob("before.[jt]sx"), *folder.glob("before.html"), *folder.glob("app/**/page.[jt]sx")]
        assert len(pages) == 1, f"{folder} has {len(pages)} pages"
        for system in systems():
            story = Story(folder.name, pages[0], system)
            if every or system == SYSTEM or story.golden.is_file():
                found.append(story)
    return found


def told(story: Story) -> tuple[bytes, str]:
    """What the compiler makes of a story: the page's bytes, and its findings."""
    page = page_at(story.page)
    compiled = compile_page(page, system=story.system)
    result = after(page, compiled)
    return result.encode(result.text), "".join(f"{it}\n" for it in _findings(page, compiled.candidates))


def _findings(page: Page, candidates: tuple[Candidate, ...]) -> Iterator[str]:
    """A line for each candidate that stays: by the text it stands under, since lines and columns move."""
    text = page.text
    found = read(text, is_html(page.path)).elements
    elements = {it.body.name.start: it for it in found} | {it.span.start: it for it in found}
    for it in candidates:
        if it.outcome in ("held back", "left"):
            tag = elements[it.span.start].body.opening if it.span.start in elements else _rest_of_line(text, it.span)
            reason = it.reasons[0]
            place = _shown(text, tag.start, tag.end)
            yield f"{it.outcome} {it.word} {place} {reason.code}: {reason.sentence}"


def _rest_of_line(text: str, span: Span) -> Span:
    """A call from its name to the end of the line."""
    return Span(span.start, text.find("\n", span.end))


def _shown(text: str, start: int, end: int) -> str:
    """An opening tag in quotes, with `(2 of 3)` where the page has it several times."""
    tag = text[start:end]
    total = text.count(tag)
    line = " ".join(tag.split())
    short = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    which = f" ({text.count(tag, 0, end)} of {total})" if total > 1 else ""
    return f'"{short}"{which}'
