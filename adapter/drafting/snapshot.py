"""Snapshots as files: printed as the extractor prints them, and carried on from one version to the next."""

import json
from collections.abc import Mapping

from adapter.drafting.package import Json, table

BLOCKS = ("hosts", "components", "renamed")
# From this share of common props on, a component that came is one that went under another name.
SAME = 0.6


def text_of(snapshot: Json) -> str:
    """A snapshot as text: one component a line, so that the diff of two versions reads well."""
    top = [f" {_json(key)}: {_json(it)}" for key, it in snapshot.items() if key not in (*BLOCKS, "exports")]
    blocks = [_block(key, table(snapshot.get(key))) for key in BLOCKS if key in snapshot]
    exports = f' "exports": {_json(snapshot.get("exports", []))}'
    return "{\n" + ",\n".join([*top, *blocks, exports]) + "\n}\n"


def _block(name: str, value: Json) -> str:
    lines = ",\n".join(f"  {_json(key)}: {_json(it)}" for key, it in value.items())
    return f" {_json(name)}: {{\n{lines}\n }}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def carried_on(old: Json, new: Json) -> Json:
    """The new snapshot, with what components and props of the old one are called now (``Button.tone`` = ``intent``)."""
    before, after = table(old.get("components")), table(new.get("components"))
    renamed = {key: it for key, it in table(old.get("renamed")).items() if isinstance(it, str)}
    gone = [it for it in before if it not in after]
    came = [it for it in after if it not in before]
    for name in gone:
        likely = _likeliest(table(before[name]), {it: table(after[it]) for it in came})
        if likely:
            renamed[name] = likely
    for name in before:
        now = renamed.get(name, name)
        if now in after:
            renamed |= _props(name, _given(before[name]), _given(after[now]))
    known = {key: it for key, it in renamed.items() if key not in after}
    return {**new, **({"renamed": dict(sorted(known.items()))} if known else {})}


def _given(component: object) -> Json:
    return table(table(component).get("props"))


def _likeliest(gone: Json, came: Mapping[str, Json]) -> str | None:
    """The component that has most of the same props, if it is the only such one."""
    ranked = sorted(((_alike(gone, it), name) for name, it in came.items()), reverse=True)
    if not ranked or ranked[0][0] < SAME or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _alike(one: Json, other: Json) -> float:
    first, second = set(_given(one)), set(_given(other))
    if one.get("children") != other.get("children") or one.get("html") != other.get("html"):
        return 0.0
    if not first | second:
        return 0.0 if one.get("html") in (None, "*") else 1.0
    return len(first & second) / len(first | second)


def _props(name: str, before: Json, after: Json) -> dict[str, str]:
    """Props that went where exactly one of the same kind came."""
    gone = {it: _kind(before[it]) for it in before if it not in after}
    came = {it: _kind(after[it]) for it in after if it not in before}
    found = {}
    for prop, kind in gone.items():
        alike = [it for it, other in came.items() if other == kind]
        if len(alike) == 1 and list(gone.values()).count(kind) == 1:
            found[f"{name}.{prop}"] = alike[0]
    return found


def _kind(prop: object) -> str:
    data = table(prop)
    return _json([data.get("type"), data.get("enum")])
