"""Loading a system: one folder with ``system.toml``, an API snapshot, an icon table and one file a word."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from adapter.catalogue.api import ApiProp, Component
from adapter.catalogue.beside import Indexes, Run, State
from adapter.catalogue.called import Shim
from adapter.catalogue.calls import read_hook
from adapter.catalogue.document import Document, Toml, documents
from adapter.catalogue.html_forms import named_as_react
from adapter.catalogue.icons import Icons
from adapter.catalogue.imports import read_imports
from adapter.catalogue.markup import Markup
from adapter.catalogue.model import FormRule, Realisation, System, SystemWord, Table, Word
from adapter.catalogue.setups import read_setups
from adapter.catalogue.tables import read_tables
from adapter.words.mistake import nearest

SYSTEM_KEYS = (
    "lacks",
    "says",
    "package",
    "version",
    "snapshot",
    "icons",
    "alias",
    "languages",
    "prefix",
    "needs",
    "provider",
    "defaults",
    "plain_links",
    "files",
    "setup",
)
WORD_KEYS = (
    "write", "forms", "tables", "events", "rests", "gives", "drops", "sheds", "class_names", "emits", "renames",
    "fragments", "extends", "spreads", "parts", "begins",
    "runs", "state", "indexes", "hook", "hold", "todo", "unique", "encloses", "ids", "layer", "stem", "example",
    "notes",
)  # fmt: skip
# What starts so in `imports` is a file beside the mapping.
BESIDE = "./"
RUN_KEYS = ("of", "not", "parts", "wrap")
INDEX_KEYS = ("of", "by", "along", "missing")
FORM_KEYS = ("write", "when", "without", "emits", "hold")
ICON_KEYS = ("from", "to", "local", "rows", "holds")
NO_ICONS = Icons((), "", "", {}, {})


def read_system(folder: Path, words: Mapping[str, Word]) -> tuple[System, list[Document]]:
    """A system from its folder, and its files with the mistakes found in them."""
    files = {PurePath(it.path).name: it for it in documents(folder)}
    shared = files.pop("system.toml", None) or Document(str(folder / "system.toml"), "", {})
    if not shared.data and not shared.mistakes:
        shared.mistake("a system needs a system.toml")
    shared.known(shared.data, SYSTEM_KEYS, "system")
    icons_file = files.pop("icons.toml", None)
    api = _snapshot(shared, folder)
    components = _with_defaults(shared, api.components, api.hosts)
    realised: dict[str, SystemWord] = {}
    for document in files.values():
        realised |= _words(document, words)
    data = shared.data
    languages = shared.strings(data.get("languages"), "languages") or ("jsx",)
    if "html" in languages:
        realised = named_as_react(realised)
    system = System(
        folder.name,
        shared.string(data.get("package"), "package"),
        shared.string(data.get("version"), "version", api.version),
        shared.string(data.get("alias"), "alias", "Ds{name}"),
        realised,
        components,
        api.exports,
        api.hosts,
        _icons(icons_file) if icons_file else NO_ICONS,
        shared.strings(data.get("needs"), "needs"),
        shared.string(data.get("provider"), "provider"),
        shared.pairs(data.get("lacks"), "lacks"),
        api.renamed,
        shared.strings(data.get("plain_links"), "plain_links"),
        _shims(shared, folder, realised),
        languages,
        api.classes,
        shared.string(data.get("prefix"), "prefix"),
        tuple(read_setups(shared)),
    )
    return system, [shared, *([icons_file] if icons_file else []), *files.values()]


def _shims(shared: Document, folder: Path, realised: Mapping[str, SystemWord]) -> dict[str, Shim]:
    """The files that the imports of forms name with ``./``: each lies beside the mappings."""
    place = shared.string(shared.data.get("files"), "files", "components/ds")
    modules = {module for word in realised.values() for module, _ in word.imports.values() if module.startswith(BESIDE)}
    return {it: Shim(str(folder / it), f"{place}/{PurePath(it).stem}") for it in sorted(modules)}


class Api(Struct, frozen=True):
    """The snapshot of a package: components, other exports, attributes of hosts, and classes of a system of HTML."""

    components: Mapping[str, Component] = {}
    exports: frozenset[str] = frozenset()
    hosts: Mapping[str, frozenset[str]] = {}
    version: str = ""
    renamed: Mapping[str, str] = {}
    classes: frozenset[str] = frozenset()


def _snapshot(shared: Document, folder: Path) -> Api:
    name = shared.string(shared.data.get("snapshot"), "snapshot", "api.json")
    path = folder / name
    if not path.is_file():
        shared.mistake(f"the API snapshot {name} is not there", "snapshot")
        return Api()
    api = json.loads(path.read_text(encoding="utf-8"))
    hosts = {name: frozenset(it) for name, it in api.get("hosts", {}).items()}
    components = {name: _component(name, it) for name, it in api.get("components", {}).items()}
    exports, classes = frozenset(api.get("exports", ())), frozenset(api.get("classes", ()))
    return Api(components, exports, hosts, api.get("version", ""), api.get("renamed", {}), classes)


def _with_defaults(
    shared: Document, components: Mapping[str, Component], hosts: Mapping[str, frozenset[str]]
) -> dict[str, Component]:
    """The components with the defaults that stand in the package's code only: ``"Button.kind" = "primary"``."""
    found = dict(components)
    for key, value in shared.pairs(shared.data.get("defaults"), "defaults").items():
        name, _, prop = key.rpartition(".")
        component = found.get(name)
        known = component.props.get(prop) if component else None
        if component and known is None and any(prop in hosts.get(it, ()) for it in component.hosts):
            known = ApiProp((), True, "", False, "")
        if component is None or known is None:
            choices = component.props if component else components
            near = nearest(prop if component else name, choices)
            shared.mistake(f"defaults: the package has no {key}" + (f"; did you mean {near!r}?" if near else ""), key)
        elif known.enum and value not in known.enum:
            shared.mistake(f"defaults: {key} is never {value!r}", key)
        else:
            found[name] = replace(component, props={**component.props, prop: replace(known, default=value)})
    return found


