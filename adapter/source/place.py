"""Paths as people read them."""

import os


def shown(path: str) -> str:
    """A path with ``/``, from the working directory where it lies below it."""
    if not os.path.isabs(path):
        return path.replace(os.sep, "/")
    here = os.getcwd().rstrip(os.sep) + os.sep
    return path.removeprefix(here).replace(os.sep, "/")
