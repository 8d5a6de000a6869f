"""Finding pages: what git ignores, what settings exclude, links, sizes and odd files."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from adapter.batch.discovery import Found, Refused, Scope, discover


def fill(root: Path, names: Iterable[str]) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(paths: Iterable[Path], scope: Scope) -> list[str]:
    """Names from the root of what is found, and ``name: code`` of what is refused."""
    names = []
    for each in discover(list(paths), scope):
        name = os.path.relpath(each.path, scope.root)
        names.append(name if isinstance(each, Found) else f"{name}: {each.code}")
    return names


def test_pages_are_sorted_by_path_and_found_once(tmp_path: Path) -> None:
    fill(tmp_path, ["b/x.tsx", "b/a/y.jsx", "a.ts", "c.js", "d.css", "b.tsx", "README"])
    paths = [tmp_path / "c.js", tmp_path, tmp_path / "b", tmp_path / "b/x.tsx"]
    assert found(paths, Scope(tmp_path)) == ["a.ts", "b/a/y.jsx", "b/x.tsx", "b.tsx", "c.js"]
    assert found(reversed(paths), Scope(tmp_path)) == found(paths, Scope(tmp_path))


def test_suffixes_are_the_callers(tmp_path: Path) -> None:
    fill(tmp_path, ["a.tsx", "b.html"])
    assert found([tmp_path], Scope(tmp_path, suffixes=frozenset({".html"}))) == ["b.html"]


def test_gitignores_hold_at_every_level_and_the_deepest_decides(tmp_path: Path) -> None:
    fill(
        tmp_path,
        ["a.tsx", "gen/b.tsx", "gen.tsx", "s/c.gen.tsx", "s/d.gen.tsx", "s/t/e.gen.tsx", "out/f.tsx"],
    )
    (tmp_path / ".gitignore").write_text("# made\ngen/\n*.gen.tsx\n/out\n\n!\n")
    (tmp_path / "s/.gitignore").write_text("!d.gen.tsx\n!t/\n")
    (tmp_path / "s/t/.gitignore").write_text("!*.gen.tsx\ne.*\n")
    assert found([tmp_path], Scope(tmp_path)) == ["a.tsx", "gen.tsx", "s/d.gen.tsx"]


def test_gitignores_above_a_named_folder_hold_inside_it(tmp_path: Path) -> None:
    fill(tmp_path, ["src/a.tsx", "src/b.gen.tsx"])
    (tmp_path / ".gitignore").write_text("*.gen.tsx\n")
    assert found([tmp_path / "src"], Scope(tmp_path)) == ["src/a.tsx"]


def test_a_folder_or_file_that_is_named_is_read_though_it_is_ignored(tmp_path: Path) -> None:
    fill(tmp_path, ["out/a.tsx", "out/b/c.tsx", "d.tsx", "dist/e.tsx"])
    (tmp_path / ".gitignore").write_text("out\nd.tsx\n")
    assert found([tmp_path], Scope(tmp_path)) == []
    named = [tmp_path / "out", tmp_path / "d.tsx", tmp_path / "dist"]
    assert found(named, Scope(tmp_path)) == ["d.tsx", "dist/e.tsx", "out/a.tsx", "out/b/c.tsx"]


def test_folders_of_installed_and_built_code_are_skipped(tmp_path: Path) -> None:
    fill(tmp_path, [f"{name}/a.tsx" for name in ("node_modules", ".git", "dist", "build", ".next", "src/dist")])
    fill(tmp_path, ["src/a.tsx", "src/build.tsx"])
    assert found([tmp_path], Scope(tmp_path)) == ["src/a.tsx", "src/build.tsx"]


def test_include_and_exclude_are_in_gitignore_syntax(tmp_path: Path) -> None:
    fill(tmp_path, ["src/a.tsx", "src/a.test.tsx", "src/old/b.tsx", "lib/c.tsx", "lib/ui/d.tsx"])
    scope = Scope(tmp_path, include=("src/", "lib/ui/*.tsx"), exclude=("*.test.tsx", "old/"))
    assert found([tmp_path], scope) == ["lib/ui/d.tsx", "src/a.tsx"]


def test_a_named_file_that_the_settings_exclude_is_refused_by_name(tmp_path: Path) -> None:
    fill(tmp_path, ["a.test.tsx"])
    scope = Scope(tmp_path, exclude=("*.test.tsx",))
    assert found([tmp_path / "a.test.tsx"], scope) == ["a.test.tsx: excluded"]
    assert found([tmp_path], scope) == []


def test_a_directory_named_like_a_page_is_walked(tmp_path: Path) -> None:
    fill(tmp_path, ["x.tsx/y.tsx", "x.tsx/z.css"])
    assert found([tmp_path], Scope(tmp_path)) == ["x.tsx/y.tsx"]
    assert found([tmp_path / "x.tsx"], Scope(tmp_path)) == ["x.tsx/y.tsx"]


def test_a_file_over_the_stated_size_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "big.tsx").open("wb") as file:
        file.truncate(20_000_000)
    (refused,) = discover([tmp_path], Scope(tmp_path))
    assert isinstance(refused, Refused)
    assert refused.code == "too-large"
    assert refused.sentence == "has 20,000,000 bytes; more than 2,000,000 are not read (max_bytes)"
    assert found([tmp_path], Scope(tmp_path, max_bytes=20_000_000)) == ["big.tsx"]


def test_what_was_named_and_is_not_there_or_no_page_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, ["a.css", "b.vue"])
    paths = [tmp_path / name for name in ("a.css", "b.vue", "gone.tsx", "a.css/x.tsx", "n\0l.tsx", "l" * 300)]
    results = {each.path.name: each for each in discover(paths, Scope(tmp_path)) if isinstance(each, Refused)}
    assert {name: each.code for name, each in results.items()} == {
        "a.css": "unknown-suffix",
        "b.vue": "unknown-suffix",
        "gone.tsx": "not-found",
        "x.tsx": "not-found",
        "n\0l.tsx": "not-found",
        "l" * 300: "unreadable",
    }
    assert "Vue is not supported yet" in results["b.vue"].sentence


def test_a_pipe_is_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tsx")
    assert found([tmp_path], Scope(tmp_path)) == ["pipe.tsx: not-a-file"]


def test_links_that_leave_the_root_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    fill(tmp_path, ["outside/secret.tsx", "root/a.tsx"])
    (root / "file.tsx").symlink_to(tmp_path / "outside/secret.tsx")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "notes.md").symlink_to(tmp_path / "outside/secret.tsx")
    expected = ["a.tsx", "file.tsx: link-leaves-root", "folder: link-leaves-root"]
    assert found([root], Scope(root)) == expected
    assert found([root / "file.tsx"], Scope(root)) == ["file.tsx: link-leaves-root"]


def test_links_that_go_in_circles_are_refused_and_the_rest_is_found(tmp_path: Path) -> None:
    fill(tmp_path, ["s/a.tsx"])
    (tmp_path / "s/self").symlink_to("self")
    (tmp_path / "s/up").symlink_to("..")
    (tmp_path / "one.tsx").symlink_to("two.tsx")
    (tmp_path / "two.tsx").symlink_to("one.tsx")
    assert found([tmp_path], Scope(tmp_path)) == [
        "one.tsx: link-loop",
        "s/a.tsx",
        "s/self: link-loop",
        "s/up: link-loop",
        "two.tsx: link-loop",
    ]


def test_links_inside_the_root_are_found_under_their_own_name_only(tmp_path: Path) -> None:
    fill(tmp_path, ["real/a.tsx"])
    (tmp_path / "alias").symlink_to("real")
    (tmp_path / "b.tsx").symlink_to("real/a.tsx")
    assert found([tmp_path], Scope(tmp_path)) == ["real/a.tsx"]
    assert found([tmp_path / "alias"], Scope(tmp_path)) == ["alias/a.tsx"]
    assert found([tmp_path / "b.tsx"], Scope(tmp_path)) == ["b.tsx"]


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsx").symlink_to("gone.tsx")
    assert found([tmp_path], Scope(tmp_path)) == ["a.tsx: link-broken"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything; see the test in a child without privileges")
def test_files_and_folders_without_permission_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, ["a.tsx", "b/c.tsx", "d.tsx"])
    (tmp_path / "a.tsx").chmod(0)
    (tmp_path / "b").chmod(0)
    assert found([tmp_path], Scope(tmp_path)) == ["a.tsx: no-permission", "b: no-permission", "d.tsx"]
    (tmp_path / "b").chmod(0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give its privileges up")
def test_files_and_folders_without_permission_are_refused_in_a_child_without_privileges(
    tmp_path: Path,
) -> None:
    fill(tmp_path, ["a.tsx", "b/c.tsx", "d.tsx"])
    tmp_path.chmod(0o755)
    (tmp_path / "a.tsx").chmod(0)
    (tmp_path / "b").chmod(0)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(tmp_path)  # whose parents are closed to whom we become
            os.setuid(65534)
            os.write(writing, "\n".join(found([Path()], Scope(Path()))).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        names = file.read().split("\n")
    os.waitpid(child, 0)
    assert names == ["a.tsx: no-permission", "b: no-permission", "d.tsx"]


def test_folders_nested_beyond_pythons_stack_are_walked(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("a.tsx", os.O_CREAT, dir_fd=here))
    os.close(here)
    try:
        names = found([tmp_path], Scope(tmp_path))
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # too deep for shutil.rmtree
    assert names == ["d/" * 1_500 + "a.tsx"]


def test_a_hostile_gitignore_takes_no_time_and_a_huge_one_is_not_obeyed(tmp_path: Path) -> None:
    fill(tmp_path, ["a" * 200 + ".tsx", "s/b.tsx"])
    (tmp_path / ".gitignore").write_text("*a" * 60 + "b\n")
    (tmp_path / "s/.gitignore").write_text("*.tsx\n" * 100_000)
    assert found([tmp_path], Scope(tmp_path)) == ["a" * 200 + ".tsx", "s/b.tsx"]
