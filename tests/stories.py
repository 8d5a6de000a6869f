"""The stories of fixtures/pages: a page as it was generated, what becomes of it, and what is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapter.compiler import Candidate
from adapter.source.page import Page
from adapter.syntax.languages import is_html, read
from tests.pages import PAGES, after, compile_page, page_at

LONGEST = 70


@dataclass(frozen=True)
class Story:
    """One folder: its page, and where the goldens stand beside it."""

    name: str
    page: Path

    @property
    def golden(self) -> Path:
        return self.page.with_name(f"after{self.page.suffix}")

    @property
    def findings(self) -> Path:
        return PAGES / self.name / "findings.txt"


def stories() -> list[Story]:
    """Every story: a folder with `before.*` or with one `page.*` below `app/`."""
    found = []
    for folder in sorted(it for it in PAGES.iterdir() if it.is_dir()):
        pages = [*folder.glob("before.[jt]sx"), *folder.glob("before.html"), *folder.glob("app/**/page.[jt]sx")]
        assert len(pages) == 1, f"{folder} has {len(pages)} pages"
        found.append(Story(folder.name, pages[0]))
    return found


def told(story: Story) -> tuple[bytes, str]:
    """What the compiler makes of a story: the page's bytes, and its findings."""
    page = page_at(story.page)
    compiled = compile_page(page)
    result = after(page, compiled)
    return result.encode(result.text), "".join(f"{it}\n" for it in _findings(page, compiled.candidates))


def _findings(page: Page, candidates: tuple[Candidate, ...]) -> Iterator[str]:
    """A line for each candidate that stays: by the text it stands under, since lines and columns move."""
    text = page.text
    found = read(text, is_html(page.path)).elements
    elements = {it.body.name.start: it for it in found} | {it.span.start: it for it in found}
    for it in candidates:
        if it.outcome in ("held back", "left"):
            tag = elements[it.span.start].body.opening
            reason = it.reasons[0]
            place = _shown(text, tag.start, tag.end)
            yield f"{it.outcome} {it.word} {place} {reason.code}: {reason.sentence}"


def _shown(text: str, start: int, end: int) -> str:
    """An opening tag in quotes, with `(2 of 3)` where the page has it several times."""
    tag = text[start:end]
    total = text.count(tag)
    line = " ".join(tag.split())
    short = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    which = f" ({text.count(tag, 0, end)} of {total})" if total > 1 else ""
    return f'"{short}"{which}'
