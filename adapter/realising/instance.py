"""One instance in the system: a form for each part, runs wrapped, state declared, things given to what is inside."""

from adapter.catalogue.beside import Run
from adapter.catalogue.model import FormRule, Realisation
from adapter.matching.instance import Part
from adapter.realising.content import Child
from adapter.realising.declaring import Declaring
from adapter.realising.guesses import refuse_guesses
from adapter.realising.held import Held, held
from adapter.realising.indexes import stretch_of
from adapter.realising.page import Given
from adapter.realising.pushing import is_asked_below
from adapter.realising.scope import Scope
from adapter.realising.wrapping import WrappingWriter
from adapter.realising.writing import Plan
from adapter.realising.written import Pieces, Raw
from adapter.source.indentation import unit
from adapter.source.span import Span
from adapter.tree import Code as CodeNode
from adapter.tree import Element, Text
from adapter.words import Edit, Line, Shift


class InstanceWriter(Declaring):
    """Writes one instance; raises ``Held`` where it cannot be written without loss."""

    def run(self) -> tuple[list[Edit], list[tuple[Element, Given]]]:
        """The edits, and what is given to elements inside."""
        root = self.instance.root
        refuse_guesses(self.facts, self.instance, self.word)
        self._declare(root)
        self._take(root, self._write(root))
        for part in root.walk():
            is_own = id(part) in self.plans and part not in self.plans[id(part)].absorbed
            if is_own and is_asked_below(self.word, part):
                WrappingWriter(self.scopes[id(part)], self.word, self.children, self._write).values_placed()
        for run in self.word.runs:
            self._run(run)
        self._fill(root)
        self._extend(root)
        self._direct_children()
        self._all_handed_over()
        self._put_declared(root)
        return self.edits, self.gifts

    # --- parts -------------------------------------------------------------------------------------------------

    def _take(self, part: Part, plan: Plan) -> None:
        """The edits of a part and of the parts inside it that its form did not write itself."""
        self.edits += plan.edits
        self.shifts += plan.shifts
        self._inside(part, plan)

    def _inside(self, part: Part, plan: Plan) -> None:
        for inner in part.parts:
            if inner in plan.absorbed:
                self.plans[id(inner)] = plan
                self._give(inner)
                self._inside(inner, plan)
            elif inner in plan.moved:
                self._inside(inner, self.plans[id(inner)])
            elif self._is_handed_over(inner):
                continue
            else:
                self._take(inner, self._write(inner))

    def _write(self, part: Part) -> Plan:
        realisation = self.word.parts.get(part.name)
        if realisation is None or not realisation.forms:
            raise held(
                "part-not-in-system",
                f"the system's {self.word.word} has no {part.name or 'form'}",
                "system",
                f"write {self.word.word}.parts.{part.name} in the system's mapping",
                f"part-not-in-system {self.word.word}.{part.name}",
            )
        scope = self._scope(part, realisation)
        plan = self._first_fitting(scope, realisation.forms)
        self.gifts += [(it, Given(what, Raw(()), "", self.instance, it)) for it, what in plan.taken]
        self._spreads(part, realisation, plan)
        self.plans[id(part)] = plan
        self._give(part)
        return plan

    def _first_fitting(self, scope: Scope, forms: tuple[FormRule, ...]) -> Plan:
        reason: Held | None = None
        for form in forms:
            if not all(self._is(scope, name, value) for name, value in form.when.items()):
                continue
            if any(_carries(scope.part.slots.get(name), names) for name, names in form.without.items()):
                continue
            if form.hold:
                raise self._said(form, reason)
            scope.emits = form.emits
            used = [(it, set(it.used)) for it in (scope, scope.root) if it]
            scope.used |= form.when.keys()  # what the form was chosen by has its place in it
            reads = len(self.facts.readings)
            try:
                return WrappingWriter(scope, self.word, self.children, self._write).write(form.items)
            except Held as error:
                del self.facts.readings[reads:]
                for it, before in used:
                    it.used = before
                reason = _telling(reason, error)
        raise reason or held("no-form", f"no form of the system's {self.word.word} fits", "system", "add a form")

    def _said(self, form: FormRule, reason: Held | None) -> Held:
        """The reason of a form that holds, unless a form before it failed over something that is there."""
        if reason is not None and reason.reason.code != "absent":
            return reason
        step = f"decide what stands for it, in {form.at}" if reason is None else reason.reason.next
        owner = "system" if reason is None else reason.reason.owner
        return held("system-lacks", form.hold, owner, step, form.hold)

    def _direct_children(self) -> None:
        """Where the target looks at its direct children, nothing but code may stand between them and it."""
        for part in self.instance.root.walk():
            if part is self.instance.root or self._is_dissolved(part):
                continue
            holder = part.parent
            while holder is not None and self._is_dissolved(holder):
                holder = holder.parent
            is_inside = holder is not None and holder.element.span.holds(part.element.span)
            if holder is not None and is_inside and self.word.parts[holder.name].fragments == "hold":
                self._refuse_between(part, holder)
            begins = self.word.parts[part.name].begins if part.name in self.word.parts else ""
            if begins:
                self._refuse_other_start(part, begins)

    def _refuse_other_start(self, part: Part, begins: str) -> None:
        first = next(iter(self.children.significant(part.element)), None)
        leads = next((it for it in part.parts if it.name == begins), None)
        if leads is None or first is None or leads.element is not first:
            shown = f"<{first.name}>" if isinstance(first, Element) and first.name else "what stands first"
            raise held(
                "other-order",
                f"the first child of <{part.element.name}> is not its {begins}, which the system takes it for",
                "code",
                f"put {shown} before <{part.element.name}>, or into its {begins}"
                if leads is not None
                else f"write the {begins} as the first child of <{part.element.name}>, in this file",
                f"other-order {self.word.word} {begins}",
            )

    def _is_dissolved(self, part: Part) -> bool:
        """Whether nothing of a part's own element is left."""
        plan = self.plans.get(id(part))
        return plan is None or part in plan.absorbed or plan.unwrapped

    def _refuse_between(self, part: Part, holder: Part) -> None:
        see_through = self.facts.see_through(self.instance)
        above = part.element.parent
        while above is not None and above is not holder.element:
            is_own = self.facts.recognised.instance_of(above) is self.instance
            if not is_own and above.name.rpartition(".")[2] not in see_through:
                shown = f"<{above.name}>" if above.name else "a fragment"
                raise held(
                    "between-parts",
                    f"{shown} stands between <{holder.element.name}> and its <{part.element.name}>, "
                    "which the system takes as direct children only",
                    "code",
                    f"take {shown} away",
                    f"between-parts {self.word.word} {above.name or 'fragment'}",
                )
            above = above.parent

    def _spreads(self, part: Part, realisation: Realisation, plan: Plan) -> None:
        if not any(it.is_spread for it in part.every_rest()):
            return
        from adapter.realising.spreads import check_spreads

        check_spreads(self.facts, part, realisation, plan)

    # --- runs --------------------------------------------------------------------------------------------------

    def _run(self, run: Run) -> None:
        if run.parts:
            together = stretch_of(self.facts.text, self.instance, run.parts)
            if together:
                self._wrap(run, [together[0], together[-1]])
            return
        for part in self.instance.root.walk():
            if part.name == run.of:
                stretch: list[Child] = []
                for child, label in [*self._flat(part.content), (None, "")]:
                    if child is not None and label not in run.excluded:
                        stretch.append(child)
                    elif stretch:
                        self._wrap(run, stretch)
                        stretch = []

    def _fill(self, root: Part) -> None:
        """What stands for parts that the target counts and the page lacks."""
        indexes = self.word.indexes
        if indexes is None or indexes.missing is None:
            return
        name = self.facts.name_piece(self.word, indexes.missing.name)
        for element, is_behind in self.scopes[id(root)].keys(indexes).lacking():
            start, end = element.span
            line: Pieces = (Line(start, inside=True),) if self.children.stands_alone(start) else ()
            if is_behind:
                self.edits.append(Edit(Span(end, end), (*line, "<", name, " />"), "before"))
            else:
                self.edits.append(Edit(Span(start, start), ("<", name, " />", *line), "after"))

    def _flat(self, element: Element) -> list[tuple[Child | None, str]]:
        """Children with the name of the part each one is; those of unwrapped parts in their place."""
        found: list[tuple[Child | None, str]] = []
        for child in self.children.significant(element):
            part = self._part_at(child)
            plan = self.plans.get(id(part)) if part else None
            if part and plan and plan.unwrapped and isinstance(child, Element):
                found += self._flat(part.content)
            else:
                found.append((child, part.name if part else ""))
        return found

    def _part_at(self, child: Child) -> Part | None:
        """The part that a child is, or that it alone holds in its expression."""
        elements = child.elements if isinstance(child, CodeNode) else (child,) if isinstance(child, Element) else ()
        parts = [next((it for it in self.instance.root.walk() if it.element is element), None) for element in elements]
        names = {it.name for it in parts if it} if all(parts) else set()
        return parts[0] if len(names) == 1 else None

    def _wrap(self, run: Run, stretch: list[Child]) -> None:
        name = self.facts.name_piece(self.word, run.wrap.name)
        start, end = stretch[0].span.start, stretch[-1].span.end
        if isinstance(stretch[0], Text) or isinstance(stretch[-1], Text):
            trimmed = self.children.trimmed(start, end)
            start, end = trimmed
        opened: Pieces = ()
        closed: Pieces = ()
        if self.children.stands_alone(start):
            opened, closed = (Line(start, 1),), (Line(start),)
            self.shifts.append(Shift(Span(start + 1, end), len(unit(self.facts.text))))
        self.edits.append(Edit(Span(start, start), ("<", name, ">", *opened), "after"))
        self.edits.append(Edit(Span(end, end), (*closed, "</", name, ">"), "before"))

    def _extend(self, root: Part) -> None:
        extends = self.word.parts[root.name].extends
        if not extends:
            return
        from adapter.realising.extends import extend_parameters

        for name, names in extends.items():
            self.edits += extend_parameters(self.facts, root, name, names)


def _telling(first: Held | None, second: Held) -> Held:
    """The reason to tell of two forms that did not fit: one over what is there, rather than over what is not."""
    return first if first is not None and second.reason.code == "absent" != first.reason.code else second


def _carries(element: Element | None, names: tuple[str, ...]) -> bool:
    """Whether an element has one of the attributes, or a spread that might bring it."""
    return element is not None and any(it.is_spread or it.name in names for it in element.attributes)
