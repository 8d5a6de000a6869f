"""Where tests, stories and end-to-end scripts mention what a conversion moved or took away."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from adapter.impact.fates import Fate

# Files that look for elements: Vitest, Jest, Testing Library, Playwright, Cypress, Storybook.
TEST_FILE = re.compile(
    r"\.(?:test|spec|stories|cy|e2e)\.[cm]?[jt]sx?$|(?:^|/)(?:__tests__|e2e|cypress|playwright)/.*\.[cm]?[jt]sx?$"
)
STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`")
SELECTS = re.compile(r"(?:querySelector(?:All)?|locator|get|find|closest|matches|\$\$?)(?:<[^>]*>)?\(\s*$")
# Calls of Playwright, Testing Library and Cypress that a native select alone answers.
OPERATES_SELECT = re.compile(r"\.(?:selectOptions?|select)\(")
# Whose marks every page may have: only tests of the page itself, and scripts that drive a browser, count.
SHARED = frozenset({"role", "tag"})
MOST_ON_A_LINE = 4


class Mention(Struct, frozen=True, order=True):
    """One place in a test file; ``line`` counts from 1."""

    path: str
    line: int
    written: str
    fate: Fate


def is_test(path: str) -> bool:
    """Whether a path, with ``/``, is one of a test, a story or an end-to-end script."""
    return bool(TEST_FILE.search(path))


def mentions(path: str, text: str, fates: Sequence[Fate], shared: bool) -> Iterator[Mention]:
    """Every mention of a fate in a test file; of roles and tags only if it is about the page (``shared``)."""
    by_kind: dict[str, dict[str, Fate]] = {}
    for it in fates:
        by_kind.setdefault(it.mark.kind, {}).setdefault(it.mark.value, it)
    for number, line in enumerate(text.splitlines(), 1):
        seen: set[Fate] = set()
        for fate in _of_line(line, by_kind, shared):
            if fate not in seen and len(seen) < MOST_ON_A_LINE:
                seen.add(fate)
                yield Mention(path, number, line.strip()[:80], fate)


def _of_line(line: str, by_kind: Mapping[str, Mapping[str, Fate]], shared: bool) -> Iterator[Fate]:
    for found in STRING.finditer(line):
        yield from _of_string(line, found, by_kind, shared)
    if shared and OPERATES_SELECT.search(line):
        yield from _those(by_kind, "tag", ["select"])


def _of_string(
    line: str, found: re.Match[str], by_kind: Mapping[str, Mapping[str, Fate]], shared: bool
) -> Iterator[Fate]:
    value, before = found[0][1:-1].replace("\\\\", "\\"), line[: found.start()]
    if re.search(r"(?:TestId|testId|data-[\w-]+[\"']?\s*[,:=])\W*$", before):
        yield from _those(by_kind, "test id", [value])
    yield from _those(by_kind, "test id", re.findall(r"data-[\w-]+[~|^$*]?=\\?[\"']?([^\"'\\\]]+)", value))
    yield from _those(by_kind, "name", re.findall(r"\[name=\\?[\"']?([^\"'\\\]]+)", value))
    if re.search(r"getElementById\(\s*$", before):
        yield from _those(by_kind, "id", [value])
    if SELECTS.search(before):
        yield from _those(by_kind, "id", re.findall(r"#([\w-]+)", value))
        yield from _those(by_kind, "class", [it.replace("\\", "") for it in re.findall(r"\.((?:[\w-]|\\.)+)", value)])
        if shared:
            yield from _those(by_kind, "tag", re.findall(r"(?:^|[\s>+~,(])([a-z][a-z0-9]*)(?=$|[\s.#:\[>+~,)])", value))
    if re.search(r"By(?:Label|LabelText)\(\s*$", before):
        yield from _those(by_kind, "label", [value])
    yield from _those(by_kind, "label", re.findall(r"\[aria-label=\\?[\"']?([^\"'\\\]]+)", value))
    if shared and re.search(r"ByRole\(\s*$", before):
        yield from _those(by_kind, "role", [value])
    if shared:
        yield from _those(by_kind, "role", re.findall(r"\[role=\\?[\"']?([a-z]+)", value))


def _those(by_kind: Mapping[str, Mapping[str, Fate]], kind: str, values: Sequence[str]) -> Iterator[Fate]:
    found = by_kind.get(kind, {})
    return (found[it] for it in values if it in found)
