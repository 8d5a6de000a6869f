"""HTML pages that nobody wrote: fields, tables and prose, with templates, nested as a person would or not at all."""

from hypothesis import strategies as st

VALUES = st.sampled_from(
    ['"a"', "'a b'", "a", '"{{ x }}"', '"a {% if b %}c{% endif %}"', '"&amp; é 😀"', '""', "'a\n   b'"]
)
NAMES = st.sampled_from(
    ["class", "id", "name", "title", "data-x", "onclick", "style", "aria-label", "v-if", ":key", "@click", "tabindex"]
)
BOOTSTRAP = ('class="btn btn-primary"', 'class="badge bg-danger x"', "class='form-control {{ y }}'", 'class="alert"')
FLAGS = st.sampled_from(["disabled", "required", "hidden", "{% if x %}hidden{% endif %}", "CLASS=z", *BOOTSTRAP])
GAPS = st.sampled_from([" ", "\n    ", "  "])
TEXTS = st.sampled_from(
    ["Go", "é &amp; 日本", "{{ name }}", "<!-- note -->", "\n  ", "<%= x %>", "a < b", "<br>", "<em>so</em>"]
)
INLINE = ("button", "a", "label", "span", "strong")
BLOCKS = ("div", "section", "form", "p", "ul", "fieldset", "pre", "h2")


@st.composite
def attributes(draw: st.DrawFn) -> str:
    named = st.builds(lambda gap, name, value: f"{gap}{name}={value}", GAPS, NAMES, VALUES)
    flag = st.builds(lambda gap, name: f"{gap}{name}", GAPS, FLAGS)
    return "".join(draw(st.lists(st.one_of(named, named, flag), max_size=3)))


@st.composite
def element(draw: st.DrawFn, name: str, content: st.SearchStrategy[str]) -> str:
    return f"<{name}{draw(attributes())}>{draw(content)}</{name}>"


@st.composite
def field(draw: st.DrawFn) -> str:
    number, kind = (
        draw(st.integers(1, 3)),
        draw(st.sampled_from(["text", "email", "checkbox", "radio", "file", "hidden"])),
    )
    label = draw(st.sampled_from([f"<label for=f{number}>Name</label>\n  ", "<label>Other</label>", ""]))
    control = draw(
        st.sampled_from(
            [
                f'<input id=f{number} type="{kind}"',
                f"<input id='f{number}' name=a value='x'",
                f"<select id=f{number} name=b><option value=1>One</option><option selected>Two</option></select",
                f'<textarea id="f{number}">\n a</textarea',
            ]
        )
    )
    given = draw(attributes()) if control.startswith("<input") else ""
    return f"{label}{control}{given}>"


@st.composite
def table(draw: st.DrawFn, content: st.SearchStrategy[str]) -> str:
    head = "<table{0}>\n  <thead><tr><th>A</th></tr></thead>\n"
    shape = head + "  <tbody>{% for x in y %}<tr><td>{1}</td></tr>{% endfor %}</tbody></table>"
    return shape.replace("{0}", draw(attributes())).replace("{1}", draw(content))


@st.composite
def several(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    return "\n  ".join(draw(st.lists(inner, max_size=4)))


@st.composite
def nested(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name = draw(st.sampled_from([*BLOCKS, *INLINE]))
    return f"<{name}{draw(attributes())}>{draw(several(inner))}</{name}>"


def pages() -> st.SearchStrategy[str]:
    """Whole pages, some of which are cut short or nested against the rules."""
    leaf = st.one_of(TEXTS, field(), *(element(it, TEXTS) for it in INLINE))
    loose = st.sampled_from(["</div>", "<p>", "<div>", "</p>", "<li>", "<b>", "</span>", "<td>"])

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.one_of(several(inner), table(inner), nested(inner))

    body = st.recursive(st.one_of(leaf, leaf, leaf, loose), grown, max_leaves=12)
    return body.map(lambda it: f"<!doctype html>\n<html>\n<body data-bs-theme=dark>\n{it}\n</body>\n</html>\n")
