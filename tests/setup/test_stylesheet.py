"""Tailwind's stylesheet: its version, and the order of layers."""

import pytest

from adapter.setup.stylesheet import tailwind, with_layers

ORDER = ("theme", "base", "mui", "components", "utilities")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ('@import "tailwindcss";\n', "4"),
        ("@import 'tailwindcss' source(none);", "4"),
        ('@import "tailwindcss/theme.css" layer(theme);', "4"),
        ('@import url("tailwindcss");', "4"),
        ("@tailwind base;\n@tailwind utilities;\n", "3"),
        ('/* @import "tailwindcss"; */ body { color: red }', "none"),
        ('.a::before { content: "@tailwind base;" }', "none"),
        ('@import "tailwindcss-animate";', "none"),
        ("", "none"),
    ],
)
def test_the_version_is_told_by_the_directives(text: str, version: str) -> None:
    assert tailwind(text) == version


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('@import "tailwindcss";\n', '@layer theme, base, mui, components, utilities;\n@import "tailwindcss";\n'),
        (
            '@charset "utf-8";\r\n/* ours */\r\n@import url(x.css);\r\n@import "tailwindcss";\r\n',
            '@charset "utf-8";\r\n/* ours */\r\n@layer theme, base, mui, components, utilities;\r\n'
            '@import url(x.css);\r\n@import "tailwindcss";\r\n',
        ),
        (
            '@layer theme, base, own, components, utilities;\n@import "tailwindcss/utilities" layer(utilities);\n',
            '@layer theme, base, mui, own, components, utilities;\n@import "tailwindcss/utilities" layer(utilities);\n',
        ),
        (
            '@import "tailwindcss";\n@layer base { body { margin: 0 } }\n',
            '@layer theme, base, mui, components, utilities;\n@import "tailwindcss";\n'
            "@layer base { body { margin: 0 } }\n",
        ),
    ],
)
def test_the_order_comes_before_the_first_import_and_joins_one_that_is_said(before: str, after: str) -> None:
    assert with_layers(before, ORDER, (), "") == after
    assert with_layers(after, ORDER, (), "") == after


def test_stylesheets_of_the_system_are_imported_into_its_layer_once() -> None:
    once = with_layers('@import "tailwindcss";\nbody {}\n', ("base", "acme", "utilities"), ("@acme/ui.css",), "acme")
    assert once == (
        '@layer base, acme, utilities;\n@import "tailwindcss";\n@import "@acme/ui.css" layer(acme);\nbody {}\n'
    )
    assert with_layers(once, ("base", "acme", "utilities"), ("@acme/ui.css",), "acme") == once
