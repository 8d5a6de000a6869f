"""Imports as one question a page: which names are needed, what are they called, which became unused."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from adapter.binding.bound import Import, ImportStatement
from adapter.binding.names import Names
from adapter.rewriting.plan import Plan
from adapter.source.indentation import newline, unit
from adapter.source.span import Span
from adapter.words import Edit, Need

WIDEST = 100
DIRECTIVE = re.compile(r"(?:\s|//[^\n]*\n|/\*.*?\*/)*(?:(['\"])use \w+\1;?[ \t]*(?:\r?\n|$))*", re.S)
LEADING = re.compile(r"(?:[ \t]*(?:#![^\n]*|//[^\n]*|/\*.*?\*/)?[ \t]*\r?\n)*?(?=[ \t]*(?!//|/\*)\S|$)", re.S)


@dataclass(slots=True)
class Imports:
    """The import edits of one page."""

    text: str
    names: Names
    plan: Plan
    locals: dict[Need, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def decide(self) -> list[Edit]:
        """Local names for all needs, and the edits that import them and drop what became unused."""
        needs = sorted(set(self.plan.needs()))
        self.gone = {it.local for it in self.names.imports if self._became_unused(it)}
        taken = {it for it in self.names.names_in_use() if it not in self.gone}
        missing = []
        for need in needs:
            present = self._present(need)
            self.locals[need] = present or self._free(need, taken)
            taken.add(self.locals[need])
            if not present:
                missing.append(need)
        return list(self._edits(missing))

    def _became_unused(self, it: Import) -> bool:
        uses = self.names.uses(it.local)
        return bool(uses) and not any(self.plan.survives(use) for use in uses)

    def _present(self, need: Need) -> str:
        return next(
            (
                it.local
                for it in self.names.imports
                if it.module == need.module and it.exported == need.exported and not it.type_only
                and it.local not in self.gone and not self.names.is_shadowed(it.local)
            ),
            "",
        )  # fmt: skip

    def _free(self, need: Need, taken: set[str]) -> str:
        choices = [need.wanted, need.fallback or f"Ds{need.wanted}"]
        choices += [f"{choices[-1]}{number}" for number in range(2, 20)]
        return next(it for it in choices if it not in taken)

    # --- edits -------------------------------------------------------------------------------------------------

    def _edits(self, missing: list[Need]) -> Iterator[Edit]:
        left = list(missing)
        dropped: list[ImportStatement] = []
        for statement in self.names.statements:
            merged = [it for it in left if self._merges(statement, it)]
            names = [it for it in statement.names if it.local in self.gone]
            if names and len(names) == len(statement.names) and not merged:
                dropped.append(statement)
                continue
            yield from self._changed(statement, names, merged)
            left = [it for it in left if it not in merged]
        yield from self._written(left, dropped)

    def _merges(self, statement: ImportStatement, need: Need) -> bool:
        """Whether a need goes into an existing statement: named ones into braces, beside a default one."""
        if statement.module != need.module or statement.type_only or need.exported == "default":
            return False
        return statement.braces is not None or [it.specifier_kind for it in statement.names] == ["default"]

    def _changed(self, statement: ImportStatement, names: list[Import], merged: list[Need]) -> Iterator[Edit]:
        for span in self._gone(statement, names):
            yield Edit(span, ())
        if not merged:
            return
        added = ", ".join(map(self._specifier, merged))
        if statement.braces is None:
            end = statement.names[0].span.end
            yield Edit(Span(end, end), (f", {{ {added} }}",))
            return
        yield self._into_braces(statement.braces, added, names)

    def _into_braces(self, braces: Span, added: str, names: list[Import]) -> Edit:
        inner = self.text[braces.start + 1 : braces.end - 1]
        end = braces.start + 1 + len(inner.rstrip())
        listed = inner.rstrip()
        left = re.sub(r"\s|,", "", listed)
        for it in names:
            left = left.replace(re.sub(r"\s", "", it.span.of(self.text)), "", 1)
        line = re.match(r"\s*\n([ \t]*)", inner)
        gap = f"\n{line[1]}" if line else " "
        comma = "" if listed.endswith(",") or not left else ","
        tail = "," if line and listed.endswith(",") else ""
        return Edit(Span(end, end), (f"{comma}{gap}{added}{tail}" + ("" if inner.rstrip() != inner else " "),), "after")

    def _gone(self, statement: ImportStatement, names: list[Import]) -> Iterator[Span]:
        """Stretches to delete so that the named specifiers go with the commas between them."""
        default = next((it for it in statement.names if it.specifier_kind == "default"), None)
        named = [it for it in statement.names if it.specifier_kind == "named"]
        if default in names and statement.braces:
            yield Span(default.span.start, statement.braces.start)
        if named and all(it in names for it in named) and statement.braces and default:
            yield Span(default.span.end, statement.braces.end)
            return
        kept: Import | None = None
        run: list[Import] = []
        for it in named:
            if it in names:
                run.append(it)
                continue
            if run:
                yield Span(run[0].span.start, it.span.start)
            kept, run = it, []
        if run:
            yield Span(kept.span.end if kept else run[0].span.start, run[-1].span.end)

    def _written(self, needs: list[Need], dropped: list[ImportStatement]) -> Iterator[Edit]:
        lines = list(self._statements(needs))
        newline = "\r\n" if "\r\n" in self.text else "\n"
        for index, statement in enumerate(dropped):
            if index == 0 and lines:
                yield Edit(statement.span, (newline.join(lines),))
                continue
            end = self._line_end(statement.span.end)
            yield Edit(Span(statement.span.start, end), ())
        if dropped or not lines:
            return
        last = self.names.statements[-1] if self.names.statements else None
        if last:
            yield Edit(Span(last.span.end, last.span.end), (newline + newline.join(lines),), "before")
            return
        at = self._top()
        yield Edit(Span(at, at), (newline.join(lines) + newline,), "after")

    def _top(self) -> int:
        found = DIRECTIVE.match(self.text)
        if found and found[1]:
            return found.end()
        leading = LEADING.match(self.text)
        return leading.end() if leading else 0

    def _line_end(self, offset: int) -> int:
        found = re.compile(r"[ \t]*(\r?\n)?").match(self.text, offset)
        return found.end() if found else offset

    def _statements(self, needs: Iterable[Need]) -> Iterator[str]:
        quote, semicolon = self._manner()
        modules: dict[str, list[Need]] = {}
        for need in needs:
            modules.setdefault(need.module, []).append(need)
        for module, wanted in sorted(modules.items(), key=lambda it: (it[0] != "react", it[0])):
            defaults = [self.locals[it] for it in wanted if it.exported == "default"]
            named = sorted((it for it in wanted if it.exported != "default"), key=lambda it: it.exported)
            braces = [f"{{ {', '.join(map(self._specifier, named))} }}"] if named else []
            line = f"import {', '.join([*defaults, *braces])} from {quote}{module}{quote}{semicolon}"
            yield line if len(line) <= WIDEST else self._broken(line)

    def _broken(self, line: str) -> str:
        """A long import with one name a line."""
        head, _, rest = line.partition("{ ")
        names, _, tail = rest.rpartition(" }")
        between = newline(self.text)
        inside = "".join(f"{unit(self.text)}{it},{between}" for it in names.split(", "))
        return f"{head}{{{between}{inside}}}{tail}"

    def _specifier(self, need: Need) -> str:
        local = self.locals[need]
        return need.exported if local == need.exported else f"{need.exported} as {local}"

    def _manner(self) -> tuple[str, str]:
        """Quote and semicolon of the page's own imports, else of its first strings."""
        for statement in self.names.statements:
            return self.text[statement.source.start], ";" if statement.span.of(self.text).endswith(";") else ""
        quotes = re.findall(r"['\"]", self.text)
        quote = "'" if quotes.count("'") > quotes.count('"') and "\"" not in quotes[:1] else '"'
        return quote, ";" if re.search(r";[ \t]*\r?$", self.text, re.M) or not self.text else ""
