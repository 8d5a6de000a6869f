#!/usr/bin/env python3
"""Checks every system's `icons.toml` and `icons.json` against the real packages.

    python tools/verify_icons.py [FOLDER]

FOLDER holds a `node_modules` with the packages of `tests/e2e/packages/package.json` (default: what `make e2e`
installed). It demands that every left name is exported by lucide-react (0.x or 1.x: brand icons left in 1.0),
that every right name is an icon of the system's package, that the names of one drawing all stand in the table
with the same icon, and that `icons.json` is what the extractor writes. Prints every mistake and exits with 1
when there is one.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = ROOT / "mappings/systems"
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


def mistakes(rows: list[list[str]], releases: list[dict[str, str]], icons: set[str], package: str) -> list[str]:
    """Everything that is wrong with the table, a sentence each."""
    table = dict(rows)
    found = [f"{name} stands twice" for name in table if sum(row[0] == name for row in rows) > 1]
    known = set().union(*releases)
    found += [f"{name} is no icon of lucide-react" for name in table if name not in known]
    found += [f"{icon} is no icon of {package}" for icon in table.values() if icon not in icons]
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
    releases = [lucide_drawings(packages / name) for name in LUCIDE]
    found = [it for table in sorted(SYSTEMS.glob("*/icons.toml")) for it in checked(table, packages, releases)]
    print("\n".join(found) if found else "every icon stands in both packages")
    return bool(found)


def checked(table: Path, packages: Path, releases: list[dict[str, str]]) -> Iterator[str]:
    """What is wrong with one system's table and the list of names beside it."""
    names = table.with_name("icons.json").read_text(encoding="utf-8")
    data = json.loads(names)
    icons = {name + style for name in data["all"] for style in data["styles"]} | set(data["other"])
    rows = tomllib.loads(table.read_text(encoding="utf-8"))["icons"]["rows"]
    yield from mistakes(rows, releases, icons, data["package"])
    if extracted_names(packages / data["package"]) != names:
        yield f"{table.with_name('icons.json')} is not what the extractor writes"


if __name__ == "__main__":
    sys.exit(main())
