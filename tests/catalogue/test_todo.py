"""Guesses in a mapping: what a ``todo`` holds back, and what it does not keep from being checked."""

from pathlib import Path

import pytest

from adapter.catalogue.checking import check
from adapter.catalogue.loading import CatalogueMistakes, load
from adapter.compiler import Compiled, Compiler
from adapter.examples import check_examples, example_files
from adapter.project.project import Project
from adapter.source.page import Page
from tests.drafting.drafts import draft

BUTTON = """[imports]
"@acme/ui" = ["Button"]
[button]
write = '<Button {look} disabled={disabled} iconBefore={start?} onPress={press} {...rest}>{content}</Button>'
{todo}
[button.tables.look]
from = ["emphasis", "intent"]
to   = ["kind", "tone"]
rows = [["solid", "danger", "solid", "todo: critical"], ["outline", "*", "todo:"], ["*", "*", "solid", "brand"]]
[button.events]
press = "onPress(event)"
[[button.example]]
before = '<ds:button intent="danger">Go</ds:button>'
after  = '<Button tone="critical">Go</Button>'
[[button.example]]
before  = '<ds:button emphasis="outline">Go</ds:button>'
because = "nobody has decided"
"""
PAGE = """import {{ Button }} from "@/components/ui/button";
export const A = () => {code};
"""


def with_button(folder: Path, todo: str = "", change: tuple[str, str] = ("", "")) -> Path:
    """A catalogue folder with the invented system, and this button in it."""
    home = folder / "mappings" / "systems" / "acme"
    home.mkdir(parents=True)
    for name, text in draft().files.items():
        (home / name).write_text(text, encoding="utf-8")
    text = BUTTON.replace("{todo}", todo).replace(*change) if change[0] else BUTTON.replace("{todo}", todo)
    (home / "button.toml").write_text(text, encoding="utf-8")
    return folder / "mappings"


def held(own: Path, code: str) -> list[tuple[str, str, str]]:
    """Code, owner and sentence of what holds the first component of a page back."""
    page = Page(str(own / "page.tsx"), PAGE.format(code=code))
    compiled = Compiler(load("acme", (own,)), Project(own)).compile(page)
    assert isinstance(compiled, Compiled)
    return [(it.code, it.owner, it.sentence) for it in compiled.candidates[0].reasons]


@pytest.mark.parametrize(
    ("todo", "code", "says"),
    [
        ('todo = "perhaps"', "<Button>Go</Button>", "all of button is a guess in the system's mapping: perhaps"),
        ('todo = { "*" = "perhaps" }', "<Button>Go</Button>", "all of button is a guess"),
        ('todo = { press = "perhaps" }', "<Button onClick={go}>Go</Button>", "press of button is a guess"),
        ('todo = { disabled = "x" }', "<Button disabled>Go</Button>", "disabled of button is a guess"),
        ('todo = { start = "x" }', "<Button><svg /> Go</Button>", "start of button is a guess"),
        ("", '<Button variant="destructive">Go</Button>', "emphasis solid, intent danger of button is a guess"),
        ("", '<Button variant="outline">Go</Button>', "emphasis outline, intent neutral of button is a guess"),
        ("", '<Button variant={x ? "destructive" : "default"}>Go</Button>', "intent danger of button is a guess"),
    ],
)
def test_a_guess_holds_back_what_uses_it(todo: str, code: str, says: str, tmp_path: Path) -> None:
    ((reason, owner, sentence),) = held(with_button(tmp_path, todo), code)
    assert (reason, owner) == ("todo", "system")
    assert says in sentence


@pytest.mark.parametrize(
    ("todo", "code"),
    [
        ('todo = { press = "perhaps" }', "<Button>Go</Button>"),
        ('todo = { start = "perhaps" }', "<Button onClick={go}>Go</Button>"),
        ("", "<Button>Go</Button>"),
    ],
)
def test_a_guess_holds_nothing_else_back(todo: str, code: str, tmp_path: Path) -> None:
    assert held(with_button(tmp_path, todo), code) == []


def test_a_guess_about_what_another_component_gives_holds_back_too(tmp_path: Path) -> None:
    """The button in a dialog's trigger has no handler of its own: the dialog gives it one."""
    own = with_button(tmp_path, 'todo = { press = "perhaps" }')
    page = Page(
        str(own / "page.tsx"),
        """import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
export function A() {
  return <Dialog><DialogTrigger asChild><Button>Go</Button></DialogTrigger><DialogContent>Hi</DialogContent></Dialog>;
}
""",
    )
    compiled = Compiler(load("acme", (own,)), Project(own)).compile(page)
    assert isinstance(compiled, Compiled)
    button = next(it for it in compiled.candidates if it.word == "button")
    assert [it.code for it in button.reasons] == ["todo"]
    assert compiled.text is not None
    assert 'import { Button } from "@/components/ui/button";' in compiled.text
    assert '<Button type="button" onClick={() => setOpen(true)}>Go</Button>' in compiled.text


def test_a_word_that_is_only_a_todo_is_not_in_the_system(tmp_path: Path) -> None:
    own = with_button(tmp_path)
    path = own / "systems" / "acme" / "button.toml"
    path.write_text('[button]\ntodo = "nobody has looked"\n', encoding="utf-8")
    (reason,) = held(own, "<Button>Go</Button>")
    assert reason == ("not-in-system", "system", "the system has no button yet: nobody has looked")
    assert [str(it) for it in check(load("acme", (own,)), (own,))] == []


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (('"todo: critical"', '"todo: critcal"'), "rows", "Button.tone has no 'critcal'; did you mean 'critical'?"),
        (("iconBefore", "iconBefor"), "write", "Button has no prop iconBefor; did you mean 'iconBefore'?"),
        (
            ('todo = { press = "x" }', 'todo = { pres = "x" }'),
            "todo",
            "todo.pres: button has no such prop, slot or event",
        ),
    ],
)
def test_a_guess_is_checked_like_everything_else(
    change: tuple[str, str], line: str, message: str, tmp_path: Path
) -> None:
    own = with_button(tmp_path, 'todo = { press = "x" }', change)
    text = (own / "systems" / "acme" / "button.toml").read_text(encoding="utf-8").splitlines()
    (mistake,) = check(load("acme", (own,)), (own,))
    assert message in mistake.message
    assert text[mistake.line - 1].startswith(line)


def test_examples_show_what_comes_once_the_todo_is_gone(tmp_path: Path) -> None:
    own = with_button(tmp_path, 'todo = "perhaps"')
    files = [it for it in example_files("acme", (own,)) if it.path.name == "button.toml" and it.kind == "system"]
    assert [str(it) for it in check_examples(load("acme", (own,)), files)] == []


def test_a_direct_mapping_has_no_guesses(tmp_path: Path) -> None:
    own = with_button(tmp_path)
    folder = own / "systems" / "acme" / "direct"
    folder.mkdir()
    (folder / "tag.toml").write_text(
        """[imports]
"@acme/ui" = ["Tag"]
[[direct]]
module = "@acme/old"
find   = '<Pill {tone}>{content}</Pill>'
write  = '<Tag {tone} {...rest}>{content}</Tag>'
[direct.tables.tone]
from = ["color"]
to   = ["tone"]
rows = [["red", "todo: critical"]]
""",
        encoding="utf-8",
    )
    with pytest.raises(CatalogueMistakes, match="only a system's tables have guesses"):
        load("acme", (own,))
