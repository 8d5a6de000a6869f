"""Convert copies of prototypes and list what stood on the pages before and not after, found by other parsers than ours.

Usage: python benchmarks/loss.py DIR… [--system S] [--only NAME] [--json FILE] [--compiler COMMAND]
Ends with 1 when anything is lost.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

from measure import compiler_command
from policies import HOLE, Item, Policies, policies
from processes import HERE, packages, run
from projects import Project, copy_tree, corpus_arguments, different_files, find_projects, read_tree, write_json
from tables import Cell, table

PAGES = frozenset({".tsx", ".jsx", ".ts", ".js", ".html", ".htm"})
HANDED = "payload handed over"
WORD = re.compile(r"\w+|[^\w\s]")
GUARD = re.compile(rf"^(?:if \( !? ?{HOLE} \) (?:\{{ )?|!? ?{HOLE} (?:&&|\?) )")
KINDS = ("text", "string", "attribute", "handler", "class", "comment", "code", "script")


class Listed(TypedDict):
    """One page, as ``loss.mjs`` lists it."""

    items: list[Item]
    tokens: str
    parse_ok: bool


@dataclass(frozen=True, slots=True)
class Fate:
    """An item of a page that is not found after; ``policy`` lets it go, and is empty for a loss."""

    path: str
    item: Item
    policy: str


def main() -> None:
    """Compare every changed page of every project, print and write."""
    options = corpus_arguments(__doc__).parse_args()
    modules, allowed = packages("loss"), policies(options.system)
    compiler = (*compiler_command(options.compiler), "convert", ".", "--write", "--system", options.system)
    counted: Counter[str] = Counter()
    fates: list[Fate] = []
    pages = 0
    for project in find_projects(options.directories):
        if options.only in project.name:
            print(f"{project.name} …", file=sys.stderr, flush=True)
            pairs = _pairs(project, modules, compiler)
            pages += len(pairs)
            for path, (before, after) in pairs.items():
                counted.update(it["kind"] for it in before["items"])
                fates += compare(f"{project.name}/{path}", before, after, allowed)
    lost = [it for it in fates if not it.policy]
    print(table(f"What {pages} changed pages had, in {options.system}", HEADS, rows(counted, fates)))
    print(table("By policy", ("kind", "policy", "count"), _by_policy(fates)))
    print("\n".join(_line(it) for it in lost))
    print(f"{pages} changed pages compared, {len(lost)} lost")
    if options.json:
        write_json(options.json, {"pages": pages, "counted": dict(counted), "lost": [_line(it) for it in lost]})
    raise SystemExit(1 if lost else 0)


def _pairs(project: Project, modules: Path, compiler: Sequence[str]) -> dict[str, tuple[Listed, Listed]]:
    """The pages that conversion changed in a copy of the project, listed before and after."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / project.name
        copy_tree(project.root, copy)
        before = read_tree(copy)
        finished = run(compiler, copy)
        if finished.code not in (0, 1):
            raise SystemExit(f"convert ended with {finished.code}:\n{finished.stderr[-2000:]}")
        after = read_tree(copy)
        changed = [it for it in different_files(before, after) if it in before and Path(it).suffix in PAGES]
        gone = [it for it in changed if it not in after]
        if gone:
            raise SystemExit(f"{project.name}: conversion took files away: {', '.join(gone)}")
        results = listed(copy, changed, modules)
        for path in changed:
            (copy / path).write_bytes(before[path])
        originals = listed(copy, changed, modules)
    return {path: (originals[path], results[path]) for path in changed}


def listed(root: Path, paths: Sequence[str], modules: Path) -> dict[str, Listed]:
    """What ``loss.mjs`` lists of pages below ``root``.  Raises ``SystemExit`` when it fails."""
    finished = run(["node", str(HERE / "loss.mjs"), str(modules), str(root)], stdin=json.dumps(paths))
    if finished.code:
        raise SystemExit(f"reading the pages of {root.name} failed:\n{finished.stderr[-2000:]}")
    found: dict[str, Listed] = json.loads(finished.stdout)
    return found


