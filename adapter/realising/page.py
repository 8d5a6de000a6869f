"""What realising knows of the page: its text and names, the system, and what instances give one another."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from adapter.binding.names import Names
from adapter.binding.page_scripts import Scripts, scripts_of
from adapter.catalogue.api import Component
from adapter.catalogue.model import Catalogue, Family, SystemWord
from adapter.matching.instance import Instance, Origin, Recognised
from adapter.realising.content import Children, is_child
from adapter.realising.events import Ladder
from adapter.realising.held import Held
from adapter.realising.shims import Shims
from adapter.realising.written import Pieces, Written
from adapter.source.span import Span
from adapter.tree import Attribute, Element
from adapter.words import Edit, Fix, Name, Need, Piece, Reason


class Given(Struct, frozen=True):
    """A neutral prop or event that one instance gives to the element inside it.

    ``plain`` is the attribute to write on ``place`` where no converting component takes it; empty for none.
    ``call`` is what a given handler does, for an element that has a handler of its own; one that ``leads`` may be
    called before that.  ``moves`` if it is what a part of the giver said: it would be lost if nobody took it.
    """

    name: str
    written: Written
    plain: str
    giver: Instance
    place: Element
    call: Pieces = ()
    leads: bool = False
    moves: bool = False


# What an element is given that another instance moves, takes away, or makes the value of an attribute.
MOVED, GONE, VALUED = "moved", "gone", "valued"


class TableRead(Struct, frozen=True):
    """Literals that a fix changes outside its own element, with every place of the page that reads them."""

    reader: Instance
    attribute: Attribute
    readers: tuple[Span, ...]
    edits: tuple[Edit, ...]


class Facts(Struct):
    """One page on its way through realising; ``server`` if no function may be introduced on it.

    ``hooked`` are the starts of the functions that call a hook of the system by now.  ``shims`` are the files
    that the system brings along, ``None`` for a page without a project; ``left`` says which file still calls a family.
    """

    text: str
    names: Names
    catalogue: Catalogue
    recognised: Recognised
    typed: bool
    server: bool
    families: Mapping[tuple[str, str], Family]
    elements: tuple[Element, ...]
    takes_attributes: Callable[[Element], bool]
    origin: Callable[[Element], Origin]
    fixes: dict[int, Fix] = field(default_factory=dict)
    readings: list[TableRead] = field(default_factory=list)
    given: dict[int, list[Given]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    dissolved: set[int] = field(default_factory=set)
    hooked: set[int] = field(default_factory=set)
    shims: Shims | None = None
    left: Callable[[str], str] = lambda family: ""
    _scripts: Scripts | None = None

    def scripts(self) -> Scripts:
        """The inline scripts of an HTML page; a component's code is not asked what it selects."""
        if self._scripts is None:
            is_html = bool(self.elements) and self.elements[0].is_html
            self._scripts = scripts_of(self.elements, self.text) if is_html else Scripts()
        return self._scripts

    @property
    def ladder(self) -> Ladder:
        """The event ladder for this page."""
        return Ladder(self.text, self.names, self.typed)

    def component(self, word: SystemWord, template: str) -> Component | None:
        """The snapshot of a template's element, a custom one too; ``None`` for host tags."""
        imported = word.imported(template)
        system = self.catalogue.system
        if imported is None and "-" in template:
            return system.components.get(template)
        return system.components.get(imported[1]) if imported and imported[0] == system.package else None

    def need(self, word: SystemWord, template: str) -> Need:
        """The import behind a template's element name; raises KeyError if the file imports none."""
        module, exported = word.imports[template]
        wanted = template
        shim = self.catalogue.system.shims.get(module)
        if shim is not None:
            stated = self.shims.module(shim, exported) if self.shims else f"@/{shim.place}"
            if isinstance(stated, Reason):
                raise Held(stated)
            module = stated
        if word.word == "icon" and template == "Icon":
            name = module.rpartition("/")[2] if exported == "default" else exported
            wanted = self.catalogue.system.icons.local.replace("{name}", name)
            # Whichever of the two a page needs first, an icon never takes the name of a component.
            wanted = f"{name}Icon" if wanted in self.catalogue.system.components else wanted
        alias = self.catalogue.system.alias.replace("{name}", wanted[:1].upper() + wanted[1:])
        fallback = alias[:1].lower() + alias[1:] if wanted[:1].islower() else alias
        return Need(module, exported, wanted, fallback)

    def name_piece(self, word: SystemWord, template: str) -> Piece:
        """A template's element name: the local name of its import, members behind it; host tags as they stand."""
        if template in word.imports:
            return Name(self.need(word, template))
        head, dot, member = template.partition(".")
        return Name(self.need(word, head), dot + member) if head in word.imports else template

    def see_through(self, instance: Instance) -> tuple[str, ...]:
        """Elements that may stand around parts of an instance because another instance accounts for them."""
        family = self.families.get((instance.dialect, instance.family))
        return family.see_through if family else ()

    def is_converted(self, element: Element) -> bool:
        """Whether the instance that owns an element has a fix; what no instance owns does not count as one."""
        owner = self.recognised.instance_of(element)
        return owner is not None and id(owner) in self.fixes

    def stands_as_child(self, element: Element, children: Children) -> bool:
        """Whether an element is a direct child of another in the result, where elements around it are ``dissolved``."""
        above = element.parent
        if not is_child(element) or above is None or VALUED in self.given_to(element):
            return False
        if above.span.start in self.dissolved and children.significant(above) == [element]:
            return self.stands_as_child(above, children)
        return True

    def given_to(self, element: Element) -> dict[str, Given]:
        """What the element was given, by neutral name."""
        things = self.given.get(element.span.start)
        return {it.name: it for it in things} if things else {}

    def taken_away_by(self, element: Element) -> Instance | None:
        """The instance whose fix takes the element away."""
        gone = self.given_to(element).get(GONE)
        return gone.giver if gone else None

    def is_icon(self, element: Element) -> bool:
        """Whether an element is a picture that says no text: an icon of a known package, or of the system."""
        owner = self.recognised.instance_of(element)
        if owner is not None:
            return owner.word == "icon"
        return any(it.element is element and it.word == "icon" for it in self.recognised.approved)

    def is_mapped_icon(self, element: Element) -> bool:
        """Whether an element is an icon that the system has: one of its own, or one with a counterpart."""
        owner = self.recognised.instance_of(element)
        if owner is None:
            return self.is_icon(element)
        icons = self.catalogue.system.icons
        name = icons.plain(owner.family)
        return owner.word == "icon" and name in icons.names and name not in icons.holds and not owner.reasons

    def give(self, element: Element, things: Iterable[Given]) -> None:
        """Remember what an element is given."""
        self.given.setdefault(element.span.start, []).extend(things)

    def is_in_form(self, element: Element) -> bool:
        """Whether a form stands around the element on this page."""
        above = element.parent
        while above is not None:
            if above.name.rpartition(".")[2] in ("form", "Form"):
                return True
            above = above.parent
        return False

    def shown(self, attribute: Attribute) -> str:
        """An attribute as the page writes it, shortened for a sentence."""
        text = " ".join(attribute.span.of(self.text).split())
        return text if len(text) <= 60 else text[:57] + "…"
