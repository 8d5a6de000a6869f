"""Atomic writing: two writers, a kill, a change meanwhile, and what stays of the file's own."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from adapter.batch.writing import ChangedMeanwhile, clean, create, replace


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_new_bytes_take_the_place_of_the_old_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"\xef\xbb\xbfold\r\n")
    replace(page, b"\xef\xbb\xbfold\r\n", b"new\r\n")
    assert page.read_bytes() == b"new\r\n"
    assert names(tmp_path) == ["a.tsx"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"old")
    page.chmod(mode)
    replace(page, b"old", b"new")
    assert stat.S_IMODE(page.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"old")
    os.chown(page, 1234, 2345)
    replace(page, b"old", b"new")
    assert (page.stat().st_uid, page.stat().st_gid) == (1234, 2345)


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"somebody's")
    with pytest.raises(ChangedMeanwhile, match="was not overwritten"):
        replace(page, b"old", b"new")
    assert page.read_bytes() == b"somebody's"
    assert names(tmp_path) == ["a.tsx"]


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(ChangedMeanwhile):
        replace(tmp_path / "a.tsx", b"old", b"new")
    assert names(tmp_path) == []


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    page = tmp_path / "real/a.tsx"
    page.write_bytes(b"old")
    link = tmp_path / "a.tsx"
    link.symlink_to(page)
    replace(link, b"old", b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"


def test_a_failure_while_writing_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace(page, b"old", b"new")
    assert page.read_bytes() == b"old"
    assert names(tmp_path) == ["a.tsx"]


def test_a_file_of_our_own_is_made_with_its_folders_and_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    create(tmp_path / "out/deep/a.tsx", b"one")
    create(tmp_path / "out/deep/a.tsx", b"two")
    made = tmp_path / "out/deep/a.tsx"
    assert made.read_bytes() == b"two"
    assert made.stat().st_mode == usual.stat().st_mode
    assert names(made.parent) == ["a.tsx"]


def _write_once(page: Path, after: bytes, start: Barrier) -> None:
    start.wait()
    try:
        replace(page, b"old" * 100_000, after)
    except ChangedMeanwhile:
        sys.exit(5)


def test_of_two_writers_at_once_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    texts = [letter * 300_000 for letter in (b"1", b"2", b"3")]
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        page.write_bytes(b"old" * 100_000)
        start = context.Barrier(len(texts))
        writers = [context.Process(target=_write_once, args=(page, text, start)) for text in texts]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert sorted(writer.exitcode or 0 for writer in writers) == [0, 5, 5]
        winner = next(number for number, writer in enumerate(writers) if writer.exitcode == 0)
        assert page.read_bytes() == texts[winner]
        assert names(tmp_path) == ["a.tsx"]


# A writer that stops for ever at the stated call, says so, and is killed there.
STOPPED = """
    import os, sys, time
    from pathlib import Path
    from adapter.batch.writing import replace

    def stop(*arguments):
        print("there", flush=True)
        time.sleep(600)

    os.{call} = stop
    replace(Path(sys.argv[1]), b"old", b"new" * 1000)
"""


def stopped_writer(page: Path, call: str) -> subprocess.Popen[bytes]:
    code = textwrap.dedent(STOPPED.format(call=call))
    child = subprocess.Popen([sys.executable, "-c", code, str(page)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"there\n"
    return child


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_kill_during_writing_leaves_the_old_file_and_a_leftover_that_goes_next_time(
    tmp_path: Path, call: str
) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"old")
    child = stopped_writer(page, call)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert page.read_bytes() == b"old"
    leftover = [name for name in names(tmp_path) if name != "a.tsx"]
    assert len(leftover) == 1
    assert leftover[0].startswith(".ds-adapter-")
    assert leftover[0].endswith(".tmp")
    replace(page, b"old", b"new")
    assert page.read_bytes() == b"new"
    assert names(tmp_path) == ["a.tsx"]


def test_the_temporary_file_of_a_living_writer_is_no_leftover(tmp_path: Path) -> None:
    page, other = tmp_path / "a.tsx", tmp_path / "b.tsx"
    page.write_bytes(b"old")
    other.write_bytes(b"1")
    child = stopped_writer(page, "fsync")
    try:
        before = names(tmp_path)
        assert clean(tmp_path) == []
        replace(other, b"1", b"2")
        assert names(tmp_path) == before
    finally:
        child.kill()
        child.wait()
    assert [each.name for each in clean(tmp_path)] == [name for name in before if name.endswith(".tmp")]


def test_files_of_others_are_no_leftovers(tmp_path: Path) -> None:
    for name in (".ds-adapter-cache", "x.tmp", ".ds-adapter.tmp.tsx"):
        (tmp_path / name).write_bytes(b"")
    assert clean(tmp_path) == []
    assert len(names(tmp_path)) == 3


def test_a_reader_meanwhile_sees_the_old_or_the_new_file_as_a_whole(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    versions = [letter * 200_000 for letter in (b"a", b"b")]
    page.write_bytes(versions[0])
    reading = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nseen=set()\nwhile len(seen)<2: seen.add(open(sys.argv[1],'rb').read())\n"
            "sys.exit(any(len(set(each)) != 1 or len(each) != 200000 for each in seen))",
            str(page),
        ]
    )
    number = 0
    end = time.monotonic() + 60
    while reading.poll() is None and time.monotonic() < end:
        replace(page, versions[number % 2], versions[(number + 1) % 2])
        number += 1
    reading.kill()
    assert reading.wait() == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everything")
def test_a_read_only_file_is_not_replaced_through_its_folder(tmp_path: Path) -> None:
    page = tmp_path / "a.tsx"
    page.write_bytes(b"old")
    page.chmod(0o444)
    with pytest.raises(PermissionError):
        replace(page, b"old", b"new")
    assert page.read_bytes() == b"old"
