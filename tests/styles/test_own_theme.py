"""A project's own theme: the same classes as the real Tailwind makes of it, and nothing of the project is run."""

from pathlib import Path

from adapter.project.parsed import Parsed
from adapter.styles.config3 import Config3, read_config, read_inline
from adapter.styles.config4 import Config4
from adapter.styles.css_blocks import read
from adapter.styles.theme3 import UNKNOWN
from adapter.syntax.grammar import parse
from tests.styles.recorded_answers import our_lines, recorded
from tests.styles.test_tailwind3 import as_recorded

OWN = Path(__file__).parent / "own"


def parsed(source: str) -> Parsed:
    return Parsed(Path("tailwind.config.ts"), source, parse(source).root_node)


def config(source: str) -> Config3:
    return read_config(parsed(source))


def test_a_theme_of_version_4_gives_what_the_real_one_gives() -> None:
    stated = Config4()
    stated.read(read((OWN / "theme.css").read_text(encoding="utf-8")))
    tailwind, real = stated.tailwind(), recorded("v4-own")["own"]
    assert sum(it is not None for it in real.values()) > 70
    assert {name: our_lines(tailwind.resolve(name)) for name in real} == real


def test_a_configuration_of_version_3_gives_what_the_real_one_gives() -> None:
    source = "module.exports = " + (OWN / "config.json").read_text(encoding="utf-8")
    tailwind, real = config(source).tailwind(), recorded("v3-own")["own"]
    assert sum(it is not None for it in real.values()) > 70
    ours = {name: as_recorded(tailwind.resolve(name)) for name in real}
    assert ours == {name: lines and sorted(lines, key=str) for name, lines in real.items()}


def test_a_prefix_is_the_first_variant_in_version_4_and_part_of_the_name_in_version_3() -> None:
    stated = Config4()
    stated.read(read('@import "tailwindcss" prefix(tw); @theme { --color-a: red; }'))
    new, old = stated.tailwind(), config('export default { prefix: "tw-" }').tailwind()
    found = new.resolve("tw:hover:bg-a")
    assert found is not None
    assert found.lines[0].value == "var(--tw-color-a)"
    assert new.resolve("bg-a") is None
    assert [old.resolve(it) is not None for it in ("tw-p-4", "-tw-m-4", "hover:tw-p-4", "p-4", "tw--m-4")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_what_a_configuration_takes_from_elsewhere_is_followed() -> None:
    source = """
    import type { Config } from "tailwindcss";
    import colors from "tailwindcss/colors";
    const { fontFamily } = require("tailwindcss/defaultTheme");
    const brand = "#2563eb", shades = { light: "#bfdbfe", DEFAULT: brand };
    export default {
      darkMode: ["class"],
      theme: {
        extend: {
          colors: { brand: shades, accent: colors.rose, ...{ ink: `#000` }, key: colors.sky[500] },
          fontFamily: { sans: ["Inter", ...fontFamily.sans] },
          spacing: ({ theme }) => ({ ...theme("letterSpacing"), card: theme("borderWidth.4") }),
        },
      },
      plugins: [require("tailwindcss-animate")],
    } satisfies Config;
    """
    stated = config(source)
    tailwind = stated.tailwind()
    wanted = {
        "accent-brand": "#2563eb",
        "accent-brand-light": "#bfdbfe",
        "accent-ink": "#000",
        "accent-accent-500": "#f43f5e",
        "accent-key": "#0ea5e9",
        "p-card": "4px",
        "dark:p-8": "2rem",
    }
    found = {name: tailwind.resolve(name) for name in wanted}
    assert {name: it.lines[0].value for name, it in found.items() if it is not None} == wanted
    fonts = tailwind.resolve("font-sans")
    assert fonts is not None
    assert fonts.lines[0].value.startswith("Inter, ui-sans-serif")
    dark = tailwind.resolve("dark:p-8")
    assert dark is not None
    assert dark.lines[0].conditions == ("&:is(.dark *)",)
    assert stated.plugins == ("tailwindcss-animate",)
    assert not stated.is_open


def test_what_would_have_to_be_run_is_unknown_and_never_guessed(tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    source = f"""
    const fs = require("fs");
    fs.writeFileSync({str(trace)!r}, "ran");
    module.exports = {{
      theme: {{ extend: {{ colors: {{ brand: make("blue"), ...load() }}, zIndex: {{ top: process.env.TOP }} }} }},
    }};
    """
    stated = config(source)
    tailwind = stated.tailwind()
    open_ones = [tailwind.resolve(it) for it in ("bg-brand", "text-whatever", "z-top", "bg-brand/50")]
    assert [it is not None and it.is_open and not it.lines for it in open_ones] == [True] * 4
    assert tailwind.resolve("z-bottom") is None
    assert stated.extend["colors"]["brand"] == UNKNOWN
    assert not trace.exists()


def test_a_configuration_that_is_made_elsewhere_is_open() -> None:
    for source in (
        "module.exports = make()",
        "export default { presets: [require('./base')] }",
        "export default { ...base }",
        "export default { theme: themes.light }",
        "export default () => { return {} }",
    ):
        assert config(source).is_open, source


def test_the_configuration_in_a_script_is_read() -> None:
    script = 'tailwind.config = { theme: { extend: { colors: { brand: "#123456" } } } }'
    stated = read_inline(parsed(script))
    assert stated is not None
    found = stated.tailwind().resolve("bg-brand")
    assert found is not None
    assert found.lines[-1].value == "rgb(18 52 86 / var(--tw-bg-opacity, 1))"
    assert read_inline(parsed("window.x = 1")) is None
