"""custom-elements.json, 1.x and 2.x (github.com/webcomponents/custom-elements-manifest)."""

from collections.abc import Iterator

from adapter.drafting.package import Json, table
from adapter.drafting.sources.source import About, Source
from adapter.drafting.type_texts import prop_of


def _knows(data: Json) -> bool:
    return "modules" in data and "schemaVersion" in data


def _tables(value: object) -> list[Json]:
    return [it for it in value if isinstance(it, dict)] if isinstance(value, list) else []


def _components(data: Json, about: About) -> Json:
    return {str(it["tagName"]): _component(it) for it in _elements(data)}


def _elements(data: Json) -> Iterator[Json]:
    for module in _tables(data.get("modules")):
        for it in _tables(module.get("declarations")):
            if it.get("tagName"):
                yield it


def _component(element: Json) -> Json:
    props = {str(it.get("name")): _attribute(it) for it in _tables(element.get("attributes"))}
    for event in _tables(element.get("events")):
        if event.get("name"):
            props[f"on{event['name']}"] = {"type": "function", "passes": {"event": "event"}}
    slots = [str(it.get("name") or "") for it in _tables(element.get("slots"))]
    return {"props": dict(sorted(props.items())), "html": "*", "children": "" in slots or not slots, "slots": slots}


def _attribute(it: Json) -> Json:
    return prop_of(str(table(it.get("type")).get("text", "")), it.get("default"), False, it.get("deprecated"))


SOURCE = Source(_knows, _components, "a custom elements manifest")
