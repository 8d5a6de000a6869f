"""Values as HTML writes them: quoted text or nothing, never code."""

import tree_sitter

from adapter.realising.held import held
from adapter.realising.written import Classes, Flag, Literal, Pieces, Raw, Source, Written, class_names
from adapter.syntax.html_tags import html_name
from adapter.tree import Attribute, Plain
from adapter.words import Keep


def in_html(name: str, value: Written) -> Pieces:
    """``name="text"`` or a bare ``name``; raises ``Held`` for what only a program could say."""
    name = html_name(name)
    match value:
        case Flag():
            return (name,)
        case Literal(text=text):
            from html import escape  # loads a table of two thousand names, which JSX pages have no use for

            return (f'{name}="{escape(text, quote=False).replace(chr(34), "&quot;")}"',)
        case Classes(text=text, kept=kept, quote=quote):
            return (f"{name}={quote}", *class_names(text, kept), quote)
        case Source(attribute=attribute) if attribute.value is None:
            return (name,)
        case Source(attribute=Attribute(value=Plain(), value_span=span)):
            return (f"{name}=", Keep(span))
        case Source(attribute=Attribute(value=tree_sitter.Node(type="string"), value_span=span)):
            return (f"{name}=", Keep(span))
        case Raw(pieces=(str() as code,)) if code.isdecimal():
            return (f'{name}="{code}"',)
        case Source() | Raw():
            raise held(
                "code-in-html",
                f"{name} would be code, which HTML has none of",
                "code",
                f"write {name} as text",
                f"code-in-html {name}",
            )
