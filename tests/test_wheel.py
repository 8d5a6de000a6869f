"""The wheel carries the data: built, installed elsewhere, and used in an empty folder."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from tests.code import ROOT

SHIPPED = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "CHANGELOG.md", "LICENSE")
FOLDERS = ("adapter", "mappings", "design_tokens")
PAGE = """import { Button } from "@/components/ui/button";

export const Save = () => <Button variant="outline">Save</Button>;
"""


def run(command: list[str], folder: Path, input: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """A finished command; the environment names no checkout."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | more
    return subprocess.run(
        command, cwd=folder, env=env, input=input, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is built from, so that no leftover of an earlier build gets in."""
    folder = tmp_path_factory.mktemp("source")
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution as `python -m build` does, without the network."""
    target = tmp_path_factory.mktemp("dist")
    done = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), "."], source)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The installed command in an environment of its own.

    The dependencies are lent by this environment, listed behind the wheel's own files and without what its
    .pth files add, so that the checkout stays out of sight.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    assert run([sys.executable, "-m", "venv", "--without-pip", str(home)], home).returncode == 0
    python = next(it for it in (home / "bin" / "python", home / "Scripts" / "python.exe") if it.exists())
    place = ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    inside = Path(run([str(python), *place], home).stdout.strip())
    with_wheel = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
    ]
    done = run([*with_wheel, str(wheel)], home)
    assert done.returncode == 0, done.stderr
    lent = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    (inside / "lent.pth").write_text("\n".join(dict.fromkeys(lent)) + "\n", encoding="utf-8")
    return [str(python.with_name("ds-adapter"))]


def test_a_page_is_converted_where_nothing_else_is(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "save.tsx").write_text(PAGE, encoding="utf-8")
    done = run([*command, "convert", "save.tsx", "--write"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 converted" in done.stderr
    after = (tmp_path / "save.tsx").read_text(encoding="utf-8")
    assert 'from "@mui/material' in after
    assert 'variant="outlined"' in after


def test_the_code_and_the_data_that_run_are_the_wheels(command: list[str], tmp_path: Path) -> None:
    python = str(Path(command[0]).with_name("python"))
    ask = "from adapter.catalogue.loading import shipped; from adapter.catalogue.extractor import script_path; "
    done = run([python, "-c", ask + "print(shipped()); print(script_path())"], tmp_path)
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        assert Path(line).exists()
        assert not Path(line).is_relative_to(ROOT), line


def test_the_wheels_catalogues_are_compiled_and_name_files_that_are_there(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "save.tsx").write_text(PAGE, encoding="utf-8")
    cache = tmp_path / "cache"
    done = run([*command, "why", "save.tsx:3"], tmp_path, XDG_CACHE_HOME=str(cache))
    assert done.returncode == 0, done.stderr
    named = [Path(it) for it in re.findall(r"\((/[^():]+\.toml):\d+\)", done.stdout)]
    assert named
    assert all(it.is_file() for it in named)
    assert not list(cache.glob("ds-adapter/catalogue-*")), "it was compiled again"


def test_a_mapping_that_was_changed_where_it_is_installed_is_read(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "save.tsx").write_text(PAGE, encoding="utf-8")
    python = str(Path(command[0]).with_name("python"))
    ask = [python, "-c", "from adapter.catalogue.folders import shipped; print(shipped())"]
    mapping = Path(run(ask, tmp_path).stdout.strip()) / "systems/mui/button.toml"
    before, status = mapping.read_text(encoding="utf-8"), mapping.stat()
    try:
        mapping.write_text(before.replace('"outlined"', '"contained"'), encoding="utf-8")
        os.utime(mapping, (time.time() + 3600,) * 2)
        done = run([*command, "convert", "-"], tmp_path, input=PAGE)
    finally:
        mapping.write_text(before, encoding="utf-8")
        os.utime(mapping, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert 'variant="contained"' in done.stdout


def test_the_wheel_has_every_file_of_data(wheel: Path) -> None:
    import zipfile

    names = set(zipfile.ZipFile(wheel).namelist())
    data = [it for top in ("mappings", "design_tokens") for it in (ROOT / top).rglob("*") if it.is_file()]
    code = [it for it in (ROOT / "adapter").rglob("*") if it.suffix in (".py", ".mjs", ".md", ".json") and it.is_file()]
    wanted = {f"adapter/{it.relative_to(ROOT).as_posix()}" for it in data}
    wanted |= {it.relative_to(ROOT).as_posix() for it in code}
    assert data
    assert not wanted - names
    assert not [it for it in names if it.startswith(("tests/", "benchmarks/", "mappings/"))]


def test_the_version_is_that_of_the_distribution(command: list[str], tmp_path: Path) -> None:
    done = run([*command, "--version"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("ds-adapter, version ")
