"""A CSS value in pieces, at commas or spaces that stand in no brackets and no string."""


def split(text: str, at: str) -> list[str]:
    """The pieces without the space around them; empty ones are left out."""
    pieces, depth, start, quote = [], 0, 0, ""
    for place, mark in enumerate(text):
        if quote:
            quote = "" if mark == quote else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == at and not depth:
            pieces.append(text[start:place])
            start = place + 1
    pieces.append(text[start:])
    return [it.strip() for it in pieces if it.strip()]