def compare(path: str, before: Listed, after: Listed, allowed: Policies) -> Iterator[Fate]:
    """The items of ``before`` that are not found in ``after``."""
    if not after["parse_ok"]:
        raise SystemExit(f"{path}: the result cannot be parsed")
    shown = ("text", "string", "class")
    surplus = _words(after, shown) - _words(before, shown)
    ids = frozenset(it["value"] for it in after["items"] if it["name"] == "id")
    aliases = {it["value"]: it["name"] for it in before["items"] if it["kind"] == "alias"}
    for fate in _gone(before, after, ("text", "string"), shown, lambda it: allowed.of_value(it, ids)):
        words = Counter(WORD.findall(fate.item["value"]))
        if fate.policy or words - surplus:
            yield replace(fate, path=path)
        else:
            surplus -= words
    handlers = list(_handlers(before, after, allowed))
    handed = Counter(
        name for it in handlers if it.policy == HANDED for name in allowed.payload(it.item).split(".") if name
    )
    for kind, places, policy in (
        ("class", ("class", "string"), allowed.of_class),
        ("code", ("code",), lambda it: allowed.of_value(it, ids, aliases)),
        ("comment", ("comment",), _never),
        ("script", ("script",), _never),
        ("attribute", ("attribute", "property"), lambda it: allowed.of_attribute(it, ids)),
    ):
        for fate in _gone(before, after, (kind,), places, policy):
            is_handed = kind == "code" and handed[fate.item["value"]] > 0
            handed[fate.item["value"]] -= is_handed
            yield replace(fate, path=path, policy=HANDED if is_handed and not fate.policy else fate.policy)
    yield from (replace(it, path=path) for it in handlers)


def _never(_: Item) -> str:
    return ""


def _words(page: Listed, kinds: Sequence[str]) -> Counter[str]:
    return Counter(word for it in page["items"] if it["kind"] in kinds for word in WORD.findall(it["value"]))


def _key(item: Item) -> tuple[str, str]:
    """What two items must share to be the same: an attribute its name as well."""
    return (item["name"] if item["kind"] in ("attribute", "property") else "", item["value"])


def _gone(
    before: Listed, after: Listed, kinds: Sequence[str], places: Sequence[str], policy: Callable[[Item], str]
) -> Iterator[Fate]:
    """Items of some kinds that stand in these places less often than before; of equals, those that may go are gone."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in before["items"]:
        if item["kind"] in places:
            groups.setdefault(_key(item), []).append(item)
    now = Counter(_key(it) for it in after["items"] if it["kind"] in places)
    for key, group in groups.items():
        fates = sorted((Fate("", it, policy(it)) for it in group), key=lambda it: not it.policy)
        yield from (it for it in fates[: max(len(group) - now[key], 0)] if it.item["kind"] in kinds)


def _handlers(before: Listed, after: Listed, allowed: Policies) -> Iterator[Fate]:
    """Statements of handlers that the code of the page has less often than before, whatever the parameters became."""
    for value, group in _grouped(it for it in before["items"] if it["kind"] == "handler").items():
        missing = _times(value, before["tokens"]) - _times(value, after["tokens"])
        for item in group[: max(missing, 0)]:
            is_handed = _times(allowed.without_payload(item), after["tokens"])
            yield Fate("", item, HANDED if is_handed else allowed.of_handler(item, _is_folded(value, after["tokens"])))


def _grouped(items: Iterable[Item]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item["value"], []).append(item)
    return groups


def _times(value: str, tokens: str) -> int:
    """How often a statement stands in some code, with anything short in the place of a parameter."""
    pattern = re.escape(value).replace(re.escape(HOLE), r"\S(?:.{0,300}?\S)??")
    return len(re.findall(rf"(?<!\S){pattern}(?!\S)", tokens))


def _is_folded(value: str, tokens: str) -> bool:
    """Whether what a condition on nothing but a parameter guards stands in the code without it."""
    bare = GUARD.sub("", value).removesuffix(" }").strip()
    arms = bare.split(" : ") if " ? " in value else [bare]
    return bare != value and any(_times(arm, tokens) for arm in arms)


HEADS = ("kind", "before", "gone by a policy", "lost")


def rows(counted: Mapping[str, int], fates: Sequence[Fate]) -> list[list[Cell]]:
    """One row a kind."""
    gone = Counter(it.item["kind"] for it in fates if it.policy)
    lost = Counter(it.item["kind"] for it in fates if not it.policy)
    return [[kind, counted.get(kind, 0), gone[kind], lost[kind]] for kind in KINDS]


def _by_policy(fates: Sequence[Fate]) -> list[list[Cell]]:
    count = Counter((it.item["kind"], it.policy) for it in fates if it.policy)
    return [[*key, number] for key, number in sorted(count.items())]


def _line(fate: Fate) -> str:
    it = fate.item
    place = f" in {it['name']} of <{it['tag']}>" if it["tag"] else ""
    return f"{fate.path}:{it['line']} {it['kind']} {it['value'][:160].replace(HOLE, '…')!r}{place}"


if __name__ == "__main__":
    main()
