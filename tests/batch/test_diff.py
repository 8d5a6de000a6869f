"""Diffs that real git applies, byte for byte."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapter.batch.diff import unified


def applied(folder: Path, name: str, before: bytes, patch: bytes) -> bytes:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(before)
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    done = subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return path.read_bytes()


LINES = [b"line %d\n" % number for number in range(40)]
CASES = {
    "one line": (b"a\nb\nc\n", b"a\nB\nc\n"),
    "two hunks": (b"".join(LINES), b"".join([b"first\n", *LINES[1:30], b"x\n", *LINES[31:]])),
    "hunks that just touch": (
        b"".join(LINES),
        b"".join([*LINES[:5], b"x\n", *LINES[6:12], b"y\n", *LINES[13:]]),
    ),
    "hunks that just do not": (
        b"".join(LINES),
        b"".join([*LINES[:5], b"x\n", *LINES[6:13], b"y\n", *LINES[14:]]),
    ),
    "a line gone": (b"".join(LINES), b"".join(LINES[:20] + LINES[21:])),
    "everything gone": (b"a\nb\n", b""),
    "from nothing": (b"", b"a\nb\n"),
    "no final newline on both sides": (b"a\nb", b"A\nb"),
    "a final newline lost": (b"a\nb\n", b"a\nb"),
    "a final newline gained": (b"a\nb", b"a\nb\n"),
    "crlf": (b"a\r\nb\r\nc\r\n", b"a\r\nB\r\nc\r\n"),
    "mixed newlines": (b"a\r\nb\nc\rd\n", b"a\r\nb\nC\rD\n"),
    "a byte-order mark": (b"\xef\xbb\xbfa\nb\n", b"\xef\xbb\xbfa\nc\n"),
    "form feeds and line separators": (
        "a\fb\vc\u2028d\u2029e\x85f\n2\n".encode(),
        "a\fb\vc\u2028D\u2029e\x85f\n2\n".encode(),
    ),
    "bytes of no encoding": (b"\xff\xfe\n1\n", b"\xff\xfe\n2\n"),
    "lines that look like a diff": (b"--- a\n+++ b\n@@ -1 +1 @@\n", b"--- a\n@@ -1 +1 @@\n\\ No\n"),
    "white space at the ends": (b"a \n\t\nb\n", b"a  \n\t\nb\t\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_git_applies_the_diff(tmp_path: Path, case: str) -> None:
    before, after = CASES[case]
    assert applied(tmp_path, "src/page.tsx", before, unified("src/page.tsx", before, after)) == after


@pytest.mark.parametrize("name", ["a b.tsx", "ä/ü.tsx", 'q"uote.tsx', "back\\slash.tsx", "t\tab.tsx", "[id]/page.tsx"])
def test_git_finds_files_of_any_name(tmp_path: Path, name: str) -> None:
    assert applied(tmp_path, name, b"a\n", unified(name, b"a\n", b"b\n")) == b"b\n"


def test_git_applies_the_diffs_of_many_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "b.tsx").write_bytes(b"1")
    patch = unified("a.tsx", b"1\n", b"2\n") + unified("b.tsx", b"1", b"2") + unified("c.tsx", b"x", b"x")
    assert applied(tmp_path, "a.tsx", b"1\n", patch) == b"2\n"
    assert (tmp_path / "b.tsx").read_bytes() == b"2"


def test_the_diff_reads_as_people_know_it() -> None:
    assert unified("a.tsx", b"1\n2\n3", b"1\n2\nx") == (
        b"--- a/a.tsx\n+++ b/a.tsx\n@@ -1,3 +1,3 @@\n 1\n 2\n"
        b"-3\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n"
    )


def test_nothing_changed_is_no_diff() -> None:
    assert unified("a", b"x\n", b"x\n") == b""


def test_long_files_of_equal_lines_are_compared_in_bounded_work() -> None:
    before = b"</div>\n" * 20_000
    after = b"x\n" + b"</div>\n<p>\n" * 10_000
    assert unified("a", before, after).count(b"\n+<p>") == 10_000


def patched(before: bytes, patch: bytes) -> bytes:
    """A reader of patches, apart from the writer: takes every line of a hunk at its word, and checks it."""
    old = re.findall(rb"[^\n]*\n|[^\n]+", before)
    result, position = [], 0
    marked = patch.replace(b"\n\\ No newline at end of file\n", b"\0\n")
    for line in marked.split(b"\n")[2:-1]:
        header = re.match(rb"@@ -(\d+)(?:,(\d+))? \+", line)
        text = line[1:-1] if line.endswith(b"\0") else line[1:] + b"\n"
        if header is not None:
            start = int(header[1]) - (header[2] != b"0")
            result += old[position:start]
            position = start
        elif line.startswith(b"+"):
            result.append(text)
        else:
            assert old[position] == text
            position += 1
            result += [text] if line.startswith(b" ") else []
    return b"".join(result + old[position:])


_TEXTS = st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n", b"d"]), max_size=30).map(b"".join)


@given(_TEXTS, _TEXTS)
def test_a_diff_turns_the_old_file_into_the_new_one(before: bytes, after: bytes) -> None:
    assert before == after or patched(before, unified("p", before, after)) == after
