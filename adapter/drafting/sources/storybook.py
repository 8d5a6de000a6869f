"""``manifests/components.json`` of Storybook: components with what react-docgen read of their props."""

from collections.abc import Iterator

from adapter.drafting.package import Json, table
from adapter.drafting.sources.source import About, Source
from adapter.drafting.type_texts import prop_of

DOCGEN = ("reactDocgen", "reactDocgenTypescript", "docgen")


def _knows(data: Json) -> bool:
    return "v" in data and isinstance(data.get("components"), dict)


def _components(data: Json, about: About) -> Json:
    found: Json = {}
    for it in table(data.get("components")).values():
        found |= dict(_with_members(table(it)))
    return found


def _with_members(entry: Json) -> Iterator[tuple[str, Json]]:
    docgen = next((table(entry[it]) for it in DOCGEN if isinstance(entry.get(it), dict)), {})
    name = str(docgen.get("displayName") or entry.get("name") or "")
    if name:
        yield name, _component(table(docgen.get("props")))
    for it in table(entry.get("subcomponents")).values():
        yield from _with_members(table(it))


def _component(stated: Json) -> Json:
    props = {name: _prop(table(it)) for name, it in stated.items() if name not in ("children", "key", "ref")}
    return {"props": dict(sorted(props.items())), "html": "*", "children": "children" in stated}


def _prop(it: Json) -> Json:
    default = table(it.get("defaultValue")).get("value")
    return prop_of(_type_text(it), default, bool(it.get("required")), None)


def _type_text(it: Json) -> str:
    """The type as it was written: react-docgen has it under ``tsType``, react-docgen-typescript under ``type``."""
    said = table(it.get("tsType") or it.get("type"))
    values = said.get("value") or said.get("elements")
    names = (
        [str(each.get("value") or each.get("name")) for each in values if isinstance(each, dict)]
        if isinstance(values, list)
        else []
    )
    raw = str(said.get("raw") or said.get("name") or "")
    return " | ".join(names) if names and said.get("name") in ("enum", "union") else raw


SOURCE = Source(_knows, _components, "a Storybook components manifest")
