"""What we write for GOV.UK has the structure of the samples that GOV.UK Frontend publishes (fixtures/govuk).

Each sample is written back as a generator would have written it, with plain elements and Bootstrap's classes for looks
that only a class can say, and converted: the result must be the sample again.
"""

import json
import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from tests.code import ROOT

pytest.importorskip("turbohtml")

from adapter.batch.pages import Job, Worker
from tests.pages import nowhere

PUBLISHED = json.loads((ROOT / "fixtures" / "govuk" / "fixtures.json").read_text(encoding="utf-8"))["components"]
# The classes of each component's samples that the mapping writes; samples with others show what it does not.
COVERED = {
    "breadcrumbs": {
        "govuk-breadcrumbs", "govuk-breadcrumbs__list", "govuk-breadcrumbs__list-item", "govuk-breadcrumbs__link",
    },
    "checkboxes": {
        "govuk-form-group", "govuk-fieldset", "govuk-fieldset__legend", "govuk-checkboxes", "govuk-checkboxes__item",
        "govuk-checkboxes__input", "govuk-checkboxes__label", "govuk-label",
    },
    "details": {
        "govuk-details", "govuk-details__summary", "govuk-details__summary-text", "govuk-details__text",
    },
    "radios": {
        "govuk-form-group", "govuk-fieldset", "govuk-fieldset__legend", "govuk-radios", "govuk-radios__item",
        "govuk-radios__input", "govuk-radios__label", "govuk-label",
    },
    "button": {"govuk-button", "govuk-button--secondary", "govuk-button--warning"},
    "input": {"govuk-form-group", "govuk-label", "govuk-input"},
    "label": {"govuk-label"},
    "select": {"govuk-label", "govuk-select", "govuk-form-group"},
    "table": {
        "govuk-table", "govuk-table__head", "govuk-table__body", "govuk-table__row", "govuk-table__header",
        "govuk-table__cell", "govuk-table__caption",
    },
    "textarea": {"govuk-label", "govuk-textarea", "govuk-form-group"},
    "tag": {
        "govuk-tag", "govuk-tag--grey", "govuk-tag--green", "govuk-tag--yellow", "govuk-tag--red",
    },
}  # fmt: skip
LOOKS = {
    "govuk-button": "btn", "govuk-button--secondary": "btn-secondary", "govuk-button--warning": "btn-danger",
    "govuk-tag": "badge", "govuk-tag--grey": "text-bg-secondary", "govuk-tag--green": "text-bg-success",
    "govuk-tag--yellow": "text-bg-warning", "govuk-tag--red": "text-bg-danger",
    "govuk-breadcrumbs__list": "breadcrumb", "govuk-breadcrumbs__list-item": "breadcrumb-item",
}  # fmt: skip
GIVEN = ("data-module", "aria-disabled", "draggable")


def samples() -> list[tuple[str, str, str]]:
    """Component, name and HTML of every sample within what the mapping writes."""
    found = []
    for component, covered in COVERED.items():
        for it in PUBLISHED[component]:
            classes = {name for said in re.findall(r'class="([^"]*)"', it["html"]) for name in said.split()}
            if {name for name in classes if name.startswith("govuk-")} <= covered:
                found.append((component, it["name"], it["html"]))
    return found


CHOICES = ("checkboxes", "radios")
SAMPLES = [it for it in samples() if "<input" not in it[2] or it[0] in ("input", *CHOICES)]
# What the mapping does not write around choices: the group that GOV.UK's script looks for, and that of a fieldset.
GROUPS = "div.govuk-checkboxes, div.govuk-radios, div.govuk-form-group:has(.govuk-checkboxes, .govuk-radios)"


def generated(html: str) -> str:
    """The sample as a generator would have written it."""
    soup = ungrouped(html)
    for tag in soup.select(".govuk-details__summary-text, .govuk-details__text, [class$=__item]"):
        tag.unwrap()
    for tag in soup.select(".govuk-breadcrumbs"):
        tag["aria-label"] = "breadcrumb"
    for tag in soup.select("li[aria-current]"):
        tag["class"] = [*tag["class"], "active"]
        del tag["aria-current"]
    for tag in soup.find_all(True):
        own = [LOOKS[name] for name in tag.get("class", ()) if name in LOOKS]
        if own == ["btn"]:
            own.append("btn-primary")
        if own == ["badge"]:
            own.append("text-bg-primary")
        left = [name for name in tag.get("class", ()) if not name.startswith("govuk-")]
        tag["class"] = [*own, *left]
        if not tag["class"]:
            del tag["class"]
        for name in GIVEN:
            tag.attrs.pop(name, None)
        tag.name = "span" if "badge" in own else tag.name
    for group in soup.find_all("div"):
        if group.find(["input", "select", "textarea"]) is not None and not group.attrs:
            group.unwrap()
    return str(soup)


def ungrouped(html: str) -> BeautifulSoup:
    """A sample without the groups around its choices."""
    soup = BeautifulSoup(html, "html.parser")
    for group in soup.select(GROUPS):
        group.unwrap()
    return soup


def structure(node: Tag) -> list[object]:
    """Elements with their attributes and text, white space aside."""
    found: list[object] = []
    for child in node.children:
        if isinstance(child, Tag):
            attributes = {name: sorted(it) if isinstance(it, list) else it for name, it in child.attrs.items()}
            found.append((child.name, attributes, structure(child)))
        elif isinstance(child, NavigableString) and child.strip():
            found.append(" ".join(child.split()))
    return found


def main_of(page: str) -> list[object]:
    """The structure of what stands in a page's main element."""
    main = BeautifulSoup(page, "html.parser").find("main")
    assert isinstance(main, Tag)
    return structure(main)


@pytest.mark.parametrize(("component", "name", "html"), SAMPLES, ids=[f"{it[0]}: {it[1]}" for it in SAMPLES])
def test_a_published_sample_is_what_we_make_of_it(component: str, name: str, html: str) -> None:
    page = f"<!-- bootstrap --><main>{generated(html)}</main>"
    done = Worker()(Job(str(nowhere() / "page.html"), "govuk", data=page.encode()))
    assert done.after is not None, (page, done.report)
    assert main_of(done.after.decode()) == main_of(f"<main>{ungrouped(html)}</main>"), page


def test_the_samples_are_many() -> None:
    assert len(SAMPLES) >= 35
    assert {it[0] for it in SAMPLES} >= {"breadcrumbs", "checkboxes", "details", "input", "radios", "select"}
