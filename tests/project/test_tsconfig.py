"""Path aliases of tsconfig.json, jsconfig.json, components.json and Vite's convention."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from adapter.project.files import Files
from adapter.project.tsconfig import Alias, aliases_for

Write = Callable[[Mapping[str, str]], Path]


def test_comments_and_trailing_commas_are_read_as_typescript_reads_them(write: Write) -> None:
    root = write(
        {
            "tsconfig.json": """{
              // a comment with "quotes" and , ]
              "compilerOptions": { /* "paths": {} */
                "baseUrl": ".",
                "paths": { "@/*": ["./src/*",], "url": ["http://x//y"], },
              },
            }"""
        }
    )
    aliases = aliases_for(root / "src", root, Files())
    assert aliases.candidates("@/ui/button")[0] == root / "src/ui/button"
    assert aliases.candidates("url")[0] == root / "http:/x/y"


def test_paths_without_base_url_start_from_the_file_that_states_them(write: Write) -> None:
    root = write(
        {
            "app/tsconfig.json": '{"extends": "../config/base.json"}',
            "config/base.json": '{"compilerOptions": {"paths": {"~/*": ["lib/*"]}}}',
        }
    )
    assert aliases_for(root / "app", root, Files()).candidates("~/a") == [root / "config/lib/a"]


def test_an_extending_configuration_replaces_paths_as_a_whole(write: Write) -> None:
    root = write(
        {
            "tsconfig.json": '{"extends": "./base", "compilerOptions": {"paths": {"new/*": ["./n/*"]}}}',
            "base.json": '{"compilerOptions": {"paths": {"old/*": ["./o/*"]}}}',
        }
    )
    aliases = aliases_for(root, root, Files())
    assert aliases.candidates("new/x") == [root / "n/x"]
    assert aliases.candidates("old/x") == []


def test_of_several_extended_configurations_the_last_wins(write: Write) -> None:
    root = write(
        {
            "tsconfig.json": '{"extends": ["./one.json", "./two.json"]}',
            "one.json": '{"compilerOptions": {"baseUrl": "./b", "paths": {"@/*": ["one/*"]}}}',
            "two.json": '{"compilerOptions": {"paths": {"@/*": ["two/*"]}}}',
        }
    )
    found = aliases_for(root, root, Files()).candidates("@/x")
    assert found == [root / "two/x", root / "b/@/x"]


def test_extends_finds_packages_in_node_modules_above(write: Write) -> None:
    root = write(
        {
            "web/tsconfig.json": '{"extends": "@acme/tsconfig/react.json"}',
            "lib/tsconfig.json": '{"extends": "@acme/tsconfig"}',
            "node_modules/@acme/tsconfig/react.json": '{"compilerOptions": {"paths": {"r": ["./r"]}}}',
            "node_modules/@acme/tsconfig/tsconfig.json": '{"compilerOptions": {"paths": {"d": ["./d"]}}}',
        }
    )
    package = root / "node_modules/@acme/tsconfig"
    assert aliases_for(root / "web", root, Files()).candidates("r") == [package / "r"]
    assert aliases_for(root / "lib", root, Files()).candidates("d") == [package / "d"]


def test_config_dir_means_the_folder_of_the_configuration_that_was_asked_for(write: Write) -> None:
    root = write(
        {
            "app/tsconfig.json": '{"extends": "../base.json"}',
            "base.json": '{"compilerOptions": {"paths": {"@/*": ["${configDir}/src/*"]}}}',
        }
    )
    assert aliases_for(root / "app", root, Files()).candidates("@/x") == [root / "app/src/x"]


def test_references_of_a_vite_template_are_followed(write: Write) -> None:
    root = write(
        {
            "tsconfig.json": '{"references": [{"path": "./tsconfig.app.json"}, {"path": "node"}]}',
            "tsconfig.app.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./src/*"]}}}',
            "node/tsconfig.json": '{"compilerOptions": {"paths": {"#/*": ["./*"]}}}',
        }
    )
    aliases = aliases_for(root / "src/pages", root, Files())
    assert aliases.candidates("@/x")[0] == root / "src/x"
    assert root / "node/x" in aliases.candidates("#/x")


@pytest.mark.parametrize(
    "files",
    [
        {"tsconfig.json": '{"extends": "./tsconfig.json"}'},
        {"tsconfig.json": '{"extends": "./a.json"}', "a.json": '{"extends": "./tsconfig.json"}'},
        {"tsconfig.json": '{"references": [{"path": "."}, {"path": "./tsconfig.json"}]}'},
    ],
)
def test_configurations_that_name_each_other_end(write: Write, files: dict[str, str]) -> None:
    root = write(files)
    assert aliases_for(root, root, Files()).candidates("@/x") == []


def test_a_lattice_of_extending_configurations_is_read_once_each(write: Write) -> None:
    levels = {f"{n}.json": f'{{"extends": ["./{n + 1}.json", "./{n + 1}.json"]}}' for n in range(40)}
    bottom = {"40.json": '{"compilerOptions": {"paths": {"@/*": ["./deep/*"]}}}'}
    root = write({"tsconfig.json": '{"extends": "./0.json"}', **levels, **bottom})
    assert aliases_for(root, root, Files()).candidates("@/x") == [root / "deep/x"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"compilerOptions": 3}', "[" * 100_000, '{"paths": /*'])
def test_a_broken_configuration_says_nothing(write: Write, text: str) -> None:
    root = write({"tsconfig.json": text})
    assert aliases_for(root, root, Files()).candidates("@/x") == []


def test_a_tsconfig_stands_before_a_jsconfig_and_the_nearest_before_one_above(write: Write) -> None:
    root = write(
        {
            "tsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./top/*"]}}}',
            "app/jsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./js/*"]}}}',
            "lib/jsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./js/*"]}}}',
            "lib/tsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./ts/*"]}}}',
        }
    )
    assert aliases_for(root / "other", root, Files()).candidates("@/x") == [root / "top/x"]
    assert aliases_for(root / "app/pages", root, Files()).candidates("@/x") == [root / "app/js/x"]
    assert aliases_for(root / "lib", root, Files()).candidates("@/x") == [root / "lib/ts/x"]


def test_an_exact_pattern_wins_then_the_longest_text_before_the_star(write: Write) -> None:
    paths = '{"*": ["any/*"], "@/*": ["src/*"], "@/ui/*": ["kit/*"], "@/ui/one": ["only"]}'
    root = write({"tsconfig.json": f'{{"compilerOptions": {{"paths": {paths}}}}}'})
    aliases = aliases_for(root, root, Files())
    assert aliases.candidates("@/ui/one") == [root / "only"]
    assert aliases.candidates("@/ui/two") == [root / "kit/two"]
    assert aliases.candidates("@/x") == [root / "src/x"]
    assert aliases.candidates("x") == [root / "any/x"]


def test_a_star_may_have_text_behind_it() -> None:
    alias = Alias("@/*/client", ("/p/*/c",))
    assert alias.fits("@/shop/client") == "shop"
    assert alias.fits("@/client") is None
    assert alias.fits("@/shop/server") is None


def test_aliases_of_components_json_lead_into_src_where_no_configuration_says_more(write: Write) -> None:
    shadcn = '{"aliases": {"ui": "~/components/ui", "utils": "~/lib/utils", "hooks": "./hooks"}}'
    root = write({"components.json": shadcn, "src/a.jsx": "", "package.json": "{}"})
    assert aliases_for(root / "src", root, Files()).candidates("~/components/ui/button") == [
        root / "src/components/ui/button"
    ]


def test_without_any_configuration_at_means_src_beside_package_json(write: Write) -> None:
    root = write({"web/src/App.jsx": "", "web/package.json": "{}", "src/x": ""})
    assert aliases_for(root / "web/src", root, Files()).candidates("@/x") == [root / "web/src/x"]


def test_a_package_without_src_does_not_borrow_its_neighbours(write: Write) -> None:
    root = write({"web/App.jsx": "", "web/package.json": "{}", "src/x": ""})
    assert aliases_for(root / "web", root, Files()).candidates("@/x") == []


def test_a_specifier_with_nul_or_none_at_all_means_nothing(write: Write) -> None:
    root = write({"tsconfig.json": '{"compilerOptions": {"baseUrl": "."}}'})
    assert aliases_for(root, root, Files()).candidates("a\0b") == []
    assert aliases_for(root, root, Files()).candidates("") == []