def _component(name: str, data: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Component:
    props = {prop: _prop(it) for prop, it in data.get("props", {}).items()}
    tags = tuple(str(data.get("html") or "").split())
    hosts = ("*", *tags) if tags and "svg" not in tags else tags
    return Component(name, props, hosts, frozenset(data.get("without", ())), bool(data.get("children")))


def _prop(data: Mapping[str, object]) -> ApiProp:
    enum = data.get("enum")
    return ApiProp(
        tuple(it if isinstance(it, str) else str(it).lower() for it in enum) if isinstance(enum, list) else (),
        bool(data.get("open")),
        str(data.get("default", "")),
        bool(data.get("required")),
        str(data.get("type", "")),
    )


def _icons(document: Document) -> Icons:
    data = document.table(document.data.get("icons"), "icons")
    document.known(data, ICON_KEYS, "icons")
    rows = data.get("rows")
    pairs = [document.strings(it, "rows") for it in rows] if isinstance(rows, list) else []
    for row in pairs:
        if len(row) != 2:
            document.mistake(f"an icon row is two names: {list(row)}", *row)
    return Icons(
        document.strings(data.get("from"), "icons.from"),
        document.string(data.get("to"), "icons.to"),
        document.string(data.get("local"), "icons.local", "{name}Icon"),
        {row[0]: row[1] for row in pairs if len(row) == 2},
        document.pairs(data.get("holds"), "icons.holds"),
    )


def _words(document: Document, words: Mapping[str, Word]) -> dict[str, SystemWord]:
    imports = read_imports(document, document.data)
    found = {}
    for name, value in document.data.items():
        if name == "imports":
            continue
        if name not in words:
            near = nearest(name, words)
            document.mistake(
                f"{name!r} is no word of the vocabulary" + (f"; did you mean {near!r}?" if near else ""),
                f"[{name}",
            )
            continue
        found[name] = _word(document, words[name], document.table(value, name), imports)
    return found


def _word(document: Document, word: Word, data: dict[str, Toml], imports: Mapping[str, tuple[str, str]]) -> SystemWord:
    name = word.name
    document.known(data, WORD_KEYS, name)
    parts = {"": _realisation(document, "", name, data, word.called)}
    for part, value in document.table(data.get("parts"), f"{name}.parts").items():
        if part not in word.parts:
            near = nearest(part, word.parts)
            document.mistake(
                f"{name} has no part {part!r}" + (f"; did you mean {near!r}?" if near else ""),
                f"{name}.parts",
                part,
            )
            continue
        table: dict[str, Toml] = (
            {"write": value} if isinstance(value, str) else document.table(value, f"{name}.parts.{part}")
        )
        document.known(table, WORD_KEYS, f"{name}.parts.{part}")
        parts[part] = _realisation(document, part, f"{name}.parts.{part}", table)
    return SystemWord(
        name,
        imports,
        parts,
        tuple(_runs(document, name, data)),
        _state(document, name, data),
        document.string(data.get("hold"), "hold"),
        document.string(data.get("unique"), "unique"),
        document.at(f"[{name}]"),
        document.string(data.get("encloses"), "encloses"),
        document.pairs(data.get("ids"), f"{name}.ids"),
        document.string(data.get("layer"), "layer"),
        document.string(data.get("stem"), "stem"),
        _indexes(document, name, data),
    )


def _realisation(document: Document, part: str, where: str, data: dict[str, Toml], called: bool = False) -> Realisation:
    written = data.get("write", data.get("forms"))
    entries = written if isinstance(written, list) else [] if written is None else [written]
    forms = [_form(document, it, where, called) for it in entries]
    events = {key: document.signature(it) for key, it in document.pairs(data.get("events"), f"{where}.events").items()}
    rests, extends, sheds, class_names = (
        document.lists(data.get(key), f"{where}.{key}") for key in ("rests", "extends", "sheds", "class_names")
    )
    tables: dict[str, Table] = read_tables(document, data.get("tables"), f"{where}.tables")
    return Realisation(
        part,
        tuple(forms),
        tables,
        events,
        rests,
        document.pairs(data.get("gives"), f"{where}.gives"),
        document.pairs(data.get("drops"), f"{where}.drops"),
        document.pairs(data.get("emits"), f"{where}.emits"),
        document.pairs(data.get("renames"), f"{where}.renames"),
        document.string(data.get("fragments"), f"{where}.fragments", "keep"),
        extends,
        document.pairs(data.get("spreads"), f"{where}.spreads"),
        document.pairs(data.get("notes"), f"{where}.notes"),
        document.at(f"[{where}]" if f"[{where}]" in document.text else where.split(".")[-1]),
        document.string(data.get("begins"), f"{where}.begins"),
        _todo(document, data.get("todo"), f"{where}.todo"),
        sheds,
        class_names,
        read_hook(document, document.string(data.get("hook"), f"{where}.hook")),
    )


def _todo(document: Document, value: Toml | None, where: str) -> dict[str, str]:
    """A sentence about the whole, or sentences by prop, slot and event, ``*`` for the whole."""
    if isinstance(value, str):
        return {"": value}
    return {"" if name == "*" else name: why for name, why in document.pairs(value, where).items()}


def _form(document: Document, value: Toml, where: str, called: bool) -> FormRule:
    data: dict[str, Toml] = {"write": value} if isinstance(value, str) else document.table(value, where)
    document.known(data, FORM_KEYS, where)
    text, hold = (document.string(data.get(key), where) for key in ("write", "hold"))
    first = next(iter((text or hold).strip().splitlines()), "")
    when, emits = (document.pairs(data.get(it), f"{where}.{it}") for it in ("when", "emits"))
    without = document.lists(data.get("without"), f"{where}.without")
    items, call = ((), document.call(text)) if called else (document.markup(text), None)
    return FormRule(items, when, document.at(where, first), without, emits, hold, call)


def _runs(document: Document, name: str, data: dict[str, Toml]) -> Iterable[Run]:
    for it in document.tables(data.get("runs"), f"{name}.runs"):
        document.known(it, RUN_KEYS, f"{name}.runs")
        wrap = document.element(document.string(it.get("wrap"), "wrap"))
        names = (document.strings(it.get(key), key) for key in ("not", "parts"))
        excluded, parts = names
        yield Run(document.string(it.get("of"), "of"), excluded, wrap, parts)


def _indexes(document: Document, name: str, data: dict[str, Toml]) -> Indexes | None:
    table = document.table(data.get("indexes"), f"{name}.indexes")
    if not table:
        return None
    document.known(table, INDEX_KEYS, f"{name}.indexes")
    of, by = (document.string(table.get(key), f"{name}.indexes.{key}") for key in ("of", "by"))
    missing = document.string(table.get("missing"), f"{name}.indexes.missing")
    along = document.strings(table.get("along"), "along")
    return Indexes(of, by, along, document.element(missing) if missing else None)


def _state(document: Document, name: str, data: dict[str, Toml]) -> State | None:
    table = document.table(data.get("state"), f"{name}.state")
    if not table:
        return None
    keys = ("prop", "event", "first", "name")
    document.known(table, (*keys, "anchor", "when"), f"{name}.state")
    prop, event, first, local = (document.string(table.get(key), f"{name}.state.{key}") for key in keys)
    anchor = document.string(table.get("anchor"), f"{name}.state.anchor")
    return State(prop, event, first, local, anchor, document.pairs(table.get("when"), f"{name}.state.when"))


def template_names(items: Iterable[object]) -> Iterable[Markup]:
    """Every element of a form, inside code and attributes too."""
    for item in items:
        if isinstance(item, Markup):
            yield item
            yield from template_names(item.children)
            yield from template_names(getattr(it, "value", None) for it in item.attributes)
        elif hasattr(item, "pieces"):
            yield from template_names(item.pieces)
