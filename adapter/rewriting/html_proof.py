"""A second opinion on a changed HTML page: Beautiful Soup over lxml reads it before and after.

lxml is no WHATWG parser, so it is compared with itself alone: what is new on the page must be the system's, what is
gone must be what a reading consumed, and the words that a person reads must be the same in the same order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup
from bs4.element import Comment
from msgspec import Struct

from adapter.catalogue.items import elements
from adapter.catalogue.markup import Attribute as Wanted
from adapter.catalogue.model import System, SystemWord
from adapter.matching.instance import Instance
from adapter.rewriting.proof import ProofFailed
from adapter.source.span import Span
from adapter.syntax.html import read
from adapter.syntax.html_tags import html_name
from adapter.syntax.templates import templates
from adapter.tree import Broken, Tree


class _Page(Struct, frozen=True):
    """A page as the second reader sees it."""

    words: tuple[str, ...]
    comments: tuple[str, ...]
    tags: Counter[str]
    attributes: Counter[tuple[str, str]]
    classes: Counter[str]
    templates: Counter[str]


class _Intended(Struct, frozen=True):
    """What the fixes of a page may add and take away, by name."""

    new_tags: frozenset[str]
    new_attributes: frozenset[str]
    gone_tags: Counter[str]
    gone_attributes: frozenset[str]
    gone_classes: Counter[str]


def prove_html(before: str, after: str, instances: Iterable[Instance], system: System, path: str) -> None:
    """Raise ``ProofFailed`` where the page changed in another way than its fixes say."""
    for wrong in _differences(_seen(before), _seen(after), _intended(before, instances, system), system):
        raise ProofFailed(f"{path}: read again by another parser, {wrong}")
    was, now = _disorder(read(before)), _disorder(read(after))
    for code in now:
        if now[code] > was[code]:
            raise ProofFailed(f"{path}: more of the result than of the page is {code}")


def _disorder(tree: Tree) -> Counter[str]:
    """How often a page's markup is not what a browser builds of it."""
    ignored = sum(isinstance(child, Broken) for element in tree.elements for child in element.children)
    return Counter(it.code for it in tree.misplaced.values()) + Counter({"ignored": ignored})


def _seen(text: str) -> _Page:
    regions = templates(text)
    soup = BeautifulSoup(_with_letters(text, regions), "lxml")
    tags: Counter[str] = Counter()
    attributes: Counter[tuple[str, str]] = Counter()
    classes: Counter[str] = Counter()
    for tag in soup.find_all(True):
        tags[tag.name] += 1
        for name, value in tag.attrs.items():
            if name == "class":
                classes.update(value if isinstance(value, list) else value.split())
            else:
                attributes[name, value if isinstance(value, str) else " ".join(value)] += 1
    return _Page(
        tuple(soup.get_text(" ").split()),
        tuple(str(it) for it in soup.find_all(string=lambda it: isinstance(it, Comment))),
        tags,
        attributes,
        classes,
        Counter(it.of(text) for it in regions),
    )


def _with_letters(text: str, regions: tuple[Span, ...]) -> str:
    """The text with letters for template code, wherever that stands."""
    pieces, at = [], 0
    for span in regions:
        pieces += [text[at : span.start], "x" * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, text[at:]])


def _intended(text: str, instances: Iterable[Instance], system: System) -> _Intended:
    parts = [(it, part) for it in instances for part in it.root.walk()]
    words = [system.words[it.word] for it, _ in parts]
    written = [
        attribute
        for _, part in parts
        for attribute in (
            *part.claimed, *part.props.values(), *(it.attribute for it in part.events.values()),
            *(it for axis in part.axes for it in axis.attributes),
        )
    ]  # fmt: skip
    return _Intended(
        frozenset(markup.name for word in words for form in _forms(word) for markup in elements(form)),
        frozenset(html_name(name) for word in words for name in _names(word)),
        Counter(element.name for _, part in parts for element in part.elements),
        frozenset(it.name_span.of(text).lower() for it in written),
        Counter(span.of(text) for _, part in parts for span in part.consumed),
    )


def _forms(word: SystemWord) -> Iterator[tuple[object, ...]]:
    for realisation in word.parts.values():
        for form in realisation.forms:
            yield form.items


def _names(word: SystemWord) -> Iterator[str]:
    """Attributes that a word's forms and tables write."""
    for form in _forms(word):
        for markup in elements(form):
            yield from (it.name for it in markup.attributes if isinstance(it, Wanted))
    for realisation in word.parts.values():
        for table in realisation.tables.values():
            yield from table.outputs


def _differences(before: _Page, after: _Page, intended: _Intended, system: System) -> Iterator[str]:
    if before.words != after.words:
        yield "its text is another"
    if before.comments != after.comments:
        yield "its comments are others"
    if before.templates != after.templates:
        yield "its template code is another"
    yield from _listed("new elements", (it for it in after.tags - before.tags if it not in intended.new_tags))
    yield from _listed("lost elements", before.tags - after.tags - intended.gone_tags)
    yield from _listed("new classes", (it for it in after.classes - before.classes if not _is_own(it, system)))
    yield from _listed("lost classes", before.classes - after.classes - intended.gone_classes)
    new, gone = after.attributes - before.attributes, before.attributes - after.attributes
    yield from _listed("new attributes", (name for name, _ in new if name not in intended.new_attributes))
    yield from _listed("lost attributes", (name for name, _ in gone if name not in intended.gone_attributes))


def _is_own(name: str, system: System) -> bool:
    return name.startswith(system.prefix) and name in system.classes


def _listed(what: str, found: Iterable[str]) -> Iterator[str]:
    names = sorted(set(found))
    if names:
        yield f"it has {what}: {', '.join(names)}"
