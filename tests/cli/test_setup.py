"""``convert --with-setup``: the project around the pages."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Call

PAGE = 'export const A = () => <button type="button">Go</button>;\n'
MAIN = 'import { createRoot } from "react-dom/client";\nimport "./index.css";\n\ncreateRoot(at).render(<App />);\n'
MANIFEST = '{\n  "dependencies": {\n    "react": "^19.3.1"\n  }\n}\n'
V4, V3 = '@import "tailwindcss";\n', "@tailwind base;\n@tailwind utilities;\n"
LAYERS = "@layer theme, base, mui, components, utilities;\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"package.json": MANIFEST, "src/page.tsx": PAGE, "src/main.tsx": MAIN, "src/index.css": V4}
    write(tmp_path, files)
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def texts(root: Path) -> dict[str, str]:
    return {str(it.relative_to(root)): it.read_text(encoding="utf-8") for it in root.rglob("*") if it.is_file()}


def test_entry_stylesheet_and_manifest_are_written_with_the_pages(project: Path, call: Call) -> None:
    done = call("convert", "src", "--write", "--with-setup")
    assert done.exit_code == 0
    found = texts(project)
    assert "<StyledEngineProvider enableCssLayer>\n    <ThemeProvider theme={createTheme()}>" in found["src/main.tsx"]
    assert found["src/index.css"] == LAYERS + V4
    assert json.loads(found["package.json"])["dependencies"] == {
        "@emotion/react": "^11.14.0", "@emotion/styled": "^11.14.1", "@mui/material": "^9.5.0", "react": "^19.3.1",
    }  # fmt: skip
    assert "src/main.tsx: <StyledEngineProvider>, <ThemeProvider>" in done.stderr


def test_twice_is_once_and_later_is_not_too_late(project: Path, call: Call) -> None:
    call("convert", "src", "--write")
    first = call("convert", "src", "--write", "--with-setup")
    once = texts(project)
    assert once["src/index.css"] == LAYERS + V4
    again = call("convert", "src", "--write", "--with-setup")
    assert texts(project) == once
    assert "set up:" in first.stderr
    assert "set up:" not in again.stderr


def test_without_it_nothing_around_the_pages_changes(project: Path, call: Call) -> None:
    before = texts(project)
    done = call("convert", "src", "--write")
    after = texts(project)
    assert {name for name in after if after[name] != before[name]} == {"src/page.tsx"}
    assert "--with-setup" in done.stderr


def test_an_entry_that_converts_too_is_one_diff_that_git_applies(project: Path, call: Call) -> None:
    both = MAIN.replace("<App />", '<button type="button">Go</button>')
    write(project, {"src/main.tsx": both})
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    diff = call("convert", "src", "--diff", "--with-setup").stdout
    assert diff.count("+++ b/src/main.tsx") == 1
    (project / "it.diff").write_text(diff, encoding="utf-8")
    subprocess.run(["git", "apply", "it.diff"], cwd=project, check=True)
    applied = texts(project)
    write(project, {"package.json": MANIFEST, "src/page.tsx": PAGE, "src/main.tsx": both, "src/index.css": V4})
    call("convert", "src", "--write", "--with-setup")
    assert {**texts(project), "it.diff": diff} == {**applied, "it.diff": diff}


def test_out_takes_the_set_up_along(project: Path, call: Call) -> None:
    call("convert", "src", "--out", "new", "--with-setup")
    assert sorted(it for it in texts(project) if it.startswith("new/")) == [
        "new/package.json", "new/src/index.css", "new/src/main.tsx", "new/src/page.tsx",
    ]  # fmt: skip


def test_tailwind_3_keeps_its_stylesheet_and_emotion_comes_first(project: Path, call: Call) -> None:
    write(project, {"src/index.css": V3})
    call("convert", "src", "--write", "--with-setup")
    assert texts(project)["src/index.css"] == V3
    assert "<StyledEngineProvider injectFirst>" in texts(project)["src/main.tsx"]


def test_what_a_project_has_already_is_left_out(project: Path, call: Call) -> None:
    own = 'import ThemeProvider from "@mui/material/styles/ThemeProvider";\nexport const Own = ThemeProvider;\n'
    write(project, {"src/own.tsx": own})
    call("convert", "src", "--write", "--with-setup")
    main = texts(project)["src/main.tsx"]
    assert "<StyledEngineProvider enableCssLayer>\n    <App />" in main
    assert "ThemeProvider" not in main


def test_the_app_router_gets_its_own_provider_and_packages(project: Path, call: Call) -> None:
    layout = (
        'import "./globals.css";\n\nexport default function Layout({ children }) {\n  return (\n    <html lang="en">\n'
        "      <body>\n        {children}\n      </body>\n    </html>\n  );\n}\n"
    )
    manifest = MANIFEST.replace('"react"', '"next": "^16.0.0",\n    "react"')
    sheets = {"app/globals.css": V4, "styles/globals.css": V4}
    write(project, {"app/layout.tsx": layout, "package.json": manifest, **sheets})
    (project / "src/main.tsx").unlink()
    done = call("convert", "src", "--write", "--with-setup")
    found = texts(project)
    assert (
        "      <body>\n        <AppRouterCacheProvider options={{ enableCssLayer: true }}>\n          {children}\n"
        in found["app/layout.tsx"]
    )
    assert found["app/globals.css"] == LAYERS + V4
    assert found["styles/globals.css"] == V4
    assert {"@emotion/cache", "@mui/material-nextjs"} <= set(json.loads(found["package.json"])["dependencies"])
    assert "left to you" not in done.stderr.partition("set up:")[2]


def test_the_pages_router_is_set_up_in_its_app(project: Path, call: Call) -> None:
    page = 'import "../src/index.css";\nexport default ({ Component, pageProps }) => <Component {...pageProps} />;\n'
    manifest = MANIFEST.replace('"react"', '"next": "^16.0.0",\n    "react"')
    write(project, {"pages/_app.tsx": page, "package.json": manifest})
    call("convert", "src", "--write", "--with-setup")
    assert "(\n  <StyledEngineProvider enableCssLayer>\n    <Component" in texts(project)["pages/_app.tsx"]
    assert texts(project)["src/main.tsx"] == MAIN


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"src/main.tsx": ""}, "no entry file was found"),
        ({"src/main.tsx": MAIN.replace("<App />", "app")}, "no entry file was found"),
        ({"src/other.tsx": MAIN}, "src/main.tsx, src/other.tsx all render an app"),
        ({"src/main.tsx": MAIN + "createRoot(b).render(<B />);\n"}, "does not render its app as one piece of markup"),
        (
            {"src/main.tsx": MAIN.replace('import "./index.css";\n', ""), "src/b.css": V4},
            "src/b.css, src/index.css are Tailwind's, and src/main.tsx imports none of them",
        ),
        ({"package.json": "{"}, "package.json is not JSON"),
        ({"package.json": MANIFEST.replace("react", "@mui/material").replace("19", "5")}, "written for 9.5.0"),
        ({"pnpm-lock.yaml": ""}, "pnpm-lock.yaml does not know the new packages yet: run pnpm install"),
    ],
)
def test_what_cannot_be_found_or_is_ambiguous_is_said(
    project: Path, call: Call, files: dict[str, str], sentence: str
) -> None:
    write(project, files)
    done = call("convert", "src", "--diff", "--with-setup")
    assert done.exit_code == 0
    assert sentence in done.stderr


def test_html_says_which_of_several_entries_counts(project: Path, call: Call) -> None:
    write(project, {"src/other.tsx": MAIN, "index.html": '<script type="module" src="/src/other.tsx"></script>'})
    call("convert", "src", "--write", "--with-setup")
    assert texts(project)["src/main.tsx"] == MAIN
    assert "ThemeProvider" in texts(project)["src/other.tsx"]


TOASTS = """import { createRoot } from "react-dom/client";
import { Toaster } from "@/components/ui/toaster";
import { toast } from "@/hooks/use-toast";
import "./index.css";

