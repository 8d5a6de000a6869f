"""JSON Schemas of the mapping files, for editors: ``python -m adapter.catalogue.schema FOLDER`` writes them.

The keys come from the loaders' own tables, so a key that is added there and not described here is an error.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from adapter.catalogue import checking_setups, dialects, direct, setups, synonyms, systems, tables, vocabulary
from adapter.project import settings_check
from adapter.project.settings_check import Kind

Schema = dict[str, object]
DRAFT = "http://json-schema.org/draft-07/schema#"

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
TEXT_OR_TEXTS: Schema = {"anyOf": [TEXT, TEXTS]}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 1}
PAIRS: Schema = {"type": "object", "additionalProperties": TEXT}
LISTS: Schema = {"type": "object", "additionalProperties": TEXT_OR_TEXTS}
LAYERS = ["modal", "over"]
ANY_TABLE: Schema = {"type": "object"}

DESCRIBED: Mapping[str, tuple[str, Schema]] = {
    "says": ("One sentence: what it is.", TEXT),
    "role": ("The ARIA role that it has.", TEXT),
    "called": ("It is a function that is called, not an element.", FLAG),
    "floats": ("Its source opens it in a layer over the page.", FLAG),
    "optional": ("It counts only where --only or the settings ask for it by name.", FLAG),
    "calls": ("Calls that are read: patterns like name(hole, { key: hole? }).", {"type": "array"}),
    "hook": ("A hook: the one that gives a read function, or `const { name } = useHook()` for a written one.", TEXT),
    "serves": ("The family whose calls appear in this element: it stays as long as one of them does.", TEXT),
    "packages": ("npm packages that export the same names.", TEXTS),
    "files": ("The folder of a project's sources for files that the system brings along.", TEXT),
    "note": ("Why it is so.", TEXT),
    "notes": ("Why something is so, by the name of what it is about.", PAIRS),
    "kind": ("A sort of component that patterns may ask for: checkable.", TEXT),
    "bound": ("The part means nothing without its root, and converts only with it.", FLAG),
    "at_most": ("How many of the part there can be.", NUMBER),
    "one_of": ("The values that the prop can have.", TEXTS),
    "default": ("The value where none is written.", TEXT),
    "type": ("flag, or value: carried over as it stands.", {"enum": list(vocabulary.KINDS)}),
    "icons": ("Packages whose exports are icons; in a system: the file with the icon table.", TEXT_OR_TEXTS),
    "icon_props": ("Neutral props of an icon, with the attributes that spell them.", PAIRS),
    "components": ('Names that patterns use and other modules export: name = ["module:export"].', LISTS),
    "kit": ("Further families of the kit by their exports, so that their copies are left alone.", LISTS),
    "left": ("Families of the kit that stay as they are, with the reason.", PAIRS),
    "lacks": ("What the system has no component for: families that no word reads, with what there is instead.", PAIRS),
    "module": ("The module that the components come from.", TEXT_OR_TEXTS),
    "exports": ("Exports that make a local file a copy of this family.", TEXTS),
    "marks": (
        "What a copy shows besides its exports: calls, <hosts>; in a dialect: what its pages name.",
        TEXTS,
    ),
    "see_through": ("Elements that may stand between the parts.", TEXTS),
    "find": ("A pattern: one element with holes.", TEXT),
    "as": ("The word of the vocabulary that it is.", TEXT),
    "hold": ("Why it is not converted: a sentence.", TEXT),
    "owner": ("Who can change that.", {"enum": ["system", "person", "code", "policy"]}),
    "next": ("What they can do about it: a sentence that begins with a verb.", TEXT),
    "sets": ("Neutral props that the pattern decides.", PAIRS),
    "renders": ('Props that are no where the project\'s copy renders no such element: closable = "*Close".', PAIRS),
    "joins": ("own attribute = the other element's attribute: parts that belong together by value.", TEXT),
    "stands": ("Where a part that joins stands: before (the default) or behind; behind item: of that part.", TEXT),
    "classes": ("What the reading asks of the class list.", ANY_TABLE),
    "has": ("Classes that must be there; the reading consumes them.", TEXTS),
    "lengths": ("Neutral props that are lengths, from an attribute or from classes that are consumed.", ANY_TABLE),
    "takes": ("Props that classes of these patterns make yes; the classes go.", LISTS),
    "denies": ("Props that the reading does not set where a class fits one of these patterns.", LISTS),
    "tells": ("Neutral props that are yes where one of these classes is there; it stays.", LISTS),
    "attribute": ("The attribute that holds the value.", TEXT),
    "unless_in": ("Words that size what stands in them, so that no written size is not an absent one.", TEXTS),
    "spreads": (
        "What known spreads carry; in a system: what to do with a key, allow, override or hold.",
        ANY_TABLE,
    ),
    "from": ("Input columns, or where something comes from.", TEXT_OR_TEXTS),
    "to": ("Output columns, or what it becomes.", TEXT_OR_TEXTS),
    "absent": ("What each input column counts as where nothing is written.", TEXT_OR_TEXTS),
    "rows": (
        "Input cells, then output cells; the first row that fits counts, * fits all.",
        {"type": "array"},
    ),
    "package": ("The npm package of the system.", TEXT),
    "version": ("Its version; the snapshot's own by default.", TEXT),
    "snapshot": ("The file with the package's API, as the extractor wrote it.", TEXT),
    "alias": ("The local name of an import whose own name is taken: Mui{name}.", TEXT),
    "languages": ("Languages that the system can be written in: jsx (the default), html.", TEXTS),
    "plain_links": ("Components that become an <a> by href, and take no other attribute of one.", TEXTS),
    "prefix": ("What the class names of a system of HTML start with: govuk-.", TEXT),
    "provider": ("What a person must set up once, as a sentence.", TEXT),
    "css": ("Stylesheets of the system, as an entry file imports them.", TEXTS),
    "css_layer": ("The cascade layer that they go into, where the project has layers.", TEXT),
    "layers": ("The order of cascade layers in Tailwind's stylesheet.", TEXTS),
    "local": ("The local name of an icon's import: {name}Icon.", TEXT),
    "todo": (
        "What is a guess that nobody confirmed, and why; it holds back: the whole, or by prop, slot and event.",
        {"anyOf": [TEXT, PAIRS]},
    ),
    "holds": ("Icons that stay, with the reason.", PAIRS),
    "write": ("The form: markup with holes.", TEXT),
    "forms": ("A cascade of forms: the first that has a place for everything is written.", {"type": "array"}),
    "when": ("Neutral props that must have these values for the form.", PAIRS),
    "without": ("Attributes that the element in a slot must not have for the form.", LISTS),
    "rests": ("Groups of unclaimed attributes, by name patterns: {...rest.group}.", LISTS),
    "gives": ("Props and events that the part gives to the one element inside it.", PAIRS),
    "unique": ("A prop that becomes an id: two of a page may not share it, and no list may repeat it.", TEXT),
    "encloses": ("The word that this one only serves: it goes once all of those inside it do.", TEXT),
    "ids": ("Parts that get an id, the page's own or a new one, with the name of the constant that holds it.", PAIRS),
    "stem": ("The constant that ids of parts start with, as {root.stem}: a new one from useId().", TEXT),
    "layer": ("It lies over the page: modal if the source's takes pointer and focus too, else over.", {"enum": LAYERS}),
    "drops": ("Attributes and slots that go on purpose, with the reason.", PAIRS),
    "sheds": ("Attributes of a slot's element that go, with patterns of their words.", LISTS),
    "class_names": ("Class names, by patterns, that go to a group of rests, or nowhere (drops).", LISTS),
    "defaults": ("Defaults that stand in the package's code only: Component.prop = value.", PAIRS),
    "emits": ("Events of the part that call the root's handler: root.change(value = x), {prop} in x.", PAIRS),
    "begins": ("The part that must be the first child.", TEXT),
    "renames": (
        "What a given prop is called on an element that does not convert; empty: not written.",
        PAIRS,
    ),
    "fragments": (
        "Whether anything may stand between the part and its own parts.",
        {"enum": ["keep", "array", "hold"]},
    ),
    "extends": ("Names that a render function's parameter must also take apart.", LISTS),
    "runs": ("Children that are none of some parts, together, get a wrapper.", {"type": ["array", "object"]}),
    "of": ("The part whose children are meant.", TEXT),
    "not": ("Parts that end a run.", TEXTS),
    "wrap": ("The wrapper, with {run} in it.", TEXT),
    "indexes": ("Parts that the target counts, where the source has keys.", ANY_TABLE),
    "by": ("The prop of the part that is its key.", TEXT),
    "missing": ("What is written where one of those parts lacks.", TEXT),
    "along": ("Parts that stand in the same order.", TEXTS),
    "state": ("State to declare where a prop is absent.", ANY_TABLE),
    "imports": ('What the forms use: "module" = ["Name", "default as Other"].', LISTS),
    "names": ("What libraries call it, likeliest first; a ? at the end marks a name of something else too.", TEXTS),
    "unless": ("Attributes that show that a component of that name is something else.", TEXTS),
    "needs": ("What the component must take; in a system: packages that a project must add.", TEXTS),
    "wants": ("Neutral names without which the component is a guess.", TEXTS),
    "html": ("The elements that the component must render.", TEXTS),
    "alone": ("The form where the package has no component for it; it is a guess.", TEXT),
    "otherwise": ("The form of a component that lacks what the word wants.", TEXT),
    "within": ("Attributes of the root that may hold the part.", TEXTS),
    "placed": ("Parts that the root's form writes.", TEXTS),
    "lines": ("Lines that hold in every system, as they stand.", TEXT),
    "carriers": ("Attributes that carry a choice.", LISTS),
    "values": ("What libraries call the values of a choice.", ANY_TABLE),
    "name": ("The mapping's name among the words.", TEXT),
    "system": ("The approved system.", TEXT),
    "catalogue": ("Folders with mappings of your own.", TEXTS),
    "include": ("Files to read, in gitignore syntax.", TEXTS),
    "exclude": ("Files not to read, in gitignore syntax.", TEXTS),
    "extends_file": ("Another ds-adapter.toml to start from.", TEXT),
    "max_bytes": ("The size from which a file is not read.", NUMBER),
    "path": ("The files that this is about, in gitignore syntax.", TEXT),
    "only": ("Words to convert, and no others.", TEXTS),
    "except": ("Words to leave.", TEXTS),
    "leave": ("Words to leave, or true for all.", {"anyOf": [FLAG, TEXTS]}),
}
EXAMPLE: Schema = {
    "type": "object",
    "properties": {
        "before": {**TEXT, "description": "What stands there."},
        "after": {**TEXT, "description": "What it becomes."},
        "because": {**TEXT, "description": "It stays; what the reason says, empty if it is no candidate."},
    },
    "required": ["before"],
    "oneOf": [{"required": ["after"]}, {"required": ["because"]}],
    "additionalProperties": False,
}


def schemas() -> dict[str, Schema]:
    """Every schema by the name of its file, without suffix."""
    return {
        "vocabulary": _root("A word of the vocabulary", by_name=_word()),
        "dialect": _root("What all files of a dialect share", _keys(dialects.DIALECT_KEYS)),
        "family": _root("How a dialect writes a word", _family()),
        "system": _root("An approved design system", _system()),
        "word": _root("How a system writes a word", _keys(("imports",)), by_name=_written()),
        "icons": _root("An icon table", {"icons": _table(_keys(systems.ICON_KEYS))}),
        "direct": _root("Direct mappings", _direct()),
        "synonyms": _root("What libraries call a word", by_name=_synonyms()),
        "shared-synonyms": _root("What libraries call props, events, slots and values", _shared_synonyms()),
        "ds-adapter": _root("Settings of a project", _settings()),
    }


def text_of(name: str) -> str:
    """A schema as its file has it."""
    return json.dumps(schemas()[name], indent=1, ensure_ascii=False) + "\n"


def _root(title: str, properties: Schema | None = None, by_name: Schema | None = None) -> Schema:
    return {"$schema": DRAFT, "title": title, **_table(properties or {}, by_name)}


def _table(properties: Schema, others: Schema | None = None) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": others or False}


def _by_name(one: Schema) -> Schema:
    return {"type": "object", "additionalProperties": one}


def _one_or_many(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _keys(keys: Iterable[str], **special: Schema) -> Schema:
    """Properties for keys, each with its description; ``special`` gives the shape of some."""
    found: Schema = {}
    for key in keys:
        description, shape = DESCRIBED[key] if key in DESCRIBED else ("", special[key])
        found[key] = {**special.get(key, shape), **({"description": description} if description else {})}
    return found


def _decision() -> Schema:
    return _by_name(_table(_keys(tables.KEYS)))


def _shape() -> dict[str, Schema]:
    prop = _table(_keys(vocabulary.PROP_KEYS))
    slot = _table({"holds": {**TEXT, "description": "The only kind of thing that may stand there."}})
    return {"props": _by_name(prop), "slots": _by_name(slot), "events": PAIRS}


def _word() -> Schema:
    part = _table(_keys(vocabulary.PART_KEYS, **_shape()))
    return _table(_keys(vocabulary.WORD_KEYS, **_shape(), parts=_by_name(part)))


def _family() -> Schema:
    shared: dict[str, Schema] = {"props": PAIRS, "events": PAIRS, "tables": _decision()}
    length = _table(_keys(dialects.LENGTH_KEYS))
    classes = _table(_keys(dialects.CLASS_KEYS, lengths=_by_name(length)))
    reading = _table(_keys(dialects.READING_KEYS, **shared, classes=classes))
    part: Schema = {"anyOf": [TEXT, *_variants(reading)]}
    lists: dict[str, Schema] = {
        "reads": _one_or_many(reading),
        "calls": _one_or_many(_table(_keys(dialects.CALL_KEYS, **shared))),
        "parts": _by_name(part),
        "spreads": LISTS,
        "example": {"type": "array", "items": EXAMPLE},
    }
    return _keys(dialects.FILE_KEYS, **shared, **lists)


def _variants(one: Schema) -> list[Schema]:
    return [one, {"type": "array", "items": one}]


def _system() -> Schema:
    facts: Schema = {key: {"enum": list(values)} for key, values in checking_setups.FACTS.items()}
    setup = _table(_keys(setups.SETUP_KEYS, when=_table(facts)))
    described = {"description": "What a project needs around its pages; the first that fits it counts."}
    return _keys(systems.SYSTEM_KEYS, setup={"type": "array", "items": setup, **described})


def _written() -> Schema:
    form: Schema = {"anyOf": [TEXT, _table(_keys(systems.FORM_KEYS))]}
    run = _table(_keys(systems.RUN_KEYS, parts=TEXTS))
    shared: dict[str, Schema] = {
        "forms": {"type": "array", "items": form},
        "tables": _decision(),
        "events": PAIRS,
        "spreads": PAIRS,
        "runs": _one_or_many(run),
        "indexes": _table(_keys(systems.INDEX_KEYS)),
        "state": _table({**dict.fromkeys(("prop", "event", "first", "name", "anchor"), TEXT), "when": PAIRS}),
        "example": {"type": "array", "items": EXAMPLE},
    }
    part = _table(_keys((it for it in systems.WORD_KEYS if it != "parts"), **shared))
    return _table(_keys(systems.WORD_KEYS, **shared, parts=_by_name({"anyOf": [TEXT, part]})))


def _direct() -> Schema:
    sides = _table(dict.fromkeys(direct.EVENT_KEYS, TEXT))
    special: dict[str, Schema] = {"tables": _decision(), "events": _by_name(sides), "forms": TEXTS}
    mapping = _table(_keys(direct.DIRECT_KEYS, **special))
    lists: dict[str, Schema] = {
        "direct": _one_or_many(mapping),
        "example": {"type": "array", "items": EXAMPLE},
    }
    return _keys(direct.FILE_KEYS, **lists)


def _synonyms() -> Schema:
    fixed = _table(_keys(synonyms.TABLE_KEYS))
    run = _table(_keys(synonyms.RUN_KEYS))
    shared: dict[str, Schema] = {"props": LISTS}
    part = _table(_keys(synonyms.PART_KEYS, **shared))
    more: dict[str, Schema] = {"tables": _by_name(fixed), "parts": _by_name(part), "runs": _by_name(run)}
    return _table(_keys(synonyms.WORD_KEYS, **shared, **more))


def _shared_synonyms() -> Schema:
    return _keys(synonyms.SHARED_KEYS, names=LISTS, carriers=LISTS, values=_by_name(LISTS))


def _settings() -> Schema:
    kinds: dict[Kind, Schema] = {
        Kind.TEXT: TEXT,
        Kind.TEXTS: TEXTS,
        Kind.BYTES: NUMBER,
        Kind.TABLES: {"type": "array", "items": _table(_keys(settings_check.PATH_KEYS))},
        Kind.WORDS: {"anyOf": [FLAG, TEXTS]},
    }
    found: Schema = {}
    for key, kind in settings_check.KEYS.items():
        description, _ = DESCRIBED.get("extends_file" if key == "extends" else key, ("", {}))
        found[key] = {**kinds[kind], **({"description": description} if description else {})}
    return found


def main() -> None:
    """Write every schema into the folder that the call names."""
    folder = Path(sys.argv[1])
    for name in schemas():
        (folder / f"{name}.json").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()
