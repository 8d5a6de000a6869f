"""``--jobs``: the same result, whatever the number of processes."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

PAGE = """import {{ Button }} from "@/components/ui/button";
export const Page{number} = () => <Button variant="outline" onClick={{save}}>Save {number}</Button>;
"""
COUNT = 40


@pytest.fixture
def src(tmp_path: Path) -> Path:
    """A folder of pages."""
    folder = tmp_path / "src"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"page{number}.tsx").write_text(PAGE.format(number=number))
    return folder


@pytest.mark.parametrize("arguments", [("check", "src", "--no-cache"), ("convert", "src", "--diff")], ids=" ".join)
def test_two_processes_say_what_one_says(call: Call, src: Path, arguments: tuple[str, ...]) -> None:
    one, two = call(*arguments, "--jobs", "1"), call(*arguments, "--jobs", "2")
    assert (one.output, one.exit_code) == (two.output, two.exit_code)
    assert one.output.count("<Button") >= COUNT


def test_two_processes_write_what_one_shows(call: Call, src: Path) -> None:
    assert call("convert", "src", "--write", "--jobs", "2").exit_code == 0
    assert all("@mui/material" in it.read_text() for it in src.iterdir())
    assert call("check", "src", "--jobs", "2").exit_code == 0


def test_patches_are_the_same_from_two_processes(call: Call, src: Path) -> None:
    for jobs in "12":
        call("convert", "src", "--split-by", "component", "--out", f"out{jobs}", "--jobs", jobs)
    one, two = ({it.name: it.read_bytes() for it in Path(f"out{jobs}").rglob("*.patch")} for jobs in "12")
    assert one
    assert one == two


def test_no_process_at_all_is_a_mistake(call: Call, src: Path) -> None:
    assert call("check", "src", "--jobs", "0").exit_code == 2
