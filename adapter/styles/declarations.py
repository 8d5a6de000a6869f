"""What a class comes to: declarations, each under its conditions."""

from msgspec import Struct


class Line(Struct, array_like=True, frozen=True):
    """One declaration; in a table it is a template.

    ``conditions`` are at-rules and nested selectors (``&`` is the element), outermost first.
    """

    property: str
    value: str
    conditions: tuple[str, ...] = ()


class Declared(Struct, frozen=True):
    """What one class declares, and how it is written: ``variants`` from the outside in, ``base`` without them.

    ``root`` is the utility (``bg``), ``key`` the name in the theme that it takes its value from (``--color-red-500``),
    ``is_written`` whether the value stands in the class itself (``p-[3px]``), ``is_open`` that
    its value cannot be known without running the project: then there are no lines.
    """

    lines: tuple[Line, ...]
    variants: tuple[str, ...] = ()
    base: str = ""
    root: str = ""
    key: str = ""
    is_written: bool = False
    important: bool = False
    is_open: bool = False
