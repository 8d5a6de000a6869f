"""A CSS value in pieces, at commas or spaces that stand in no brackets and no string."""

from adapter.source.brackets import pieces


def split(text: str, at: str) -> list[str]:
    """The pieces without the space around them; empty ones are left out."""
    return [it.strip() for it in pieces(text, at) if it.strip()]
