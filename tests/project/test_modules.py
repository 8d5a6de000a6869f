"""Specifiers to files, as TypeScript resolves them, and never out of the project."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from adapter.project.modules import Modules

Write = Callable[[Mapping[str, str]], Path]
ALIAS = '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./src/*"]}}}'


@pytest.mark.parametrize(
    ("specifier", "files", "expected"),
    [
        ("./a", ["a.ts", "a.tsx", "a.js"], "a.ts"),
        ("./a", ["a.tsx", "a.jsx"], "a.tsx"),
        ("./a", ["a.js", "a/index.ts"], "a.js"),
        ("./a", ["a/index.tsx", "a/index.js"], "a/index.tsx"),
        ("./a/", ["a.ts", "a/index.tsx"], "a/index.tsx"),
        ("./a.js", ["a.ts", "a.js"], "a.ts"),
        ("./a.js", ["a.js"], "a.js"),
        ("./a.jsx", ["a.tsx"], "a.tsx"),
        ("./a.tsx", ["a.tsx", "a.ts"], "a.tsx"),
        ("./a.mjs", ["a.mjs"], "a.mjs"),
        ("./a.config", ["a.config.cjs"], "a.config.cjs"),
        ("./a.d", ["a.d.ts"], "a.d.ts"),
        (".", ["index.ts"], "index.ts"),
        ("..", ["../index.tsx"], "../index.tsx"),
        ("../b", ["../b.tsx"], "../b.tsx"),
        ("./a", ["a.css"], None),
        ("./a.css", ["a.css"], None),
        ("./a?raw", ["a.ts"], None),
        ("react", ["react.ts"], None),
        ("", ["index.ts"], None),
        ("./\0", ["index.ts"], None),
        ("./" + "x" * 5000, ["index.ts"], None),
    ],
)
def test_relative_specifiers_follow_typescripts_order(
    write: Write, specifier: str, files: list[str], expected: str | None
) -> None:
    root = write({f"src/{name}": "" for name in files})
    wanted = None if expected is None else Path(os.path.normpath(root / "src" / expected))
    assert Modules(root).resolve(specifier, root / "src/page.tsx") == wanted


def test_an_alias_leads_to_the_same_file_from_every_folder(write: Write) -> None:
    root = write({"tsconfig.json": ALIAS, "src/ui/button.tsx": "", "src/pages/deep/page.tsx": ""})
    modules = Modules(root)
    for page in ("src/page.tsx", "src/pages/deep/page.tsx"):
        assert modules.resolve("@/ui/button", root / page) == root / "src/ui/button.tsx"


def test_each_package_of_a_workspace_has_its_own_aliases(write: Write) -> None:
    files = {f"apps/{app}/{name}": text for app in "ab" for name, text in [("tsconfig.json", ALIAS), ("src/x.ts", "")]}
    root = write(files)
    modules = Modules(root)
    assert modules.resolve("@/x", root / "apps/a/src/p.tsx") == root / "apps/a/src/x.ts"
    assert modules.resolve("@/x", root / "apps/b/src/p.tsx") == root / "apps/b/src/x.ts"


def test_base_url_alone_resolves_bare_specifiers(write: Write) -> None:
    root = write({"jsconfig.json": '{"compilerOptions": {"baseUrl": "src"}}', "src/ui/button.jsx": ""})
    assert Modules(root).resolve("ui/button", root / "src/a.jsx") == root / "src/ui/button.jsx"


def test_a_second_target_is_taken_where_the_first_has_no_file(write: Write) -> None:
    config = '{"compilerOptions": {"paths": {"@/*": ["./gone/*", "./here/*"]}}}'
    root = write({"tsconfig.json": config, "here/x.tsx": ""})
    assert Modules(root).resolve("@/x", root / "p.tsx") == root / "here/x.tsx"


def test_nothing_outside_the_root_is_reached_by_dots_aliases_or_links(write: Write) -> None:
    config = '{"compilerOptions": {"paths": {"up/*": ["../../*"]}}}'
    root = write({"project/tsconfig.json": config, "project/src/p.tsx": "", "secret.ts": ""})
    project = root / "project"
    (project / "src/link.ts").symlink_to(root / "secret.ts")
    (project / "src/folder").symlink_to(root)
    modules = Modules(project)
    for specifier in ("../../secret", "up/secret", "./link", "./folder/secret"):
        assert modules.resolve(specifier, project / "src/p.tsx") is None, specifier


def test_a_link_inside_the_root_is_resolved_to_its_real_file(write: Write) -> None:
    root = write({"ui/button.tsx": "", "src/p.tsx": ""})
    (root / "src/ui").symlink_to(root / "ui")
    assert Modules(root).resolve("./ui/button", root / "src/p.tsx") == root / "ui/button.tsx"


def test_a_link_that_leads_to_itself_is_no_file(write: Write) -> None:
    root = write({"src/p.tsx": ""})
    (root / "src/loop.ts").symlink_to("loop.ts")
    assert Modules(root).resolve("./loop", root / "src/p.tsx") is None


def test_installed_packages_are_not_local(write: Write) -> None:
    config = '{"compilerOptions": {"paths": {"kit": ["./node_modules/kit/index.js"]}}}'
    root = write({"tsconfig.json": config, "node_modules/kit/index.js": ""})
    assert Modules(root).resolve("kit", root / "p.tsx") is None


def test_a_page_outside_the_root_resolves_nothing(write: Write) -> None:
    root = write({"in/a.ts": "", "out/a.ts": ""})
    assert Modules(root / "in").resolve("./a", root / "out/p.tsx") is None


def test_answers_are_remembered(write: Write) -> None:
    root = write({"a.ts": ""})
    modules = Modules(root)
    first = modules.resolve("./a", root / "p.tsx")
    (root / "a.ts").unlink()
    assert modules.resolve("./a", root / "p.tsx") == first == root / "a.ts"
