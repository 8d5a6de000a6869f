"""Text with brackets and quotes in it: the pieces between separators outside them, and where one closes."""

CLOSING = {"(": ")", "[": "]", "{": "}"}


def pieces(text: str, separator: str) -> list[str]:
    """What stands between separators that are in no brackets and in no quotes; a backslash takes the next along."""
    if separator not in text:
        return [text]
    found: list[str] = []
    waiting: list[str] = []
    start = at = 0
    while at < len(text):
        mark = text[at]
        if not waiting and mark == separator:
            found.append(text[start:at])
            start = at + 1
        elif mark == "\\":
            at += 1
        elif mark in "'\"":
            at = _after_quote(text, at)
        elif mark in CLOSING:
            waiting.append(CLOSING[mark])
        elif waiting and mark == waiting[-1]:
            waiting.pop()
        at += 1
    return [*found, text[start:]]


def _after_quote(text: str, at: int) -> int:
    """Where the quote that opens at ``at`` closes, or the end."""
    quote, at = text[at], at + 1
    while at < len(text) and text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at


def closing(text: str, at: int) -> int:
    """Where the round bracket closes that opened right before ``at``; the end of the text where it never does."""
    waiting = 1
    for place in range(at, len(text)):
        waiting += (text[place] == "(") - (text[place] == ")")
        if not waiting:
            return place
    return len(text)
