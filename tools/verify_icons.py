#!/usr/bin/env python3
"""Checks `mappings/systems/mui/icons.toml` and `icons.json` against the real packages.

    python tools/verify_icons.py [FOLDER]

FOLDER holds a `node_modules` with the packages of `tests/e2e/packages/package.json` (default: what `make e2e`
installed). It demands that every left name is exported by lucide-react (0.x or 1.x: brand icons left in 1.0),
that every right name is a module of @mui/icons-material, that the names of one drawing all stand in the table
with the same icon, and that `icons.json` is what the extractor writes. Prints every mistake and exits with 1
when there is one.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "mappings/systems/mui/icons.toml"
NAMES = ROOT / "mappings/systems/mui/icons.json"
EXTRACTOR = ROOT / "adapter/catalogue/extractor/extract.mjs"
LUCIDE = ("lucide-react", "lucide-react-0")
EXPORT = re.compile(r"export \{([^}]*)\} from '\./icons/([\w-]+)\.m?js'")


def lucide_drawings(package: Path) -> dict[str, str]:
    """Exported name to the file of its drawing."""
    index = next(path for path in (package / "dist/esm").glob("lucide-react.*js"))
    return {
        name.replace("default as ", "").strip(): drawing
        for names, drawing in EXPORT.findall(index.read_text(encoding="utf-8"))
        for name in names.split(",")
        if name.strip()
    }


def plain(name: str, drawings: dict[str, str]) -> bool:
    """Whether a name is no `XIcon` or `LucideX` spelling of another one."""
    return name.removesuffix("Icon") not in drawings.keys() - {name} and (
        name.removeprefix("Lucide") not in drawings.keys() - {name}
    )


def mistakes(rows: list[list[str]], releases: list[dict[str, str]], modules: set[str]) -> list[str]:
    """Everything that is wrong with the table, a sentence each."""
    table = dict(rows)
    found = [f"{name} stands twice" for name in table if sum(row[0] == name for row in rows) > 1]
    known = set().union(*releases)
    found += [f"{name} is no icon of lucide-react" for name in table if name not in known]
    found += [f"{icon} is no module of @mui/icons-material" for icon in table.values() if icon not in modules]
    for drawings in releases:
        by_drawing: dict[str, set[str]] = {}
        for name, drawing in drawings.items():
            if plain(name, drawings):
                by_drawing.setdefault(drawing, set()).add(name)
        for names in by_drawing.values():
            given = {table[name] for name in names if name in table}
            if len(given) > 1:
                found.append(f"{sorted(names)} are one drawing with several icons: {sorted(given)}")
            elif given:
                found += [f"{name} is missing, it is {given}" for name in sorted(names - table.keys())]
    return found


def extracted_names(package: Path) -> str:
    """What the extractor writes for the icon package."""
    command = ["node", str(EXTRACTOR), "--from", str(package), "--names"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    given = sys.argv[1:] or sorted(str(path.parent) for path in ROOT.glob(".cache/e2e/*/node_modules"))
    if not given:
        print("no packages: run `make e2e` first, or name a folder with node_modules", file=sys.stderr)
        return 2
    packages = Path(given[-1]) / "node_modules"
    icons = packages / "@mui/icons-material"
    modules = {path.name.removesuffix(".d.ts") for path in icons.glob("[A-Z]*.d.ts")}
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["icons"]["rows"]
    found = mistakes(rows, [lucide_drawings(packages / name) for name in LUCIDE], modules)
    if extracted_names(icons) != NAMES.read_text(encoding="utf-8"):
        found.append("icons.json is not what the extractor writes")
    print("\n".join(found) if found else f"{len(rows)} icons stand in both packages")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
