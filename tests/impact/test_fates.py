"""What becomes of marks, roles and tags where a page is converted, by the measured facts."""

import pytest

from adapter.catalogue.folders import shipped
from adapter.catalogue.loading import load
from adapter.impact.facts import Facts, read_facts
from adapter.impact.fates import Changed, Fate, Mark, changed
from adapter.impact.looking import look

INPUT = 'import { Input } from "@/components/ui/input";\nexport const A = () => <Input id="n" data-testid="name" />;\n'
FIELD = 'import { TextField } from "@mui/material";\nexport const A = () => <TextField id="n" {}/>;\n'


def facts(system: str) -> Facts:
    return read_facts(load(system).system.package, shipped() / "systems" / system, (shipped(),))


def fates(before: str, after: str, system: str = "mui") -> Changed:
    known = facts(system)
    return changed(look(before, known), look(after, known))


def test_a_test_id_that_stays_behind_on_the_root_has_moved_and_an_id_that_reaches_the_control_has_not() -> None:
    found = fates(INPUT, FIELD.replace("{}", 'data-testid="name" '))
    assert Fate(Mark("test id", "name"), "<input>", "<div>") in found.fates
    assert not [it for it in found.fates if it.mark.kind == "id"]


def test_a_test_id_that_is_handed_on_to_the_control_has_not_moved() -> None:
    found = fates(INPUT, FIELD.replace("{}", 'slotProps={{ htmlInput: { "data-testid": "name" } }} '))
    assert found.fates == ()


def test_what_is_gone_and_what_stands_on_a_component_that_nobody_measured() -> None:
    before = '<section>\n  <p className="a b" id="x" aria-label="Sum">1</p>\n</section>'
    after = 'import { Grid } from "@mui/material";\nexport const A = () => <section><Grid className="a" /></section>;\n'
    found = {it.mark: (it.before, it.after) for it in fates(f"export const A = () => {before};\n", after).fates}
    assert found == {
        Mark("class", "a"): ("<p>", "an element inside Grid"),
        Mark("class", "b"): ("<p>", ""),
        Mark("id", "x"): ("<p>", ""),
        Mark("label", "Sum"): ("<p>", ""),
        Mark("tag", "p"): ("once", ""),
    }


def test_roles_and_tags_that_a_page_loses_are_fates_with_how_often_they_stood_there() -> None:
    before = "export const A = () => <div><select /><select /></div>;\n"
    after = 'import { Select } from "@mui/material";\nexport const A = () => <div><Select /><Select /></div>;\n'
    assert fates(before, after).fates == (Fate(Mark("tag", "select"), "2 times", ""),)


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ('<input type="number" />', "spinbutton"),
        ('<input type="email" />', "textbox"),
        ("<input type={kind} />", "textbox"),
        ('<input type="hidden" />', ""),
        ('<TextField type="number" />', "spinbutton"),
        ("<Checkbox />", "checkbox"),
        ("<TextField multiline />", "textbox"),
        ('<Button href="/x">x</Button>', "link"),
        ('<Button component="a" href="/x">x</Button>', "link"),
        ('<Alert role="status">x</Alert>', "status"),
    ],
)
def test_the_role_is_that_of_the_element_as_it_is_written(element: str, role: str) -> None:
    names = "Alert, Button, Checkbox, TextField"
    text = f'import {{ {names} }} from "@mui/material";\nexport const A = () => {element};\n'
    looking = look(text, facts("mui"))
    first = looking.tree.elements[0]
    landing = looking.landing(first)
    assert landing is not None
    assert looking.role(first, landing) == role


def test_html_is_looked_at_as_html() -> None:
    known = facts("govuk")
    old = look('<button class="x" id=go>Go</button>', known, html=True)
    new = look('<button class="govuk-button" id=go>Go</button>', known, html=True)
    assert changed(old, new).fates == (Fate(Mark("class", "x"), "<button>", ""),)


@pytest.mark.parametrize("system", ["mui", "carbon"])
def test_every_component_of_the_package_that_a_form_writes_was_measured(system: str) -> None:
    from adapter.catalogue.items import elements

    catalogue, known = load(system).system, facts(system).system
    written = {
        exported
        for word in catalogue.words.values()
        for part in word.parts.values()
        for form in part.forms
        for it in elements(form.items)
        for module, exported in [word.imports.get(it.name, ("", ""))]
        if module == catalogue.package
    }
    assert written - set(known) == set()
