"""The catalogue as plain data: what each mapping file says once it is loaded."""

from collections.abc import Mapping

from msgspec import Struct, field

from adapter.catalogue.api import Component
from adapter.catalogue.beside import Indexes, Run, State
from adapter.catalogue.called import Called, Hook, Shim
from adapter.catalogue.classes import ClassRule
from adapter.catalogue.folders import located
from adapter.catalogue.icons import Icons
from adapter.catalogue.markup import CallForm, Form, Markup
from adapter.catalogue.setup import Setup
from adapter.source.place import shown


class At(Struct, frozen=True):
    """Where in a mapping something is said: a path for ``located``, and line, counted from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{shown(located(self.path))}:{self.line}"


# --- signatures -----------------------------------------------------------------------------------------------


class Signature(Struct, frozen=True):
    """``onClose(event, reason) gives open = false``: a name, parameters, and payload made from them.

    ``types`` is what a parameter is an event of, where the signature says so: ``onChange(event: HTMLInputElement)``.
    ``when`` is a condition on the parameters: only then is the payload given.  ``returns`` is what a handler returns so
    that the target does not act on its own.
    """

    name: str
    parameters: tuple[str, ...]
    gives: Mapping[str, str]
    types: Mapping[str, str] = field(default_factory=dict)
    when: str = ""
    returns: str = ""


# --- tables ---------------------------------------------------------------------------------------------------

ANY = "*"
HOLD = "hold:"
# A cell that somebody guessed and nobody confirmed: what follows is the value that it would have.
TODO = "todo:"


class Table(Struct, frozen=True):
    """A decision table over tuples: the first row whose ``inputs`` cells fit gives the ``outputs`` cells.

    ``absent`` is what each input column counts as where nothing is written.
    """

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    absent: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    at: At

    def row(self, cells: tuple[str, ...]) -> tuple[str, ...] | None:
        """The output cells for these input cells, ``{column}`` filled in; ``None`` where no row fits."""
        for wanted, given in self.rows:
            if all(want in (ANY, cell) for want, cell in zip(wanted, cells, strict=True)):
                return tuple(self._fill(it, cells) for it in given)
        return None

    def _fill(self, cell: str, cells: tuple[str, ...]) -> str:
        for name, value in zip(self.inputs, cells, strict=True):
            cell = cell.replace("{" + name + "}", value)
        return cell


# --- vocabulary -----------------------------------------------------------------------------------------------


class Prop(Struct, frozen=True):
    """A neutral prop: a choice of ``one_of``, a ``flag``, or a ``value`` that is carried over as it stands."""

    name: str
    kind: str
    one_of: tuple[str, ...] = ()
    default: str = ""


class Slot(Struct, frozen=True):
    """A place for content; ``holds`` names the only kind that may stand there (``icon``)."""

    name: str
    holds: str = ""


class Shape(Struct, frozen=True):
    """Props, slots and events of a word's root or of one of its parts; patterns may ask for a ``kind``."""

    name: str
    props: Mapping[str, Prop]
    slots: Mapping[str, Slot]
    events: Mapping[str, Signature]
    bound: bool = False
    at_most: int = 0
    kind: str = ""


class Word(Struct, frozen=True):
    """One entry; ``parts[""]`` is its root.  A ``called`` one is a function, one that ``floats`` opens a layer."""

    name: str
    says: str
    parts: Mapping[str, Shape]
    at: At
    called: bool = False
    floats: bool = False
    optional: bool = False  # it counts only where it is asked for by name

    @property
    def root(self) -> Shape:
        """The shape of the word itself."""
        return self.parts[""]


# --- dialects -------------------------------------------------------------------------------------------------


class Source(Struct, frozen=True):
    """Where an element name of a pattern comes from: a host tag, a family's export, or a package's export.

    ``modules`` are package names (``next/link``) with the export to look for; a family is a local copy.
    """

    host: str = ""
    family: str = ""
    export: str = ""
    modules: tuple[tuple[str, str], ...] = ()


class Reading(Struct, frozen=True):
    """One way a dialect writes a word (``part`` is empty) or a part of it.

    ``renders`` has flags that are ``no`` where the project's own copy renders no element of that name.
    ``splits`` are flags that are true where an attribute holds one certain string: prop, attribute, string and type;
    ``singles`` are props that are the one entry of an attribute's list.
    ``joins`` are the equal attributes of a part that stands beside its component, or beside its ``joins_part``:
    right before it, or right ``behind`` it.  ``call`` if it is written as a call.  ``serves`` is the family whose
    calls need it on the page somewhere.  ``next`` is what a person can do about ``hold``, where that is said.
    """

    word: str
    part: str
    find: Markup
    sources: Mapping[str, Source]
    props: Mapping[str, str]
    events: Mapping[str, tuple[str, Signature]]
    tables: tuple[Table, ...]
    sets: Mapping[str, str]
    hold: str
    owner: str
    joins: tuple[str, str]
    at: At
    renders: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    singles: Mapping[str, str] = field(default_factory=dict)
    classes: ClassRule | None = None
    call: Called | None = None
    serves: str = ""
    next: str = ""
    joins_part: str = ""
    behind: bool = False


class Family(Struct, frozen=True):
    """One dialect file: the exports that make a local file a copy of it, and its readings in order."""

    name: str
    module: str
    exports: tuple[str, ...]
    marks: tuple[str, ...]
    see_through: tuple[str, ...]
    readings: tuple[Reading, ...]
    spreads: Mapping[str, tuple[str, ...]]
    at: At


