"""One finding a line: ``path:line:column rule message``."""

from adapter.reporting.run import Report, Run


def write(run: Run) -> str:
    """The findings in the order of files and places; nothing for a clean run."""
    lines = []
    for page in run.pages:
        if page.message:
            lines.append(f"{page.path}:1:1 {page.status}-page {page.message}")
        lines += [f"{page.path}:{it.line}:{it.column} {it.rule} {it.message}" for it in page.notes]
    return "".join(f"{it}\n" for it in lines)


REPORT = Report(write, ".txt")
