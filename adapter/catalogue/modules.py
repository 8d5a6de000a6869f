"""Which modules a mapping is about, by patterns that name them."""

# The dialect that holds a team's direct mappings, tried before every other.
DIRECT = "direct"
ANYWHERE = "*/"


def names_module(pattern: str, specifier: str) -> bool:
    """Whether a specifier is the module that a pattern names; ``*/`` fits the end of any specifier."""
    if pattern.startswith(ANYWHERE):
        return specifier == pattern[len(ANYWHERE) :] or specifier.endswith(pattern[len(ANYWHERE) - 1 :])
    return specifier == pattern


def package_of(module: str) -> str:
    """The package that a module belongs to."""
    return "/".join(module.split("/")[: 2 if module.startswith("@") else 1])
