"""Imports as one question a page: which names are needed, what are they called, which became unused."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from adapter.binding.bound import Import, ImportStatement
from adapter.binding.names import Names
from adapter.rewriting.plan import Plan
from adapter.source.indentation import newline, unit
from adapter.source.span import Span
from adapter.words import Edit, Need

WIDEST = 100
DIRECTIVE = re.compile(r"(?:\s|//[^\n]*\n|/\*.*?\*/)*(?:(['\"])use \w+\1;?[ \t]*(?:\r?\n|$))*", re.S)
COMMENT = re.compile(r"//[^\n\r]*|/\*.*?\*/", re.S)
STRING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
WORD = re.compile(r"(?<![.\w$])[A-Za-z_$][\w$]*")
LEADING = re.compile(r"(?:[ \t]*(?:#![^\n]*|//[^\n]*|/\*.*?\*/)?[ \t]*\r?\n)*?(?=[ \t]*(?!//|/\*)\S|$)", re.S)


class Imports(Struct):
    """The import edits of one page."""

    text: str
    names: Names
    plan: Plan
    doubtful: tuple[Span, ...] = ()
    own: tuple[str, ...] = ()
    alias: str = ""
    locals: dict[Need, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    renamed: set[Import] = field(default_factory=set)
    copied: frozenset[str] = frozenset()

    def decide(self) -> list[Edit]:
        """Local names for all needs, and the edits that import them and drop what became unused."""
        needs = sorted(set(self.plan.needs()))
        replaced = self.plan.replaced()
        self.copied = frozenset(self._copied_names())
        self.gone = {it.local for it in self.names.imports if it.local in replaced and self._became_unused(it)}
        taken = {it for it in self._in_use(needs) if it not in self.gone}
        missing = []
        self._free_aliases(taken)
        kept = {it.local for it in self.names.imports if it.local not in self.gone}
        for need in needs:
            if need.wanted in taken - kept and self._all_goes(need.wanted):
                taken.discard(need.wanted)
            present = self._present(need)
            self.locals[need] = present or self._free(need, taken)
            taken.add(self.locals[need])
            if not present:
                missing.append(need)
        return [*self._edits(missing), *self._renamings()]

    def _in_use(self, needs: list[Need]) -> frozenset[str]:
        """The names on the page; none of them where its text has none of those that may be chosen."""
        aliases = [it.exported for it in self.names.imports if it.module in self.own]
        asked = [*aliases, *(name for it in needs for name in (it.wanted, it.fallback or f"Ds{it.wanted}"))]
        return self.names.names_in_use() if any(it in self.text for it in asked) else frozenset()

    def _all_goes(self, name: str) -> bool:
        """Whether all that is called so goes from the page: what uses the name, and imports under another one."""
        return not any(map(self.plan.survives, self.names.mentions(name)))

    def _free_aliases(self, taken: set[str]) -> None:
        """An alias of ours whose plain name is free again is given up."""
        for it in self.names.imports:
            is_alias = it.module in self.own and it.local == self.alias.replace("{name}", it.exported)
            if is_alias and it.exported not in taken and not self.names.is_shadowed(it.exported):
                self.renamed.add(it)
                taken.discard(it.local)
                taken.add(it.exported)

    def _renamings(self) -> Iterator[Edit]:
        for it in self.renamed:
            for use in self.names.uses(it.local):
                if self.plan.survives(use):
                    yield Edit(use, (it.exported,))

    @property
    def accounted(self) -> list[Span]:
        """What the import edits answer for: the statements, and every use of an alias that was given up."""
        uses = [use for it in self.renamed for use in self.names.uses(it.local)]
        return [*(it.span for it in self.names.statements), *uses]

    def _became_unused(self, it: Import) -> bool:
        uses = self.names.uses(it.local)
        if any(re.search(rf"\b{re.escape(it.local)}\b", span.of(self.text)) for span in self.doubtful):
            return False
        if it.local in self.copied:
            return False
        return bool(uses) and not any(self.plan.survives(use) for use in uses)

    def _copied_names(self) -> Iterator[str]:
        """Names in new text: a handler that is written more than once is copied there, with all that it uses."""
        for placed in self.plan.edits:
            for piece in placed.edit.pieces:
                if isinstance(piece, str) and "(" in piece:
                    yield from WORD.findall(STRING.sub("", piece))

    def _present(self, need: Need) -> str:
        return next(
            (
                it.exported if it in self.renamed else it.local
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
            if not names and not merged and not any(it in self.renamed for it in statement.names):
                continue
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
        if not merged and not any(it in self.renamed for it in statement.names):
            for span in self._gone(statement, names):
                yield Edit(span, (self._kept_comments(span),))
            return
        yield Edit(statement.span, (self._comments(statement) + self._again(statement, names, merged),))

    def _kept_comments(self, span: Span) -> str:
        """The comments among names that go, before what stands behind them."""
        line = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]
        indented = newline(self.text) + (line if line.isspace() else "")
        return "".join(f"{it}{indented if it[1] == '/' else ' '}" for it in COMMENT.findall(span.of(self.text)))

    def _comments(self, statement: ImportStatement) -> str:
        """The comments among a statement's names, a line each, for where the names go."""
        names = Span(statement.span.start, statement.source.start)
        return "".join(f"{it}{newline(self.text)}" for it in COMMENT.findall(names.of(self.text)))

    def _again(self, statement: ImportStatement, gone: list[Import], merged: list[Need]) -> str:
        """The statement with its names less those gone, and the merged ones at their place."""
        default = [it.local for it in statement.names if it.specifier_kind == "default" and it not in gone]
        listed = [self._shown(it) for it in statement.names if it.specifier_kind == "named" and it not in gone]
        for need in sorted(merged, key=lambda it: it.exported):
            listed.insert(_place(listed, self._specifier(need)), self._specifier(need))
        braces = [f"{{ {', '.join(listed)} }}"] if listed else []
        tail = self.text[statement.source.start : statement.span.end]
        line = f"import {', '.join([*default, *braces])} from {tail}"
        is_theirs = statement.module not in self.own
        was_broken = is_theirs and statement.braces is not None and "\n" in statement.braces.of(self.text)
        return line if len(line) <= WIDEST and not was_broken else self._broken(line)

    def _shown(self, it: Import) -> str:
        return it.exported if it in self.renamed else it.span.of(self.text)

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
        between = newline(self.text)
        gone = {it.span for it in dropped}
        left = [it for it in self.names.statements if it.span not in gone]
        for statement in dropped:
            end = self._line_end(statement.span.end)
            is_first = not statement.span.start and statement is not self.names.statements[-1]
            while is_first and self.text[end : end + 1] in ("\n", "\r"):
                end = self._line_end(end)  # no page begins with an empty line
            yield Edit(Span(statement.span.start, end), (self._comments(statement),))
        modules: dict[str, list[Need]] = {}
        for need in needs:
            modules.setdefault(need.module, []).append(need)
        by_place: dict[tuple[int, bool], list[str]] = {}
        for module in sorted(modules, key=_rank):
            by_place.setdefault(self._place_of(module, left, dropped), []).append(
                self._statement(module, modules[module])
            )
        for (at, is_before), lines in by_place.items():
            text = between.join(lines)
            if is_before:
                yield Edit(Span(at, at), (text + between,), "after")
            else:
                yield Edit(Span(at, at), (between + text,), "before")

    def _place_of(self, module: str, left: list[ImportStatement], dropped: list[ImportStatement]) -> tuple[int, bool]:
        """Where a new statement goes, and whether before what stands there: sorted among ours at the end."""
        if module == "react" and left:
            return left[0].span.start, True
        ours = [it for it in left if _is_sorted_tail(it, left, self.own)]
        after = next((it for it in ours if _rank(it.module) > _rank(module)), None)
        if after:
            return after.span.start, True
        if not self.names.statements:
            return self._top(), True
        last = self.names.statements[-1]
        return (last.span.start, True) if last in dropped else (last.span.end, False)

    def _top(self) -> int:
        found = DIRECTIVE.match(self.text)
        if found and found[1]:
            return found.end()
        leading = LEADING.match(self.text)
        return leading.end() if leading else 0

    def _line_end(self, offset: int) -> int:
        found = re.compile(r"[ \t]*(\r?\n)?").match(self.text, offset)
        return found.end() if found else offset

    def _statement(self, module: str, needs: list[Need]) -> str:
        quote, semicolon = self._manner()
        defaults = [self.locals[it] for it in needs if it.exported == "default"]
        named = sorted((it for it in needs if it.exported != "default"), key=lambda it: it.exported)
        braces = [f"{{ {', '.join(map(self._specifier, named))} }}"] if named else []
        line = f"import {', '.join([*defaults, *braces])} from {quote}{module}{quote}{semicolon}"
        return line if len(line) <= WIDEST else self._broken(line)

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
        quote = "'" if quotes.count("'") > quotes.count('"') and '"' not in quotes[:1] else '"'
        return quote, ";" if re.search(r";[ \t]*\r?$", self.text, re.M) or not self.text else ""


def _rank(module: str) -> tuple[bool, str]:
    return module != "react", module


def _is_sorted_tail(statement: ImportStatement, left: list[ImportStatement], own: tuple[str, ...]) -> bool:
    """Whether a statement and all after it are imports of the system."""
    tail = left[left.index(statement) :]
    return all(it.module in own or any(it.module.startswith(f"{name}/") for name in own) for it in tail)


def _place(listed: list[str], name: str) -> int:
    """Where a name goes in a list: in order among the sorted ones at its end."""
    at = len(listed)
    while at and listed[at - 1] > name:
        at -= 1
    return at
