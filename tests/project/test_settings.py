"""ds-adapter.toml: what it may say, and that all its mistakes come at once, with their lines."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from adapter.project.settings import (
    MAX_BYTES,
    PathRule,
    Settings,
    SettingsMistakes,
    find_settings,
    load_settings,
)
from adapter.project.toml_lines import key_lines, line_of
from adapter.words.mistake import Mistake, nearest

Write = Callable[[Mapping[str, str]], Path]
NAME = "ds-adapter.toml"

FULL = """\
system = "mui"
catalogue = ["design/catalogue"]
include = ["src/**"]
exclude = ["*.stories.tsx", "!keep.stories.tsx"]
max_bytes = 500_000

[[paths]]
path = "src/admin/"
system = "acme"
only = ["button"]

[[paths]]
path = "src/admin/legacy/**"
except = ["table"]
leave = true
"""


def load(write: Write, text: str, more: Mapping[str, str] | None = None) -> Settings:
    return load_settings(write({NAME: text, **(more or {})}) / NAME)


def mistakes(write: Write, text: str, more: Mapping[str, str] | None = None) -> list[tuple[int, str]]:
    with pytest.raises(SettingsMistakes) as caught:
        load(write, text, more)
    return [(each.line, each.message) for each in caught.value.mistakes]


def test_everything_that_may_be_said_is_read(write: Write) -> None:
    settings = load(write, FULL, {"design/catalogue/button.toml": ""})
    assert settings == Settings(
        folder=settings.folder,
        path=settings.folder / NAME,
        system="mui",
        catalogue=(settings.folder / "design/catalogue",),
        include=("src/**",),
        exclude=("*.stories.tsx", "!keep.stories.tsx"),
        max_bytes=500_000,
        rules=(
            PathRule("src/admin/", "acme", ("button",)),
            PathRule("src/admin/legacy/**", None, None, ("table",), ("*",)),
        ),
    )


def test_an_empty_file_means_the_defaults(write: Write) -> None:
    settings = load(write, "")
    assert settings == Settings(settings.folder, settings.folder / NAME)
    assert settings.max_bytes == MAX_BYTES


def test_rules_unite_for_a_file_and_the_later_one_wins(write: Write) -> None:
    settings = load(write, FULL, {"design/catalogue/button.toml": ""})
    legacy = settings.rule_for("src/admin/legacy/page.tsx")
    assert (legacy.system, legacy.only, legacy.without, legacy.leave) == (
        "acme",
        ("button",),
        ("table",),
        ("*",),
    )
    assert settings.rule_for("src/admin/page.tsx") == PathRule("src/admin/page.tsx", "acme", ("button",))
    assert settings.rule_for("src/page.tsx") == PathRule("src/page.tsx", "mui")


def test_settings_are_found_upwards_from_a_file_or_folder(write: Write) -> None:
    root = write({NAME: "", "a/b/page.tsx": "", "a/ds-adapter.toml/x": ""})
    assert find_settings(root / "a/b/page.tsx") == root / NAME
    assert find_settings(root / "a/b") == root / NAME


def test_an_extended_file_is_overruled_and_added_to(write: Write) -> None:
    base = 'system = "base"\ninclude = ["a"]\ncatalogue = ["words"]\n'
    base += '[[paths]]\npath = "x"\nsystem = "one"\n'
    own = 'extends = "team/base.toml"\nsystem = "own"\n'
    own += '[[paths]]\npath = "x"\nsystem = "two"\n'
    settings = load(write, own, {"team/base.toml": base, "team/words/w.toml": ""})
    assert (settings.system, settings.include) == ("own", ("a",))
    assert settings.catalogue == (settings.folder / "team/words",)
    assert settings.rule_for("x").system == "two"


def test_unknown_keys_and_wrong_types_come_at_once_with_line_and_nearest_word(write: Write) -> None:
    text = """\
sistem = "mui"
max_bytes = "2 MB"

