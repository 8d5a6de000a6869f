"""Where a call's function comes from: an import, or a hook at the top of a component; and what the old one leaves."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from adapter.binding.components import ComponentFunction, holder_of_hooks
from adapter.binding.nodes import ancestors, field, named, same, span_of
from adapter.catalogue.called import Hook
from adapter.catalogue.markup import CallForm
from adapter.catalogue.model import SystemWord
from adapter.matching.instance import Caller, Instance
from adapter.realising.content import Children
from adapter.realising.held import held
from adapter.realising.options import comment_lost
from adapter.realising.page import Facts
from adapter.realising.state import Declared, placed
from adapter.realising.written import Pieces
from adapter.source.span import Span
from adapter.words import Edit, Name

EMPTY_LINES = re.compile(r"(?:[ \t]*\r?\n)+(?=[ \t]*\S)")


def callee_pieces(facts: Facts, instance: Instance, word: SystemWord, form: CallForm) -> Pieces:
    """The function that the target's form calls: imported, or taken from the system's hook."""
    first, dot, rest = form.callee.partition(".")
    hook = word.root.hook
    if hook is not None and hook.name == first:
        return (_local(facts, instance, hook) + dot + rest,)
    if first not in word.imports:
        return (form.callee,)
    name = Name(facts.need(word, first))
    return (name, dot + rest) if rest else (name,)


def caller_edits(facts: Facts, instance: Instance, word: SystemWord) -> list[Edit]:
    """What becomes of the function's old declaration and of the lists that name it; the new one, where it needs one."""
    caller, hook = instance.caller, word.root.hook
    if caller is None:
        return []
    if hook is not None:
        local = _local(facts, instance, hook)
        listed = [Edit(it, (local,)) for it in caller.dependencies]
        return [*_declared(facts, instance, word, hook, local), *listed]
    edits = [it for entry in caller.dependencies for it in _unlisted(facts, entry)]
    return [*edits, _gone(facts.text, caller.declaration)] if caller.declaration else edits


# --- the system's hook ----------------------------------------------------------------------------------------


def _local(facts: Facts, instance: Instance, hook: Hook) -> str:
    """What the hook's function is called on the page: its own name, unless something else has that."""
    names, name = facts.names, hook.name
    if name not in names.names_in_use() or instance.caller is None:
        return name
    here = instance.root.element.grammar
    found = names.local(name, here.start_byte)
    if found is not None:
        declaration = instance.caller.declaration
        if (declaration and declaration.holds(span_of(found.identifier))) or _is_hooked(facts, found.node, hook):
            return name
    elif names.imported(name) and instance.root.element.name.partition(".")[0] == name:
        return name  # the source's own import, which goes
    number = 2
    while f"{name}{number}" in names.names_in_use():
        number += 1
    return f"{name}{number}"


def _is_hooked(facts: Facts, declarator: Node, hook: Hook) -> bool:
    """Whether a declaration takes the function from the hook already."""
    value = field(declarator, "value")
    callee = field(value, "function") if value is not None and value.type == "call_expression" else None
    return callee is not None and facts.names.slice(callee) == hook.callee


def _declared(facts: Facts, instance: Instance, word: SystemWord, hook: Hook, local: str) -> list[Edit]:
    """The hook's call: where the source's own hook stood, else at the top of the function around."""
    caller = instance.caller or Caller()
    callee = Name(facts.need(word, hook.callee)) if hook.callee in word.imports else hook.callee
    taken = hook.name if hook.name == local else f"{hook.name}: {local}"
    pattern = f"{{ {taken} }}" if hook.is_taken_apart else local
    declared: Pieces = (f"const {pattern} = ", callee, f"({hook.arguments})")
    if caller.declaration is not None:
        end = ";" if caller.declaration.of(facts.text).endswith(";") else ""
        return [Edit(caller.declaration, (*declared, end))]
    holder = _holder(facts, instance, hook)
    found = facts.names.local(local, instance.root.element.span.start)
    if holder.span.start in facts.hooked or (found is not None and _is_hooked(facts, found.node, hook)):
        return []
    facts.hooked.add(holder.span.start)
    return placed(Children(facts.text), holder, [Declared(local, declared)])


def _holder(facts: Facts, instance: Instance, hook: Hook) -> ComponentFunction:
    """The component or hook that a call stands in: nothing else may call a hook (react.dev, Rules of Hooks)."""
    element = instance.root.element
    holder = holder_of_hooks(element.grammar, facts.names)
    if holder is None:
        raise held(
            "call-outside-component",
            f"the system's {instance.word} comes from {hook.callee}(), and `{element.name}(…)` is called "
            "outside of components, where no hook may be called",
            "code",
            "hand what calls it down from a component",
            f"call-outside-component {hook.callee}",
        )
    if holder.is_async or facts.server:
        raise held(
            "server-component",
            f"the system's {instance.word} comes from {hook.callee}(), and a server component can call no hook",
            "code",
            'move the call into a component of a file with "use client"',
        )
    return holder


# --- what the source leaves -----------------------------------------------------------------------------------


def _gone(text: str, declaration: Span) -> Edit:
    """A declaration goes with its line, and with the empty lines that would then begin the block."""
    start = declaration.start
    while start and text[start - 1] in " \t":
        start -= 1
    end = declaration.end
    while end < len(text) and text[end] in " \t":
        end += 1
    stands_alone = text[start - 1 : start] == "\n" and text[end : end + 1] in ("\n", "\r", "")
    if not stands_alone:
        return Edit(declaration, ())
    end = text.find("\n", end) + 1 or len(text)
    before = text[:start].rstrip()
    is_first = before.endswith("{")
    is_between = text[:start].endswith(("\n\n", "\r\n\r\n"))
    following = EMPTY_LINES.match(text, end)
    if following and (is_first or is_between):
        end = following.end()
    return Edit(Span(start, end), ())


def _unlisted(facts: Facts, entry: Span) -> Iterator[Edit]:
    """An entry leaves its list: what is imported never changes."""
    node = facts.names.root.descendant_for_byte_range(entry.start, entry.end)
    listed = next((it for it in ancestors(node) if it.type == "array"), None) if node is not None else None
    entries = named(listed) if listed is not None else []
    at = next((index for index, it in enumerate(entries) if same(it, node)), None)
    if at is None or listed is None:
        return
    if any(it.type == "comment" for it in listed.children):
        raise comment_lost()
    if at + 1 < len(entries):
        yield Edit(Span(entry.start, entries[at + 1].start_byte), ())
    else:
        yield Edit(Span(entries[at - 1].end_byte if at else entry.start, entry.end), ())
