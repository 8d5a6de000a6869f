"""Files of tokens and resolver documents, read once."""

import os
from pathlib import Path

from adapter.tokens.diagnostics import Diagnostics
from adapter.tokens.json_text import read
from adapter.tokens.node import Node

# The largest published file has a tenth of it.
MOST_BYTES = 20_000_000


class Documents:
    """The files of a folder, each read once; what cannot be read is said."""

    def __init__(self, told: Diagnostics) -> None:
        self.told = told
        self._read: dict[Path, Node | None] = {}

    def read(self, path: Path) -> Node | None:
        """The JSON value in a file, or a style sheet as one; None where it has none."""
        if path not in self._read:
            self._read[path] = self._file(path)
        return self._read[path]

    def _file(self, path: Path) -> Node | None:
        try:
            if path.stat().st_size > MOST_BYTES:
                self.told.at("T110", str(path), 0, f"is larger than {MOST_BYTES // 1_000_000} MB")
                return None
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            self.told.at("T110", str(path), 0, f"cannot be read: {error.strerror}")
            return None
        except UnicodeDecodeError:
            self.told.at("T110", str(path), 0, "is not in UTF-8")
            return None
        if path.suffix == ".css":
            from adapter.tokens.css_source import css_document

            return css_document(text, str(path), self.told)
        return read(text, str(path), self.told)


def is_below(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder, links followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
