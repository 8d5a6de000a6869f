"""What a project needs around its pages, as plain data."""

from collections.abc import Mapping

from msgspec import Struct

from adapter.catalogue.markup import Form


class Setup(Struct, frozen=True):
    """What a project must have around its pages so that the system works there.

    ``when`` has the kind of ``entry`` and the ``tailwind`` that it is for; the first of a system that fits counts.
    ``write`` is the provider with ``{app}`` in it, empty where none is needed.  ``css`` are stylesheets of the system,
    ``css_layer`` the cascade layer that they go into, ``layers`` the order of layers in Tailwind's stylesheet.
    ``path`` and ``line`` are where it is said.
    """

    when: Mapping[str, str]
    needs: tuple[str, ...]
    imports: Mapping[str, tuple[str, str]]
    write: Form
    css: tuple[str, ...]
    css_layer: str
    layers: tuple[str, ...]
    path: str = ""
    line: int = 0
