"""Which modules a mapping is about, by patterns that name them."""

# The dialect that holds a team's direct mappings, tried before every other.
DIRECT = "direct"
ANYWHERE = "*/"


def names_module(pattern: str, specifier: str) -> bool:
    """Whether a specifier is the module that a pattern names; ``*/`` fits the end of any specifier."""
    if pattern.startswith(ANYWHERE):
        return specifier == pattern[len(ANYWHERE) :] or specifier.endswith(pattern[len(ANYWHERE) - 1 :])
    return specifier == pattern
