"""Reading decision tables, which dialects and systems write alike."""

from adapter.catalogue.document import Document, Toml
from adapter.catalogue.model import HOLD, TODO, Table

KEYS = ("from", "to", "absent", "rows", "note")


def read_tables(document: Document, value: Toml | None, where: str) -> dict[str, Table]:
    """Every table under ``tables``, by name."""
    return {
        name: _table(document, name, document.table(it, f"{where}.{name}"), f"{where}.{name}")
        for name, it in document.table(value, where).items()
    }


def _table(document: Document, name: str, data: dict[str, Toml], where: str) -> Table:
    document.known(data, KEYS, where)
    inputs, outputs = document.strings(data.get("from"), where), document.strings(data.get("to"), where)
    absent = document.strings(data.get("absent"), where)
    if absent and len(absent) != len(inputs):
        document.mistake(f"absent needs one value for each of {list(inputs)}", f"[{where}]", "absent")
    rows = data.get("rows")
    if not isinstance(rows, list) or not rows:
        document.mistake(f"{where} needs rows", f"[{where}]")
        rows = []
    read = [_row(document, where, document.strings(it, where), len(inputs), len(outputs)) for it in rows]
    return Table(name, inputs, outputs, absent, tuple(it for it in read if it), document.at(f"[{where}]"))


def _row(
    document: Document, where: str, cells: tuple[str, ...], inputs: int, outputs: int
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    given = cells[inputs:]
    if len(given) == 1 and given[0].startswith((HOLD, TODO)):
        given = given * outputs
    if len(cells) < inputs or len(given) != outputs:
        document.mistake(
            f"a row of {where} has {len(cells)} cells, not {inputs} + {outputs}: {list(cells)}", where, *cells
        )
        return None
    return cells[:inputs], given
