"""Class lists that meet on one element: the page's own, those of parts that went, and the target's."""

from adapter.realising.attributes import Attributes
from adapter.realising.class_values import kept_classes, quote_around
from adapter.realising.tags import Target
from adapter.realising.written import Classes, Literal, Source
from adapter.source.span import Span
from adapter.tree import Attribute


class Merging(Attributes):
    """Writes one class list where several meet."""

    def _merged_classes(
        self, targets: list[Target], rest: tuple[Attribute, ...]
    ) -> tuple[list[Target], set[Attribute]]:
        """Two literal class lists on one element become one, as Radix's Slot joins them: the outer one first."""
        if self.is_html or any(it.consumed for it in self.plan.absorbed):
            return self._own_class(targets, rest)
        moved = next((it for it in targets if it.name == "className" and it.moved), None)
        own = next((it for it in rest if it.name == "className"), None) if moved else None
        if moved is None or own is None or not isinstance(moved.written, Source):
            return targets, set()
        spans = [it.value_span for it in (own, moved.written.attribute)]
        if not all(it.of(self.text)[:1] in "\"'" and '"' not in it.of(self.text)[1:-1] for it in spans):
            return targets, set()
        lines = tuple(Span(it.start + 1, it.end - 1) for it in spans)
        both = Literal(" ".join(it.of(self.text) for it in lines), lines)
        return [*(it for it in targets if it is not moved), Target("className", both, own)], {own}

    def _own_class(self, targets: list[Target], rest: tuple[Attribute, ...]) -> tuple[list[Target], set[Attribute]]:
        """The target's class names before those of the page, less what the reading consumed of these."""
        own = next((it for it in rest if it.name == "className"), None)
        new = " ".join(it.written.text for it in targets if it.name == "className" and isinstance(it.written, Literal))
        consumed = self._consumed(self.part)
        if own is None or not (new or any(own.span.holds(it) for it in consumed)):
            return self._one_class(targets), set()
        kept = kept_classes(own, consumed, self.text)
        others = [it for it in targets if it.name != "className"]
        if not new and not kept:
            return others, {own}
        classes = Classes(new, kept, quote_around(kept, self.text, own.value_span.of(self.text)[:1]))
        return [*others, Target("className", classes, own)], {own}

    def _one_class(self, targets: list[Target]) -> list[Target]:
        """Class names that a new element has from the form, from tables and from a part, in one attribute."""
        named = [it for it in targets if it.name == "className"]
        if len(named) < 2 and not any(it.moved for it in named):
            return targets
        sources = [it.written for it in named if isinstance(it.written, Source)]
        code = next((it for it in sources if not _is_plain(it, self.text)), None)
        if code is not None and len(named) == 1 and not any(self._consumed(it) for it in self.plan.absorbed):
            return targets
        if code is not None:
            raise self._no_place(code.attribute)
        new = " ".join(it.written.text for it in named if isinstance(it.written, Literal))
        kept: list[Span] = []
        for it in named:
            if isinstance(it.written, Source):
                consumed = tuple(span for part in self.plan.absorbed for span in self._consumed(part))
                kept += kept_classes(it.written.attribute, consumed, self.text)
        at = targets.index(named[0])
        others = [it for it in targets if it not in named]
        merged = [Target("className", Classes(new, tuple(kept), quote_around(kept, self.text)))] if new or kept else []
        return [*others[:at], *merged, *others[at:]]


def _is_plain(written: Source, text: str) -> bool:
    return written.attribute.value_span.of(text)[:1] in ("'", '"')
