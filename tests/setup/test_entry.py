"""The provider around the app, in the manner of the file."""

import pytest

from adapter.catalogue.markup import parse_markup
from adapter.setup.entry import read_entry
from adapter.setup.package import FINDERS
from adapter.setup.provider import Provider

PROVIDER = Provider(
    parse_markup('<Theme kind="light" theme={make()}><Layer>{app}</Layer><Toasts /></Theme>'),
    {name: ("@acme/ui", name) for name in ("Theme", "Layer", "Toasts", "make")},
    "Acme{name}",
)
IMPORT = 'import { Layer, Theme, Toasts, make } from "@acme/ui";'
ROOT = 'import { createRoot } from "react-dom/client";\n'


def written(kind: str, text: str) -> str | None:
    entry = read_entry("entry.tsx", text)
    assert entry is not None
    return entry.written(PROVIDER, (), FINDERS[kind], "@acme/ui")


def test_one_line_becomes_a_line_for_each_element() -> None:
    assert written("root", f"{ROOT}createRoot(at).render(<App />);\n") == (
        f'{ROOT}{IMPORT}\ncreateRoot(at).render(\n  <Theme kind="light" theme={{make()}}>\n    <Layer>\n'
        "      <App />\n    </Layer>\n    <Toasts />\n  </Theme>\n);\n"
    )


def test_lines_inside_move_and_a_comma_behind_stays() -> None:
    text = f"{ROOT}\ncreateRoot(at).render(\n\t<StrictMode>\n\t\t<App />\n\t</StrictMode>,\n);\n"
    assert written("root", text) == (
        f'{ROOT}{IMPORT}\n\ncreateRoot(at).render(\n\t<Theme kind="light" theme={{make()}}>\n\t\t<Layer>\n'
        "\t\t\t<StrictMode>\n\t\t\t\t<App />\n\t\t\t</StrictMode>\n\t\t</Layer>\n\t\t<Toasts />\n\t</Theme>,\n);\n"
    )


def test_a_name_that_is_taken_gets_the_alias() -> None:
    text = f'{ROOT}import {{ Theme }} from "next-themes";\ncreateRoot(at).render(<Theme />);\n'
    after = written("root", text)
    assert after is not None
    assert "Theme as AcmeTheme" in after
    assert '<AcmeTheme kind="light"' in after
    assert "      <Theme />\n" in after


def test_what_is_returned_bare_gets_brackets() -> None:
    text = "export default function App({ Component, pageProps }) {\n  return <Component {...pageProps} />;\n}\n"
    after = written("next-pages", text)
    assert after is not None
    assert after.endswith("  return (\n" + after.partition("  return (\n")[2])
    assert "      <Layer>\n        <Component {...pageProps} />\n      </Layer>\n" in after


def test_children_on_one_line_stay_on_it() -> None:
    after = written("next-app", "export default ({ children }) => <html><body>{children}</body></html>;\n")
    assert after is not None
    assert '<body><Theme kind="light" theme={make()}><Layer>{children}</Layer><Toasts /></Theme></body>' in after


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("root", f"{ROOT}const app = <App />;\ncreateRoot(at).render(app);\n"),
        ("root", f"{ROOT}createRoot(a).render(<A />);\ncreateRoot(b).render(<B />);\n"),
        ("root", "chart.render(<App />);\n"),
        ("next-pages", "export default ({ Component }) => getLayout(<Component />);\n"),
        ("next-app", "export default ({ children }) => <html><body /></html>;\n"),
    ],
    ids=["a variable", "two apps", "no React DOM", "inside a call", "no children"],
)
def test_where_the_app_is_not_plain_nothing_is_written(kind: str, text: str) -> None:
    assert written(kind, text) is None
