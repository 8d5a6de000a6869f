"""End-to-end tests run only when asked for by `-m e2e`; what they lack is a skip at home, a failure in CI."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from . import provisioning

HERE = Path(__file__).parent
Found = TypeVar("Found")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = "e2e" in (config.option.markexpr or "")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.e2e)
            if not asked:
                item.add_marker(pytest.mark.skip(reason="end to end: make e2e"))


def or_skip(find: Callable[[], Found]) -> Found:
    """What `find` finds; when the machine lacks it, CI fails and any other run skips with the reason."""
    try:
        return find()
    except provisioning.Missing as lack:
        if os.environ.get("CI"):
            pytest.fail(str(lack), pytrace=False)
        pytest.skip(str(lack))


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with the pinned packages."""
    return or_skip(provisioning.installed)


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of Chromium."""
    return or_skip(provisioning.chromium)