const sow = () => toast({ title: "Sown" });

createRoot(at).render(
  <main>
    <button type="button" onClick={sow}>Sow</button>
    <Toaster />
  </main>
);
"""


@pytest.mark.parametrize("system", ["mui", "carbon"])
def test_the_file_that_a_system_brings_for_toasts_renders_and_is_no_entry(
    project: Path, call: Call, system: str
) -> None:
    write(project, {"src/main.tsx": TOASTS})
    call("convert", "src", "--write", "--with-setup", "--system", system)
    once = texts(project)
    assert "createRoot" in once["src/components/ds/toast.tsx"]
    assert "<ToastHost />" in once["src/main.tsx"]
    again = call("convert", "src", "--write", "--with-setup", "--system", system)
    assert texts(project) == once
    assert "all render an app" not in again.stderr


def test_carbons_stylesheet_goes_into_a_layer_between_the_base_and_the_utilities(project: Path, call: Call) -> None:
    done = call("convert", "src", "--write", "--with-setup", "--system", "carbon")
    assert texts(project)["src/index.css"] == (
        "@layer theme, base, carbon, components, utilities;\n"
        '@import "tailwindcss";\n@import "@carbon/styles/css/styles.min.css" layer(carbon);\n'
    )
    assert texts(project)["src/main.tsx"] == MAIN
    assert "src/index.css: the order of cascade layers, @import @carbon/styles/css/styles.min.css" in done.stderr


def test_without_layers_carbons_stylesheet_is_imported_before_the_projects_own(project: Path, call: Call) -> None:
    write(project, {"src/index.css": V3})
    call("convert", "src", "--write", "--with-setup", "--system", "carbon")
    once = texts(project)
    assert once["src/main.tsx"] == MAIN.replace(
        'import "./index.css"', 'import "@carbon/styles/css/styles.min.css";\nimport "./index.css"'
    )
    assert once["src/index.css"] == V3
    call("convert", "src", "--write", "--with-setup", "--system", "carbon")
    assert texts(project) == once


def test_a_stylesheet_that_is_imported_elsewhere_is_not_imported_again(project: Path, call: Call) -> None:
    own = 'import "@carbon/styles/css/styles.min.css";\nexport const a = 1;\n'
    write(project, {"src/index.css": V3, "src/own.ts": own})
    call("convert", "src", "--write", "--with-setup", "--system", "carbon")
    assert texts(project)["src/main.tsx"] == MAIN


def test_a_system_whose_mapping_has_no_set_up_says_what_is_left(project: Path, call: Call) -> None:
    write(project, {"page.html": '<!doctype html><title>A</title><button type="button">Go</button>\n'})
    assert "--with-setup" not in call("convert", "page.html", "--system", "govuk").stderr
    done = call("convert", "page.html", "--write", "--with-setup", "--system", "govuk")
    assert "the mapping of govuk has no set-up to write: serve dist/govuk/assets" in done.stderr
    assert "govuk-frontend" in json.loads(texts(project)["package.json"])["dependencies"]


def test_pages_of_another_system_are_not_set_up_for_this_one(project: Path, call: Call) -> None:
    settings = 'system = "mui"\n[[paths]]\npath = "src/page.tsx"\nsystem = "carbon"\n'
    write(project, {"ds-adapter.toml": settings})
    before = texts(project)
    done = call("convert", "src", "--write", "--with-setup")
    after = texts(project)
    assert {name for name in after if after[name] != before[name]} == {"src/page.tsx"}
    assert "the set-up for pages in carbon: run again on them with --system carbon" in done.stderr


def test_standard_input_has_no_project(call: Call) -> None:
    done = call("convert", "-", "--with-setup")
    assert done.exit_code == 2
    assert "has no project" in done.stderr
