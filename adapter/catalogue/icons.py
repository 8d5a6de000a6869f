"""The icon table of a system as plain data."""

from collections.abc import Mapping

from msgspec import Struct


class Icons(Struct, frozen=True):
    """The icon table: source package, where a target name comes from, and source name to target name.

    ``module`` holds ``{name}``: ``pkg/{name}`` is a default import of its own module, ``pkg:{name}`` an export of one.
    """

    source: tuple[str, ...]
    module: str
    local: str
    names: Mapping[str, str]
    holds: Mapping[str, str]

    @property
    def package(self) -> str:
        """The module that all icons come from, or whose members they are."""
        return self.module.partition("{")[0].rstrip("/:")

    def plain(self, name: str) -> str:
        """A source name as the table has it: lucide exports each icon as ``XIcon`` and ``LucideX`` too."""
        choices = (name, name.removesuffix("Icon"), name.removeprefix("Lucide"))
        return next((it for it in choices if it in self.names or it in self.holds), name)

    def place(self, name: str) -> tuple[str, str]:
        """Module and export of a target name."""
        module, _, exported = self.module.replace("{name}", name).partition(":")
        return module, exported or "default"
