"""Every mapping file keeps the promises of its own examples."""

import pytest

from adapter.catalogue.loading import load, systems
from adapter.examples import ExampleFile, Runner, check_examples, example_files

FILES = [(system, file) for system in systems() for file in example_files(system)]


@pytest.mark.parametrize(("system", "file"), FILES, ids=[f"{it}:{file.kind}/{file.path.stem}" for it, file in FILES])
def test_the_examples_of_a_file_do_what_they_say(system: str, file: ExampleFile) -> None:
    assert [str(it) for it in check_examples(load(system), [file])] == []


@pytest.mark.parametrize(("system", "file"), FILES, ids=[f"{it}:{file.kind}/{file.path.stem}" for it, file in FILES])
def test_an_example_that_says_something_else_is_reported(system: str, file: ExampleFile) -> None:
    """The examples can fail: swapping what is expected makes every one of them a mistake."""
    runner = Runner(load(system))
    for example in file.examples:
        changed = example.because is None
        swapped = type(example)(
            example.before,
            "" if changed else "<other />",
            "nothing says this" if changed else None,
            example.line,
        )
        assert runner.wrong(file, swapped), example
