"""Values as a person reads them in a list: CSS where CSS has a word for it."""

import json

from adapter.tokens.node import Json


def spelled(value: Json) -> str:
    """A value in one line."""
    match value:
        case {"colorSpace": str(space), "components": list(components), "alpha": alpha}:
            return _color(space, components, alpha)
        case {"value": int() | float() as number, "unit": str(unit)}:
            return f"{number:g}{unit}"
        case list() if value and all(isinstance(it, str) for it in value):
            return ", ".join(str(it) for it in value)
        case list() if all(isinstance(it, int | float) for it in value):
            return f"cubic-bezier({', '.join(f'{it:g}' for it in value if isinstance(it, int | float))})"
        case list():
            return "; ".join(spelled(it) for it in value)
        case dict():
            return ", ".join(f"{name} {spelled(it)}" for name, it in value.items() if it is not False)
        case str():
            return value
        case int() | float() if not isinstance(value, bool):
            return f"{value:g}"
    return json.dumps(value)


def _color(space: str, components: list[Json], alpha: Json) -> str:
    numbers = [it for it in components if isinstance(it, int | float)]
    if space == "srgb" and len(numbers) == 3:
        digits = [*numbers, alpha] if isinstance(alpha, int | float) and alpha != 1 else numbers
        return "#" + "".join(f"{round(it * 255):02x}" for it in digits)
    shown = " ".join(it if isinstance(it, str) else f"{it:g}" for it in components if isinstance(it, str | int | float))
    share = f" / {alpha:g}" if isinstance(alpha, int | float) and alpha != 1 else ""
    return f"{space}({shown}{share})" if space[-3:] in ("lab", "lch") else f"color({space} {shown}{share})"
