"""Types of React's events, for handlers that move to where TypeScript no longer infers their parameter."""

from adapter.binding.handlers import Arrow, FunctionExpression, handler_of
from adapter.binding.names import Names
from adapter.source.span import Span
from adapter.tree import Attribute
from adapter.words import Edit

# By the beginning of the attribute's name (React docs, common components: event handler types).
TYPES = {
    "onClick": "MouseEvent",
    "onDoubleClick": "MouseEvent",
    "onContextMenu": "MouseEvent",
    "onMouse": "MouseEvent",
    "onPointer": "PointerEvent",
    "onTouch": "TouchEvent",
    "onKey": "KeyboardEvent",
    "onFocus": "FocusEvent",
    "onBlur": "FocusEvent",
    "onScroll": "UIEvent",
    "onWheel": "WheelEvent",
    "onDrag": "DragEvent",
}


def typed(attribute: Attribute, names: Names) -> list[Edit]:
    """The edits that annotate the first parameter of a function in place; none where it is annotated, or not known."""
    match handler_of(attribute.value, names):
        case Arrow(params=(param, *_)) | FunctionExpression(params=(param, *_)) if param.annotation is None:
            known = next((it for start, it in TYPES.items() if attribute.name.startswith(start)), "")
            if not known or param.name is None or param.default is not None:
                return []
            if param.bare:
                return [Edit(param.span, (f"({param.name}: React.{known})",))]
            return [Edit(Span(param.span.end, param.span.end), (f": React.{known}",), "before")]
        case _:
            return []
