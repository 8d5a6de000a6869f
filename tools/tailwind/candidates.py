"""Writes the candidates that are asked of the real Tailwind: modifiers, written values, variants, near misses.

    python tools/tailwind/candidates.py NAMES.json CANDIDATES.json [SEED]

``NAMES.json`` is ``{"classes": [...], "roots": [...], "variants": [...]}`` of one version.
The same names and the same seed give the same candidates.
"""

import json
import random
import sys
from pathlib import Path


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


MODIFIERS = words(
    """
    50 100 5 0 37 12.5 37.5 33.3 [0.5] [.06] [37%] [1] [100%] (--x) [var(--x)] 6 none tight [1.3] oklch oklab longer
    hsl [in_hsl] foo 1/2 [] 050 -5
    """
)
VALUES = words(
    r"""
    [13px] [33%] [7] [7.5] [#123456] [#fff8] [red] [rgb(1,2,3)] [rgb(1_2_3/40%)] [hsl(var(--h))] [var(--x)] (--x)
    (color:--x) (length:--x) [color:var(--x)] [length:var(--x)] [foo:var(--x)] [url(/a_b.png)] [url('a.png')]
    [45deg] [1_2_3] [calc(1px+2rem)] [calc(100%-var(--a-b))] [min(10px,5vw)] [clamp(1rem,2vw+1px,3rem)]
    [theme(spacing.4)] [theme(colors.red.500)] [--spacing(3)] [--alpha(red/50%)] [foo] ['a_b'] [\_x] [center_top]
    [auto_10px] [cover] [thin] [larger] [xx-large] [serif] ['Open_Sans',serif] [2/3] [0_1px_2px_#000]
    [0_1px_2px_rgba(0,0,0,.5)] [0_0_3px_var(--c)] [repeat(2,minmax(0,1fr))] [1fr_2fr]
    [linear-gradient(90deg,red,blue)] [200ms] [-3px] [0] [] [a;b] [a)] 7 13 7.5 7.25 7.3 0 07 33% 33.5% 3/4 0/2
    7.5/3 -3 1000 px full auto none xs md 2xl red-500 red-550 current inherit transparent black foo screen prose
    """
)
VARIANTS = words(
    """
    hover md dark focus-visible group-hover group-hover/name peer-checked peer-checked/x not-hover not-md not-first
    has-checked has-[img] has-[>img] in-hover in-[.x] data-open data-[state=open] data-[x='a_b'] aria-checked
    aria-[sort=ascending] supports-[display:grid] supports-[display] min-[37rem] max-[37rem] max-md min-lg @md
    @max-md @min-[30rem] @md/name @[40rem] nth-3 nth-[2n+1] nth-last-2 nth-of-type-3 [&>li] [&_p] [&:hover] [.x_&]
    [@media(width>=3px)] [p] before after placeholder file marker selection first odd empty disabled
    group-data-[x=y] group-has-[img] peer-focus-visible group-[.is-on] group-[&.on]/x peer-[.x] not-[.x]
    not-group-hover not-supports-[display] rtl motion-safe print open inert starting landscape group-aria-expanded
    group-odd * ** hover/x foo group-foo md/x data aria- nth-x supports- @foo min-foo [] [;] [>p] not-before
    """
)
SAMPLES = ("flex", "p-4", "bg-red-500/50", "text-sm", "[mask-type:luminance]", "before:block", "space-x-2", "foo")
WORDS = words(
    """
    btn card container-fluid header active nav-link bg text-brand-500 color-red my-app-button flex-centre
    text-medium bg-primary text-muted-foreground w-7.3 p-4px m-10px text-16 rounded-5px shadow-big grid-3 col-6
    d-flex align-center justify-center items-middle font-boldest text-grey-500 bg-gray-550 border-1px gap-x
    h-screen-full max-w-9xl z-high opacity-fifty hover md hover: :hover md:: ! !! [color] [color:] [:red] bg-[ bg-]
    bg-() p-[] p-- -p-4 --p-4 p-4- p_4 P-4 Flex FLEX flex! !flex! bg-red bg-red-5000 bg-red-500/ bg-red-500/50/50
    text-[14px text-14px] toString constructor __proto__ hasOwnProperty a b c https://example.org 100% 3/4 €uro
    ünder
    """
)

NAMES = words("big main brand-2 x normal red 13px 1.1 primary")


def main(names: Path, target: Path, seed: int = 4) -> None:
    """Write the candidates by group."""
    said = json.loads(names.read_text())
    pick = random.Random(seed)
    classes, roots, variants = said["classes"], said["roots"], said["variants"]
    groups = {
        "modifiers": [f"{pick.choice(classes)}/{pick.choice(MODIFIERS)}" for _ in range(4000)],
        "written values": [
            f"{root}-{value}" for root in roots for value in pick.sample(VALUES, max(1, 4800 // len(roots)))
        ]
        + [f"{pick.choice(roots)}-{pick.choice(VALUES)}/{pick.choice(MODIFIERS)}" for _ in range(700)],
        "variants": [f"{it}:{sample}" for it in (*VARIANTS, *variants) for sample in SAMPLES]
        + [f"{pick.choice(VARIANTS)}:{pick.choice(VARIANTS)}:{pick.choice(SAMPLES)}" for _ in range(700)],
        "near misses": [*WORDS, *(near_miss(pick, classes, roots) for _ in range(11_000))],
    }
    target.write_text(json.dumps({name: sorted(set(it)) for name, it in groups.items()}, indent=0))


def near_miss(pick: random.Random, classes: list[str], roots: list[str]) -> str:
    """A class with one character changed, two of them mixed, or a root with a name that means nothing."""
    name = pick.choice(classes)
    at = pick.randrange(len(name))
    match pick.randrange(7):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + pick.choice("abcdefghijklmnopqrstuvwxyz-0123456789") + name[at + 1 :]
        case 2:
            return name[:at] + name[at : at + 1] * 2 + name[at + 1 :]
        case 3:
            return name.rpartition("-")[0] + "-" + pick.choice(classes).rpartition("-")[2]
        case 4:
            return f"{pick.choice(roots)}-{pick.choice(NAMES)}"
        case 5:
            return f"{pick.choice(('app', 'my', 'is', 'js', 'u', 'c'))}-{name}"
    return name.partition("-")[2] or f"{name}-{name}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
