"""``python -m tests.accept [story…]``: rewrite the goldens of fixtures/pages; then read `git diff`.

``story:system`` writes those of another system than the first; without names all that there are are rewritten.
"""

import sys

from tests.stories import stories, told


def main(names: list[str]) -> int:
    """Rewrite the goldens of the named stories, or of all; 2 for a name that is none."""
    known = {it.title: it for it in stories(every=True)}
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"no such story: {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or (it.title for it in stories()):
        story = known[name]
        page, findings = told(story)
        changed = [
            path.name
            for path, data in ((story.golden, page), (story.findings, findings.encode()))
            if not path.is_file() or path.read_bytes() != data
        ]
        story.golden.write_bytes(page)
        story.findings.write_bytes(findings.encode())
        print(f"{name}: {', '.join(changed) or 'as it was'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
