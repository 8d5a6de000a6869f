"""What a word does beside its forms, as plain data: runs that are wrapped, parts that are counted, state."""

from collections.abc import Mapping

from msgspec import Struct, field

from adapter.catalogue.markup import Markup


class Run(Struct, frozen=True):
    """Children that are none of ``excluded`` parts, or all that are ``parts``, get one wrapper around ``{run}``."""

    of: str
    excluded: tuple[str, ...]
    wrap: Markup
    parts: tuple[str, ...] = ()


class Indexes(Struct, frozen=True):
    """Parts that the target counts where the source has keys: which, the prop that is the key, others in step.

    ``missing`` is written where a part in step lacks one of the keys.
    """

    of: str
    by: str
    along: tuple[str, ...]
    missing: Markup | None = None


class State(Struct, frozen=True):
    """State to synthesise where a prop is absent: neutral prop, the event that sets it, its first value, its name.

    With ``anchor`` the state is the element of that part, which the target hangs on, there or not; where the prop is
    given from outside, the state is declared beside it.  ``when`` are neutral props of the root that it asks for.
    """

    prop: str
    event: str
    first: str
    name: str
    anchor: str = ""
    when: Mapping[str, str] = field(default_factory=dict)
