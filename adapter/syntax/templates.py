"""Template tags in an HTML page: Jinja, Liquid, Handlebars, EJS, ERB and PHP.

They are found before the page is parsed, and hidden from the parser: what is inside them is no markup.
"""

import re
from bisect import bisect_left

from adapter.source.span import Span

OPENER = re.compile(r"<!--|<(?P<raw>script|style)\b|\{\{|\{%|\{#|<%|<\?(?:php\b|=)", re.I)
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>", "<?": "?>", "<!": "-->"}
# A tag that is longer is no tag: two braces that have nothing to do with one another.
LONGEST = 2000
IN_TAG, IN_TEXT = "x", " "


def templates(text: str) -> tuple[Span, ...]:
    """Where template tags stand, in order; those in comments, scripts and styles are part of these."""
    found: list[Span] = []
    missing: set[str] = set()
    at = 0
    while opener := OPENER.search(text, at):
        mark = opener["raw"].lower() if opener["raw"] else opener[0][:2]
        end = -1 if mark in missing else _end(text, opener.end(), mark)
        if end < 0:
            missing.add(mark)
            at = opener.end()
            continue
        is_template = mark in CLOSERS and mark != "<!" and end - opener.start() <= LONGEST
        if is_template or mark == "<?":
            found.append(Span(opener.start(), end))
        at = end if is_template or mark not in CLOSERS or mark in ("<!", "<?") else opener.end()
    return tuple(found)


def touching(regions: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    """The template tags that a stretch touches; both in order."""
    first = bisect_left(regions, span.start, key=lambda it: it.end - 1)
    last = bisect_left(regions, span.end, key=lambda it: it.start)
    return regions[first:last]


def _end(text: str, at: int, mark: str) -> int:
    """Where what ``mark`` opened ends, -1 if nowhere; PHP may stay open to the end of its file."""
    if mark in ("script", "style"):
        closing = re.compile(rf"</{mark}\b", re.I).search(text, at)
        return closing.start() if closing else -1
    end = text.find(CLOSERS[mark], at)
    if end < 0:
        return len(text) if mark == "<?" else -1
    end += len(CLOSERS[mark])
    while mark == "{{" and text[end : end + 1] == "}":
        end += 1
    return end


def hidden(text: str, regions: tuple[Span, ...]) -> str:
    """The text for the parser, of the same length: template tags hidden, every line break one character.

    Where a tag stands between white space or tags it becomes white space, which the parser moves nowhere; inside
    a value or a word it becomes letters, so that these do not fall apart.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    pieces, at, filler = [], 0, IN_TEXT
    for span in regions:
        gap = text[at : span.start]
        before = gap.rstrip()[-1:]
        if gap:
            filler = IN_TAG if before == "=" or (gap[-1:] == before and before != ">") else IN_TEXT
        pieces += [gap, filler * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, text[at:]])
