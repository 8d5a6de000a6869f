"""What a local module exports, and where each name comes from."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from adapter.project.exports import Origin
from adapter.project.project import Project

Write = Callable[[Mapping[str, str]], Path]


def names(root: Path, file: str) -> dict[str, Origin]:
    exports = Project(root).exports(root / file)
    assert exports is not None
    return dict(exports.names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("export const A = 1, B = 2", {"A": "A", "B": "B"}),
        ("export const { a, b: c, d = 1, e: f = 2, ...g } = x", dict(zip("acdfg", "acdfg", strict=True))),
        ("export const [a, , b] = x", {"a": "a", "b": "b"}),
        ("export function F() {}\nexport async function* G() {}", {"F": "F", "G": "G"}),
        ("export class C {}\nexport abstract class D {}\nexport enum E {}", {"C": "C", "D": "D", "E": "E"}),
        ("const A = 1\nexport { A, A as B, A as default }", {"A": "A", "B": "A", "default": "A"}),
        ('const A = 1\nexport { A as "a-b" }', {"a-b": "A"}),
        ("const A = 1\nexport default A", {"default": "A"}),
        ("export default function F() {}", {"default": "F"}),
        ("export default () => null", {"default": ""}),
        ("export default class {}", {"default": ""}),
        ("export default memo(A)", {"default": ""}),
        ("export type T = 1\nexport interface I {}\nexport type { U }\nexport { type V }", {}),
        ("const A = 1", {}),
        ("", {}),
    ],
)
def test_own_exports_carry_their_local_name(write: Write, text: str, expected: dict[str, str]) -> None:
    root = write({"m.tsx": text})
    found = names(root, "m.tsx")
    assert {name: origin.local for name, origin in found.items()} == expected
    assert all(origin.path == root / "m.tsx" and origin.name == name for name, origin in found.items())


def test_re_exports_are_followed_one_level(write: Write) -> None:
    root = write(
        {
            "ui/index.ts": 'export { Button, Kit as Box } from "./button"\nexport { default as Card } from "./card"',
            "ui/button.tsx": "const Inner = 1; export { Inner as Button }; export const Kit = 2",
            "ui/card.tsx": "export default function Panel() {}",
        }
    )
    assert names(root, "ui/index.ts") == {
        "Button": Origin(root / "ui/button.tsx", "Button", "./button", "Inner"),
        "Box": Origin(root / "ui/button.tsx", "Kit", "./button", "Kit"),
        "Card": Origin(root / "ui/card.tsx", "default", "./card", "Panel"),
    }


def test_an_import_that_is_exported_again_is_a_re_export(write: Write) -> None:
    root = write(
        {
            "index.ts": 'import B, { Card as C } from "./kit"\nimport * as D from "./kit"\nexport { B, C, D }',
            "kit.tsx": "export default function Button() {}\nexport const Card = 1",
        }
    )
    assert names(root, "index.ts") == {
        "B": Origin(root / "kit.tsx", "default", "./kit", "Button"),
        "C": Origin(root / "kit.tsx", "Card", "./kit", "Card"),
        "D": Origin(root / "kit.tsx", "*", "./kit"),
    }


def test_stars_bring_every_name_but_the_default_and_own_names_win(write: Write) -> None:
    root = write(
        {
            "index.ts": 'export * from "./a"; export * as all from "./a"; export const Own = 1',
            "a.ts": "export const A = 1, Own = 2; export default A",
        }
    )
    assert names(root, "index.ts") == {
        "A": Origin(root / "a.ts", "A", "./a", "A"),
        "all": Origin(root / "a.ts", "*", "./a"),
        "Own": Origin(root / "index.ts", "Own", "", "Own"),
    }


def test_a_second_re_export_and_a_package_stay_unknown(write: Write) -> None:
    root = write(
        {
            "index.ts": 'export { A } from "./one"\nexport { Slot as S } from "radix-ui"\nexport * from "vaul"',
            "one.ts": 'export { B as A } from "./two"; export * from "./two"',
            "two.ts": "export const B = 1",
            "star.ts": 'export * from "./one"',
        }
    )
    assert names(root, "index.ts") == {
        "A": Origin(None, "A", "./one"),
        "S": Origin(None, "Slot", "radix-ui"),
    }
    project = Project(root)
    index, star = project.exports(root / "index.ts"), project.exports(root / "star.ts")
    assert index is not None
    assert index.stars == ("vaul",)
    assert star is not None
    assert star.stars == ("./one",), "names that only a second star brings are not known"


def test_modules_that_re_export_each_other_end(write: Write) -> None:
    root = write({"a.ts": 'export * from "./b"; export const A = 1', "b.ts": 'export * from "./a"'})
    assert names(root, "b.ts") == {"A": Origin(root / "a.ts", "A", "./a", "A")}


def test_an_origin_is_found_from_the_page_that_imports(write: Write) -> None:
    config = '{"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}'
    root = write(
        {
            "tsconfig.json": config,
            "src/ui/index.ts": 'export * from "./b"',
            "src/ui/b.tsx": "export const B = 1",
        }
    )
    project = Project(root)
    page = root / "src/page.tsx"
    assert project.origin("@/ui", "B", page) == Origin(root / "src/ui/b.tsx", "B", "./b", "B")
    assert project.origin("@/ui", "C", page) is None
    assert project.origin("react", "useState", page) is None


def test_names_are_sliced_right_behind_characters_outside_ascii(write: Write) -> None:
    root = write({"m.tsx": 'const s = "äöü 😀 – AT&T"\nexport const Größe = <p>Q&A</p>\nexport { s as é }'})
    assert set(names(root, "m.tsx")) == {"Größe", "é"}


def test_a_module_with_a_syntax_error_still_exports_what_can_be_read(write: Write) -> None:
    root = write({"m.tsx": "export const A = 1\nexport const = ;\nexport const B = 2\n"})
    assert {"A", "B"} <= set(names(root, "m.tsx"))


def test_a_binary_or_missing_module_exports_nothing(write: Write) -> None:
    root = write({"m.ts": "export const A = 1\0"})
    assert Project(root).exports(root / "m.ts") is None
    assert Project(root).copy(root / "gone.ts") is None
