"""A render parameter that must hand over one more name: ``({ field })`` becomes ``({ field, fieldState })``."""

from collections.abc import Iterable

from adapter.binding.handlers import Arrow, FunctionExpression, handler_of
from adapter.matching.instance import Part
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.source.span import Span
from adapter.words import Edit


def extend_parameters(facts: Facts, part: Part, prop: str, names: Iterable[str]) -> list[Edit]:
    """The edits that add names to the destructured parameter of a function that ``prop`` carries."""
    attribute = part.props.get(prop)
    if attribute is None:
        return []
    match handler_of(attribute.value, facts.names):
        case Arrow(params=(param,)) | FunctionExpression(params=(param,)) if param.name is None and not param.is_rest:
            return _extended(facts, attribute.value_span, param.span, names)
        case _:
            raise held(
                "render-parameter",
                f"the function in {prop} does not take its parameter apart, as in ({{ field }})",
                "code",
                f"write {prop}={{({{ field }}) => …}}",
            )


def _extended(facts: Facts, function: Span, pattern: Span, names: Iterable[str]) -> list[Edit]:
    text = pattern.of(facts.text)
    inner = text[1:-1]
    present = {it.partition(":")[0].partition("=")[0].strip() for it in inner.split(",")}
    missing = [it for it in names if it not in present]
    if not missing or not text.startswith("{"):
        return []
    taken = next((it for it in missing if it in facts.names.names_in(function)), None)
    if taken:
        raise held(
            "render-name",
            f"{taken} already means something else inside the function",
            "code",
            f"call it another name than {taken}",
        )
    end = pattern.start + 1 + len(inner.rstrip().rstrip(","))
    return [Edit(Span(end, end), (f", {', '.join(missing)}",), "before")]