class Dialect(Struct, frozen=True):
    """How one kind of source spells the vocabulary.

    ``icons`` are packages whose exports are icons; ``kit`` are further families, by their exports, that no file reads;
    ``left`` says of some of them why they stay as they are.
    With ``marks`` it counts only on a page that mentions one of them, or in a project that depends on one.
    """

    name: str
    icons: tuple[str, ...]
    families: Mapping[str, Family]
    kit: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    icon_props: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()


# --- systems --------------------------------------------------------------------------------------------------


class FormRule(Struct, frozen=True):
    """One form of a cascade, with the neutral props that must have these values for it, and what its events emit.

    ``call`` is the form of a called word.  ``without`` are attributes that the element in a slot must not have.  One
    with a ``hold`` writes nothing: it says why, where every form before it lacks something that the page has not.
    """

    items: Form
    when: Mapping[str, str]
    at: At
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emits: Mapping[str, str] = field(default_factory=dict)
    hold: str = ""
    call: CallForm | None = None

    @property
    def nodes(self) -> tuple[object, ...]:
        """What stands in it, whether markup or a call."""
        return self.items if self.call is None else (self.call,)


class Realisation(Struct, frozen=True):
    """How a word's root or part is written: the first form that can place everything.

    ``sheds`` are attributes of a slot's element that go, with patterns of their words.  ``class_names`` are patterns
    too: of class names that go to a group of ``rests``, or nowhere (``drops``).
    ``begins`` is the part that must be the first child; ``todo`` are guesses that nobody confirmed, with what is not
    proven: by prop, slot or event, or ``""`` for all.
    """

    part: str
    forms: tuple[FormRule, ...]
    tables: Mapping[str, Table]
    events: Mapping[str, Signature]
    rests: Mapping[str, tuple[str, ...]]
    gives: Mapping[str, str]
    drops: Mapping[str, str]
    emits: Mapping[str, str]
    renames: Mapping[str, str]
    fragments: str
    extends: Mapping[str, tuple[str, ...]]
    spreads: Mapping[str, str]
    notes: Mapping[str, str]
    at: At
    begins: str = ""
    todo: Mapping[str, str] = field(default_factory=dict)
    sheds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    class_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hook: Hook | None = None


class SystemWord(Struct, frozen=True):
    """How a system realises one word; the prop ``unique`` becomes an id, so no two of a page may share it.

    A word that ``encloses`` another only serves that one's components: it goes with them, and not before.
    ``ids`` are parts that get an id, with the name of the constant that holds it; ``stem`` is one that ids start with.
    A ``layer`` lies over the page: ``modal`` if the source's takes pointer and focus too, else ``over``.
    ``classes`` are the class names by which a page's elements are known to be it already, in a system of HTML.
    """

    word: str
    imports: Mapping[str, tuple[str, str]]
    parts: Mapping[str, Realisation]
    runs: tuple[Run, ...]
    state: State | None
    hold: str
    unique: str
    at: At
    encloses: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    layer: str = ""
    stem: str = ""
    indexes: Indexes | None = None
    classes: frozenset[str] = frozenset()

    @property
    def root(self) -> Realisation:
        """The realisation of the word itself."""
        return self.parts[""]

    def imported(self, template: str) -> tuple[str, str] | None:
        """Module and export behind a template's element; of a member (``Dialog.Title``) that of its namespace."""
        head, dot, member = template.partition(".")
        found = self.imports.get(template) or self.imports.get(head)
        if found is None or template in self.imports:
            return found
        return found[0], f"{found[1]}{dot}{member}"


class System(Struct, frozen=True):
    """One approved design system.

    ``lacks`` says of families of a kit, which no word reads, what stands against one; ``renamed`` is what a newer
    snapshot calls something: ``Button.tone`` is ``mood``.  ``shims`` are its own files by the module that its mappings
    import them as.  ``languages`` are those that it writes, ``jsx`` or ``html``.  A system of HTML is known by its
    ``classes``, which all start with ``prefix``.
    """

    name: str
    package: str
    version: str
    alias: str
    words: Mapping[str, SystemWord]
    components: Mapping[str, Component]
    exports: frozenset[str]
    hosts: Mapping[str, frozenset[str]]
    icons: Icons
    needs: tuple[str, ...]
    provider: str
    lacks: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    plain_links: tuple[str, ...] = ()
    shims: Mapping[str, Shim] = field(default_factory=dict)
    languages: tuple[str, ...] = ("jsx",)
    classes: frozenset[str] = frozenset()
    prefix: str = ""
    setups: tuple[Setup, ...] = ()

    def host_takes(self, tag: str, name: str) -> bool:
        """Whether an attribute of this name may stand on a host element."""
        if name in ("key", "ref") or name.startswith(("data-", "aria-")):
            return True
        return any(name in self.hosts.get(it, ()) for it in ("*", tag))

    def component_takes(self, component: Component, name: str, rendered: str = "") -> bool:
        """Whether an attribute of this name may stand on a component, ``rendered`` as another host than its own."""
        if name in ("key", "ref", "children") or name.startswith(("data-", "aria-")):
            return True
        if name in component.props or name in self.hosts.get(rendered, ()):
            return True
        return name not in component.without and any(name in self.hosts.get(it, ()) for it in component.hosts)


class Catalogue(Struct, frozen=True):
    """Everything the compiler knows: vocabulary, dialects in order of precedence, one system."""

    words: Mapping[str, Word]
    dialects: tuple[Dialect, ...]
    system: System
