"""Every kind of mistake in a catalogue, made once in a copy of ours: what is said, and at which line."""

from pathlib import Path
from typing import NamedTuple

import pytest

from adapter.catalogue.loading import load, systems
from tests.catalogue.conftest import Broken, said


class Case(NamedTuple):
    """One text of one file changed; ``at`` stands on the line that is named, in ``where`` if elsewhere."""

    name: str
    file: str
    before: str
    after: str
    at: str
    message: str
    where: str = ""


CASES = [
    Case(
        "counted parts that the word does not have",
        "systems/carbon/tabs.toml",
        'of    = "tab"',
        'of    = "tap"',
        "of    =",
        "tabs has no part 'tap'; did you mean 'tab'?",
    ),
    Case(
        "counted parts without the key",
        "systems/carbon/tabs.toml",
        'by    = "value"',
        'by    = "disabled"',
        "by    =",
        "tabs's panel has no prop disabled",
    ),
    Case(
        "an element for a lacking part that is not imported",
        "systems/carbon/tabs.toml",
        "missing = '<TabPanel />'",
        "missing = '<TabPane />'",
        "missing",
        "<TabPane> is not among the imports of this file; did you mean 'TabPanel'?",
    ),
    Case(
        "a part to give away that the word does not have",
        "systems/carbon/form-field.toml",
        "{label.content}",
        "{labels.content}",
        "gives =",
        "form-field has no part 'labels'; did you mean 'label'?",
    ),
    Case(
        "a default of a component that the package does not have",
        "systems/carbon/system.toml",
        '"Button.kind" ',
        '"Buton.kind" ',
        '"Buton.kind"',
        "defaults: the package has no Buton.kind; did you mean 'Button'?",
    ),
    Case(
        "a default that is never a value",
        "systems/carbon/system.toml",
        '"primary"',
        '"primry"',
        '"Button.kind"',
        "defaults: Button.kind is never 'primry'",
    ),
    Case(
        "a component of a slot that holds no icon",
        "systems/carbon/card.toml",
        "'<Tile {...rest}>{content}</Tile>'",
        "'<Tile slug={content: component} {...rest} />'",
        "write =",
        "{content: component}: only a slot that holds an icon can be a component",
    ),
    Case(
        "what nothing sheds",
        "systems/carbon/card.toml",
        "[card.notes]",
        '[card.sheds]\nsize = ["*"]\n[card.notes]',
        "size",
        "sheds.size: no form writes a slot",
    ),
    Case(
        "a fact of the context that is none",
        "systems/carbon/table.toml",
        'in_head = "yes"',
        'in_heads = "yes"',
        "in_heads",
        "when: 'in_heads' is no fact of the context; did you mean 'in_head'?",
    ),
    Case(
        "a set-up for a kind of entry that there is not",
        "systems/mui/system.toml",
        'entry = "next-app", tailwind = "4"',
        'entry = "next-apps", tailwind = "4"',
        'when    = { entry = "next-app',
        "entry is never 'next-apps'; it is root, next-app, next-pages; did you mean 'next-app'?",
    ),
    Case(
        "a set-up whose provider comes from nowhere",
        "systems/mui/system.toml",
        "<AppRouterCacheProvider>{app}</AppRouterCacheProvider>",
        "<AppRouterCache>{app}</AppRouterCache>",
        "write   = '<AppRouterCache>",
        "<AppRouterCache> comes from nowhere; add it to imports; did you mean 'AppRouterCacheProvider'?",
    ),
    Case(
        "a set-up that imports what nobody adds",
        "systems/mui/system.toml",
        '"@mui/material-nextjs@9.4.0", ',
        "",
        'imports = { "@mui/material-nextjs',
        "@mui/material-nextjs/v15-appRouter is imported, and no needs name @mui/material-nextjs; "
        "did you mean '@mui/material'?",
    ),
    Case(
        "an import that the package does not have",
        "systems/mui/badge.toml",
        '["Chip"]',
        '["Chipp"]',
        '"@mui',
        "@mui/material exports no Chipp; did you mean 'Chip'?",
    ),
    Case(
        "an element that the file does not import",
        "systems/mui/badge.toml",
        "write = '<Chip",
        "write = '<Chips",
        "write",
        "<Chips> is not among the imports of this file; did you mean 'Chip'?",
    ),
    Case(
        "a prop that the component does not have",
        "systems/mui/badge.toml",
        "icon={start?}",
        "icn={start?}",
        "write",
        "Chip has no prop icn; did you mean 'icon'?",
    ),
    Case(
        "a literal value that the prop does not have",
        "systems/mui/card.toml",
        'component="h3" {...rest}',
        'align="centre" {...rest}',
        "write = '<Typography",
        "Typography.align has no 'centre'; did you mean 'center'?",
    ),
    Case(
        "a required prop that a form does not write",
        "systems/mui/dialog.toml",
        "<Dialog fullWidth open={open} onClose",
        "<Dialog fullWidth onClose",
        "{trigger",
        "Dialog needs open, which this form does not write",
    ),
    Case(
        "a hole that names nothing",
        "systems/mui/badge.toml",
        "label={content}",
        "label={contents}",
        "write",
        "{contents} names nothing of badge; did you mean 'content'?",
    ),
    Case(
        "a hole of the root that the root does not have",
        "systems/mui/tabs.toml",
        "<Tabs value={root.value}",
        "<Tabs value={root.valu}",
        "write  ",
        "root of tabs has no valu; did you mean 'value'?",
    ),
    Case(
        "a name in code that the root does not have",
        "systems/mui/tabs.toml",
        "{root.value === value",
        "{root.valeu === value",
        "write = '{root",
        "root of tabs has no valeu; did you mean 'value'?",
    ),
    Case(
        "a rest of a part that is not there",
        "systems/mui/dialog.toml",
        "{...surface.rest}",
        "{...surfaces.rest}",
        "{trigger",
        "{...surfaces.rest}: surfaces is no part, and no pattern labels an element so; did you mean 'surface'?",
    ),
    Case(
        "a rest group that is not there",
        "systems/mui/text-field.toml",
        "...rest.input",
        "...rest.inputs",
        "write",
        "{...rest.inputs}: there is no group inputs under rests; did you mean 'input'?",
    ),
    Case(
        "a group of attributes that no form places",
        "systems/mui/native-select.toml",
        "{ ...rest.input }",
        "{ ...rest }",
        "input ",
        "rests.input: no form has {...rest.input}",
    ),
    Case(
        "a table hole without a table",
        "systems/mui/badge.toml",
        "{look} icon",
        "{looks} icon",
        "write",
        "{looks} is no table of badge; did you mean 'look'?",
    ),
    Case(
        "no place for what nobody claims",
        "systems/mui/badge.toml",
        " {...rest} />",
        " />",
        "write",
        "the last form of badge has no {...rest}: attributes that nobody claims have no place",
    ),
    Case(
        "when a prop of another name",
        "systems/mui/dialog.toml",
        'when = { as_child = "yes" }',
        'when = { as_chld = "yes" }',
        "{ write",
        "when: 'as_chld' is no prop of it; did you mean 'as_child'?",
    ),
    Case(
        "when a value that never is",
        "systems/mui/dialog.toml",
        'when = { as_child = "yes" }',
        'when = { as_child = "yess" }',
        "{ write",
        "when: as_child is never 'yess'; did you mean 'yes'?",
    ),
    Case(
        "gives something that nobody takes",
        "systems/mui/form-field.toml",
        'invalid = "{!!',
        'invalidd = "{!!',
        "gives",
        "gives.invalidd: no word has a prop or an event of that name; did you mean 'invalid'?",
    ),
    Case(
        "gives from an event that is not there",
        "systems/mui/dialog.toml",
        'press = "root.open_change(open',
        'press = "root.open_chang(open',
        "gives =",
        "root of dialog has no open_chang; did you mean 'open_change'?",
    ),
    Case(
        "renames what is not given",
        "systems/mui/dialog.toml",
        "renames = { press",
        "renames = { pres",
        "renames",
        "renames.pres: nothing of that name is given; did you mean 'press'?",
    ),
    Case(
        "a spread that no dialect knows",
        "systems/mui/text-field.toml",
        '"field.ref"',
        '"fild.ref"',
        '"fild',
        "spreads: no dialect knows a spread 'fild'; did you mean 'field'?",
    ),
    Case(
        "a key that the spread does not carry",
        "systems/mui/text-field.toml",
        '"field.ref"',
        '"field.reff"',
        '"field',
        "spreads: 'field' carries no reff; did you mean 'ref'?",
    ),
    Case(
        "extends a prop that is not there",
        "systems/mui/form-field.toml",
        "extends = { render",
        "extends = { rendr",
        "extends",
        "extends.rendr is no prop of form-field; did you mean 'render'?",
    ),
    Case(
        "fragments that are never so",
        "systems/mui/tabs.toml",
        'fragments = "hold"',
        'fragments = "holds"',
        "fragments",
        "fragments is never 'holds'; did you mean 'hold'?",
    ),
    Case(
        "an event that is not there",
        "systems/mui/tabs.toml",
        "[tabs.events]\nchange",
        "[tabs.events]\nchang",
        "chang",
        "tabs has no event chang; did you mean 'change'?",
    ),
    Case(
        "an event that does not give its payload",
        "systems/mui/select.toml",
        "gives value =",
        "gives valu =",
        "write",
        "onChange does not say how it gives value",
    ),
    Case(
        "a handler written under another name than its signature",
        "systems/mui/tabs.toml",
        "onChange={root.change}",
        "onClick={root.change}",
        "write  ",
        "change is written as onClick, and its signature is onChange's",
    ),
    Case(
        "a handler without a signature",
        "systems/mui/button.toml",
        '[button.events]\npress = "onClick(event)"\n',
        "",
        "write",
        "onClick={press}: no signature under events says how onClick is called",
    ),
    Case(
        "state of a prop that is not there",
        "systems/mui/dialog.toml",
        'prop  = "open"',
        'prop  = "opn"',
        "prop",
        "dialog has no prop opn; did you mean 'open'?",
    ),
    Case(
        "state from an event that is not there",
        "systems/mui/dialog.toml",
        'event = "open_change"',
        'event = "openchange"',
        "event ",
        "dialog has no event openchange; did you mean 'open_change'?",
    ),
    Case(
        "a run of a part that is not there",
        "systems/mui/dialog.toml",
        'of   = "surface"',
        'of   = "surfac"',
        "of  ",
        "dialog has no part 'surfac'; did you mean 'surface'?",
    ),
    Case(
        "a wrapper without its run",
        "systems/mui/dialog.toml",
        "{run}",
        "{content}",
        "wrap",
        "wrap has no {run}",
    ),
    Case(
        "an input column that is no choice",
        "systems/mui/badge.toml",
        'from = ["emphasis", "intent"]',
        'from = ["emphasis", "intnt"]',
        "from",
        "from: 'intnt' is no choice of it; did you mean 'intent'?",
    ),
    Case(
        "an input cell that never is",
        "systems/mui/badge.toml",
        '["outline", "danger",',
        '["outlin", "danger",',
        '["outlin"',
        "emphasis is never 'outlin'; did you mean 'outline'?",
    ),
    Case(
        "an output column that is no prop",
        "systems/mui/badge.toml",
        'to   = ["variant", "color"]',
        'to   = ["variant", "colour"]',
        "to  ",
        "to: Chip has no prop colour; did you mean 'color'?",
    ),
    Case(
        "an output cell that the prop does not have",
        "systems/mui/badge.toml",
        '"outlined", "error"]',
        '"outline", "error"]',
        '["outline"',
        "Chip.variant has no 'outline'; did you mean 'outlined'?",
    ),
    Case(
        "a filled cell that the prop does not have",
        "systems/mui/badge.toml",
        '  ["*",       "neutral", "filled",   "default"],\n',
        "",
        '["*",       "*"',
        "Chip.color has no 'neutral'",
    ),
    Case(
        "a row that is never reached",
        "systems/mui/badge.toml",
        '  ["*",       "*",       "filled",   "{intent}"],',
        '  ["*",       "*",       "filled",   "{intent}"],\n  ["solid",   "warning", "filled",   "info"],',
        '["solid"',
        "the row solid, warning is never reached: rows above take everything it fits",
    ),
    Case(
        "a combination without a row",
        "systems/mui/alert.toml",
        '["danger", "error"], ',
        "",
        "[alert.tables",
        "no row for intent danger; add one, or a hold",
    ),
    Case(
        "a row of the wrong length",
        "systems/mui/alert.toml",
        '["danger", "error"]',
        '["danger"]',
        "rows",
        "a row of alert.tables.look has 1 cells, not 1 + 1: ['danger']",
    ),
    Case(
        "a table that no form mentions",
        "systems/mui/alert.toml",
        "<Alert {look} ",
        "<Alert ",
        "[alert.tables",
        "no form has a place for the table {look}",
    ),
    Case(
        "a word that two files write",
        "systems/mui/label.toml",
        "[label]\n",
        '[link]\nhold = "x"\n[label]\n',
        "[link]",
        "link is written already, in mappings/systems/mui/label.toml",
        "systems/mui/link.toml",
    ),
    Case(
        "a word that is not in the vocabulary",
        "systems/mui/label.toml",
        "[label]\n",
        "[labl]\n",
        "[labl]",
        "'labl' is no word of the vocabulary; did you mean 'label'?",
    ),
    Case(
        "an unknown key",
        "systems/mui/tabs.toml",
        "fragments =",
        "fragment =",
        "fragment",
        "unknown key 'fragment' in tabs.parts.list; did you mean 'fragments'?",
    ),
    Case(
        "a part that is not in the vocabulary",
        "systems/mui/table.toml",
        "head    =",
        "heads    =",
        "heads",
        "table has no part 'heads'; did you mean 'head'?",
    ),
    Case(
        "a word that the system does not write",
        "systems/mui/link.toml",
        "[link]",
        "[form]",
        "find",
        "mui's link does not write the word itself, which is read here",
        "dialects/html/a.toml",
    ),
    Case(
        "a part that the system does not write",
        "systems/mui/table.toml",
        "foot    = '<TableFooter {...rest}>{content}</TableFooter>'\n",
        "",
        "foot",
        "mui's table does not write the part foot, which is read here",
        "dialects/html/table.toml",
    ),
    Case(
        "an icon that the package does not have",
        "systems/mui/icons.toml",
        '["Bookmark", "BookmarkBorder"]',
        '["Bookmark", "BookmarkBordr"]',
        '["Bookmark"',
        "@mui/icons-material has no icon BookmarkBordr; did you mean 'BookmarkBorder'?",
    ),
    Case(
        "an icon with a counterpart and a hold",
        "systems/mui/icons.toml",
        "[icons]\n",
        '[icons.holds]\nBookmark = "no"\n[icons]\n',
        '["Bookmark"',
        "Bookmark has a counterpart and a hold",
    ),
    Case(
        "a broken form",
        "systems/mui/label.toml",
        "{content}</FormLabel>",
        "{content}</FormLabl>",
        "'<FormLabel",
        "expected 'FormLabel': 'FormLabl>'",
    ),
    Case(
        "no TOML",
        "systems/mui/label.toml",
        "[label]",
        "[label",
        "[label",
        "not TOML: Expected ']' at the end of a table declaration",
    ),
    Case(
        "a prop of a dialect that no word has",
        "dialects/shadcn/button.toml",
        'disabled = "disabled"',
        'disabld = "disabled"',
        "disabld",
        "props.disabld: no word read here has it; did you mean 'disabled'?",
    ),
    Case(
        "an event of a dialect that no word has",
        "dialects/shadcn/button.toml",
        'press = "onClick',
        'pres = "onClick',
        "pres",
        "events.pres: no word read here has it; did you mean 'press'?",
    ),
    Case(
        "a table of a dialect that no word has",
        "dialects/shadcn/button.toml",
        'to     = ["emphasis", "intent"]',
        'to     = ["emphasis", "intnt"]',
        'to     = ["emphasis"',
        "tables.look: no word read here has intnt; did you mean 'intent'?",
    ),
    Case(
        "a cell of a dialect that the vocabulary does not have",
        "dialects/shadcn/button.toml",
        '"outline", "neutral"]',
        '"outlined", "neutral"]',
        '["outline"',
        "emphasis is never 'outlined'; did you mean 'outline'?",
    ),
    Case(
        "a row of a dialect that is never reached",
        "dialects/shadcn/button.toml",
        '["sm", "small"]',
        '["sm", "small"], ["sm", "large"]',
        'rows   = [["default"',
        "the row sm is never reached: rows above take everything it fits",
    ),
    Case(
        "an event that passes something else",
        "dialects/shadcn/tabs.toml",
        "onValueChange(value)",
        "onValueChange(tab)",
        "change",
        "change passes no tab; it passes value",
    ),
    Case(
        "a prop set that is not there",
        "dialects/shadcn/dialog.toml",
        "sets = { as_child",
        "sets = { as_chld",
        "sets",
        "sets.as_chld: dialog has no such prop; did you mean 'as_child'?",
    ),
    Case(
        "a value set that never is",
        "dialects/shadcn/dialog.toml",
        'as_child = "yes"',
        'as_child = "true"',
        "sets",
        "sets: as_child is never 'true'",
    ),
    Case(
        "a pattern that stands twice",
        "dialects/shadcn/dialog.toml",
        "<DialogTrigger asChild>{content: element}</DialogTrigger>",
        "<DialogTrigger>{content}</DialogTrigger>",
        "find = '<DialogTrigger",
        "this pattern stands above already; the first one is always taken",
    ),
    Case(
        "a word read that is not in the vocabulary",
        "dialects/shadcn/tabs.toml",
        '"tabs"\n[props]',
        '"tab"\n[props]',
        "as  ",
        "'tab' is no word of the vocabulary; did you mean 'tabs'?",
    ),
    Case(
        "a default that is none of the choices",
        "vocabulary/badge.toml",
        'default = "solid"',
        'default = "solidd"',
        "emphasis",
        "badge.props.emphasis has default 'solidd', which is none of ['solid', 'soft', 'outline']",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda it: it.name.replace(" ", "-"))
def test_a_mistake_is_reported_with_its_line_and_the_nearest_right_word(case: Case, broken: Broken, ours: Path) -> None:
    found = broken(case.file, case.before, case.after)
    file = case.where or case.file
    text = (ours / file).read_text(encoding="utf-8")
    assert case.at in text
    line = text.count("\n", 0, text.find(case.at)) + 1
    assert f"mappings/{file}:{line}: {case.message}" in [it.partition(" (at line")[0] for it in found]


def test_our_own_catalogue_has_no_mistakes(ours: Path) -> None:
    assert said() == []


def test_all_mistakes_are_reported_at_once(broken: Broken) -> None:
    broken("systems/mui/badge.toml", "icon={start?}", "icn={start?}")
    broken("systems/mui/tabs.toml", 'event = "change"', 'event = "chang"')
    found = broken("dialects/shadcn/tabs.toml", "onValueChange(value)", "onValueChange(tab)")
    assert len(found) == 3
    assert found == sorted(found)


def test_loading_reports_every_file_that_is_wrong(broken: Broken) -> None:
    broken("systems/mui/tabs.toml", "fragments =", "fragment =")
    found = broken("vocabulary/badge.toml", 'default = "solid"', 'default = "solidd"')
    assert [it.split(":")[0] for it in found] == [
        "mappings/systems/mui/tabs.toml",
        "mappings/vocabulary/badge.toml",
    ]


def test_facts_of_the_context_are_those_that_realising_answers() -> None:
    from adapter.catalogue import checking_forms
    from adapter.realising import context

    assert set(checking_forms.FACTS) == set(context.FACTS)
    assert checking_forms.AROUND == context.AROUND


@pytest.mark.parametrize("system", sorted(systems()))
def test_every_system_says_something_about_every_word(system: str) -> None:
    assert said(system) == []


def test_the_catalogue_that_ships_loads() -> None:
    assert load("mui").system.package == "@mui/material"
