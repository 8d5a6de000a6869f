"""``generated/components.json`` as Primer ships it: typed props, and the element that the others go to."""

from collections.abc import Iterator

from adapter.drafting.package import Json, table
from adapter.drafting.sources.source import About, Source
from adapter.drafting.type_texts import prop_of


def _knows(data: Json) -> bool:
    return "schemaVersion" in data and isinstance(data.get("components"), dict)


def _components(data: Json, about: About) -> Json:
    found: Json = {}
    for it in table(data.get("components")).values():
        entry = table(it)
        if entry.get("importPath", about.name) == about.name:
            found |= dict(_with_members(entry, about))
    return found


def _with_members(entry: Json, about: About) -> Iterator[tuple[str, Json]]:
    yield str(entry.get("name")), _component(entry, about)
    members = entry.get("subcomponents")
    for it in members if isinstance(members, list) else ():
        if isinstance(it, dict) and it.get("name"):
            yield str(it["name"]), _component(it, about)


def _component(entry: Json, about: About) -> Json:
    listed = entry.get("props")
    stated = {str(it.get("name")): it for it in listed if isinstance(it, dict)} if isinstance(listed, list) else {}
    props = {name: _prop(it) for name, it in stated.items() if name not in ("children", "key", "ref")}
    through = table(entry.get("passthrough")).get("element")
    html = str(through) if through in about.hosts else "*" if through else None
    return {"props": dict(sorted(props.items())), "html": html, "children": "children" in stated or bool(through)}


def _prop(it: Json) -> Json:
    return prop_of(
        str(it.get("type", "")), it.get("defaultValue") or None, bool(it.get("required")), it.get("deprecated")
    )


SOURCE = Source(_knows, _components, "a list of components in Primer's form")