include = "src"
[[paths]]
path = "a"
[[paths]]
onyl = ["button"]
leave = 1
zzz = true
"""
    assert mistakes(write, text) == [
        (1, "unknown key sistem; did you mean system?"),
        (2, "max_bytes must be a whole number of bytes above 0"),
        (4, "include must be a list of strings"),
        (7, "[[paths]] needs path, the files that it is about"),
        (8, "unknown key onyl; did you mean only?"),
        (9, "leave must be true, false or a list of words"),
        (10, "unknown key zzz; known are except, leave, only, path, system"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a = 1\nb = = 2\n", 2, "is not TOML"),
        ('system = "mui', 1, "is not TOML"),
        ("max_bytes = 0", 1, "above 0"),
        ("max_bytes = true", 1, "above 0"),
        ("max_bytes = 1.5", 1, "above 0"),
        ('paths = "src"', 1, "tables, each under [[paths]]"),
        ("paths = [1]", 1, "tables, each under [[paths]]"),
        ("[paths]\nx = 1", 1, "tables, each under [[paths]]"),
        ('exclude = ["ok", "!"]', 1, "exclude: '!' is no gitignore pattern"),
        ('[[paths]]\npath = "!"', 2, "path: '!' is no gitignore pattern"),
        ('catalogue = ["gone"]', 1, "there is no folder gone"),
        ('extends = "gone.toml"', 1, "cannot be read"),
        ('extends = "ds-adapter.toml"', 1, "extends itself"),
        ('extends = "a\\u0000b"', 1, "cannot be read"),
        ("x = " + "[" * 5_000, 0, ""),
    ],
)
def test_each_mistake_has_its_line(write: Write, text: str, line: int, part: str) -> None:
    found = mistakes(write, text)
    assert found[0][0] == line or not part
    assert part in found[0][1]


def test_mistakes_of_an_extended_file_name_that_file(write: Write) -> None:
    root = write({NAME: 'extends = "base.toml"\nfoo = 1\n', "base.toml": "\nsysten = 1\n"})
    with pytest.raises(SettingsMistakes) as caught:
        load_settings(root / NAME)
    assert [(Path(each.path).name, each.line) for each in caught.value.mistakes] == [
        ("base.toml", 2),
        (NAME, 2),
    ]
    assert f"{root / 'base.toml'}:2: unknown key systen; did you mean system?" in str(caught.value)


def test_files_that_extend_each_other_end(write: Write) -> None:
    found = mistakes(write, 'extends = "b.toml"', {"b.toml": 'extends = "ds-adapter.toml"'})
    assert found == [(1, "extends itself, through ds-adapter.toml")]


def test_lines_are_found_through_arrays_of_tables_quotes_dots_and_long_strings() -> None:
    text = '''\
"a b" = 1
c.d = 2
long = """
c = 3
[e]
"""
[[t]]
x = 1 # one
[[t]]  # again
x = 2
[t.inner]
y = 1
'''
    lines = key_lines(text)
    assert lines["a b",] == 1
    assert lines["c", "d"] == lines["c",] == 2
    assert ("e",) not in lines
    assert [lines["t", n, "x"] for n in (0, 1)] == [8, 10]
    assert lines["t", 1, "inner", "y"] == 12
    assert line_of(lines, ("t", 1, "gone")) == 9
    assert line_of(lines, ("gone",)) == 0


def test_the_nearest_word_is_close_or_none() -> None:
    assert nearest("catalog", ["catalogue", "system"]) == "catalogue"
    assert nearest("SYSTEM", ["catalogue", "system"]) == "system"
    assert nearest("xyz", ["catalogue", "system"]) is None
    assert nearest("x", []) is None


def test_a_mistake_prints_its_place() -> None:
    assert str(Mistake("a.toml", 3, "wrong")) == "a.toml:3: wrong"
    assert str(Mistake("a.toml", 0, "wrong")) == "a.toml: wrong"
