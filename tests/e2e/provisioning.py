"""What the end-to-end tests need from outside: npm packages by lockfile, Chromium; and work copies."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKED = Path(__file__).parent / "packages"
LOCKED_NEXT = Path(__file__).parent / "next-packages"
LOCKED_REACT18 = Path(__file__).parent / "react18-packages"
LOCKED_GOVUK = Path(__file__).parent / "govuk-packages"
CACHE = ROOT / ".cache" / "e2e"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Missing(Exception):
    """Something that this machine lacks, with what to do about it."""


def program(name: str, advice: str) -> str:
    """The path of a program; raises Missing."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed: {advice}")
    return found


def node() -> str:
    """The path of Node; raises Missing when there is none, or one below 20."""
    path = program("node", "install Node 20.19 or later")
    version = subprocess.run([path, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        raise Missing(f"node is {version}: install Node 20.19 or later")
    return path


def chromium() -> str:
    """The path of the browser (the environment variable CHROMIUM wins); raises Missing."""
    given = os.environ.get("CHROMIUM")
    found = given or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise Missing("chromium is not installed: apt-get install -y chromium, or set CHROMIUM to a browser")
    return found


def installed(locked: Path = LOCKED) -> Path:
    """A folder whose `node_modules` is what the lockfile says, installed once a lockfile; raises Missing."""
    node()
    program("npm", "it comes with Node")
    digest = hashlib.sha256((locked / "package-lock.json").read_bytes()).hexdigest()[:12]
    folder = CACHE / digest
    if not folder.is_dir():
        _install(locked, folder)
    _compare_versions(locked, folder)
    return folder


def _install(locked: Path, folder: Path) -> None:
    """Installs beside `folder` and renames, so that a broken or second installation is never seen half."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="installing-") as name:
        fresh = Path(name) / "packages"
        shutil.copytree(locked, fresh)
        done = subprocess.run(INSTALL, cwd=fresh, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"npm could not install the packages:\n{done.stderr[-2000:]}")
        try:
            fresh.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise


def _compare_versions(locked: Path, folder: Path) -> None:
    """npm takes an older major in silence where an engine does not fit: compare with what was asked."""
    asked = json.loads((locked / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in asked.items():
        manifest = json.loads((folder / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        found, wanted = manifest["version"], version.rpartition("@")[2]
        assert found == wanted, f"{name} is {found}, not {wanted}"


def fresh_copy(source: Path, target: Path, packages: Path) -> Path:
    """A new copy of `source` at `target` that borrows the installed packages."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (target / "node_modules").symlink_to(packages / "node_modules")
    return target
