"""The data at the top of a checkout lies beside the code in the wheel, and compiled; all else is in pyproject.toml."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

DATA = ("mappings", "design_tokens")
HERE = Path(__file__).parent


class BuildWithData(build_py):
    """Copies the data into the package and compiles it; an editable installation reads the checkout's own."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for source, target in self._data().items():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
            # The built package compiles, in a process that finds no other one.
            paths = os.pathsep.join([os.path.abspath(self.build_lib), *sys.path])
            compiling = [sys.executable, "-B", "-m", "adapter.catalogue.compiling"]
            subprocess.run(compiling, cwd=self.build_lib, env={**os.environ, "PYTHONPATH": paths}, check=True)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        data = [] if self.editable_mode else self._data().values()
        made = [] if self.editable_mode else sorted((Path(self.build_lib) / "adapter/compiled").glob("*"))
        return [*super().get_outputs(include_bytecode), *map(str, data), *map(str, made)]

    def _data(self) -> dict[Path, Path]:
        package = Path(self.build_lib) / "adapter"
        files = [it for name in DATA for it in sorted((HERE / name).rglob("*")) if it.is_file()]
        return {it: package / it.relative_to(HERE) for it in files}


setup(cmdclass={"build_py": BuildWithData})
