"""What a folder may hold that no page should be: named, bounded, nothing half-written, the rest finished.

The timeouts guard against hanging; no test measures time.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 120
GOOD = """import { Button } from "@/components/ui/button";
export const A = () => <Button variant="outline">Go</Button>;
"""
# What is left of a file that was not written to the end.
LEFTOVER = ".ds-adapter-*"

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and links of POSIX")


def run(*arguments: str, cwd: Path, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "adapter", *arguments]
    return subprocess.run(command, cwd=cwd, input=data, capture_output=True, check=False, timeout=PATIENCE)


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stdout.decode() + done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a good page before and after where the bad one will be."""
    (tmp_path / "package.json").write_text("{}")
    for name in ("a.tsx", "z.tsx"):
        (tmp_path / name).write_text(GOOD)
    return tmp_path


def nested(opening: str, closing: str = "") -> bytes:
    return f"export const A = () => {opening * 10_000}x{closing * 10_000};\n".encode()


TRUNCATED = b'import { Button } from "@/components/ui/button";\nexport const A = () => <Button variant="outl'
BAD: dict[str, tuple[bytes, str]] = {
    "truncated": (TRUNCATED, "broken-page"),
    "elements 10,000 deep": (nested("<Button>", "</Button>"), "10000 deep"),
    "brackets 10,000 deep": (nested("(", ")") + b"<Button/>", "10000 deep"),
    "unclosed elements 10,000 deep": (nested("<Button>"), "10000 deep"),
    "20 MB": (b"// " + b"x" * 20_000_000 + b"<Button/>", "more than 2,000,000 are not read"),
    "NUL bytes": (b"export const A = () => <Button>\0</Button>;\n", "NUL"),
    "Latin-1": ('export const A = () => <Button title="Straße">a</Button>;\n'.encode("latin-1"), "not utf-8"),
    "UTF-16 without its mark": ("export const A = <Button/>;\n".encode("utf-16-le"), "NUL"),
    "half a UTF-16 character": (b"\xff\xfe" + "<Button/>".encode("utf-16-le") + b"\x00", "not utf-16"),
    "UTF-8 cut in a character": ("<Button>ß".encode()[:-1], "not utf-8"),
}


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD)
def test_a_page_that_cannot_be_read_is_named_and_the_others_are_converted(
    data: bytes, sentence: str, project: Path
) -> None:
    bad = project / "m.tsx"
    bad.write_bytes(data)
    checked = run("check", ".", cwd=project)
    assert checked.returncode == 1
    (finding,) = [
        it for it in checked.stdout.decode().splitlines() if it.startswith(("m.tsx", "./m.tsx")) and sentence in it
    ]
    assert "Traceback" not in said(checked)
    assert finding
    converted = run("convert", ".", "--write", cwd=project)
    assert converted.returncode == 0, said(converted)
    assert bad.read_bytes() == data
    assert_others_are_converted(project)


def assert_others_are_converted(project: Path) -> None:
    for name in ("a.tsx", "z.tsx"):
        assert "@mui/material" in (project / name).read_text()
    assert not list(project.rglob(LEFTOVER))


def test_a_long_line_of_repeated_openings_is_bounded(project: Path) -> None:
    (project / "m.tsx").write_text("const a = " + "<Button a='" * 50_000)
    done = run("check", ".", cwd=project)
    assert done.returncode == 1
    assert "m.tsx" in done.stdout.decode()


def test_a_folder_with_the_name_of_a_page_is_a_folder(project: Path) -> None:
    (project / "m.tsx").mkdir()
    (project / "m.tsx" / "inner.tsx").write_text(GOOD)
    done = run("convert", ".", "--write", cwd=project)
    assert done.returncode == 0, said(done)
    assert "3 pages read" in said(done)
    assert "@mui/material" in (project / "m.tsx" / "inner.tsx").read_text()


