"""A render parameter that must hand over one more name: ``({ field })`` becomes ``({ field, fieldState })``."""

import re
from collections.abc import Iterable

from adapter.binding.handlers import Arrow, FunctionExpression, Param, handler_of
from adapter.matching.instance import Part
from adapter.realising.held import held
from adapter.realising.page import Facts
from adapter.source.span import Span
from adapter.words import Edit

UNTYPED = re.compile(r":\s*(?:any|\{\s*(?:\w+\s*:\s*any\s*[;,]?\s*)+(?P<end>\}))")


def extend_parameters(facts: Facts, part: Part, prop: str, names: Iterable[str]) -> list[Edit]:
    """The edits that add names to the destructured parameter of a function that ``prop`` carries."""
    attribute = part.props.get(prop)
    if attribute is None:
        return []
    match handler_of(attribute.value, facts.names):
        case Arrow(params=(param,)) | FunctionExpression(params=(param,)) if param.name is None and not param.is_rest:
            return _extended(facts, attribute.value_span, param, names)
        case _:
            raise held(
                "render-parameter",
                f"the function in {prop} does not take its parameter apart, as in ({{ field }})",
                "code",
                f"write {prop}={{({{ field }}) => …}}",
            )


def _extended(facts: Facts, function: Span, param: Param, names: Iterable[str]) -> list[Edit]:
    pattern = param.span
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
    annotated = _annotated(facts, param.annotation, missing) if param.annotation is not None else []
    return [Edit(Span(end, end), (f", {', '.join(missing)}",), "before"), *annotated]


def _annotated(facts: Facts, annotation: Span, names: list[str]) -> list[Edit]:
    """The names in the parameter's type too: only a type of ``any`` can say what they are."""
    said = annotation.of(facts.text)
    found = UNTYPED.fullmatch(said)
    if found is None:
        raise held(
            "render-type",
            f"the parameter's type {said.lstrip(': ')} has no {names[0]}",
            "code",
            "leave the type out: it is known from the form",
        )
    if found["end"] is None:
        return []
    end = annotation.start + len(said[: found.start("end")].rstrip(" \n;,"))
    return [Edit(Span(end, end), ("".join(f"; {it}: any" for it in names),), "before")]
