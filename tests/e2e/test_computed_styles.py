"""The resolved style of each element against what Chromium computes: light, dark and under the pointer."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from adapter.binding.names import Names
from adapter.styles.page_styles import page_sheets
from adapter.styles.project_styles import styles_of
from adapter.styles.resolved import Style, StyleValue
from adapter.styles.resolving import Resolver
from adapter.styles.sheets import Sheet
from adapter.syntax.languages import read
from adapter.tokens.css_color import parse_color

from .provisioning import node

SCRIPT = Path(__file__).with_name("computed.mjs")
SHEET = """@import "tailwindcss";
:root { --brand: #2563eb; --surface: white }
@media (prefers-color-scheme: dark) { :root { --brand: #93c5fd; --surface: #0f172a } }
@theme inline { --color-brand: var(--brand); --color-surface: var(--surface) }
@theme { --radius-pill: 1.25rem }
"""
PAGE = Path(__file__).with_name("computed.html").read_text(encoding="utf-8")
# What a browser gives as a size on the screen, or in a unit of its own.
USED = re.compile(r"width|height|max-.*|flex-basis|font-family")


def same(name: str, ours: str, theirs: str) -> bool:
    """Whether two values say the same: colours and parts by what they are, numbers to a thousandth."""
    one, other = parse_color(ours), parse_color(theirs)
    if one is not None and other is not None:
        return (
            max(abs(a - b) for a, b in zip((*one.srgb(), one.alpha), (*other.srgb(), other.alpha), strict=True)) < 0.004
        )
    if name == "box-shadow":
        return sizes(ours) == sizes(theirs)
    if ours in ("normal", "0", "0px") and theirs in ("0", "0px", "normal"):
        return True
    return numbers(ours) == numbers(theirs)


def as_used(name: str, value: str, style: dict[str, StyleValue]) -> str:
    """What a value comes to that is counted from the element's own font size or colour."""
    size = float(style["font-size"].value.removesuffix("px")) if "font-size" in style else 16.0
    if value == "currentcolor":
        return style["color"].value
    if name == "line-height" and value.replace(".", "").isdigit():
        return f"{float(value) * size:g}px"
    return f"{float(value[:-2]) * size:g}px" if re.fullmatch(r"-?[\d.]+em", value) else value


def sizes(shadow: str) -> list[list[float]]:
    layers = re.split(r",(?![^(]*\))", re.sub(r"[a-z-]+\((?:[^()]|\([^()]*\))*\)|#[0-9a-f]+", "", shadow))
    found = [[float(it) for it in re.findall(r"-?[\d.]+", layer)] for layer in layers]
    return [[*it, 0.0, 0.0][:4] for it in found if any(it)]


def numbers(value: str) -> str:
    value = re.sub(r"([\d.]+)%", lambda it: f"{float(it[1]) / 100:g}", value)
    return re.sub(r"-?[\d.]+(?:e\+?\d+)?", lambda it: f"{float(it[0]):.3g}", value)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Style]:
    folder = tmp_path_factory.mktemp("styles")
    (folder / "index.css").write_text(SHEET, encoding="utf-8")
    tree = read(PAGE, True)
    sheets = (Sheet("index.css", SHEET), *page_sheets(tree, PAGE, folder))
    resolver = Resolver(tree, PAGE, Names(tree.grammar, PAGE), styles_of(folder), sheets)
    found = {}
    for it in tree.elements:
        name = it.attribute("id")
        if name is not None:
            found[name.value_span.of(PAGE).strip('"')] = resolver.style(it)
    return found


@pytest.fixture(scope="module")
def theirs(
    ours: dict[str, Style], packages: Path, browser: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("asked")
    page, asked = folder / "page.html", folder / "asked.json"
    page.write_text(PAGE, encoding="utf-8")
    classes = sorted({it for found in re.findall(r'class="([^"]*)"', PAGE) for it in found.split()})
    properties = {name: sorted({it.property for it in style.values}) for name, style in ours.items()}
    asked.write_text(json.dumps({"classes": classes, "sheet": SHEET, "properties": properties}), encoding="utf-8")
    done = subprocess.run(
        [node(), str(SCRIPT), str(packages), str(page), str(asked)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, dict[str, str]]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("state", ["light", "dark", "hover"])
def test_every_value_is_what_the_browser_computes(
    state: str, ours: dict[str, Style], theirs: dict[str, dict[str, dict[str, str]]]
) -> None:
    active = {"width >= 700px", "width >= 768px", *(() if state == "light" else (state,))}
    wrong, compared = [], 0
    for name, style in ours.items():
        assert style.undecided == (), name
        held = style.under(active)
        for key, it in held.items():
            if not USED.fullmatch(key) and it.value != "auto":
                compared += 1
                real = theirs[state][name][key]
                if not same(key, as_used(key, it.value, held), real):
                    wrong.append(f"{name} {key}: {it.value} ({it.origin.text}), and really {real}")
    assert compared > 120
    assert wrong == []
