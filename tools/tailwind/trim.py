"""Makes adapter/styles/data/v4.json out of what table_v4.mjs wrote, and the record of every listed class.

    python tools/tailwind/trim.py RAW.json NAMES.json

Classes that the templates give are left out; the others are kept whole.  The record is what the tests compare with;
``NAMES.json`` is what candidates.py starts from.
"""

import gzip
import json
import sys
from pathlib import Path

import msgspec

from adapter.styles.table import DATA, Shape, Table
from adapter.styles.tailwind4 import Tailwind4

RECORD = Path(__file__).parents[2] / "tests" / "styles" / "recorded" / "v4-classes.json.gz"


def main(raw: Path, names: Path) -> None:
    """Trim the raw table and write both files."""
    said = json.loads(raw.read_bytes())
    classes = said.pop("classes")
    first = msgspec.convert({**said, "whole": {}}, Table)
    templates = Tailwind4(known=first)
    whole = {}
    for name, it in classes.items():
        shape = msgspec.convert(it, Shape)
        found = templates.resolve(name)
        modified = templates.resolve(f"{name}/37")
        if found is None or found.lines != shape.template or (shape.named and modified is None):
            whole[name] = it
    print(len(whole), "classes of", len(classes), "are kept whole")
    DATA.mkdir(exist_ok=True)
    (DATA / "v4.json").write_text(json.dumps({**said, "whole": whole}, separators=(",", ":"), ensure_ascii=False))
    listed = {"classes": list(classes), "roots": list(said["roots"]), "variants": list(said["variants"])}
    names.write_text(json.dumps(listed))
    RECORD.parent.mkdir(exist_ok=True)
    text = json.dumps({name: it["template"] for name, it in classes.items()}, separators=(",", ":"))
    RECORD.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
