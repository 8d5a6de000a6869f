"""The snapshot of GOV.UK Frontend: its classes, and the attributes that elements take.

Run it with the folder of an unpacked ``govuk-frontend`` package.  It writes ``mappings/systems/govuk/api.json``, and
beside the tests the published fixtures of the components that the mapping writes (``fixtures/govuk/fixtures.json``).
"""

import json
import re
import sys
from pathlib import Path

from adapter.syntax.html_tags import react_name

HERE = Path(__file__).resolve().parent.parent
CLASS = re.compile(r"\.(govuk-[\w!\\-]+)")
IN_HTML = re.compile(r'class="([^"]*)"')
FIXTURES = (
    "breadcrumbs", "button", "checkboxes", "details", "input", "label", "notification-banner", "radios", "select",
    "table", "tag", "textarea", "warning-text",
)  # fmt: skip


# HTML Living Standard, index of attributes and of event handlers: what the elements that the mapping writes may have.
HOSTS = {
    "*": "accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint "
    "hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot "
    "spellcheck style tabindex title translate onblur onchange onclick ondblclick onfocus oninput "
    "onkeydown onkeypress onkeyup onmousedown onmouseenter onmouseleave onmousemove onmouseout "
    "onmouseover onmouseup onpaste onscroll onselect",
    "a": "download href hreflang ping referrerpolicy rel target type",
    "button": "command commandfor disabled form formaction formenctype formmethod formnovalidate formtarget name "
    "popovertarget popovertargetaction type value",
    "details": "name open ontoggle",
    "fieldset": "disabled form name",
    "input": "accept alt autocomplete capture checked dirname disabled form formaction formmethod height list max "
    "maxlength min minlength multiple name oninvalid pattern placeholder popovertarget readonly required "
    "size src step type value width",
    "label": "for",
    "select": "autocomplete disabled form multiple name oninvalid required size",
    "td": "colspan headers rowspan",
    "textarea": "autocomplete cols dirname disabled form maxlength minlength name oninvalid placeholder readonly "
    "required rows value wrap",
    "th": "abbr colspan headers rowspan scope",
}


def main(package: Path, root: Path = HERE) -> None:
    """Write both files below ``root``, the project's own by default."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    published = package / "dist" / "govuk"
    classes = {it.replace("\\", "") for it in CLASS.findall((published / "govuk-frontend.min.css").read_text("utf-8"))}
    fixtures: dict[str, list[dict[str, str]]] = {}
    for path in sorted((published / "components").glob("*/fixtures.json")):
        samples = json.loads(path.read_text(encoding="utf-8"))["fixtures"]
        for it in samples:
            classes |= {name for said in IN_HTML.findall(it["html"]) for name in said.split()}
        if path.parent.name in FIXTURES:
            fixtures[path.parent.name] = [
                {"name": it["name"], "html": it["html"]} for it in samples if not it.get("hidden")
            ]
    source = f"govuk-frontend@{version} from npm, MIT licence"
    api = {
        "package": "govuk-frontend", "version": version, "format": 1, "source": source,
        "hosts": _hosts(), "classes": sorted(it for it in classes if it.startswith("govuk-")),
    }  # fmt: skip
    _write(root / "mappings" / "systems" / "govuk" / "api.json", api)
    _write(root / "fixtures" / "govuk" / "fixtures.json", {"source": source, "components": fixtures})


def _hosts() -> dict[str, list[str]]:
    """Attributes of elements, by React's names."""
    return {tag: sorted(react_name(it, tag, "") for it in names.split()) for tag, names in HOSTS.items()}


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
