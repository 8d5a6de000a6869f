"""package.json, the root of a project, and the projects that are refused by name."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

import pytest

from adapter.project.files import Files
from adapter.project.package import Package, kind, nearest_package, project_root
from adapter.project.project import Project

Write = Callable[[Mapping[str, str]], Path]


def package_of(write: Write, text: str) -> Package:
    root = write({"package.json": text})
    found = nearest_package(root, root, Files())
    assert found is not None
    return found


def test_the_nearest_package_of_a_workspace_wins(write: Write) -> None:
    root = write(
        {
            "package.json": '{"name": "top", "dependencies": {"vue": "3"}}',
            "apps/web/package.json": '{"name": "web", "dependencies": {"react": "19"}}',
            "apps/web/src/a.tsx": "",
            "docs/b.tsx": "",
        }
    )
    project = Project(root)
    web, docs = project.package(root / "apps/web/src/a.tsx"), project.package(root / "docs/b.tsx")
    assert web is not None
    assert docs is not None
    assert (web.name, web.folder, docs.name) == ("web", root / "apps/web", "top")
    assert kind(PurePath("a.tsx"), web) is None
    assert kind(PurePath("b.tsx"), docs) is not None


@pytest.mark.parametrize(
    ("dependencies", "word"),
    [
        ('{"dependencies": {"react-native": "0.7", "react": "18"}}', "React Native"),
        ('{"dependencies": {"expo": "50", "react": "18"}}', "React Native"),
        ('{"dependencies": {"vue": "3"}}', "Vue"),
        ('{"devDependencies": {"nuxt": "3"}}', "Vue"),
        ('{"devDependencies": {"svelte": "5"}}', "Svelte"),
    ],
)
def test_projects_of_other_kinds_are_refused_by_name(write: Write, dependencies: str, word: str) -> None:
    sentence = kind(PurePath("a.jsx"), package_of(write, dependencies))
    assert sentence is not None
    assert f"{word} is not supported yet" in sentence
    assert "package.json depends on" in sentence


@pytest.mark.parametrize(
    "dependencies",
    [
        '{"dependencies": {"react": "18"}}',
        '{"dependencies": {"react": "18", "vue": "3"}}',
        '{"peerDependencies": {"react": "18"}, "devDependencies": {"svelte": "5"}}',
        '{"dependencies": {"react": "18"}, "peerDependencies": {"react-native": "*"}}',
        "{}",
        "not json",
        '{"name": 3, "dependencies": ["vue"]}',
    ],
)
def test_react_and_undecided_projects_are_read(write: Write, dependencies: str) -> None:
    assert kind(PurePath("a.jsx"), package_of(write, dependencies)) is None


def test_a_page_may_be_refused_by_its_suffix_or_its_imports() -> None:
    assert "Vue" in (kind(PurePath("a.vue"), None) or "")
    assert "Svelte" in (kind(PurePath("a.svelte"), None) or "")
    assert "React Native" in (kind(PurePath("a.tsx"), None, ["react", "react-native"]) or "")
    assert "React Native" in (kind(PurePath("a.tsx"), None, ["react-native/Libraries/x"]) or "")
    assert kind(PurePath("a.tsx"), None, ["react-native-web-like", "react"]) is None


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({"package.json": "{}", "apps/web/package.json": "{}"}, "apps/web"),
        ({"package.json": '{"workspaces": ["apps/*"]}', "apps/web/package.json": "{}"}, "."),
        ({"pnpm-workspace.yaml": "", "apps/web/package.json": "{}"}, "."),
        ({".git/HEAD": "", "package.json": "{}"}, "."),
        ({}, "apps/web/src"),
    ],
)
def test_the_root_is_that_of_the_repository_then_of_the_package(
    write: Write, marks: dict[str, str], expected: str
) -> None:
    root = write({**marks, "apps/web/src/a.tsx": ""})
    assert project_root(root / "apps/web/src/a.tsx") == (root / expected).resolve()
    assert project_root(root / "apps/web/src") == (root / expected).resolve()


def test_no_package_above_the_root_counts(write: Write) -> None:
    root = write({"package.json": "{}", "app/src/a.tsx": ""})
    assert nearest_package(root / "app/src", root / "app", Files()) is None
