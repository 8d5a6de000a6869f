"""Where a package's API is read from."""

import json
import shutil
from pathlib import Path

import pytest

from adapter.drafting.code_connect import labelled
from adapter.drafting.package import Package
from adapter.drafting.reading import Wanted, read_package
from adapter.drafting.sources.source import Unreadable
from tests.drafting.drafts import ACME, Json, draft, snapshot

PRIMER = {
    "schemaVersion": 2,
    "components": {
        "button": {
            "name": "Button",
            "importPath": "@acme/ui",
            "props": [
                {"name": "variant", "type": "'default' | 'danger'", "defaultValue": "'default'"},
                {"name": "icon", "type": "React.ElementType", "deprecated": True},
                {"name": "children", "type": "React.ReactNode", "required": True},
            ],
            "passthrough": {"element": "button"},
            "subcomponents": [{"name": "Button.Group", "props": []}],
        },
        "draft": {"name": "Draft", "importPath": "@acme/ui/experimental", "props": []},
    },
}


def read(name: str = "", folder: Path = ACME) -> Json:
    return read_package(Wanted(folder, ACME / name if name else None)).snapshot


def written(folder: Path, name: str, data: object) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_custom_elements_manifest() -> None:
    found = read("custom-elements.json")
    assert (found["package"], found["version"]) == ("@acme/ui", "2.1.0")
    button = found["components"]["acme-button"]
    assert button["props"]["kind"] == {"enum": ["solid", "line", "plain"], "default": "solid"}
    assert button["props"]["onacme-press"] == {"type": "function", "passes": {"event": "event"}}
    assert button["props"]["old-look"]["deprecated"] == "use kind"
    assert button["children"]
    assert "className" in found["hosts"]["*"]


def test_custom_elements_are_drafted_as_such() -> None:
    found = draft(read("custom-elements.json"))
    assert "<acme-button {look}" in found.files["button.toml"]
    assert "[imports]" not in found.files["button.toml"]
    assert "register the custom elements" in found.files["system.toml"]


def test_a_storybook_manifest_of_either_docgen() -> None:
    found = read("manifests/components.json")["components"]
    assert found["Button"]["props"]["kind"] == {"enum": ["solid", "line", "plain", "link"], "default": "solid"}
    assert found["Button"]["props"]["onPress"] == {"type": "function", "passes": {"event": "event"}}
    assert found["Tag"] == {"props": {"tone": {"enum": ["neutral", "critical"]}}, "html": "*", "children": True}


def test_a_list_in_primers_form(tmp_path: Path) -> None:
    path = written(tmp_path, "components.json", PRIMER)
    found = read_package(Wanted(ACME, path)).snapshot["components"]
    assert set(found) == {"Button", "Button.Group"}
    assert found["Button"]["html"] == "button"
    assert found["Button"]["props"]["variant"] == {"enum": ["default", "danger"], "default": "default"}
    assert found["Button"]["props"]["icon"]["deprecated"]


def test_without_node_the_packages_own_manifest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    package = tmp_path / "package"
    written(package, "package.json", {"name": "@acme/ui", "version": "2.1.0", "customElements": "ce.json"})
    shutil.copy(ACME / "custom-elements.json", package / "ce.json")
    found = read_package(Wanted(package))
    assert "acme-button" in found.snapshot["components"]
    assert "its types say more, and were not read" in found.told
    assert "there is no `node` here" in found.told


def test_without_node_and_without_a_manifest_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    written(tmp_path, "package.json", {"name": "@acme/ui", "version": "2.1.0"})
    with pytest.raises(Unreadable, match=r"read with Node 20, and there is no `node` here.*--manifest.*--snapshot"):
        read_package(Wanted(tmp_path))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"schemaVersion": "1.0.0", "modules": []}, "describes no component"),
        ({"something": "else"}, "is none of what can be read"),
        ([], "is none of what can be read"),
    ],
)
def test_a_manifest_that_says_nothing_is_refused(data: object, says: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=says):
        read_package(Wanted(ACME, written(tmp_path, "m.json", data)))


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"holds no package\.json"):
        read_package(Wanted(tmp_path))
    with pytest.raises(Unreadable, match="No such file"):
        read_package(Wanted(ACME, ACME / "missing.json"))
    with pytest.raises(Unreadable, match="is no snapshot"):
        read_package(Wanted(ACME, snapshot=ACME / "package.json"))
    with pytest.raises(Unreadable, match="there is no folder"):
        read_package(Wanted(ACME, snapshot=ACME / "api.json", code_connect=tmp_path / "missing"))


CONNECTED = """import figma from "@figma/code-connect";
import { Button } from "@acme/ui";
figma.connect(Button, "https://figma.com/x", {
  props: {
    kind: figma.enum("Look", { Solid: "one", "Outline": "two", Ghost: 'three' }),
    gone: figma.enum("X", { A: "a" }),
  },
  example: ({ kind }) => <Button kind={kind} />,
});
figma.connect(Stranger, "https://figma.com/y", { props: { kind: figma.enum("Look", { Solid: "one" }) } });
throw new Error("nobody runs this");
"""


def test_the_design_files_names_say_what_a_value_means(tmp_path: Path) -> None:
    (tmp_path / "Button.figma.tsx").write_text(CONNECTED, encoding="utf-8")
    plain = snapshot()
    plain["components"]["Button"]["props"]["kind"] = {"enum": ["one", "three", "two"]}
    assert '"outline", "primary", "two"' not in draft(plain).files["button.toml"]
    found = labelled(plain, tmp_path)
    assert found["components"]["Button"]["props"]["kind"]["labels"] == {
        "one": "Solid",
        "two": "Outline",
        "three": "Ghost",
    }
    assert '["outline", "primary", "two", "brand"]' in draft(found).files["button.toml"]


def test_a_common_first_word_is_the_packages_own_and_no_name() -> None:
    def prefix(*names: str) -> str:
        return Package({"components": {name: {} for name in names}}).prefix

    assert prefix("WaButton", "WaInput", "WaTag", "Icon") == "Wa"
    assert prefix("wa-button", "wa-input") == "Wa"
    assert prefix("Button", "ButtonGroup", "ButtonBar") == ""
    assert prefix("Button", "Tag") == ""
