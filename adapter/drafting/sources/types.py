"""A package's TypeScript types, read by the extractor that Node runs."""

import json
import shutil
import subprocess
from pathlib import Path

from adapter.catalogue.extractor import script_path
from adapter.drafting.package import Json
from adapter.drafting.sources.source import Unreadable

MOST_SECONDS = 600


def read_types(folder: Path) -> Json:
    """The snapshot of an installed package; raises Unreadable with what is missing: Node, TypeScript, types."""
    node = shutil.which("node")
    if node is None:
        raise Unreadable(
            "the package's TypeScript types are read with Node 20, and there is no `node` here: install it, or name "
            "a manifest (--manifest, --storybook) or a snapshot made elsewhere (--snapshot, "
            "`ds-adapter system extractor` says how)"
        )
    command = [node, str(script_path()), "--from", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"reading the types of {folder} took longer than {MOST_SECONDS} seconds") from error
    if done.returncode:
        raise Unreadable(done.stderr.strip().removeprefix("extract: ") or f"the extractor ended with {done.returncode}")
    found = json.loads(done.stdout)
    if not isinstance(found, dict) or not found.get("components"):
        raise Unreadable(f"the types of {folder} export no component")
    return found
