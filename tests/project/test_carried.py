"""Systems that packages carry."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from adapter.project.carried import Carried, NotCarried, find_carried, is_package


def package(folder: Path, key: object = "mappings", systems: tuple[str, ...] = ("acme",)) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    stated = {"ds-adapter": key} if key else {}
    (folder / "package.json").write_text(json.dumps({"name": "@acme/ui", **stated}), encoding="utf-8")
    for name in systems:
        home = folder / "mappings" / "systems" / name
        home.mkdir(parents=True, exist_ok=True)
        (home / "system.toml").write_text('package = "@acme/ui"\n', encoding="utf-8")
    return folder


def test_a_system_is_read_from_node_modules_here_or_above(tmp_path: Path) -> None:
    home = package(tmp_path / "node_modules" / "@acme" / "ui")
    start = tmp_path / "apps" / "shop"
    start.mkdir(parents=True)
    assert find_carried("@acme/ui", start) == Carried(home / "mappings", "acme")


def test_a_system_is_read_from_a_folder(tmp_path: Path) -> None:
    home = package(tmp_path / "packages" / "ui")
    assert find_carried("./packages/ui", tmp_path) == Carried(home / "mappings", "acme")


def tarball(source: Path, target: Path) -> None:
    """As npm pack makes one, with what an evil one has besides."""
    with tarfile.open(target, "w:gz") as archive:
        archive.add(source, "package")
        for name in ("package/../../escaped.txt", "/tmp/escaped.txt"):
            info = tarfile.TarInfo(name)
            info.size = 4
            archive.addfile(info, io.BytesIO(b"evil"))
        link = tarfile.TarInfo("package/mappings/systems/linked")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(link)


def test_a_system_is_read_from_a_tarball_and_nothing_leaves_it(tmp_path: Path) -> None:
    tarball(package(tmp_path / "source"), tmp_path / "ui-2.1.0.tgz")
    found = find_carried("./ui-2.1.0.tgz", tmp_path)
    assert found.system == "acme"
    assert (found.folder / "systems" / "acme" / "system.toml").is_file()
    home = found.folder.parent.parent
    assert not [it for it in home.rglob("*") if it.is_symlink()]
    assert not (home.parent / "escaped.txt").exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("@acme/none", "is not installed: there is no node_modules/@acme/none here or above"),
        ("./silent", 'carries no mapping: its package.json has no "ds-adapter"'),
        ("./leaving", "leads out of the package"),
        ("./many", "holds 2 systems, and not one"),
        ("./missing", r"holds no package\.json"),
        ("./broken.tgz", "cannot be read"),
        ("./missing.tgz", "cannot be read"),
    ],
)
def test_what_is_missing_is_said(name: str, says: str, tmp_path: Path) -> None:
    package(tmp_path / "silent", key=None)
    package(tmp_path / "leaving", key="../..")
    package(tmp_path / "many", systems=("acme", "other"))
    (tmp_path / "broken.tgz").write_bytes(b"no archive")
    with pytest.raises(NotCarried, match=says):
        find_carried(name, tmp_path)


def test_what_looks_like_a_package() -> None:
    assert [it for it in ("@acme/ui", "./ui", "/x/ui", "ui-1.tgz", "mui") if is_package(it)] == [
        "@acme/ui", "./ui", "/x/ui", "ui-1.tgz",
    ]  # fmt: skip
