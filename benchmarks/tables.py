"""Tables of plain text."""

from collections.abc import Sequence

Cell = str | int | float | None


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table with a title: text to the left, numbers to the right, an unknown number as ``-``."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max([len(head), *(len(row[i]) for row in texts)]) for i, head in enumerate(heads)]
    left = [all(isinstance(row[i], str) for row in rows) for i in range(len(heads))]
    lines = [_line(heads, widths, left), "  ".join("-" * width for width in widths)]
    lines += [_line(row, widths, left) for row in texts]
    return "\n".join([title, *lines, ""])


def _line(cells: Sequence[str], widths: Sequence[int], left: Sequence[bool]) -> str:
    padded = (c.ljust(w) if to_left else c.rjust(w) for c, w, to_left in zip(cells, widths, left, strict=True))
    return "  ".join(padded).rstrip()


def _text(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def percent(part: int, whole: int) -> str:
    """``part`` of ``whole`` in per cent, ``-`` when there is nothing to have a part of."""
    return f"{100 * part / whole:.1f} %" if whole else "-"
