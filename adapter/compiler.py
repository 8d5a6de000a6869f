"""The story of one page: read, bind, recognise, realise, plan, rewrite, prove.

Everything here is order; what each step does is told in the room that it calls.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from adapter.binding.names import Names
from adapter.catalogue.model import Catalogue
from adapter.matching.copies import Copies
from adapter.matching.hints import Hints
from adapter.matching.index import Index
from adapter.matching.instance import Approved, Instance, Recognised, Unread
from adapter.matching.labels import proposal
from adapter.matching.lookups import Lookups, lookups_of
from adapter.matching.recognise import Recogniser
from adapter.project.package import kind
from adapter.project.project import Project
from adapter.realising.choosing import NOT_CHOSEN, concerned
from adapter.realising.page import Facts
from adapter.realising.realise import Realised, chosen, realise, renamings
from adapter.realising.server import is_server
from adapter.realising.shims import NewFile, Shims
from adapter.rewriting.imports import Imports
from adapter.rewriting.indenting import indent_lines
from adapter.rewriting.plan import COLLIDES, Collision, Plan
from adapter.rewriting.proof import ProofFailed, prove_nothing_lost, prove_readable
from adapter.source.minified import is_minified
from adapter.source.page import Page
from adapter.source.span import Span
from adapter.syntax.jsx import TooDeep, has_markup
from adapter.syntax.languages import NotHere, is_html, read
from adapter.tree import Tree
from adapter.words import Outcome, Reason

TYPED = (".ts", ".tsx", ".mts", ".cts")
PASSES = 4


class Unreadable(Struct, frozen=True):
    """A page that is refused whole; ``code`` is stable, ``why`` a sentence.

    ``other-language`` is no refusal: the system has nothing to write there.
    """

    code: str
    why: str


class Candidate(Struct, frozen=True):
    """One recognised component with its outcome; ``elements`` counts those it owns.

    ``proposal`` is what to write by hand where it lacks something that conversion does not give.
    """

    word: str
    family: str
    dialect: str
    span: Span
    name: str
    elements: int
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    proposal: str = ""
    is_call: bool = False


class Compiled(Struct, frozen=True):
    """What one page came to; ``text`` is ``None`` where nothing changes.

    ``leftover`` are specifiers of local copies that the page still imports, ``dropped`` those it no longer does;
    ``tree`` is that of ``text``, for whoever reads it next; ``files`` are those of the system's that it needs besides.
    """

    path: str
    text: str | None
    candidates: tuple[Candidate, ...]
    broken: tuple[Span, ...] = ()
    dropped: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    tree: Tree | None = None
    files: tuple[NewFile, ...] = ()


class Choice(Struct):
    """What the caller wants converted: words to take, words to leave, or everything.

    ``also`` are optional words beside everything.
    ``names_only`` takes those fixes alone that rename elements and attributes and change nothing else.
    """

    only: frozenset[str] | None = None
    leave: frozenset[str] = frozenset()
    names_only: bool = False
    also: frozenset[str] = frozenset()

    def words(self, catalogue: Catalogue) -> frozenset[str] | None:
        """The words to realise, ``None`` for all."""
        if self.only is None and not self.leave:
            return None
        every = frozenset(catalogue.words) if self.only is None else self.only
        return every - self.leave


@dataclass(slots=True)
class Compiler:
    """Compiles the pages of one project for one system; ``lookups`` are those of its catalogue and choice."""

    catalogue: Catalogue
    project: Project
    choice: Choice = field(default_factory=Choice)
    left: Callable[[Page, str], str] = lambda page, family: ""
    lookups: Lookups | None = None
    keeps_tree: bool = False
    copies: Copies = field(init=False)
    index: Index = field(init=False)
    hints: Hints = field(init=False)

    def __post_init__(self) -> None:
        lookups = self.lookups or lookups_of(self.catalogue, self.choice.only, self.choice.also)
        self.copies = Copies(self.project, lookups.families)
        self.index, self.hints = lookups.index, lookups.hints

    def compile(self, page: Page, *, write: bool = True) -> Compiled | Unreadable:
        """One page; with ``write`` off outcomes are decided and no text is made.

        Raises ``ProofFailed`` where our own rewriting would lose or break something.
        """
        first = self._pass(page, write)
        if isinstance(first, Unreadable) or first.text is None:
            return first
        return self._settle(page, first, first.text)

    def _settle(self, page: Page, first: Compiled, text: str) -> Compiled:
        """Twice is once: what a first pass freed is converted now, and then nothing more (promise 5)."""
        tree, files = first.tree, first.files
        for _ in range(PASSES):
            again = self._pass(Page(page.path, text, page.encoding, page.bom), True, tree)
            if isinstance(again, Unreadable):
                raise ProofFailed(f"{page.path}: the result is unreadable: {again.why}")
            if again.text is None:
                candidates = _settled(first.candidates, again.candidates)
                left, modules = again.leftover, again.modules
                return Compiled(first.path, text, candidates, first.broken, first.dropped, left, modules, files=files)
            text, tree, files = again.text, again.tree, (*files, *(it for it in again.files if it not in files))
        raise ProofFailed(f"{page.path}: a further run would still change something")

    def _pass(self, page: Page, write: bool, known: Tree | None = None) -> Compiled | Unreadable:
        html = self._is_html(page.path)
        if ("html" if html else "jsx") not in self.catalogue.system.languages:
            return Unreadable("other-language", f"{self.catalogue.system.name} does not write its language")
        if not html and self._holds_nothing(page):
            return Compiled(page.path, None, ())
        try:
            tree = known or read(page.text, html)
        except (TooDeep, NotHere) as error:
            return Unreadable("too-deep" if isinstance(error, TooDeep) else "not-here", str(error))
        names, path = Names(tree.grammar, page.text), Path(page.path)
        refused = kind(path, self.project.package(path), (it.module for it in names.statements))
        if refused:
            return Unreadable("refused-project", refused)
        if self.is_copy(page):
            return Compiled(page.path, None, ())
        recogniser = Recogniser(self.catalogue, self.index, page.text, tree, names, self.copies, page.path)
        recognised = recogniser.run()
        facts = self._facts(page, tree, names, recogniser, recognised)
        found = self._write(page, tree, facts, write)
        return replace(found, tree=found.tree or tree) if self.keeps_tree else found

    def _is_relevant(self, text: str) -> bool:
        """Whether a page mentions what a dialect knows, in markup or in an import; most of a repository does not."""
        hints = self.hints.names if has_markup(text) else self.hints.modules
        return hints.search(text) is not None

    def _is_html(self, path: str) -> bool:
        """Whether a page is HTML; standard input is what the system writes."""
        return is_html(path) or (path == "-" and "jsx" not in self.catalogue.system.languages)

    def _holds_nothing(self, page: Page) -> bool:
        """Whether a look at the text is enough: nothing that a dialect knows, or a copy of the kit itself."""
        is_none = not self._is_relevant(page.text) or is_minified(page)
        return is_none or self.copies.is_plainly_copy(page.path, page.text)

    def is_copy(self, page: Page) -> bool:
        """Whether a page is a copy of a component of a dialect's kit, which is left alone."""
        if not self.copies.may_be_copy(page.text):
            return False
        files = self.project.files
        return files.is_file(page.path) and self.copies.is_copy(Path(files.real(page.path)))

    def _facts(self, page: Page, tree: Tree, names: Names, recogniser: Recogniser, recognised: Recognised) -> Facts:
        path, typed = Path(page.path), page.path.endswith(TYPED) or page.path == "-"
        return Facts(
            page.text,
            names,
            self.catalogue,
            recognised,
            typed,
            is_server(path, page.text, tree.grammar, self.project.package(path)),
            self.index.families,
            tree.elements,
            recogniser.takes_attributes,
            recogniser.origin,
            shims=Shims(self.project, path, tuple(it.module for it in names.statements)),
            left=partial(self.left, page),
        )

    def _write(self, page: Page, tree: Tree, facts: Facts, write: bool) -> Compiled:
        banned: dict[int, Reason] = {}
        words = self.choice.words(self.catalogue)
        wanted = concerned(facts, words) if words is not None and self.choice.names_only else None
        while True:
            realised = chosen(facts, realise(facts, banned, wanted), words)
            if self.choice.names_only:
                realised = renamings(facts, realised)
            order = sorted(
                facts.recognised.instances,
                key=lambda it: (it.root.element.span.start, -it.root.element.span.end),
            )
            fixed = [it for it in order if id(it) in realised.fixes and realised.fixes[id(it)].edits]
            if not fixed or not write:
                return self._compiled(page, tree, facts, realised, None, (), write)
            try:
                fixes = [realised.fixes[id(it)] for it in fixed]
                ranked = [(rank, edit) for rank, it in enumerate(fixes) for edit in it.edits]
                plan = Plan(page.text, ranked, [shift for it in fixes for shift in it.shifts])
            except Collision as error:
                banned[id(fixed[max(error.inner.rank, error.outer.rank)])] = COLLIDES
                continue
            return self._rewritten(page, tree, facts, realised, plan, fixed)

    def _rewritten(
        self, page: Page, tree: Tree, facts: Facts, realised: Realised, plan: Plan, fixed: list[Instance]
    ) -> Compiled:
        system = self.catalogue.system
        own = (system.package, system.icons.package)
        imports = Imports(page.text, facts.names, plan, tree.doubtful, own, system.alias)
        edits = [*imports.decide(), *indent_lines(plan, tree)]
        made = sorted(plan.edits, key=lambda it: it.order)
        ranked = [(it.rank, it.edit) for it in made] + [(len(fixed), it) for it in edits]
        whole = Plan(page.text, ranked, plan.shifts)
        text = whole.render(imports.locals)
        if text == page.text:
            raise ProofFailed(f"{page.path}: fixes that change nothing")
        after = prove_readable(tree, text, page.path)
        prove_nothing_lost(page.text, whole, fixed, imports.accounted, self.catalogue.system, page.path)
        if tree.is_html:
            from adapter.rewriting.html_proof import prove_html

            prove_html(page.text, text, fixed, self.catalogue.system, page.path)
        gone = tuple(it.module for it in facts.names.imports if it.local in imports.gone)
        files = facts.shims.new(system, imports.locals) if facts.shims else ()
        return replace(self._compiled(page, tree, facts, realised, text, gone, True), tree=after, files=files)

    def _compiled(
        self,
        page: Page,
        tree: Tree,
        facts: Facts,
        realised: Realised,
        text: str | None,
        gone: tuple[str, ...],
        write: bool,
    ) -> Compiled:
        candidates = [self._candidate(it, realised, facts) for it in facts.recognised.instances]
        candidates += [_approved(it) for it in facts.recognised.approved]
        candidates += [self._unread(it) for it in facts.recognised.unread]
        if self.choice.only is not None:  # who asks for some words hears of no others
            candidates = [it for it in candidates if it.word in self.choice.only or it.outcome == "converted"]
        statements = facts.names.statements
        path = Path(page.path)
        local = {it.module for it in statements if self._is_copy_import(it.module, path)} if write else set()
        return Compiled(
            page.path,
            text,
            tuple(sorted(candidates, key=lambda it: it.span)),
            tuple(it.span for it in tree.broken),
            tuple(dict.fromkeys(it for it in gone if it in local)),
            tuple(sorted(local)),
            tuple(dict.fromkeys(it.module for it in statements)),
        )

    def _unread(self, it: Unread) -> Candidate:
        """What the kit has and no word means: held back for the system's team, or left by policy."""
        element, family = it.element, it.family
        dialect = next(each for each in self.catalogue.dialects if family in each.kit)
        lacks = self.catalogue.system.lacks.get(family, f"nothing in the vocabulary means {family} yet")
        reason = Reason("no-word", lacks, "system", f"map {family}, or decide what stands for it", f"no-word {family}")
        if family in dialect.left:
            reason = Reason("no-word", dialect.left[family], "policy", "nothing: it stays", f"no-word {family}")
        outcome: Outcome = "left" if reason.owner == "policy" else "held back"
        name = element.body.name
        return Candidate(family, family, dialect.name, name, element.name, it.elements, outcome, (reason,))

    def _is_copy_import(self, module: str, page: Path) -> bool:
        path = self.project.resolve(module, page)
        return path is not None and self.copies.may_be_named(path) and self.copies.is_copy(path)

    def _candidate(self, instance: Instance, realised: Realised, facts: Facts) -> Candidate:
        element = instance.root.element
        fix = realised.fixes.get(id(instance))
        outcome: Outcome = "held back" if fix is None else "converted" if fix.edits or fix.gone else "approved"
        reasons = tuple(realised.reasons.get(id(instance), ()))
        if outcome == "held back" and not reasons:
            outcome, reasons = "left", (NOT_CHOSEN,)
        if outcome == "held back" and reasons[0].owner == "policy":
            outcome = "left"
        family = "icon" if instance.word == "icon" else instance.family
        return Candidate(
            instance.word, family, instance.dialect, element.body.name, element.name,
            len(instance.elements), outcome, reasons,
            proposal(instance, facts.recognised, facts.catalogue, facts.names),
            instance.caller is not None,
        )  # fmt: skip


def _settled(first: tuple[Candidate, ...], last: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The outcomes after the last pass: what a later one converted is not held back."""
    still = Counter((it.word, it.name) for it in last if it.outcome == "held back")
    found = []
    for it in first:
        if it.outcome == "held back" and not still[it.word, it.name]:
            it = replace(it, outcome="converted", reasons=())
        elif it.outcome == "held back":
            still[it.word, it.name] -= 1
        found.append(it)
    return tuple(found)


def _approved(it: Approved) -> Candidate:
    element = it.element
    return Candidate(it.word, it.word, "system", element.body.name, element.name, 1, "approved")
