"""The Next.js fixture, converted and set up by the command alone: built, requested, and looked at in Chromium."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from .conftest import or_skip
from .provisioning import LOCKED_NEXT, ROOT, installed, node

GARDEN = Path(__file__).with_name("garden.mjs")
NEXT = "node_modules/next/dist/bin/next"
PATIENCE = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The converted app, built inside the folder of its packages: Next.js follows no link out of it."""
    packages = or_skip(lambda: installed(LOCKED_NEXT))
    app = packages / "app"
    shutil.rmtree(app, ignore_errors=True)
    shutil.copytree(ROOT / "fixtures" / "next-app", app, ignore=shutil.ignore_patterns("node_modules", ".next"))
    run([sys.executable, "-m", "adapter", "convert", ".", "--write", "--with-setup"], app, PYTHONPATH=str(ROOT))
    run([node(), str(packages / NEXT), "build"], app, NEXT_TELEMETRY_DISABLED="1")
    return app


def run(command: list[str], folder: Path, **more: str) -> None:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """Where the built app is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [node(), str(built.parent / NEXT), "start", "--hostname", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, cwd=built, env={**os.environ, "NEXT_TELEMETRY_DISABLED": "1"})
    try:
        yield answering(f"http://127.0.0.1:{port}", server)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def answering(url: str, server: subprocess.Popen[bytes]) -> str:
    """The address, as soon as something answers there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(url, timeout=PATIENCE):
                return url
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {url}")


def test_the_server_sends_styled_markup(served: str) -> None:
    with urlopen(served, timeout=PATIENCE) as answer:
        text = answer.read().decode()
    assert answer.status == 200
    assert "MuiButton-contained" in text
    assert "@layer mui" in text


def test_it_works_and_utilities_win_over_the_system_as_the_system_does_over_the_reset(
    served: str, packages: Path, browser: str, tmp_path: Path
) -> None:
    command = [node(), str(GARDEN), str(packages), served, str(tmp_path / "garden.png")]
    done = subprocess.run(command, env={**os.environ, "CHROMIUM": browser}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "console": [],
        "sown": "1 rows sown",
        "padding": "48px",
        "button": "rgb(25, 118, 210)",
        "body": "rgb(250, 249, 245)",
    }
