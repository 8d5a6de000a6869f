"""The TypeScript extractor that writes API snapshots, shipped as a file because Node runs it, not Python."""

from importlib.resources import as_file, files
from pathlib import Path


def script_path() -> Path:
    """Where `extract.mjs` lies, for a person to run or copy.

    Raises FileNotFoundError when the installation lost it, or lies in an archive, where Node cannot read it.
    """
    with as_file(files(__name__) / "extract.mjs") as path:
        found = path
    if not found.is_file():
        raise FileNotFoundError(f"{found} is missing: reinstall ds-adapter")
    return found