def without_privilege() -> list[str]:
    """What starts a command that modes hold for; a test run by root has to give up the privilege first."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("modes do not hold for root, and there is no setpriv")
    return [setpriv, "--bounding-set", "-dac_override,-dac_read_search"]


@needs_posix
def test_a_page_without_permission_is_named_and_the_others_are_read(project: Path) -> None:
    (project / "m.tsx").write_text(GOOD)
    (project / "m.tsx").chmod(0)
    command = [*without_privilege(), sys.executable, "-m", "adapter", "check", "."]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1, said(done)
    assert "m.tsx:1:1 unreadable-page may not be read: permission denied" in said(done)
    assert said(done).count("unapproved-component") == 2


@needs_posix
def test_a_folder_without_permission_to_write_is_three_and_the_others_are_finished(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "m.tsx").write_text(GOOD)
    inner.chmod(0o555)
    command = [*without_privilege(), sys.executable, "-m", "adapter", "convert", ".", "--write"]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False, timeout=PATIENCE)
    inner.chmod(0o755)
    assert done.returncode == 3, said(done)
    assert "m.tsx" in said(done)
    assert (inner / "m.tsx").read_text() == GOOD
    assert_others_are_converted(project)


@needs_posix
def test_a_link_that_leads_back_is_named_and_the_others_are_read(project: Path) -> None:
    (project / "loop.tsx").symlink_to("loop.tsx")
    (project / "round").symlink_to(".")
    done = run("check", ".", cwd=project)
    assert done.returncode == 1
    assert "loop.tsx:1:1 unreadable-page is a symbolic link that leads back to itself" in said(done)
    assert "round:1:1 unreadable-page is a symbolic link to a folder that it lies in" in said(done)
    assert said(done).count("unapproved-component") == 2


@needs_posix
def test_a_link_out_of_the_project_is_not_followed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.tsx"
    outside.write_text(GOOD)
    (project / "m.tsx").symlink_to(outside)
    done = run("convert", ".", "--write", cwd=project)
    assert "is a symbolic link out of" in said(done)
    assert outside.read_text() == GOOD
    assert_others_are_converted(project)


@needs_posix
def test_two_writers_at_once_leave_one_result(project: Path) -> None:
    for n in range(40):
        (project / f"p{n}.tsx").write_text(GOOD)
    alone = expected(project)
    command = [sys.executable, "-m", "adapter", "convert", ".", "--write"]
    both = [subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    ends = [(it.communicate(timeout=PATIENCE), it.returncode) for it in both]
    for (_, errors), code in ends:
        assert code in (0, 3), errors
        assert b"Traceback" not in errors
        assert code == 0 or b"changed since it was read" in errors
    assert {it.read_text() for it in project.glob("*.tsx")} == {alone}
    assert not list(project.rglob(LEFTOVER))


def expected(project: Path) -> str:
    """The good page, converted."""
    return run("convert", "-", cwd=project, data=GOOD.encode()).stdout.decode()


@needs_posix
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda it: it.name)
def test_a_run_that_is_killed_leaves_each_page_old_or_new(stop: signal.Signals, project: Path) -> None:
    for n in range(150):
        (project / f"p{n:03}.tsx").write_text(GOOD)
    new = expected(project)
    process = subprocess.Popen(
        [sys.executable, "-m", "adapter", "convert", ".", "--write"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + PATIENCE
    while (project / "a.tsx").read_text() == GOOD and time.monotonic() < end and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(stop)
    process.communicate(timeout=PATIENCE)
    texts = [it.read_text() for it in project.glob("*.tsx")]
    assert new in texts
    assert set(texts) <= {GOOD, new}
    again = run("convert", ".", "--write", cwd=project)
    assert again.returncode == 0, said(again)
    assert {it.read_text() for it in project.glob("*.tsx")} == {new}
    assert not list(project.rglob(LEFTOVER))


# --- exit codes -------------------------------------------------------------------------------------------


def test_nothing_to_say_is_zero_and_silent(tmp_path: Path) -> None:
    (tmp_path / "clean.tsx").write_text("export const A = () => <p>Hello</p>;\n")
    done = run("check", "clean.tsx", cwd=tmp_path)
    assert (done.returncode, said(done)) == (0, "")


def test_drift_is_one(project: Path) -> None:
    assert run("check", "a.tsx", cwd=project).returncode == 1


def test_converting_is_zero(project: Path) -> None:
    assert run("convert", "a.tsx", cwd=project).returncode == 0
    assert (project / "a.tsx").read_text() == GOOD, "without --write nothing changes"


MISTAKES = {
    "no such command": (["convrt", "."], "convert"),
    "no such option": (["check", "--frmat", "json", "."], "--format"),
    "no such format": (["check", "--format", "jsno", "."], "json"),
    "no such word": (["convert", "--only", "buton", "."], "'button'"),
    "no such system": (["check", "--system", "muii", "."], "'mui'"),
    "no paths": (["check"], "PATHS"),
    "no such path": (["convert", "nowhere.tsx"], "nowhere.tsx"),
}


@pytest.mark.parametrize(("arguments", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_the_caller_is_two_and_names_the_right_word(
    arguments: list[str], hint: str, project: Path
) -> None:
    done = run(*arguments, cwd=project)
    assert done.returncode == 2, said(done)
    assert hint in said(done)
    assert "Traceback" not in said(done)


def test_checking_a_path_that_is_not_there_is_a_mistake_too(project: Path) -> None:
    done = run("check", "nowhere.tsx", cwd=project)
    assert done.returncode == 2, said(done)


def test_all_mistakes_of_the_settings_are_said_at_once(project: Path) -> None:
    (project / "ds-adapter.toml").write_text(
        'systm = "mui"\nmax_bytes = "many"\n[[paths]]\npath = "src"\nonyl = ["button"]\n'
    )
    done = run("check", ".", cwd=project)
    assert done.returncode == 2
    for it in ("ds-adapter.toml:1", "system", "ds-adapter.toml:2", "ds-adapter.toml:5", "only"):
        assert it in said(done)


@needs_posix
def test_a_page_that_cannot_be_written_is_three_and_the_others_are_finished(project: Path) -> None:
    (project / "m.tsx").write_text(GOOD)
    command = [sys.executable, "-c", WRITES_BETWEEN, str(project / "m.tsx"), "convert", ".", "--write"]
    done = subprocess.run(command, cwd=project, capture_output=True, check=False, timeout=PATIENCE)
    assert done.returncode == 3, said(done)
    assert "m.tsx" in said(done)
    assert "changed since it was read" in said(done)
    assert (project / "m.tsx").read_text() == GOOD + "// mine\n"
    assert_others_are_converted(project)


# Somebody saves the page between our reading and our writing.
WRITES_BETWEEN = """
import sys
from pathlib import Path
from adapter.batch.pages import Worker
from adapter.cli import main
theirs, real = Path(sys.argv.pop(1)), Worker.__call__
def call(self, job):
    done = real(self, job)
    if Path(job.path).name == theirs.name:
        theirs.write_text(theirs.read_text() + "// mine\\n")
    return done
Worker.__call__ = call
main()
"""


def test_standard_input_is_a_page(tmp_path: Path) -> None:
    done = run("convert", "-", cwd=tmp_path, data=GOOD.encode())
    assert done.returncode == 0
    assert b'variant="outlined"' in done.stdout
    assert b"1 converted" in done.stderr


def test_standard_input_that_is_no_text_is_given_back_untouched(tmp_path: Path) -> None:
    """Otherwise `ds-adapter convert - < a > b` would empty b."""
    data = b"<Button>\xff\xfe\0"
    done = run("convert", "-", cwd=tmp_path, data=data)
    assert done.stdout == data
    assert b"not utf-8" in done.stderr
